/** Affected products as each source names them, with the versions and what fixes them. */
import type { ReactNode } from "react";
import type { Affected } from "#core/advisory.ts";
import type { Interval } from "#core/version/range.ts";
import type { ParsedSource } from "#web/advisory/read.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

const mostShown = 60;

export function Products({ sources }: { readonly sources: readonly ParsedSource[] }): ReactNode {
  const t = useTranslate();
  const rows = sources.flatMap((source) =>
    source.advisory.affected.map((affected) => ({ source, affected })),
  );
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="products">
      <h2 id="products">{t("advisoryPage.products", { count: rows.length })}</h2>
      {rows.length > mostShown ? (
        <p className="hint">{t("advisoryPage.firstOf", { shown: mostShown, all: rows.length })}</p>
      ) : null}
      <Scroll label={t("advisoryPage.products", { count: rows.length })}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("advisoryPage.product")}</th>
              <th scope="col">{t("advisoryPage.versions")}</th>
              <th scope="col">{t("advisoryPage.fixed")}</th>
              <th scope="col">{t("advisoryPage.source")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostShown).map(({ source, affected }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- sources name the same product more than once
              <tr key={at}>
                <th scope="row">
                  {affected.label}
                  {affected.product === null ? null : (
                    <>
                      <br />
                      <span className="code quiet breaks">{affected.product}</span>
                    </>
                  )}
                </th>
                <td>
                  <Versions of={affected} />
                </td>
                <td className="code">
                  {affected.fixed.length === 0 ? t("ui.none") : affected.fixed.join(", ")}
                </td>
                <td>
                  {source.publisher} <span className="quiet">{source.format}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Versions({ of }: { readonly of: Affected }): ReactNode {
  const t = useTranslate();
  if (of.undecidable !== undefined) {
    return <Badge tone="unknown">{t(`match.undecidable.${of.undecidable}`)}</Badge>;
  }
  const listed = of.versions.slice(0, 12).join(", ");
  const rest = of.versions.length > 12 ? ` … (${of.versions.length})` : "";
  if (of.intervals.length === 0 && listed === "") return t("advisoryPage.noVersion");
  return (
    <>
      {of.intervals.slice(0, 12).map((interval) => (
        <div key={intervalText(interval, t("advisoryPage.every"))} className="code">
          {intervalText(interval, t("advisoryPage.every"))}
        </div>
      ))}
      {of.intervals.length === 0 ? <span className="code">{listed + rest}</span> : null}
    </>
  );
}

function intervalText({ from, fromIncluded, to, toIncluded }: Interval, every: string): string {
  const low = from === null ? "" : `${fromIncluded ? "≥" : ">"} ${from}`;
  const high = to === null ? "" : `${toIncluded ? "≤" : "<"} ${to}`;
  return low === "" && high === "" ? every : [low, high].filter((end) => end !== "").join(", ");
}

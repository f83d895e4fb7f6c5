/** Affected products as each source names them, with the versions and what fixes them; those of a record with many are fetched page by page. */
import { type ReactNode, useState } from "react";
import type { Affected } from "#core/advisory.ts";
import type { Interval } from "#core/version/range.ts";
import type { ParsedSource } from "#web/advisory/read.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

/** What was fetched of a record's products beyond those that came with it. */
type FetchedProducts = { readonly items: readonly Affected[]; readonly next: string | undefined };

const pageLength = 200;

export function Products({ sources }: { readonly sources: readonly ParsedSource[] }): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const act = useRoomAction();
  const [fetched, setFetched] = useState<ReadonlyMap<string, FetchedProducts>>(new Map());
  const shownOf = (source: ParsedSource): readonly Affected[] =>
    fetched.get(keyOf(source))?.items ?? source.advisory.affected;
  const rows = sources.flatMap((source) => shownOf(source).map((affected) => ({ source, affected })));
  const all = sources.reduce((sum, { products }) => sum + products, 0);
  const longer = sources.find((source) => {
    const known = fetched.get(keyOf(source));
    return known === undefined ? shownOf(source).length < source.products : known.next !== undefined;
  });
  const fetchMore = async (source: ParsedSource): Promise<void> => {
    const before = fetched.get(keyOf(source));
    const { format, id: record } = source;
    const after = before?.next === undefined ? {} : { after: before.next };
    const page = await client.call("advisoryProducts", { format, record, limit: pageLength, ...after });
    const items = [...(before?.items ?? []), ...(page.items as readonly Affected[])];
    setFetched((map) => new Map(map).set(keyOf(source), { items, next: page.next }));
  };
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="products">
      <h2 id="products">{t("advisoryPage.products", { count: all })}</h2>
      {rows.length < all ? (
        <output className="hint block">{t("advisoryPage.firstOf", { shown: rows.length, all })}</output>
      ) : null}
      <Scroll label={t("advisoryPage.products", { count: all })}>
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
            {rows.map(({ source, affected }, at) => (
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
      <Failure of={act.failure} />
      {longer === undefined ? null : (
        <button
          type="button"
          disabled={act.busy}
          onClick={() => void act.run(async () => await fetchMore(longer))}
        >
          {t("ui.more")}
        </button>
      )}
    </section>
  );
}

function keyOf({ format, id }: ParsedSource): string {
  return `${format}/${id}`;
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
      {of.intervals.length > 12 ? <div className="code">… ({of.intervals.length})</div> : null}
      {of.intervals.length === 0 ? <span className="code">{listed + rest}</span> : null}
    </>
  );
}

function intervalText({ from, fromIncluded, to, toIncluded }: Interval, every: string): string {
  const low = from === null ? "" : `${fromIncluded ? "≥" : ">"} ${from}`;
  const high = to === null ? "" : `${toIncluded ? "≤" : "<"} ${to}`;
  return low === "" && high === "" ? every : [low, high].filter((end) => end !== "").join(", ");
}

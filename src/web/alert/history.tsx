/** Every level of the crisis alert that was recorded, as a table, the latest first. */
import { levelScopeText } from "#web/alert/level-scope.ts";
import { useTerms } from "#web/room/topology.ts";
import type { ReactNode } from "react";
import type { Period } from "#web/alert/levels.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

export function LevelHistory({ periods }: { readonly periods: readonly Period[] }): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="levels-recorded">
      <h2 id="levels-recorded">{t("alertPage.history")}</h2>
      {periods.length === 0 ? (
        <p>{t("alertPage.none")}</p>
      ) : (
        <Scroll label={t("alertPage.history")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("alertPage.name")}</th>
                <th scope="col">{t("alertPage.scope")}</th>
                <th scope="col">{t("alertPage.from")}</th>
                <th scope="col">{t("alertPage.until")}</th>
              </tr>
            </thead>
            <tbody>
              {periods.toReversed().map((period) => (
                <PeriodRow key={`${period.domain ?? ""} ${period.from}`} period={period} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function PeriodRow({ period: { level, domain, from, until } }: { readonly period: Period }): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  return (
    <tr>
      <th scope="row">{t(`label.alertLevel.${level}`)}</th>
      <td>{levelScopeText(domain, terms, t)}</td>
      <td>
        <When at={from} />
      </td>
      <td>{until === null ? <Badge tone="warning">{t("alertPage.lasts")}</Badge> : <When at={until} />}</td>
    </tr>
  );
}

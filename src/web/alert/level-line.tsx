/** The line under the masthead while a level of the crisis alert above normal is in force: which, for whom, since when. Nothing while it is normal; where it cannot be read it says so. */
import { levelScopeText } from "#web/alert/level-scope.ts";
import { useTerms } from "#web/room/topology.ts";
import type { ReactNode } from "react";
import { inForce, type Period, shortens, useLevels } from "#web/alert/levels.ts";
import { paths } from "#web/shell/paths.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { kst } from "#web/ui/time-text.ts";
import { Notice } from "#web/ui/notice.tsx";

export function LevelLine(): ReactNode {
  const t = useTranslate();
  const {
    query: { result: answer },
    connection,
  } = useLevels();
  const periods = answer.state === "ready" ? inForce(answer.value.periods) : [];
  return (
    <div aria-live="polite" className="levels">
      {answer.state === "failed" || connection === "lost" ? (
        <Notice kind="warning">
          <p>{t("alertPage.unknown")}</p>
        </Notice>
      ) : null}
      {periods.length === 0 ? null : (
        <Notice kind={periods.some(({ level }) => shortens(level)) ? "danger" : "warning"}>
          {periods.map((period) => (
            <InForce key={period.domain ?? ""} period={period} />
          ))}
        </Notice>
      )}
    </div>
  );
}

function InForce({ period: { level, domain, from } }: { readonly period: Period }): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  return (
    <p>
      <Link to={paths.alertLevels()}>
        <strong>{t("alertPage.level", { name: t(`label.alertLevel.${level}`) })}</strong>
      </Link>
      , {levelScopeText(domain, terms, t)},{" "}
      <time dateTime={from}>{t("alertPage.since", { instant: kst(from, t) })}</time>
    </p>
  );
}

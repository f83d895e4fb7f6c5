/** The line under the masthead while a level of the crisis alert above normal is in force: which, for whom, since when. Nothing while it is normal; where it cannot be read it says so. */
import type { ReactNode } from "react";
import { inForce, type Period, shortens, useLevels } from "#web/alert/levels.ts";
import { levelName, useAlertWords, whoseName } from "#web/alert/words.ts";
import { paths } from "#web/shell/paths.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { kst } from "#web/ui/time-text.ts";
import { Notice } from "#web/ui/notice.tsx";

export function LevelLine(): ReactNode {
  const words = useAlertWords();
  const { result: answer } = useLevels();
  const periods = answer.state === "ready" ? inForce(answer.value.periods) : [];
  return (
    <div aria-live="polite" className="levels">
      {answer.state === "failed" ? (
        <Notice kind="warning">
          <p>{words.alert.unknown}</p>
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
  const { language } = useRoom();
  const words = useAlertWords();
  return (
    <p>
      <Link to={paths.alertLevels()}>
        <strong>{words.alert.level(levelName(level, language))}</strong>
      </Link>
      , {whoseName(domain, words, language)},{" "}
      <time dateTime={from}>{words.alert.since(kst(from, language))}</time>
    </p>
  );
}

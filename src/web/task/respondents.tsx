/** Where a standing comes from: what each agent and the page said last, how far it reached, and an officer's decision to begin anew. */
import type { ReactNode } from "react";
import { responseStatusTones } from "#web/directive/tones.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import type { Task } from "#web/task/task-output.ts";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

type Respondent = Task["respondents"][number];

export function Respondents({ task }: { readonly task: Task }): ReactNode {
  const t = useTranslate();
  const { respondents, renewed } = task;
  return (
    <>
      {renewed === null || respondents.length > 0 ? null : (
        <Notice kind="warning">
          <p>
            {t("taskPage.renewed")} {renewed.reason} (<When at={renewed.at} />)
          </p>
        </Notice>
      )}
      {respondents.length === 0 ? null : (
        <section aria-label={t("taskPage.respondents")}>
          <h3>{t("taskPage.respondents")}</h3>
          <ul className="plain">
            {respondents.map((respondent) => (
              <RespondentLine key={respondent.keyid ?? ""} respondent={respondent} />
            ))}
          </ul>
          <p className="hint">{t("taskPage.respondentsHint")}</p>
        </section>
      )}
    </>
  );
}

function RespondentLine({ respondent }: { readonly respondent: Respondent }): ReactNode {
  const t = useTranslate();
  const { keyid, standing, lists, components } = respondent;
  return (
    <li>
      <Badge tone={responseStatusTones[standing]}>{t(`values.standing.${standing}`)}</Badge>{" "}
      {keyid === null ? t("taskPage.byPage") : t("taskPage.byKey", { key: keyid.slice(0, 8) })}
      {" · "}
      <span className="quiet">
        {lists === null || components === null
          ? t("taskPage.reachUnknown")
          : t("taskPage.reached", { lists, components })}
      </span>
    </li>
  );
}

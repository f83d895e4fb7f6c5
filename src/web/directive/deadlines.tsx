/** Example deadlines of a draft as the room worked them out: for a system that is exposed, one that is not, one of which nobody knows. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { DatedActions } from "#web/directive/dated-actions.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";

type Example = Output<"directivePreview">["deadlines"][number];

export function DeadlineList({ deadlines }: { readonly deadlines: readonly Example[] }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  if (deadlines.length === 0) return null;
  return (
    <section aria-label={t("composePage.deadlines")}>
      <h3>{t("composePage.deadlines")}</h3>
      <ul className="deadlines">
        {deadlines.map(({ exposed, tier, due, explanation, actions, notAsked }) => (
          <li key={exposed}>
            <p className="facts">
              <strong>{t(`values.exposed.${exposed}`)}</strong>
              <Badge tone={tier === "P0" || tier === "P1" ? "danger" : "info"}>
                {tier} {t(`label.actionTier.${tier}`)}
              </Badge>
              {due === null ? t("remaining.noDeadline") : <When at={due} />}
            </p>
            <details>
              <summary>{t("composePage.why")}</summary>
              <p className="letter">{pickText(explanation, language)}</p>
              <DatedActions label={t(`values.exposed.${exposed}`)} actions={actions} notAsked={notAsked} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Example deadlines of a draft as the room worked them out: for a system that is exposed, one that is not, one of which nobody knows. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { DatedActions } from "#web/directive/dated-actions.tsx";
import { pickText, useRoom } from "#web/shell/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";

export type Example = Output<"directivePreview">["deadlines"][number];

export function DeadlineList({ deadlines }: { readonly deadlines: readonly Example[] }): ReactNode {
  const { language, words } = useRoom();
  if (deadlines.length === 0) return null;
  return (
    <section aria-label={words.compose.deadlines}>
      <h3>{words.compose.deadlines}</h3>
      <ul className="deadlines">
        {deadlines.map(({ exposed, tier, due, explanation, actions, notAsked }) => (
          <li key={exposed}>
            <p className="facts">
              <strong>{words.exposed[exposed]}</strong>
              <Badge tone={tier === "P0" || tier === "P1" ? "danger" : "info"}>
                {tier} {words.actionTier[tier]}
              </Badge>
              {due === null ? words.time.noDeadline : <When at={due} />}
            </p>
            <details>
              <summary>{words.compose.why}</summary>
              <p className="letter">{pickText(explanation, language)}</p>
              <DatedActions label={words.exposed[exposed]} actions={actions} notAsked={notAsked} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

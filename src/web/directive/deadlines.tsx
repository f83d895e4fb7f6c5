/** Example deadlines of a draft as the room worked them out: for a system that is exposed, one that is not, one of which nobody knows. */
import type { ReactNode } from "react";
import { type ActionTier, actionTiers } from "#core/directive.ts";
import { pick, useRoom } from "#web/room.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/when.tsx";

const exposures = ["yes", "no", "unknown"] as const;

export type Example = {
  readonly exposed: (typeof exposures)[number];
  readonly tier: ActionTier;
  readonly due: string | null;
  readonly explanation: { readonly ko?: string; readonly en?: string };
};

export function DeadlineList({ deadlines }: { readonly deadlines: readonly unknown[] }): ReactNode {
  const { language, words } = useRoom();
  const examples = deadlines.flatMap(exampleOf);
  if (examples.length === 0) return null;
  return (
    <section aria-label={words.compose.deadlines}>
      <h3>{words.compose.deadlines}</h3>
      <ul className="deadlines">
        {examples.map(({ exposed, tier, due, explanation }) => (
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
              <p className="letter">{pick(explanation, language)}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The example in what the room answers; none where it has another form. */
export function exampleOf(value: unknown): readonly Example[] {
  const given = value as Partial<Example> | null;
  const exposed = exposures.find((each) => each === given?.exposed);
  const tier = actionTiers.find((each) => each === given?.tier);
  if (exposed === undefined || tier === undefined) return [];
  const due = typeof given?.due === "string" ? given.due : null;
  return [{ exposed, tier, due, explanation: given?.explanation ?? {} }];
}

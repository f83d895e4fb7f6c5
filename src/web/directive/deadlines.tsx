/** Example deadlines of a draft as the room worked them out: for which kind of system, how soon, which day. */
import type { ReactNode } from "react";
import type { ActionTier } from "#core/directive.ts";
import { actionTiers } from "#core/directive.ts";
import { Said, useRoom } from "#web/room.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/when.tsx";
import type { Text } from "#core/advisory.ts";

/** One example; members that the room did not give are left out. */
type Example = {
  readonly advisory?: string;
  readonly label?: Text;
  readonly tier?: ActionTier;
  readonly due: string | null;
};

export function DeadlineTable({ deadlines }: { readonly deadlines: readonly unknown[] }): ReactNode {
  const { words } = useRoom();
  const examples = deadlines.flatMap(exampleOf);
  if (examples.length === 0) return null;
  return (
    <Scroll label={words.compose.deadlines}>
      <table>
        <caption>{words.compose.deadlines}</caption>
        <thead>
          <tr>
            <th scope="col">{words.compose.example}</th>
            <th scope="col">{words.compose.tier}</th>
            <th scope="col">{words.picture.due}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <tr key={`${example.advisory ?? ""} ${example.label?.en ?? ""}`}>
              <th scope="row">
                {example.advisory === undefined ? null : <span className="code">{example.advisory} </span>}
                {example.label === undefined ? null : <Said text={example.label} />}
              </th>
              <td>
                {example.tier === undefined ? (
                  words.ui.none
                ) : (
                  <Badge tone={example.tier === "P0" || example.tier === "P1" ? "danger" : "info"}>
                    {example.tier} {words.actionTier[example.tier]}
                  </Badge>
                )}
              </td>
              <td>{example.due === null ? words.time.noDeadline : <When at={example.due} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function exampleOf(value: unknown): Example[] {
  if (typeof value !== "object" || value === null) return [];
  const { advisory, label, tier, due } = value as Record<string, unknown>;
  const known = actionTiers.find((each) => each === tier);
  return [
    {
      ...(typeof advisory === "string" ? { advisory } : {}),
      ...(typeof label === "object" && label !== null ? { label } : {}),
      ...(known === undefined ? {} : { tier: known }),
      due: typeof due === "string" ? due : null,
    },
  ];
}

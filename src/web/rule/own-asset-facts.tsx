/** What an organisation itself stated and delegated, as it enters the explanation of its deadline. Nobody else is shown it. */
import { useRuleWords } from "#web/rule/words.ts";
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { Scroll } from "#web/ui/scroll.tsx";
import { Due, When } from "#web/ui/instant.tsx";

type Explanation = Output<"directiveExplain">;
type Advisory = Explanation["advisories"][number];

/** By when, by the organisation's own facts; nothing for an officer. */
export function OwnDue({ explanation }: { readonly explanation: Explanation }): ReactNode {
  const words = useRuleWords();
  const { own, advisories } = explanation;
  if (own === null) return null;
  if (Object.keys(own.facts).length === 0) return <p className="hint">{words.explanation.ownNone}</p>;
  const due = advisories.find(({ decides }) => decides)?.due ?? null;
  return (
    <>
      <p className="facts">
        <span>
          {words.explanation.ownDue} <Due at={due} />
        </span>
      </p>
      <p className="hint">{words.explanation.ownHint}</p>
    </>
  );
}

type HeldProps = { readonly advisory: Advisory; readonly own: Explanation["own"] };

/** What the delegated lists hold of an advisory. */
export function Held({ advisory, own }: HeldProps): ReactNode {
  const words = useRuleWords();
  const { held } = advisory;
  if (own === null || held === null) return null;
  const none = own.inventories === 0 ? words.explanation.heldUnknown : words.explanation.heldNone;
  return (
    <>
      <h3>{words.explanation.held}</h3>
      {held.length === 0 ? <p>{none}</p> : <HeldTable advisory={advisory.advisory} held={held} />}
    </>
  );
}

type HeldTableProps = { readonly advisory: string; readonly held: NonNullable<Advisory["held"]> };

function HeldTable({ advisory, held }: HeldTableProps): ReactNode {
  const words = useRuleWords();
  return (
    <Scroll label={`${words.explanation.held} ${advisory}`}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{words.explanation.product}</th>
            <th scope="col">{words.explanation.version}</th>
            <th scope="col">{words.explanation.verdict}</th>
            <th scope="col">{words.explanation.since}</th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ product, version, verdict, since }) => (
            <tr key={`${product} ${version}`}>
              <th scope="row" className="code breaks">
                {product}
              </th>
              <td className="code">{version}</td>
              <td>{words.verdict[verdict]}</td>
              <td>
                <When at={since} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The facts that entered a decision, each with who says so and since when; what nobody says is marked as assumed. */
import { useRuleWords } from "#web/rule/words.ts";
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom } from "#web/shell/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { Day } from "#web/ui/instant.tsx";

type ExplainedFact = Output<"directiveExplain">["advisories"][number]["facts"][number];

export function FactTable({ facts }: { readonly facts: readonly ExplainedFact[] }): ReactNode {
  const { language } = useRoom();
  const words = useRuleWords();
  return (
    <Scroll label={words.explanation.facts}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{words.explanation.fact}</th>
            <th scope="col">{words.explanation.says}</th>
            <th scope="col">{words.explanation.who}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.fact}>
              <th scope="row">{words.fact[fact.fact]}</th>
              <td>{pickText(fact.sentence, language)}</td>
              <td>
                <Who fact={fact} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Who({ fact }: { readonly fact: ExplainedFact }): ReactNode {
  const words = useRuleWords();
  if (fact.origin === "assumed") return <Badge tone="unknown">{words.explanation.assumed}</Badge>;
  if (fact.origin === "asset")
    return (
      <>
        {words.explanation.own} <Day at={fact.sources[0]?.at ?? null} />
      </>
    );
  if (fact.sources.length === 0)
    return fact.origin === "catalogue" ? words.explanation.notListed : words.explanation.restricted;
  return (
    <ul className="plain">
      {fact.sources.map(({ by, record, at }) => (
        <li key={`${by} ${record}`}>
          {by} <span className="code">{record}</span> <Day at={at} />
        </li>
      ))}
    </ul>
  );
}

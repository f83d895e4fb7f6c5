/** Beside the form: the chosen rule pack's table with the rows that decide for the chosen advisories, and how deadlines fall over those selected. */
import type { ReactNode } from "react";
import type { Text } from "#core/advisory.ts";
import type { Output } from "#web/api.ts";
import type { Example } from "#web/directive/deadlines.tsx";
import { Shown, useEndpoint } from "#web/loaded.tsx";
import { pick, useRoom } from "#web/room.tsx";
import { DecisionTable } from "#web/rule/decision-table.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/when.tsx";

type Judged = Output<"directivePreview">;
type RulePanelProps = { readonly pack: string; readonly judged: Judged };

export function RulePanel({ pack, judged }: RulePanelProps): ReactNode {
  const { words } = useRoom();
  if (judged.rows.length === 0) return null;
  return (
    <section aria-labelledby="rule-table">
      <h2 id="rule-table">{words.rule.title}</h2>
      <PackTable pack={pack} rows={judged.rows} />
      <Falls judged={judged} />
    </section>
  );
}

function PackTable({ pack, rows }: { readonly pack: string; readonly rows: Judged["rows"] }): ReactNode {
  const { words } = useRoom();
  const asked = useEndpoint("rulePackRead", { pack });
  const unknown = [...new Set(rows.flatMap((each) => each.unknown))];
  return (
    <Shown asked={asked}>
      {({ table, source, unverified }) => (
        <>
          <p className="quiet">
            {words.rule.source}: <span lang="en">{source}</span>
          </p>
          {unknown.length === 0 ? null : (
            <p>{words.rule.unknown(unknown.map((fact) => words.fact[fact]).join(", "))}</p>
          )}
          <DecisionTable
            label={words.rule.title}
            table={table}
            decides={new Set(rows.flatMap(({ row }) => (row === null ? [] : [row])))}
            reached={new Set(rows.flatMap(({ reached }) => reached))}
          />
          <Unverified sentences={unverified} />
        </>
      )}
    </Shown>
  );
}

/** What a pack's source does not say or nobody here could verify. */
export function Unverified({ sentences }: { readonly sentences: readonly Text[] }): ReactNode {
  const { language, words } = useRoom();
  if (sentences.length === 0) return null;
  return (
    <details>
      <summary>
        {words.rule.unverified} ({sentences.length})
      </summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={pick(sentence, "en")}>{pick(sentence, language)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The same organisations under each of what may be known of a system: the room knows no more of them before they answer. */
function Falls({ judged }: { readonly judged: Judged }): ReactNode {
  const { words } = useRoom();
  const examples = judged.deadlines;
  if (examples.length === 0) return null;
  return (
    <>
      <h3>{words.rule.falls}</h3>
      <Scroll label={words.rule.falls}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{words.rule.exposure}</th>
              <th scope="col">{words.rule.tier}</th>
              <th scope="col">{words.rule.within}</th>
              <th scope="col">{words.rule.organizations}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((example) => (
              <Fall key={example.exposed} example={example} selected={judged.selected.total} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Fall({ example, selected }: { readonly example: Example; readonly selected: number }): ReactNode {
  const { words } = useRoom();
  const { exposed, tier, due } = example;
  return (
    <tr>
      <th scope="row">{words.exposed[exposed]}</th>
      <td className="nowrap">
        {tier} {words.actionTier[tier]}
      </td>
      <td>{due === null ? words.time.noDeadline : <When at={due} />}</td>
      <td className="number">{selected}</td>
    </tr>
  );
}

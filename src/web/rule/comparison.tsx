/** Two rule packs over whom the draft selects: who would move, by how much, and which facts the tables judge differently. */
import { useRuleWords } from "#web/rule/words.ts";
import { type ReactNode, useState } from "react";
import type { PackDecision } from "#core/rules/decision-table-view.ts";
import { durationText } from "#core/clock/clock.ts";
import { Failure, useRoomAction } from "#web/room/room-action.tsx";
import type { Input, Output } from "#web/room/room-client.ts";
import { useEndpoint } from "#web/room/endpoint-query.tsx";
import { pickText, useRoom } from "#web/shell/room-context.tsx";
import { FallsTable, Movement, shiftText } from "#web/rule/population.tsx";
import { ValueName } from "#web/rule/decision-table.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

type Compared = Output<"rulePackCompare">;
type Scenario = Compared["scenarios"][number];

export function PackComparison({ draft }: { readonly draft: Input<"directiveDraft"> }): ReactNode {
  const { client, language } = useRoom();
  const words = useRuleWords();
  const { result: answer } = useEndpoint("rulePackList", {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);
  const act = useRoomAction();
  const packs = answer.state === "ready" ? answer.value.packs.filter(({ id }) => id !== draft.rulePack) : [];
  const other = packs.find(({ id }) => id === chosen)?.id ?? packs[0]?.id;
  if (other === undefined) return null;
  function compare(pack: string): void {
    void act.run(async () => {
      setCompared(await client.call("rulePackCompare", { draft, packs: [draft.rulePack, pack] }));
    });
  }
  return (
    <section aria-labelledby="compare-packs">
      <h2 id="compare-packs">{words.rule.compare}</h2>
      <div className="field">
        <label htmlFor="compare-with">{words.rule.compareWith}</label>
        <select id="compare-with" value={other} onChange={(event) => setChosen(event.target.value)}>
          {packs.map((pack) => (
            <option key={pack.id} value={pack.id}>
              {pickText(pack.title, language)} ({pack.id})
            </option>
          ))}
        </select>
      </div>
      <div className="actions">
        <button type="button" disabled={act.busy} onClick={() => compare(other)}>
          {words.rule.compareNow}
        </button>
      </div>
      <Failure of={act.failure} />
      {compared === null ? null : (
        <div aria-live="polite">
          <p className="code">{compared.packs.join(" → ")}</p>
          <FallsTable rows={compared.falls} sides={[words.rule.now, words.rule.other]} />
          <Movement moves={compared.moves} />
          <Scenarios compared={compared} />
          <ChangedRows rows={compared.rows} />
        </div>
      )}
    </section>
  );
}

/** What both packs say of a system, whoever runs it. */
function Scenarios({ compared }: { readonly compared: Compared }): ReactNode {
  const words = useRuleWords();
  return (
    <Scroll label={words.rule.scenarios}>
      <table className="rule-table">
        <caption>{words.rule.scenarios}</caption>
        <thead>
          <tr>
            <th scope="col">{words.rule.exposure}</th>
            <th scope="col">{words.rule.now}</th>
            <th scope="col">{words.rule.other}</th>
            <th scope="col">{words.rule.moves}</th>
          </tr>
        </thead>
        <tbody>
          {compared.scenarios.map((scenario) => (
            <tr key={scenario.exposed}>
              <th scope="row">{words.exposed[scenario.exposed]}</th>
              <td>
                <SideOf side={scenario.before} />
              </td>
              <td>
                <SideOf side={scenario.after} />
              </td>
              <td>
                <HowFar scenario={scenario} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function SideOf({ side }: { readonly side: Scenario["before"] }): ReactNode {
  const words = useRuleWords();
  if (side === null) return <span className="quiet">{words.ui.none}</span>;
  return (
    <>
      {side.tier} {words.actionTier[side.tier]}
      <br />
      {side.due === null ? words.time.noDeadline : <When at={side.due} />}
    </>
  );
}

function HowFar({ scenario }: { readonly scenario: Scenario }): ReactNode {
  const words = useRuleWords();
  const { moves, hours } = scenario;
  return shiftText({ direction: moves, hours }, words);
}

function ChangedRows({ rows }: { readonly rows: Compared["rows"] }): ReactNode {
  const words = useRuleWords();
  const facts = Object.keys(rows.items[0]?.facts ?? {});
  const names: Readonly<Record<string, string>> = words.fact;
  const shown = rows.items.slice(0, 40);
  if (shown.length === 0) return <p>{words.rule.changedRows(rows.total)}</p>;
  return (
    <details>
      <summary>{words.rule.changedRows(rows.total)}</summary>
      {shown.length < rows.total ? (
        <p className="quiet">{words.rule.listed(shown.length, rows.total)}</p>
      ) : null}
      <Scroll label={words.rule.changedRows(rows.total)}>
        <table className="rule-table">
          <thead>
            <tr>
              {facts.map((fact) => (
                <th key={fact} scope="col">
                  {names[fact]}
                </th>
              ))}
              <th scope="col">{words.rule.now}</th>
              <th scope="col">{words.rule.other}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={JSON.stringify(row.facts)}>
                {facts.map((fact) => (
                  <td key={fact}>
                    <ValueName name={row.facts[fact] ?? ""} />
                  </td>
                ))}
                <td>
                  <AskedOf asked={row.before} />
                </td>
                <td>
                  <AskedOf asked={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

function AskedOf({ asked }: { readonly asked: PackDecision | null }): ReactNode {
  const { language } = useRoom();
  const words = useRuleWords();
  if (asked === null) return <span className="quiet">{words.ui.none}</span>;
  return (
    <>
      {asked.tier}, {durationText(asked.duration, language)}{" "}
      <span className="quiet">
        {words.rule.row} {asked.row + 1}
      </span>
    </>
  );
}

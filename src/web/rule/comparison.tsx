/** Two rule packs over whom the draft selects: who would move, by how much, and which facts the tables judge differently. */
import { type ReactNode, useState } from "react";
import type { PackDecision } from "#core/rules/decision-table-view.ts";
import { durationText } from "#messages/render/clock.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { Input } from "#web/room/room-client.ts";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { FallsTable, Movement, type RulePackComparison, shiftText } from "#web/rule/population.tsx";
import { ValueName } from "#web/rule/decision-table.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

type Scenario = RulePackComparison["scenarios"][number];

export function PackComparison({ draft }: { readonly draft: Input<"directiveDraft"> }): ReactNode {
  const { client, language } = useRoom();
  const t = useTranslate();
  const { result: answer } = useEndpoint("rulePackList", {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [compared, setCompared] = useState<RulePackComparison | null>(null);
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
      <h2 id="compare-packs">{t("rulePanel.compare")}</h2>
      <div className="field">
        <label htmlFor="compare-with">{t("rulePanel.compareWith")}</label>
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
          {t("rulePanel.compareNow")}
        </button>
      </div>
      <Failure of={act.failure} />
      {compared === null ? null : (
        <div aria-live="polite">
          <p className="code">{compared.packs.join(" → ")}</p>
          <FallsTable rows={compared.falls} sides={[t("rulePanel.now"), t("rulePanel.other")]} />
          <Movement moves={compared.moves} />
          <Scenarios compared={compared} />
          <ChangedRows rows={compared.rows} />
        </div>
      )}
    </section>
  );
}

/** What both packs say of a system, whoever runs it. */
function Scenarios({ compared }: { readonly compared: RulePackComparison }): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={t("rulePanel.scenarios")}>
      <table className="rule-table">
        <caption>{t("rulePanel.scenarios")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rulePanel.exposure")}</th>
            <th scope="col">{t("rulePanel.now")}</th>
            <th scope="col">{t("rulePanel.other")}</th>
            <th scope="col">{t("rulePanel.moves")}</th>
          </tr>
        </thead>
        <tbody>
          {compared.scenarios.map((scenario) => (
            <tr key={scenario.exposed}>
              <th scope="row">{t(`values.exposed.${scenario.exposed}`)}</th>
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
  const t = useTranslate();
  if (side === null) return <span className="quiet">{t("ui.none")}</span>;
  return (
    <>
      {side.tier} {t(`label.actionTier.${side.tier}`)}
      <br />
      {side.due === null ? t("remaining.noDeadline") : <When at={side.due} />}
    </>
  );
}

function HowFar({ scenario }: { readonly scenario: Scenario }): ReactNode {
  const t = useTranslate();
  const { moves, hours } = scenario;
  return shiftText({ direction: moves, hours }, t);
}

function ChangedRows({ rows }: { readonly rows: RulePackComparison["rows"] }): ReactNode {
  const t = useTranslate();
  const facts = Object.keys(rows.items[0]?.facts ?? {});
  const shown = rows.items.slice(0, 40);
  if (shown.length === 0) return <p>{t("rulePanel.changedRows", { count: rows.total })}</p>;
  return (
    <details>
      <summary>{t("rulePanel.changedRows", { count: rows.total })}</summary>
      {shown.length < rows.total ? (
        <p className="quiet">{t("rulePanel.listed", { shown: shown.length, all: rows.total })}</p>
      ) : null}
      <Scroll label={t("rulePanel.changedRows", { count: rows.total })}>
        <table className="rule-table">
          <thead>
            <tr>
              {facts.map((fact) => (
                <th key={fact} scope="col">
                  {t.find(`values.fact.${fact}`)}
                </th>
              ))}
              <th scope="col">{t("rulePanel.now")}</th>
              <th scope="col">{t("rulePanel.other")}</th>
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
  const t = useTranslate();
  if (asked === null) return <span className="quiet">{t("ui.none")}</span>;
  return (
    <>
      {asked.tier}, {durationText(asked.duration, t)}{" "}
      <span className="quiet">
        {t("rulePanel.row")} {asked.row + 1}
      </span>
    </>
  );
}

/** Beside the form: the chosen rule pack's table with the rows that decide for the chosen advisories, and how deadlines fall over those selected. */
import type { ReactNode } from "react";
import type { TextByLanguage } from "#core/text.ts";
import type { Output } from "#web/room/room-client.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { DecisionTable } from "#web/rule/decision-table.tsx";
import { FallsTable } from "#web/rule/population.tsx";

type Judged = Output<"directivePreview">;
type RulePanelProps = { readonly pack: string; readonly judged: Judged };

export function RulePanel({ pack, judged }: RulePanelProps): ReactNode {
  const t = useTranslate();
  if (judged.rows.length === 0) return null;
  return (
    <section aria-labelledby="rule-table">
      <h2 id="rule-table">{t("rulePanel.title")}</h2>
      <PackTable pack={pack} rows={judged.rows} />
      <FallsTable rows={judged.falls} sides={[t("rulePanel.organizations")]} />
    </section>
  );
}

function PackTable({ pack, rows }: { readonly pack: string; readonly rows: Judged["rows"] }): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("rulePackRead", { pack });
  const unknown = [...new Set(rows.flatMap((each) => each.unknown))];
  return (
    <QueryResult query={asked}>
      {({ table, source, unverified }) => (
        <>
          <p className="quiet">
            {t("rulePanel.source")}: <span lang="en">{source}</span>
          </p>
          {unknown.length === 0 ? null : (
            <p>
              {t("rulePanel.unknown", { facts: unknown.map((fact) => t(`values.fact.${fact}`)).join(", ") })}
            </p>
          )}
          <DecisionTable
            label={t("rulePanel.title")}
            table={table}
            decides={new Set(rows.flatMap(({ row }) => (row === null ? [] : [row])))}
            reached={new Set(rows.flatMap(({ reached }) => reached))}
          />
          <Unverified sentences={unverified} />
        </>
      )}
    </QueryResult>
  );
}

/** What a pack's source does not say or nobody here could verify. */
export function Unverified({ sentences }: { readonly sentences: readonly TextByLanguage[] }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  if (sentences.length === 0) return null;
  return (
    <details>
      <summary>
        {t("rulePanel.unverified")} ({sentences.length})
      </summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={pickText(sentence, "en")}>{pickText(sentence, language)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The fields of a directive in the order in which an officer decides them: about what, for whom, to do what, on what ground. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { ActionFields } from "#web/directive/action-fields.tsx";
import { AdvisoryPicker } from "#web/directive/advisory-picker.tsx";
import { TextFields } from "#web/directive/text-fields.tsx";
import type { DraftForm } from "#web/directive/draft-form.ts";
import { useTerms } from "#web/room/topology.ts";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field, FindingList, fieldId } from "#web/ui/field.tsx";

type ComposeFieldsProps = {
  readonly form: DraftForm;
  readonly findings: readonly Finding[];
  readonly onChange: (part: Partial<DraftForm>) => void;
};

/** Scopes to start from; each is also an example of the language. Those about tiers, sectors and domains use the room's own words. */
function useScopeExamples(): readonly { readonly scope: string; readonly name: string }[] {
  const t = useTranslate();
  const terms = useTerms();
  const ofTerms = (["domain", "sector", "tier"] as const).flatMap((attribute) =>
    terms
      .ids(attribute)
      .slice(0, 2)
      .map((id) => {
        return { scope: `org.${attribute} == ${JSON.stringify(id)}`, name: terms.name(attribute, id) };
      }),
  );
  return [
    { scope: "true", name: t("composePage.scopeExample.all") },
    { scope: "org.criticalInfrastructure", name: t("composePage.scopeExample.critical") },
    ...ofTerms,
    { scope: "org.size >= 1000", name: t("composePage.scopeExample.large") },
  ];
}

export function ComposeFields({ form, findings, onChange }: ComposeFieldsProps): ReactNode {
  const t = useTranslate();
  return (
    <>
      <fieldset className="card">
        <legend>{t("composePage.about")}</legend>
        <TextFields
          pointer="/title"
          label={t("composePage.name")}
          value={form.title}
          findings={findings}
          required
          onChange={(title) => onChange({ title })}
        />
        <AdvisoryPicker
          chosen={form.advisories}
          findings={findings}
          onChange={(advisories) => onChange({ advisories })}
        />
      </fieldset>
      <fieldset className="card">
        <legend>{t("composePage.recipients")}</legend>
        <ScopeField form={form} findings={findings} onChange={onChange} />
      </fieldset>
      <fieldset className="card">
        <legend>{t("composePage.what")}</legend>
        <RulePackField form={form} findings={findings} onChange={onChange} />
        <ProcedureField form={form} findings={findings} onChange={onChange} />
        <ActionFields
          actions={form.actions}
          spared={form.procedure !== ""}
          findings={findings}
          onChange={(actions) => onChange({ actions })}
        />
      </fieldset>
      <fieldset className="card">
        <legend>{t("composePage.end")}</legend>
        <Field
          pointer="/until"
          label={t("composePage.until")}
          hint={t("composePage.untilHint")}
          findings={findings}
        >
          <input
            type="date"
            value={form.until}
            onChange={(event) => onChange({ until: event.target.value })}
          />
        </Field>
      </fieldset>
      <fieldset className="card">
        <legend>{t("composePage.ground")}</legend>
        <BindingField form={form} findings={findings} onChange={onChange} />
        <TextFields
          pointer="/legalBasis"
          label={t("composePage.legalBasis")}
          value={form.legalBasis}
          findings={findings}
          onChange={(legalBasis) => onChange({ legalBasis })}
        />
        <Field
          pointer="/contact"
          label={t("composePage.contact")}
          hint={t("composePage.contactHint")}
          findings={findings}
        >
          <input
            type="text"
            value={form.contact}
            maxLength={200}
            onChange={(event) => onChange({ contact: event.target.value })}
          />
        </Field>
      </fieldset>
    </>
  );
}

function ScopeField({ form, findings, onChange }: ComposeFieldsProps): ReactNode {
  const t = useTranslate();
  const examples = useScopeExamples();
  return (
    <>
      <Field
        pointer="/scope"
        label={t("composePage.scope")}
        hint={t("composePage.scopeHint")}
        findings={findings}
      >
        <textarea
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          className="code"
          maxLength={2000}
          value={form.scope}
          onChange={(event) => onChange({ scope: event.target.value })}
        />
      </Field>
      <fieldset className="examples bare">
        <legend className="hidden">{t("composePage.scopeExamples")}</legend>
        {examples.map(({ scope, name }) => (
          <button
            key={scope}
            type="button"
            className="small"
            title={scope}
            onClick={() => onChange({ scope })}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </>
  );
}

function RulePackField({ form, findings, onChange }: ComposeFieldsProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { result: answer } = useEndpoint("rulePackList", {});
  const packs = answer.state === "ready" ? answer.value.packs : [];
  const source = packs.find(({ id }) => id === form.rulePack)?.source;
  return (
    <Field
      pointer="/rulePack"
      label={t("composePage.rulePack")}
      hint={
        source === undefined ? t("composePage.rulePackHint") : `${t("composePage.rulePackHint")} ${source}`
      }
      findings={findings}
    >
      <select value={form.rulePack} onChange={(event) => onChange({ rulePack: event.target.value })}>
        {packs.some(({ id }) => id === form.rulePack) ? null : (
          <option value={form.rulePack}>{form.rulePack}</option>
        )}
        {packs.map((pack) => (
          <option key={pack.id} value={pack.id}>
            {pickText(pack.title, language)} ({pack.id})
          </option>
        ))}
      </select>
    </Field>
  );
}

function ProcedureField({ form, findings, onChange }: ComposeFieldsProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { result: answer } = useEndpoint("rulePackList", {});
  const procedures = answer.state === "ready" ? answer.value.procedures : [];
  const chosen = procedures.find(({ id }) => id === form.procedure);
  return (
    <>
      <Field
        pointer="/procedure"
        label={t("composePage.procedure")}
        hint={t("composePage.procedureHint")}
        findings={findings}
      >
        <select value={form.procedure} onChange={(event) => onChange({ procedure: event.target.value })}>
          <option value="">{t("composePage.noProcedure")}</option>
          {form.procedure === "" || chosen !== undefined ? null : (
            <option value={form.procedure}>{form.procedure}</option>
          )}
          {procedures.map(({ id, title }) => (
            <option key={id} value={id}>
              {pickText(title, language)} ({id})
            </option>
          ))}
        </select>
      </Field>
      {chosen === undefined ? null : (
        <ol className="plain" aria-label={t("composePage.steps")}>
          {chosen.steps.map(({ id, what, sentence }) => (
            <li key={id}>
              <strong>{pickText(what, language)}</strong>{" "}
              <span className="quiet">{pickText(sentence, language)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function BindingField({ form, findings, onChange }: ComposeFieldsProps): ReactNode {
  const t = useTranslate();
  return (
    <fieldset className="radios" id={fieldId("/binding")} tabIndex={-1}>
      <legend>{t("composePage.force")}</legend>
      {([false, true] as const).map((binding) => (
        <label key={String(binding)}>
          <input
            type="radio"
            name="binding"
            checked={form.binding === binding}
            onChange={() => onChange({ binding })}
          />
          {binding ? t("directivePage.binding") : t("directivePage.advised")}
        </label>
      ))}
      <FindingList
        id={`${fieldId("/binding")}-findings`}
        findings={findings.filter(({ at }) => at === "/binding")}
      />
    </fieldset>
  );
}

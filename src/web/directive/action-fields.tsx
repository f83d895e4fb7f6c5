/** The required actions of a draft, a row each: what, by when, and a remark in both languages. */
import type { ActionRowProps } from "#web/directive/action-row.ts";
import { capitalized } from "#messages/render/list.ts";
import type { ReactNode } from "react";
import { actionKinds } from "#core/rules/action.ts";
import { clockStarts } from "#core/clock/duration.ts";
import type { Finding } from "#core/problem.ts";
import { type ActionForm, clockUnits, newAction } from "#web/directive/draft-form.ts";
import { ConditionFields } from "#web/directive/condition-fields.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { TextFields } from "#web/directive/text-fields.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { Field, FindingList, fieldId } from "#web/ui/field.tsx";

type ActionFieldsProps = {
  readonly actions: readonly ActionForm[];
  /** Whether a procedure asks for something, so that no action need be named. */
  readonly spared: boolean;
  readonly findings: readonly Finding[];
  readonly onChange: (actions: readonly ActionForm[]) => void;
};

export function ActionFields({ actions, spared, findings, onChange }: ActionFieldsProps): ReactNode {
  const t = useTranslate();
  const nextRow = actions.reduce((highest, { row }) => Math.max(highest, row), -1) + 1;
  return (
    <>
      {actions.map((action, at) => (
        <fieldset key={action.row} className="action" id={fieldId(`/actions/${at}`)} tabIndex={-1}>
          <legend>{t("composePage.actionNumber", { number: at + 1 })}</legend>
          <ActionRow
            at={at}
            action={action}
            findings={findings}
            onChange={(changed) =>
              onChange(actions.map((other) => (other.row === action.row ? changed : other)))
            }
          />
          <button
            type="button"
            className="small"
            disabled={actions.length === 1 && !spared}
            aria-label={t("composePage.removeNamed", {
              name: t("composePage.actionNumber", { number: at + 1 }),
            })}
            onClick={() => onChange(actions.filter(({ row }) => row !== action.row))}
          >
            {t("composePage.remove")}
          </button>
        </fieldset>
      ))}
      <FindingList
        id={`${fieldId("/actions")}-findings`}
        findings={findings.filter(({ at }) => at === "/actions")}
      />
      <button
        type="button"
        id={fieldId("/actions")}
        disabled={actions.length >= 20}
        onClick={() => onChange([...actions, newAction(nextRow)])}
      >
        {t("composePage.addAction")}
      </button>
    </>
  );
}

function ActionRow({ at, action, findings, onChange }: ActionRowProps): ReactNode {
  const t = useTranslate();
  const pointer = `/actions/${at}`;
  const counted = action.unit === "hours" || action.unit === "days" || action.unit === "workingDays";
  const timed = action.unit !== "table";
  return (
    <>
      <div className="row">
        <Field pointer={`${pointer}/kind`} label={t("composePage.kind")} findings={findings}>
          <Choice
            values={actionKinds}
            label={(kind) => capitalized(t(`label.actionKind.${kind}`))}
            value={action.kind}
            onChange={(kind) => onChange({ ...action, kind })}
          />
        </Field>
        <Field pointer={`${pointer}/clock`} label={t("composePage.clock")} findings={timed ? [] : findings}>
          <Choice
            values={clockUnits}
            label={(unit) => t(`values.clockUnit.${unit}`)}
            value={action.unit}
            onChange={(unit) => onChange({ ...action, unit, amount: "" })}
          />
        </Field>
        {counted || action.unit === "date" ? (
          <Field
            pointer={`${pointer}/clock/duration`}
            label={counted ? t("composePage.amount") : t("composePage.day")}
            findings={findings}
          >
            <input
              type={counted ? "number" : "date"}
              min={counted ? 1 : undefined}
              value={action.amount}
              onChange={(event) => onChange({ ...action, amount: event.target.value })}
            />
          </Field>
        ) : null}
        {timed ? (
          <Field pointer={`${pointer}/clock/start`} label={t("composePage.start")} findings={findings}>
            <Choice
              values={clockStarts}
              label={(start) => t("directive.action.from", { start: t(`label.clockStart.${start}`) })}
              value={action.start}
              onChange={(start) => onChange({ ...action, start })}
            />
          </Field>
        ) : null}
      </div>
      <ConditionFields at={at} action={action} findings={findings} onChange={onChange} />
      <TextFields
        pointer={`${pointer}/note`}
        label={t("composePage.note")}
        value={action.note}
        findings={findings}
        onChange={(note) => onChange({ ...action, note })}
      />
    </>
  );
}

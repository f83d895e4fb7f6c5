/** The required actions of a draft, a row each: what, by when, and a remark in both languages. */
import type { ReactNode } from "react";
import { actionKinds, clockStarts } from "#core/directive/directive.ts";
import type { Finding } from "#core/problem.ts";
import { type ActionForm, clockUnits, newAction } from "#web/directive/draft-form.ts";
import { ConditionFields } from "#web/directive/condition-fields.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { BilingualFields } from "#web/directive/bilingual-fields.tsx";
import { useRoom } from "#web/shell/room-context.tsx";
import { Field, FindingList, fieldId } from "#web/ui/field.tsx";

type ActionFieldsProps = {
  readonly actions: readonly ActionForm[];
  /** Whether a procedure asks for something, so that no action need be named. */
  readonly spared: boolean;
  readonly findings: readonly Finding[];
  readonly onChange: (actions: readonly ActionForm[]) => void;
};

export function ActionFields({ actions, spared, findings, onChange }: ActionFieldsProps): ReactNode {
  const { words } = useRoom();
  const nextRow = actions.reduce((highest, { row }) => Math.max(highest, row), -1) + 1;
  return (
    <>
      {actions.map((action, at) => (
        <fieldset key={action.row} className="action" id={fieldId(`/actions/${at}`)} tabIndex={-1}>
          <legend>{words.compose.actionNumber(at + 1)}</legend>
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
            aria-label={words.compose.takeAway(words.compose.actionNumber(at + 1))}
            onClick={() => onChange(actions.filter(({ row }) => row !== action.row))}
          >
            {words.compose.remove}
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
        {words.compose.addAction}
      </button>
    </>
  );
}

export type ActionRowProps = {
  readonly at: number;
  readonly action: ActionForm;
  readonly findings: readonly Finding[];
  readonly onChange: (action: ActionForm) => void;
};

function ActionRow({ at, action, findings, onChange }: ActionRowProps): ReactNode {
  const { words } = useRoom();
  const pointer = `/actions/${at}`;
  const counted = action.unit === "hours" || action.unit === "days" || action.unit === "workingDays";
  const timed = action.unit !== "table";
  return (
    <>
      <div className="row">
        <Field pointer={`${pointer}/kind`} label={words.compose.kind} findings={findings}>
          <Choice
            values={actionKinds}
            words={words.actionKind}
            value={action.kind}
            onChange={(kind) => onChange({ ...action, kind })}
          />
        </Field>
        <Field pointer={`${pointer}/clock`} label={words.compose.clock} findings={timed ? [] : findings}>
          <Choice
            values={clockUnits}
            words={words.clockUnit}
            value={action.unit}
            onChange={(unit) => onChange({ ...action, unit, amount: "" })}
          />
        </Field>
        {counted || action.unit === "date" ? (
          <Field
            pointer={`${pointer}/clock/duration`}
            label={counted ? words.compose.amount : words.compose.day}
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
          <Field pointer={`${pointer}/clock/start`} label={words.compose.start} findings={findings}>
            <Choice
              values={clockStarts}
              words={words.clockStart}
              value={action.start}
              onChange={(start) => onChange({ ...action, start })}
            />
          </Field>
        ) : null}
      </div>
      <ConditionFields at={at} action={action} findings={findings} onChange={onChange} />
      <BilingualFields
        pointer={`${pointer}/note`}
        label={words.compose.note}
        value={action.note}
        findings={findings}
        onChange={(note) => onChange({ ...action, note })}
      />
    </>
  );
}

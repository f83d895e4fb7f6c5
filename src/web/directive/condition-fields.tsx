/** Under which condition an action is asked for, and when the fact is looked at: short lists, no language of their own. */
import type { ReactNode } from "react";
import { type Condition, conditionFacts, conditionValues } from "#core/rules/condition.ts";
import { conditionText } from "#core/rules/condition-text.ts";
import type { ActionRowProps } from "#web/directive/action-fields.tsx";
import { lookUnits, type Only, onlyValues } from "#web/directive/draft-form.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";
import type { Language, Words } from "#web/words/index.ts";

export function ConditionFields({ at, action, findings, onChange }: ActionRowProps): ReactNode {
  const { language, words } = useRoom();
  const pointer = `/actions/${at}/when`;
  const { only, look } = action;
  const conditional = only !== "always";
  const later = conditional && look !== "now";
  return (
    <div className="row">
      <Field
        pointer={conditional ? `${pointer}/fact` : pointer}
        label={words.compose.only}
        findings={findings}
      >
        <Choice
          values={onlyValues}
          words={onlyWords(words, language)}
          value={only}
          onChange={(chosen) => onChange({ ...action, only: chosen })}
        />
      </Field>
      {conditional ? (
        <Field pointer={`${pointer}/look`} label={words.compose.look}>
          <Choice
            values={lookUnits}
            words={words.lookUnit}
            value={look}
            onChange={(unit) => onChange({ ...action, look: unit, lookAmount: "" })}
          />
        </Field>
      ) : null}
      {later ? (
        <Field
          pointer={`${pointer}/after`}
          label={look === "date" ? words.compose.day : words.compose.amount}
          findings={findings}
        >
          <input
            type={look === "date" ? "date" : "number"}
            min={look === "date" ? undefined : 1}
            value={action.lookAmount}
            onChange={(event) => onChange({ ...action, lookAmount: event.target.value })}
          />
        </Field>
      ) : null}
    </div>
  );
}

/** Core's own clause for each condition, so that the list says what the directive will. */
function onlyWords(words: Words, language: Language): Readonly<Record<Only, string>> {
  const conditions = conditionFacts.flatMap((fact) =>
    conditionValues.map((is): readonly [string, string] => {
      const condition: Condition = { fact, is };
      return [`${fact} ${is}`, conditionText(condition, language)];
    }),
  );
  return Object.fromEntries([["always", words.compose.always], ...conditions]) as Record<Only, string>;
}

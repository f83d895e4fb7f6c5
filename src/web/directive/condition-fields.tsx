/** Under which condition an action is asked for, and when the fact is looked at: short lists, no language of their own. */
import type { Translate } from "#messages/message.ts";
import type { ReactNode } from "react";
import { conditionText } from "#messages/render/condition.ts";
import type { ActionRowProps } from "#web/directive/action-row.ts";
import { conditionOf, lookUnits, type Only, onlyValues } from "#web/directive/draft-form.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

export function ConditionFields({ at, action, findings, onChange }: ActionRowProps): ReactNode {
  const t = useTranslate();
  const pointer = `/actions/${at}/when`;
  const { only, look } = action;
  const conditional = only !== "always";
  const later = conditional && look !== "now";
  return (
    <div className="row">
      <Field
        pointer={conditional ? `${pointer}/fact` : pointer}
        label={t("composePage.only")}
        findings={findings}
      >
        <Choice
          values={onlyValues}
          label={(value) => onlyText(value, t)}
          value={only}
          onChange={(chosen) => onChange({ ...action, only: chosen })}
        />
      </Field>
      {conditional ? (
        <Field pointer={`${pointer}/look`} label={t("composePage.conditionTime")}>
          <Choice
            values={lookUnits}
            label={(unit) => t(`values.lookUnit.${unit}`)}
            value={look}
            onChange={(unit) => onChange({ ...action, look: unit, lookAmount: "" })}
          />
        </Field>
      ) : null}
      {later ? (
        <Field
          pointer={`${pointer}/after`}
          label={look === "date" ? t("composePage.day") : t("composePage.amount")}
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

/** The clause of a condition as the directive's text has it. */
function onlyText(only: Only, t: Translate): string {
  const condition = conditionOf({ only, look: "now", lookAmount: "" });
  return condition === null ? t("composePage.always") : conditionText(condition, t);
}

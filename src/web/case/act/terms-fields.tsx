/** The terms of an embargo that is proposed: begun from a rule, then an exact instant on Korea's clocks, shown on one's own too. */
import type { ReactNode } from "react";
import type { OpenCase } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";
import { onClocksOf } from "#web/ui/time-text.ts";

/** Terms as the room gives and takes them. */
export type EmbargoTerms = OpenCase["suggestions"][number];

type TermsFieldsProps = {
  readonly suggestions: OpenCase["suggestions"];
  readonly terms: EmbargoTerms | null;
  readonly zone: string;
  readonly onChange: (terms: EmbargoTerms | null) => void;
};

const koreaOffset = 9 * 3_600_000;

export function TermsFields({ suggestions, terms, zone, onChange }: TermsFieldsProps): ReactNode {
  const t = useTranslate();
  if (terms === null) return null;
  const numbers = (name: "rediscoveryDays" | "exploitedDays") => (
    <Field pointer={`/${name}`} label={t(`caseAct.${name}`)}>
      <input
        type="number"
        min={0}
        max={366}
        value={terms[name]}
        onChange={({ target }) =>
          onChange({ ...terms, [name]: Math.max(0, Math.trunc(Number(target.value))) })
        }
      />
    </Field>
  );
  return (
    <>
      <Field pointer="/rule" label={t("caseAct.terms")}>
        <Choice
          values={suggestions.map(({ rule }) => rule)}
          label={(rule) => t.find(`caseAct.rule.${rule}`) ?? rule}
          value={terms.rule}
          onChange={(rule) => onChange(suggestions.find((one) => one.rule === rule) ?? terms)}
        />
      </Field>
      <Field
        pointer="/ends"
        label={t("caseAct.ends")}
        hint={t("caseAct.endsHint", { local: `${onClocksOf(terms.ends, zone, t) ?? terms.ends} ${zone}` })}
      >
        <input
          type="datetime-local"
          required
          value={new Date(Date.parse(terms.ends) + koreaOffset).toISOString().slice(0, 16)}
          onChange={({ target }) => {
            const at = Date.parse(`${target.value}:00+09:00`);
            if (!Number.isNaN(at))
              onChange({ ...terms, ends: new Date(at).toISOString(), zone: "Asia/Seoul" });
          }}
        />
      </Field>
      {numbers("rediscoveryDays")}
      {numbers("exploitedDays")}
    </>
  );
}

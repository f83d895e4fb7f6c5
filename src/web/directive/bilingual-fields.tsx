/** One text in two languages, side by side. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import type { BilingualText } from "#web/directive/draft-form.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { Field, FindingList, fieldId } from "#web/ui/field.tsx";

type BothFieldsProps = {
  readonly pointer: string;
  readonly label: string;
  readonly value: BilingualText;
  readonly findings: readonly Finding[];
  readonly onChange: (value: BilingualText) => void;
  readonly required?: boolean;
};

export function BilingualFields({
  pointer,
  label,
  value,
  findings,
  onChange,
  required = false,
}: BothFieldsProps): ReactNode {
  const { words } = useRoom();
  const whole = findings.filter(({ at }) => at === pointer);
  return (
    <div className="row" id={fieldId(pointer)} tabIndex={-1}>
      {(["ko", "en"] as const).map((language) => (
        <Field
          key={language}
          pointer={`${pointer}/${language}`}
          label={`${label} (${words.languageName[language]})`}
          findings={findings}
        >
          <input
            type="text"
            lang={language}
            value={value[language]}
            maxLength={1000}
            required={required}
            onChange={(event) => onChange({ ...value, [language]: event.target.value })}
          />
        </Field>
      ))}
      <FindingList id={`${fieldId(pointer)}-findings`} findings={whole} />
    </div>
  );
}

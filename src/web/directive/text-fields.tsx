/** One text in every language that officers write, side by side. */
import { languageName, writtenLanguages } from "#web/language/language-name.ts";
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import type { TextByLanguage } from "#web/directive/draft-form.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Field, FindingList, fieldId } from "#web/ui/field.tsx";

type TextFieldsProps = {
  readonly pointer: string;
  readonly label: string;
  readonly value: TextByLanguage;
  readonly findings: readonly Finding[];
  readonly onChange: (value: TextByLanguage) => void;
  readonly required?: boolean;
};

export function TextFields({
  pointer,
  label,
  value,
  findings,
  onChange,
  required = false,
}: TextFieldsProps): ReactNode {
  const t = useTranslate();
  const whole = findings.filter(({ at }) => at === pointer);
  return (
    <div className="row" id={fieldId(pointer)} tabIndex={-1}>
      {writtenLanguages.map((language) => (
        <Field
          key={language}
          pointer={`${pointer}/${language}`}
          label={`${label} (${languageName(language, t.language)})`}
          findings={findings}
        >
          <input
            type="text"
            lang={language}
            value={value[language] ?? ""}
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

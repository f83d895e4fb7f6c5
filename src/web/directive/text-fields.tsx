/** One text in every language in which the room writes, side by side. */
import { languageName } from "#web/language/language-name.ts";
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import type { TextByLanguage } from "#core/text.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { useWrittenLanguages } from "#web/room/topology.ts";
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
  const languages = useWrittenLanguages(value);
  const whole = findings.filter(({ at }) => at === pointer);
  return (
    <div className="row" id={fieldId(pointer)} tabIndex={-1}>
      {languages.map((language) => (
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

/** One text in Korean and in English, side by side: what one reader learns the other learns too. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { requiredLanguages } from "#core/publish/lint-advisory.ts";
import type { TextByLanguage } from "#core/text.ts";
import { languageName } from "#web/language/language-name.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";

type BothLanguagesProps = {
  readonly pointer: string;
  readonly label: string;
  readonly value: TextByLanguage;
  readonly findings: readonly Finding[];
  /** How many lines are shown; one for a title. */
  readonly rows?: number;
  readonly onChange: (value: TextByLanguage) => void;
};

export function BothLanguages({
  pointer,
  label,
  value,
  findings,
  rows = 1,
  onChange,
}: BothLanguagesProps): ReactNode {
  const t = useTranslate();
  return (
    <div className="row">
      {requiredLanguages.map((language) => {
        const control = {
          lang: language,
          value: value[language] ?? "",
          onChange: (event: { readonly target: { readonly value: string } }) =>
            onChange({ ...value, [language]: event.target.value }),
        };
        return (
          <Field
            key={language}
            pointer={`${pointer}/${language}`}
            label={`${label} (${languageName(language, t.language)})`}
            findings={findings}
          >
            {rows === 1 ? (
              <input type="text" maxLength={1000} {...control} />
            ) : (
              <textarea rows={rows} maxLength={20_000} {...control} />
            )}
          </Field>
        );
      })}
    </div>
  );
}

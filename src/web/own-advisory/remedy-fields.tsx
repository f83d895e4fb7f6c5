/** What to do about it: for which products, in both languages, with what is typed. */
import type { ReactNode } from "react";
import { type Remedy, remedyKinds } from "#core/publish/own-advisory.ts";
import { BothLanguages } from "#web/own-advisory/both-languages.tsx";
import { Add, Line, OneOf, Remove, replaced, without } from "#web/own-advisory/controls.tsx";
import { newRemedy } from "#web/own-advisory/form.ts";
import type { PartOfForm } from "#web/own-advisory/part-of-form.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { fieldId } from "#web/ui/field.tsx";

export function RemedyFields({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  const { remedies, products } = form;
  return (
    <fieldset className="card">
      <legend>{t("ownAdvisoryPage.remedies")}</legend>
      {remedies.map((remedy, at) => (
        <RemedyFieldset
          key={`remedy ${String(at)}`}
          remedy={remedy}
          at={at}
          form={form}
          findings={findings}
          onChange={(one) => onChange({ remedies: replaced(remedies, at, one) })}
          onRemove={() => onChange({ remedies: without(remedies, at) })}
        />
      ))}
      <Add
        label={t("ownAdvisoryPage.addRemedy")}
        onAdd={() => onChange({ remedies: [...remedies, newRemedy(products)] })}
      />
    </fieldset>
  );
}

type RemedyProps = Pick<PartOfForm, "form" | "findings"> & {
  readonly remedy: Remedy;
  readonly at: number;
  readonly onChange: (remedy: Remedy) => void;
  readonly onRemove: () => void;
};

function RemedyFieldset({ remedy, at, form, findings, onChange, onRemove }: RemedyProps): ReactNode {
  const t = useTranslate();
  const label = t("ownAdvisoryPage.remedyNumber", { number: at + 1 });
  return (
    <fieldset>
      <legend>{label}</legend>
      <OneOf
        pointer={`/remedies/${at}/kind`}
        label={t("ownAdvisoryPage.kind")}
        findings={findings}
        value={remedy.kind}
        options={remedyKinds.map((kind) => [kind, t(`ownAdvisoryPage.kindOf.${kind}`)] as const)}
        onChange={(kind) => onChange({ ...remedy, kind })}
      />
      <fieldset className="radios" id={fieldId(`/remedies/${at}/products`)} tabIndex={-1}>
        <legend>{t("ownAdvisoryPage.forProducts")}</legend>
        {form.products.map(({ key, name }) => (
          <label key={key} className="tick">
            <input
              type="checkbox"
              checked={remedy.products.includes(key)}
              onChange={(event) =>
                onChange({
                  ...remedy,
                  products: event.target.checked
                    ? [...remedy.products, key]
                    : remedy.products.filter((one) => one !== key),
                })
              }
            />{" "}
            {name || key}
          </label>
        ))}
      </fieldset>
      <BothLanguages
        pointer={`/remedies/${at}/text`}
        label={t("ownAdvisoryPage.remedyText")}
        value={remedy.text}
        findings={findings}
        rows={2}
        onChange={(text) => onChange({ ...remedy, text })}
      />
      <div className="row">
        <Line
          pointer={`/remedies/${at}/command`}
          label={t("ownAdvisoryPage.command")}
          findings={findings}
          code
          value={remedy.command}
          onChange={(command) => onChange({ ...remedy, command })}
        />
        <Line
          pointer={`/remedies/${at}/url`}
          label={t("ownAdvisoryPage.url")}
          findings={findings}
          code
          value={remedy.url}
          onChange={(url) => onChange({ ...remedy, url })}
        />
      </div>
      <Remove name={label} onRemove={onRemove} />
    </fieldset>
  );
}

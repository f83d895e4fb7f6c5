/** How bad it is: CVSS vectors with their scores and a calculator, weaknesses by CWE number, and whether attacks are known. */
import { type ReactNode, useState } from "react";
import { severityClasses } from "#core/publish/own-advisory.ts";
import { weaknessNames } from "#core/publish/weakness-names.ts";
import { CvssCalculatorFields, Score } from "#web/severity/cvss-calculator.tsx";
import { Add, Line, OneOf, Remove, replaced, without } from "#web/own-advisory/controls.tsx";
import type { PartOfForm } from "#web/own-advisory/part-of-form.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";

export function SeverityFields({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  return (
    <fieldset className="card">
      <legend>{t("ownAdvisoryPage.severity")}</legend>
      {form.severities.map((vector, at) => (
        <VectorRow
          // A vector has no name of its own: its place is what it is known by.
          key={`severity ${String(at)}`}
          at={at}
          vector={vector}
          findings={findings}
          onChange={(one) => onChange({ severities: replaced(form.severities, at, one) })}
          onRemove={() => onChange({ severities: without(form.severities, at) })}
        />
      ))}
      <Add
        label={t("ownAdvisoryPage.addVector")}
        onAdd={() => onChange({ severities: [...form.severities, ""] })}
      />
      <OneOf
        pointer="/severityClass"
        label={t("ownAdvisoryPage.severityClass")}
        findings={findings}
        value={form.severityClass ?? "none"}
        options={(["none", ...severityClasses] as const).map(
          (name) => [name, t(`ownAdvisoryPage.severityClassOf.${name}`)] as const,
        )}
        onChange={(name) => onChange({ severityClass: name === "none" ? null : name })}
      />
      <OneOf
        pointer="/exploitation"
        label={t("ownAdvisoryPage.exploitation")}
        findings={findings}
        value={form.exploitation}
        options={(["none", "poc", "active"] as const).map(
          (name) => [name, t(`ownAdvisoryPage.exploitationOf.${name}`)] as const,
        )}
        onChange={(exploitation) => onChange({ exploitation })}
      />
      <Weaknesses form={form} findings={findings} onChange={onChange} />
    </fieldset>
  );
}

type VectorRowProps = {
  readonly at: number;
  readonly vector: string;
  readonly findings: PartOfForm["findings"];
  readonly onChange: (vector: string) => void;
  readonly onRemove: () => void;
};

function VectorRow({ at, vector, findings, onChange, onRemove }: VectorRowProps): ReactNode {
  const t = useTranslate();
  const [open, setOpen] = useState(vector === "");
  const label = t("ownAdvisoryPage.vectorNumber", { number: at + 1 });
  return (
    <>
      <Line
        pointer={`/severities/${at}`}
        label={label}
        findings={findings}
        code
        value={vector}
        onChange={onChange}
      />
      <p className="facts">
        <Score vector={vector} />{" "}
        <button type="button" className="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("ownAdvisoryPage.calculator")}
        </button>{" "}
        <Remove name={label} onRemove={onRemove} />
      </p>
      {open ? (
        <CvssCalculatorFields
          start={vector}
          onTake={(made) => {
            onChange(made);
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function Weaknesses({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  const { weaknesses } = form;
  return (
    <fieldset className="bare">
      <legend>{t("ownAdvisoryPage.weaknesses")}</legend>
      <datalist id="weakness-ids">
        {[...weaknessNames].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
      {weaknesses.map(({ id, name }, at) => (
        <div className="row" key={`weakness ${String(at)}`}>
          <Field pointer={`/weaknesses/${at}/id`} label={t("ownAdvisoryPage.weakness")} findings={findings}>
            <input
              type="text"
              list="weakness-ids"
              className="code"
              value={id}
              onChange={(event) => {
                const own = event.target.value.trim();
                const known = weaknessNames.get(own) ?? name;
                onChange({ weaknesses: replaced(weaknesses, at, { id: own, name: known }) });
              }}
            />
          </Field>
          <Line
            pointer={`/weaknesses/${at}/name`}
            label={t("ownAdvisoryPage.weaknessName")}
            findings={findings}
            value={name}
            onChange={(own) => onChange({ weaknesses: replaced(weaknesses, at, { id, name: own }) })}
          />
          <Remove name={id} onRemove={() => onChange({ weaknesses: without(weaknesses, at) })} />
        </div>
      ))}
      <Add
        label={t("ownAdvisoryPage.addWeakness")}
        onAdd={() => onChange({ weaknesses: [...weaknesses, { id: "CWE-", name: "" }] })}
      />
    </fieldset>
  );
}

/** The first step: on which terms a report is taken. Nothing of the flaw is asked before they are accepted. */
import type { ReactNode } from "react";
import { LocalizedText, useTranslate } from "#web/room/room-context.tsx";
import type { FormPart, ReportTerms } from "#web/report/form-part.ts";

export function Terms({
  intake,
  draft,
  change,
  missing,
}: FormPart & { readonly intake: ReportTerms }): ReactNode {
  const t = useTranslate();
  const { version } = intake;
  return (
    <>
      <p>
        {t("reportPage.recipient")} <LocalizedText text={intake.office} /> (
        {t("reportPage.policyVersion", { version })})
      </p>
      {(["policy", "safeHarbour", "scope"] as const).map((name) => (
        <section key={name} className="card" aria-labelledby={`terms-${name}`}>
          <h3 id={`terms-${name}`}>{t(`reportPage.terms.${name}`)}</h3>
          <p className="pre-line">
            <LocalizedText text={intake[name]} />
          </p>
        </section>
      ))}
      <Agreed
        name="accepted"
        label={t("reportPage.agree.accepted", { version })}
        checked={draft.accepted === version}
        missing={missing}
        onChange={(on) => change({ accepted: on ? version : null })}
      />
      <Agreed
        name="inScope"
        label={t("reportPage.agree.inScope")}
        checked={draft.inScope}
        missing={missing}
        onChange={(inScope) => change({ inScope })}
      />
      <Agreed
        name="notLive"
        label={t("reportPage.agree.notLive")}
        checked={draft.notLive}
        missing={missing}
        onChange={(notLive) => change({ notLive })}
      />
    </>
  );
}

type AgreedProps = {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly missing: readonly string[];
  readonly onChange: (on: boolean) => void;
};

function Agreed({ name, label, checked, missing, onChange }: AgreedProps): ReactNode {
  const t = useTranslate();
  const wrong = missing.includes(name);
  return (
    <div className={wrong ? "field field-wrong" : "field"}>
      <label className="tick">
        <input
          type="checkbox"
          checked={checked}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `missing-${name}` : undefined}
          onChange={({ target }) => onChange(target.checked)}
        />{" "}
        {label}
      </label>
      {wrong ? (
        <p id={`missing-${name}`} className="findings">
          {t("reportPage.needed")}
        </p>
      ) : null}
    </div>
  );
}

/** Who reports, as far as somebody wants to say; and whether an AI system had a part in it. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { type EarlierCase, type FormPart, missingFindings } from "#web/report/form-part.ts";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

type WhoProps = FormPart & {
  /** Of a reporter who was here before: typed for this report alone, and not stored with the draft. */
  readonly earlier: EarlierCase;
  readonly onEarlier: (earlier: EarlierCase) => void;
};

export function Who({ draft, change, missing, earlier, onEarlier }: WhoProps): ReactNode {
  const t = useTranslate();
  return (
    <>
      <Field pointer="/ai" label={t("reportPage.ai.label")} hint={t("reportPage.ai.hint")}>
        <Choice
          values={["unsaid", "no", "yes"] as const}
          value={draft.ai}
          label={(value) => t(`reportPage.ai.${value}`)}
          onChange={(ai) => change({ ai })}
        />
      </Field>
      {draft.ai === "yes" ? (
        <Field pointer="/aiWhich" label={t("reportPage.ai.which")}>
          <input
            value={draft.aiWhich}
            maxLength={300}
            onChange={({ target }) => change({ aiWhich: target.value })}
          />
        </Field>
      ) : null}
      <Field pointer="/reporter" label={t("reportPage.reporter")} hint={t("reportPage.reporterHint")}>
        <input
          value={draft.reporter}
          maxLength={300}
          autoComplete="off"
          onChange={({ target }) => change({ reporter: target.value })}
        />
      </Field>
      <fieldset>
        <legend>{t("reportPage.earlier.title")}</legend>
        <p className="hint">{t("reportPage.earlier.hint")}</p>
        <Field pointer="/earlier" label={t("reportPage.number")} findings={missingFindings(missing)}>
          <input
            value={earlier.number}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onEarlier({ ...earlier, number: target.value })}
          />
        </Field>
        <Field pointer="/earlierWords" label={t("reportPage.words")}>
          <input
            value={earlier.words}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => onEarlier({ ...earlier, words: target.value })}
          />
        </Field>
      </fieldset>
    </>
  );
}

/** Splitting a case: a second root cause, with those who go along. */
import { type ReactNode, useState } from "react";
import { AudienceFields } from "#web/case/act/audience-fields.tsx";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

type SplitDialogProps = DialogProps & { readonly of: OpenCase; readonly names: CaseNames };

const severities = ["unknown", "low", "medium", "high", "critical"] as const;

export function SplitDialog({ of, names, onDo, ...frame }: SplitDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const before = of.texts.findLast(({ kind }) => kind === "invitation")?.content;
  const [product, setProduct] = useState(before?.product ?? "");
  const [severity, setSeverity] = useState<(typeof severities)[number]>("unknown");
  const [title, setTitle] = useState("");
  const [summary, setSummary] = useState("");
  const [participants, setParticipants] = useState<readonly string[]>([]);
  const others = of.view.participants.filter(({ roles }) => !roles.includes("coordinator"));
  const about = { product: product.trim(), severity, title: title.trim(), summary: summary.trim() };
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.split")}
      ready={about.product !== "" && about.title !== "" && about.summary !== ""}
      onSubmit={() =>
        onDo(
          () => client.call("caseSplit", { case: of.id, participants: [...participants], ...about }),
          t("caseAct.splitDone"),
        )
      }
    >
      <p>{t("caseAct.splitHow")}</p>
      <Field pointer="/title" label={t("caseAct.title")}>
        <input value={title} maxLength={300} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field pointer="/product" label={t("caseAct.product")}>
        <input value={product} maxLength={300} onChange={({ target }) => setProduct(target.value)} />
      </Field>
      <Field pointer="/severity" label={t("caseAct.severity")}>
        <Choice
          values={severities}
          label={(one) => t(`casePage.severity.${one}`)}
          value={severity}
          onChange={setSeverity}
        />
      </Field>
      <Field pointer="/summary" label={t("caseAct.summary")}>
        <textarea
          rows={4}
          maxLength={20_000}
          value={summary}
          onChange={({ target }) => setSummary(target.value)}
        />
      </Field>
      <AudienceFields
        title={t("caseAct.splitWho")}
        participants={others}
        names={names}
        marked={participants}
        onChange={setParticipants}
      />
    </DialogForm>
  );
}

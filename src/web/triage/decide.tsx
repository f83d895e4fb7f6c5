/** The dialogs in which a report is accepted, rejected, linked or its reporter asked. Each is filled in as far as the report says, so that Enter is often enough. */
import { type ReactNode, useState } from "react";
import { withoutUnseen } from "#core/input/unseen.ts";
import { rejectReasons } from "#core/triage/decision.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { AssignReport, type Colleagues } from "#web/triage/assign-report.tsx";
import { type FormProps, sendOnEnter } from "#web/triage/decision-form.tsx";
import { LinkReports } from "#web/triage/link-reports.tsx";
import { titleOf } from "#web/triage/report-view.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

type DecideProps = FormProps & {
  readonly deciding: "accept" | "reject" | "ask" | "link" | "assign";
  readonly colleagues: Colleagues;
};

export function Decide({ deciding, colleagues, ...props }: DecideProps): ReactNode {
  if (deciding === "accept") return <Accept {...props} />;
  if (deciding === "reject") return <Reject {...props} />;
  if (deciding === "assign") return <AssignReport {...props} colleagues={colleagues} />;
  return deciding === "ask" ? <Ask {...props} /> : <LinkReports {...props} />;
}

const severities = ["unknown", "low", "medium", "high", "critical"] as const;
const oneLine = (text: string | null | undefined): string =>
  withoutUnseen(text ?? "")
    .replace(/\s+/g, " ")
    .slice(0, 500);

const mostOfSummary = 20_000;
const lines = (text: string | undefined): string =>
  (text ?? "").split("\n").map(withoutUnseen).join("\n").trim().slice(0, mostOfSummary);

/** How the report's claims name the product, where they do so by an identifier. */
const identifiersOf = ({ claims }: FormProps["look"]): readonly string[] => [
  ...new Set(
    (claims ?? []).flatMap(({ identifier }) => {
      const one = oneLine(identifier).trim();
      return /^(?:pkg:|cpe:2\.3:)\S+$/.test(one) ? [one] : [];
    }),
  ),
];

function Accept({ look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [title, setTitle] = useState(oneLine(titleOf(look)));
  const [product, setProduct] = useState(oneLine(look.claims?.[0]?.product ?? look.claims?.[0]?.identifier));
  const [severity, setSeverity] = useState<(typeof severities)[number]>("unknown");
  const [summary, setSummary] = useState(lines(look.claims?.[0]?.text));
  const [named, setNamed] = useState(identifiersOf(look).join("\n"));
  const identifiers = named.split(/\s/).filter((one) => one !== "");
  return (
    <DialogForm
      {...frame}
      title={t("triagePage.accept")}
      ready={
        title.trim() !== "" &&
        product.trim() !== "" &&
        identifiers.every(({ length }) => length >= 5 && length <= 500)
      }
      onSubmit={() =>
        onAct({
          act: "accept",
          title,
          product,
          severity,
          ...(summary.trim() === "" ? {} : { summary }),
          ...(identifiers.length === 0 ? {} : { identifiers }),
        })
      }
    >
      <p>{t("triagePage.acceptHow")}</p>
      <Field pointer="/title" label={t("triagePage.caseTitle")}>
        <input value={title} maxLength={500} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field pointer="/product" label={t("triagePage.product")}>
        <input value={product} maxLength={500} onChange={({ target }) => setProduct(target.value)} />
      </Field>
      <Field
        pointer="/identifiers"
        label={t("triagePage.identifiers")}
        hint={t("triagePage.identifiersHint")}
      >
        <textarea
          rows={2}
          maxLength={20_000}
          spellCheck={false}
          value={named}
          onChange={({ target }) => setNamed(target.value)}
        />
      </Field>
      <Field pointer="/severity" label={t("triagePage.severity")}>
        <Choice
          values={severities}
          label={(value) => t(`triagePage.severityClass.${value}`)}
          value={severity}
          onChange={setSeverity}
          onKeyDown={sendOnEnter}
        />
      </Field>
      <Field pointer="/summary" label={t("triagePage.summary")} hint={t("triagePage.summaryHint")}>
        <textarea
          rows={6}
          maxLength={mostOfSummary}
          value={summary}
          onChange={({ target }) => setSummary(target.value)}
        />
      </Field>
    </DialogForm>
  );
}

function Reject({ look: _look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [reason, setReason] = useState<(typeof rejectReasons)[number]>("not-reproducible");
  const [typed, setTyped] = useState<string | null>(null);
  const sentence = typed ?? t(`triageWords.reason.${reason}`);
  return (
    <DialogForm
      {...frame}
      title={t("triagePage.reject")}
      ready={sentence.trim() !== ""}
      onSubmit={() => onAct({ act: "reject", reason, sentence })}
    >
      <Field pointer="/reason" label={t("triagePage.reason")}>
        <Choice
          values={rejectReasons}
          label={(value) => t(`triageWords.reason.${value}`)}
          value={reason}
          onChange={setReason}
          onKeyDown={sendOnEnter}
        />
      </Field>
      <Field pointer="/sentence" label={t("triagePage.sentence")} hint={t("triagePage.sentenceHint")}>
        <input value={sentence} maxLength={5000} onChange={({ target }) => setTyped(target.value)} />
      </Field>
    </DialogForm>
  );
}

function Ask({ look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [text, setText] = useState("");
  const [once] = useState(() => crypto.randomUUID());
  return (
    <DialogForm
      {...frame}
      title={t("triagePage.ask")}
      ready={look.answerable && text.trim() !== ""}
      onSubmit={() => onAct({ act: "ask", text, once })}
    >
      {look.answerable ? null : <p>{t("triagePage.notAnswerable")}</p>}
      <Field pointer="/text" label={t("triagePage.question")} hint={t("triagePage.askHint")}>
        <textarea rows={5} maxLength={15_000} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
    </DialogForm>
  );
}

/** A supplier's buttons: one sends at once, the others ask for what their answer needs. */
import { type FormEvent, type ReactNode, useState } from "react";
import { answerJustifications } from "#core/coordination/answer/supplier-answer.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { AnswerInput, PortalCaseProps } from "#web/portal/portal-props.ts";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type AnswerKind = AnswerInput["kind"];

const kinds = [
  "received",
  "affected",
  "not-affected",
  "fix",
  "need-information",
  "cannot",
  "more-time",
] as const satisfies readonly AnswerKind[];

const empty = {
  product: "",
  note: "",
  from: "",
  to: "",
  version: "",
  date: "",
  justification: answerJustifications[0] as (typeof answerJustifications)[number],
};
type Typed = typeof empty;

export function Answering({ shown, reload }: PortalCaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { busy, failure, run, forget } = useRoomAction();
  const [chosen, setChosen] = useState<AnswerKind | null>(null);
  const [sent, setSent] = useState(false);
  const { terms, proposal } = shown.view;
  const base = proposal ?? terms;
  async function send(answer: AnswerInput): Promise<void> {
    await client.call("caseAnswer", { case: shown.id, answers: [answer] });
    setChosen(null);
    setSent(true);
    reload();
  }
  function choose(kind: AnswerKind): void {
    forget();
    setSent(false);
    if (kind === "received") void run(async () => await send({ kind, product: "", note: "" }));
    else setChosen(kind);
  }
  return (
    <section className="card" aria-labelledby="portal-answer">
      <h2 id="portal-answer">{t("portalPage.answer.title")}</h2>
      <p>{t("portalPage.answer.lead")}</p>
      <div className="actions">
        {kinds
          .filter((kind) => kind !== "more-time" || base !== null)
          .map((kind) => (
            <button
              key={kind}
              type="button"
              disabled={busy}
              aria-pressed={chosen === kind}
              onClick={() => choose(kind)}
            >
              {t(`portalPage.answer.${kind}`)}
            </button>
          ))}
      </div>
      {chosen === null || chosen === "received" ? null : (
        <AnswerForm
          key={chosen}
          kind={chosen}
          base={base}
          busy={busy}
          onSend={(answer) => void run(async () => await send(answer))}
        />
      )}
      <Failure of={failure} findings />
      {sent ? (
        <Notice kind="done" says="status">
          <p>{t("portalPage.answer.given")}</p>
        </Notice>
      ) : null}
    </section>
  );
}

type Terms = PortalCaseProps["shown"]["view"]["terms"];

/** What was typed as an answer; a later end keeps the time of day of the one before it. */
function answerOf(kind: AnswerKind, typed: Typed, base: Terms): AnswerInput {
  const { product, note, from, to, version, date, justification } = typed;
  const about = { product, note };
  if (kind === "affected") return { ...about, kind, from, to };
  if (kind === "not-affected") return { ...about, kind, justification };
  if (kind === "fix") return { ...about, kind, version, date };
  if (kind !== "more-time") return { ...about, kind };
  const { ends = "", zone = "UTC" } = base ?? {};
  return { ...about, kind, ends: `${date}${ends.slice(10)}`, zone };
}

type AnswerFormProps = {
  readonly kind: Exclude<AnswerKind, "received">;
  readonly base: Terms;
  readonly busy: boolean;
  readonly onSend: (answer: AnswerInput) => void;
};

function AnswerForm({ kind, base, busy, onSend }: AnswerFormProps): ReactNode {
  const t = useTranslate();
  const [typed, setTyped] = useState(empty);
  const put = (name: keyof Typed) => (event: { readonly target: { readonly value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const text = (name: "from" | "to" | "version" | "product", label: string) => (
    <Field pointer={`/${name}`} label={label}>
      <input value={typed[name]} maxLength={300} autoComplete="off" onChange={put(name)} />
    </Field>
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    onSend(answerOf(kind, typed, base));
  }
  const isInWords = kind === "need-information" || kind === "cannot";
  return (
    <form onSubmit={submit}>
      {kind === "affected" ? (
        <>
          {text("from", t("portalPage.answer.from"))}
          {text("to", t("portalPage.answer.to"))}
        </>
      ) : null}
      {kind === "not-affected" ? (
        <Field pointer="/justification" label={t("portalPage.answer.justification")}>
          <Choice
            values={answerJustifications}
            label={(value) => t(`portalPage.justification.${value}`)}
            value={typed.justification}
            onChange={(justification) => setTyped({ ...typed, justification })}
          />
        </Field>
      ) : null}
      {kind === "fix" ? text("version", t("portalPage.answer.version")) : null}
      {kind === "fix" || kind === "more-time" ? (
        <Field
          pointer="/date"
          label={t(kind === "fix" ? "portalPage.answer.date" : "portalPage.answer.ends")}
          hint={t(kind === "fix" ? "portalPage.answer.dateHint" : "portalPage.answer.endsHint")}
        >
          <input type="date" required value={typed.date} onChange={put("date")} />
        </Field>
      ) : null}
      {kind === "more-time" || isInWords ? null : text("product", t("portalPage.answer.product"))}
      <Field
        pointer="/note"
        label={t(isInWords ? "portalPage.answer.note" : "portalPage.answer.noteOptional")}
      >
        <textarea rows={3} maxLength={4_000} required={isInWords} value={typed.note} onChange={put("note")} />
      </Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {t("portalPage.answer.send")}
        </button>
      </div>
    </form>
  );
}

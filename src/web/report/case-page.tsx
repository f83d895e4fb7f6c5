/** A report for whoever sent it: with its number and six words it shows how it stands, why, and what was asked, and takes an answer. Words and keys stay in this tab. */
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { type CaseKey, caseKey, readCaseWords } from "#core/intake/case-words.ts";
import { readNumber, writtenNumber } from "#core/intake/case-number.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { reasonText, verdictText } from "#messages/render/submission/report-gate.ts";
import type { Client, Output } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { missingFindings } from "#web/report/form-part.ts";
import { Coordination } from "#web/report/coordination.tsx";
import { Credit, openCredit, type StatedCredit } from "#web/report/credit.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Message = {
  readonly author: "office" | "reporter";
  readonly sentAt: string;
  readonly text: string | null;
};
type OpenCase = {
  readonly key: CaseKey;
  readonly status: Output<"reportStatus">;
  readonly messages: readonly Message[];
  /** What was written with the decision. */
  readonly sentence: string | null;
  readonly credit: StatedCredit | null;
};

/** Asks how the case stands, and opens what was written in it. */
async function openCase(client: Client, number: string, key: CaseKey): Promise<OpenCase> {
  const status = await client.call("reportStatus", { number, secret: key.secret });
  const messages = await Promise.all(
    status.messages.map(async ({ author, sentAt, sealed }): Promise<Message> => {
      const opened = await openBytes(Uint8Array.fromBase64(sealed), [key]);
      return { author, sentAt, text: opened.ok ? new TextDecoder().decode(opened.value) : null };
    }),
  );
  const sealed = status.outcome?.sentence ?? null;
  const opened = sealed === null ? null : await openBytes(Uint8Array.fromBase64(sealed), [key]);
  const sentence = opened?.ok === true ? new TextDecoder().decode(opened.value) : null;
  return { key, status, messages, sentence, credit: await openCredit(status, key) };
}

export function ReportCasePage({ params }: PageProps): ReactNode {
  const t = useTranslate();
  const [open, setOpen] = useState<OpenCase | null>(null);
  return (
    <div className="narrow">
      <PageHeading title={t("reportPage.caseTitle")} />
      {open === null ? (
        <Words number={params.number ?? ""} onOpen={setOpen} />
      ) : (
        <Case open={open} onChange={setOpen} />
      )}
    </div>
  );
}

function Words({
  number,
  onOpen,
}: {
  readonly number: string;
  readonly onOpen: (open: OpenCase) => void;
}): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [typed, setTyped] = useState({ number, words: "" });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { busy, failure, run } = useRoomAction();
  function submit(event: FormEvent): void {
    event.preventDefault();
    const [read, words] = [readNumber(typed.number), readCaseWords(typed.words)];
    setMissing([...(read === null ? ["number"] : []), ...(words === null ? ["words"] : [])]);
    if (read === null || words === null) return;
    void run(async () => onOpen(await openCase(client, read, await caseKey(words, read))));
  }
  const unknown = failure instanceof RoomError && failure.code === "not-found";
  return (
    <form onSubmit={submit} className="card" noValidate>
      <p>{t("reportPage.caseLead")}</p>
      <Field pointer="/number" label={t("reportPage.number")} findings={missingFindings(missing)}>
        <input
          value={typed.number}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped({ ...typed, number: target.value })}
        />
      </Field>
      <Field
        pointer="/words"
        label={t("reportPage.words")}
        hint={t("reportPage.wordsTyped")}
        findings={missingFindings(missing)}
      >
        <input
          value={typed.words}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => setTyped({ ...typed, words: target.value })}
        />
      </Field>
      {unknown ? (
        <Notice kind="danger" says="alert">
          <p>{t("reportPage.caseUnknown")}</p>
        </Notice>
      ) : (
        <Failure of={failure} />
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {t(busy ? "reportPage.stage.key" : "reportPage.caseShow")}
        </button>
      </div>
    </form>
  );
}

type CaseProps = { readonly open: OpenCase; readonly onChange: (open: OpenCase) => void };

/** While somebody looks, the case is asked after anew: that an embargo has ended is shown at once. */
const lookAgain = 15_000;

function Case({ open, onChange }: CaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { key, status, messages, sentence, credit } = open;
  const reload = async (): Promise<void> => onChange(await openCase(client, status.number, key));
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void reload().catch(() => undefined);
    }, lookAgain);
    return () => clearInterval(timer);
  });
  return (
    <>
      <section className="card" aria-labelledby="case-state">
        <h2 id="case-state" className="code">
          {writtenNumber(status.number)}
        </h2>
        <p>
          <strong>{t(`reportGate.state.${status.state}`)}</strong>
        </p>
        <p className="facts">
          {t("reportPage.receivedAt")} <When at={status.receivedAt} />
        </p>
        <p className="code wrap">{status.sha256}</p>
      </section>
      {status.outcome === null ? null : <Outcome outcome={status.outcome} sentence={sentence} />}
      {status.coordination === null ? null : <Coordination of={status.coordination} />}
      <Credit
        number={status.number}
        secret={key.secret}
        stated={credit}
        published={status.coordination?.published === true}
        onStated={reload}
      />
      {status.gates.map(({ gate, verdict, reasons, decidedAt }) => (
        <section key={gate} className="card" aria-labelledby={`gate-${gate}`}>
          <h2 id={`gate-${gate}`}>{t(`reportGate.name.${gate}`)}</h2>
          <p>
            {verdictText(gate, verdict, t)} <When at={decidedAt} />
          </p>
          {reasons.length === 0 ? null : (
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reasonText(reason, t)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <section className="card" aria-labelledby="case-messages">
        <h2 id="case-messages">{t("reportPage.messages")}</h2>
        {messages.length === 0 ? <p>{t("reportPage.messagesNone")}</p> : null}
        <ul className="plain">
          {messages.map(({ author, sentAt, text }) => (
            <li key={`${sentAt} ${text ?? ""}`}>
              <strong>{t(`reportGate.author.${author}`)}</strong> <When at={sentAt} />
              <p className="pre-line">{text ?? t("reportPage.messageClosed")}</p>
            </li>
          ))}
        </ul>
        <Reply open={open} onChange={onChange} />
      </section>
    </>
  );
}

type OutcomeProps = {
  readonly outcome: NonNullable<OpenCase["status"]["outcome"]>;
  readonly sentence: string | null;
};

function Outcome({ outcome: { decision, reason, decidedAt, linked }, sentence }: OutcomeProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="case-outcome">
      <h2 id="case-outcome">{t("triageWords.outcome")}</h2>
      <p>
        <strong>{t(`triageWords.decision.${decision}`)}</strong> <When at={decidedAt} />
      </p>
      {linked ? <p>{t("triageWords.withOther")}</p> : null}
      {reason === null ? null : <p>{t(`triageWords.reason.${reason}`)}</p>}
      {sentence === null ? null : <p className="pre-line">{sentence}</p>}
    </section>
  );
}

function Reply({ open: { key, status }, onChange }: CaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [reply, setReply] = useState({ text: "", once: crypto.randomUUID() });
  const { busy, failure, run } = useRoomAction();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (reply.text.trim() === "") return;
    const { number } = status;
    void run(async () => {
      await client.call("reportReply", { number, secret: key.secret, ...reply });
      onChange(await openCase(client, number, key));
      setReply({ text: "", once: crypto.randomUUID() });
    });
  }
  return (
    <form onSubmit={submit}>
      <Field pointer="/reply" label={t("reportPage.reply")} hint={t("reportPage.replyHint")}>
        <textarea
          rows={5}
          maxLength={20_000}
          value={reply.text}
          onChange={({ target }) => setReply({ ...reply, text: target.value })}
        />
      </Field>
      <Failure of={failure} findings />
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {t("reportPage.replySend")}
        </button>
      </div>
    </form>
  );
}

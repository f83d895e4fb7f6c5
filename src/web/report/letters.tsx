/** What the office and a reporter write to each other, with the report and in its case, each opened with the six words. */
import { type FormEvent, type ReactNode, useState } from "react";
import type { CaseKey } from "#core/intake/case-words.ts";
import { readJsonBytes, textMember } from "#core/input/json.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type SealedMessage = Output<"reportStatus">["messages"][number];

/** A message as it is read; `text` is `null` where it cannot be opened. */
export type Message = Pick<SealedMessage, "author" | "sentAt"> & {
  readonly text: string | null;
  /** The file that came with it. */
  readonly file: { readonly object: string; readonly name: string } | null;
};

/** Opens a message with the key of the words. */
export async function openMessage(
  { author, sentAt, sealed, letter }: SealedMessage,
  key: CaseKey,
): Promise<Message> {
  const opened = sealed === null ? null : await openBytes(Uint8Array.fromBase64(sealed), [key]);
  const closed = { author, sentAt, text: null, file: null };
  if (opened?.ok !== true) return closed;
  if (!letter) return { ...closed, text: new TextDecoder().decode(opened.value) };
  const json = readJsonBytes(opened.value);
  if (!json.ok) return closed;
  const [object, name] = [textMember(json.value, "file"), textMember(json.value, "fileName")];
  const file = object === null || name === null ? null : { object, name };
  return { ...closed, text: textMember(json.value, "text"), file };
}

type LettersProps = {
  readonly number: string;
  readonly of: CaseKey;
  readonly messages: readonly Message[];
  /** How many older ones are not shown. */
  readonly older: number;
  readonly onSent: () => Promise<void>;
};

export function Letters({ number, of, messages, older, onSent }: LettersProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="case-messages">
      <h2 id="case-messages">{t("reportPage.messages")}</h2>
      {messages.length === 0 ? <p>{t("reportPage.messagesNone")}</p> : null}
      {older === 0 ? null : <p>{t("reportPage.olderLetters", { count: older })}</p>}
      <ul className="plain">
        {messages.map(({ author, sentAt, text, file }, at) => (
          <li key={`${sentAt} ${at}`}>
            <strong>{t(`reportGate.author.${author}`)}</strong> <When at={sentAt} />
            <p className="pre-line">{text ?? t("reportPage.messageClosed")}</p>
            {file === null ? null : <LetterFile {...file} number={number} of={of} />}
          </li>
        ))}
      </ul>
      <Reply number={number} of={of} onSent={onSent} />
    </section>
  );
}

type LetterFileProps = Pick<LettersProps, "number" | "of"> & NonNullable<Message["file"]>;

/** A file: fetched and opened when it is asked for, given to the reader as a download, never shown. */
function LetterFile({ number, of, object, name }: LetterFileProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { busy, failure, run } = useRoomAction();
  const fetchFile = async (): Promise<void> => {
    const { sealed } = await client.call("reportFile", { number, secret: of.secret, object });
    const opened = await openBytes(Uint8Array.fromBase64(sealed), [of]);
    if (!opened.ok) throw new Error(t("reportPage.messageClosed"));
    const address = URL.createObjectURL(
      new Blob([Uint8Array.from(opened.value)], { type: "application/octet-stream" }),
    );
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <button type="button" className="small" disabled={busy} onClick={() => void run(fetchFile)}>
        {t("reportPage.letterFile", { name })}
      </button>
      <Failure of={failure} />
    </>
  );
}

function Reply({ number, of, onSent }: Pick<LettersProps, "number" | "of" | "onSent">): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [reply, setReply] = useState({ text: "", once: crypto.randomUUID() });
  const { busy, failure, run } = useRoomAction();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (reply.text.trim() === "") return;
    void run(async () => {
      await client.call("reportReply", { number, secret: of.secret, ...reply });
      await onSent();
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

/** A document in place of buttons: what it would say is shown, and only then sent. */
import { type ReactNode, useRef, useState } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { AnswerText } from "#web/portal/answer-text.tsx";
import type { AnswerInput, PortalCaseProps } from "#web/portal/portal-props.ts";
import { Field } from "#web/ui/field.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function AnswerDocument({ shown, reload }: PortalCaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { busy, failure, run } = useRoomAction();
  const [answers, setAnswers] = useState<readonly AnswerInput[]>([]);
  const [unreasoned, setUnreasoned] = useState<readonly string[]>([]);
  const file = useRef<HTMLInputElement>(null);
  function discard(): void {
    setAnswers([]);
    setUnreasoned([]);
    if (file.current !== null) file.current.value = "";
  }
  function read(chosen: File | undefined): void {
    setAnswers([]);
    setUnreasoned([]);
    if (chosen === undefined) return;
    void run(async () => {
      const document = await chosen.text();
      const found = await client.call("caseAnswerRead", { case: shown.id, document });
      setAnswers(found.answers);
      setUnreasoned(found.unreasoned);
    });
  }
  async function send(): Promise<void> {
    await client.call("caseAnswer", { case: shown.id, answers: [...answers] });
    discard();
    reload();
  }
  return (
    <section className="card" aria-labelledby="portal-document">
      <h2 id="portal-document">{t("portalPage.document.title")}</h2>
      <Field pointer="/document" label={t("portalPage.document.file")} hint={t("portalPage.document.lead")}>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          disabled={busy}
          onChange={({ target }) => read(target.files?.[0])}
        />
      </Field>
      <Failure of={failure} findings />
      {unreasoned.length === 0 ? null : (
        <Notice kind="warning" says="status">
          <p>{t("portalPage.document.unreasoned")}</p>
          <ul>
            {unreasoned.map((product) => (
              <li key={product}>
                <ForeignText text={product} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {answers.length === 0 ? null : (
        <>
          <output className="block">{t("portalPage.document.says")}</output>
          <ul>
            {answers.map((answer) => (
              <li key={JSON.stringify(answer)}>
                <AnswerText of={answer} />
              </li>
            ))}
          </ul>
          <div className="actions">
            <button type="button" className="primary" disabled={busy} onClick={() => void run(send)}>
              {t("portalPage.document.send", { count: answers.length })}
            </button>
            <button type="button" disabled={busy} onClick={discard}>
              {t("portalPage.document.discard")}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

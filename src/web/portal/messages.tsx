/** Messages of a case between a participant and its coordinators, each with whom it is for and the file that it names. */
import { type FormEvent, type ReactNode, useState } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PortalCaseProps } from "#web/portal/portal-props.ts";
import { CaseFile } from "#web/desk/case-file.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { MailOrigin } from "#web/desk/mail-origin.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function Messages({ shown, reload }: PortalCaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { busy, failure, run } = useRoomAction();
  const [text, setText] = useState("");
  const { id, own, view, texts } = shown;
  const messages = texts.filter(({ kind }) => kind === "message");
  const coordinates = (author: string) =>
    view.participants.some((one) => one.id === author && one.roles.includes("coordinator"));
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() === "") return;
    void run(async () => {
      await client.call("caseMessageSend", { case: id, text, to: [] });
      setText("");
      reload();
    });
  }
  return (
    <section className="card" aria-labelledby="portal-messages">
      <h2 id="portal-messages">{t("portalPage.messages")}</h2>
      {messages.length === 0 ? <p>{t("portalPage.noMessages")}</p> : null}
      <ul className="plain">
        {messages.map((message) => {
          const { object, author, sealedAt, content } = message;
          return (
            <li key={object}>
              <strong>
                {author === own
                  ? t("portalPage.author.own")
                  : t(coordinates(author) ? "portalPage.author.coordinator" : "portalPage.author.other")}
              </strong>{" "}
              <When at={sealedAt} />
              <p className="pre-line wrap">
                {content === null ? t("casePage.textLocked") : <ForeignText text={content.text ?? ""} />}
              </p>
              <MailOrigin of={message} />
              {content?.file === undefined ? null : (
                <CaseFile of={id} object={content.file} name={content.fileName ?? ""} />
              )}
            </li>
          );
        })}
      </ul>
      <form onSubmit={submit}>
        <Field pointer="/text" label={t("portalPage.write")} hint={t("portalPage.writeHint")}>
          <textarea
            rows={4}
            maxLength={20_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Failure of={failure} />
        <div className="actions">
          <button type="submit" disabled={busy}>
            {t("portalPage.send")}
          </button>
        </div>
      </form>
    </section>
  );
}

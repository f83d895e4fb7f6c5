/** Who stands behind a report: the reporter's record, what was asked and answered, what waits with it, what was done. */
import type { ReactNode } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { When } from "#web/ui/instant.tsx";

type OpenReport = Output<"triageLook">;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function ReportHistory({ look }: { readonly look: OpenReport }): ReactNode {
  const t = useTranslate();
  const { share, low, high, weight } = look.record;
  return (
    <section className="card" aria-labelledby="record">
      <h2 id="record">{t("triagePage.record")}</h2>
      <p>
        {Math.round(weight) === 0
          ? t("triagePage.recordNone")
          : t("triagePage.recordShare", {
              share: percent(share),
              count: Math.round(weight),
              low: percent(low),
              high: percent(high),
            })}
      </p>
      <Members members={look.members} />
      <Messages messages={look.messages} />
      <Acts acts={look.acts} />
    </section>
  );
}

function Members({ members }: Pick<OpenReport, "members">): ReactNode {
  const t = useTranslate();
  if (members.length === 0) return null;
  return (
    <>
      <h3>{t("triagePage.members")}</h3>
      <ul className="plain">
        {members.map(({ number, receivedAt }) => (
          <li key={number}>
            <span className="code">{writtenNumber(number)}</span> <When at={receivedAt} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Messages({ messages }: Pick<OpenReport, "messages">): ReactNode {
  const t = useTranslate();
  if (messages.length === 0) return null;
  return (
    <>
      <h3>{t("triagePage.messages")}</h3>
      <ul className="plain">
        {messages.map(({ author, sentAt, text }) => (
          <li key={`${author} ${sentAt}`}>
            <strong>{t(`triagePage.${author}`)}</strong> <When at={sentAt} />
            <p className="pre-line wrap">
              <ForeignText text={text ?? t("triagePage.messageLocked")} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Acts({ acts }: Pick<OpenReport, "acts">): ReactNode {
  const t = useTranslate();
  if (acts.length === 0) return null;
  return (
    <>
      <h3>{t("triagePage.acts")}</h3>
      <ul className="plain">
        {acts.map(({ act, actor, at, undone }) => (
          <li key={`${act} ${at}`}>
            <When at={at} /> <span className="code">{actor}</span> {t.find(`triagePage.act.${act}`) ?? act}{" "}
            {undone ? t("triagePage.undone") : null}
          </li>
        ))}
      </ul>
    </>
  );
}

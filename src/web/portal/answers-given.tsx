/** What a supplier has answered so far, the newest first. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { AnswerText } from "#web/portal/answer-text.tsx";
import type { PortalCaseProps } from "#web/portal/portal-props.ts";
import { When } from "#web/ui/instant.tsx";

export function AnswersGiven({ shown: { texts, own } }: Pick<PortalCaseProps, "shown">): ReactNode {
  const t = useTranslate();
  const given = texts.filter(({ kind, author }) => kind === "answer" && author === own).toReversed();
  if (given.length === 0) return null;
  return (
    <section className="card" aria-labelledby="portal-given">
      <h2 id="portal-given">{t("portalPage.given")}</h2>
      <ul>
        {given.map(({ object, sealedAt, content }) => (
          <li key={object}>
            <When at={sealedAt} /> {content === null ? t("casePage.textLocked") : <AnswerText of={content} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

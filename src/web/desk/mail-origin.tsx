/** Of a message that came by mail: whether a person wrote it, what is known of its sender, what could not be read, and what it quotes, folded. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge, type Tone } from "#web/ui/badge.tsx";

type CaseText = Output<"caseRead">["texts"][number];

const tones: Record<NonNullable<CaseText["mail"]>["sender"], Tone> = {
  expected: "info",
  unexpected: "danger",
  "not-checked": "plain",
};

/** Nothing of a message that was written in the room. */
export function MailOrigin({ of: { mail, content } }: { readonly of: CaseText }): ReactNode {
  const t = useTranslate();
  if (mail === null) return null;
  const { subject, sender, whole, unreadable, leftOut, damaged } = content ?? {};
  return (
    <>
      <p>
        <Badge tone="plain">{t(`caseMailOrigin.kind.${mail.kind}`)}</Badge>{" "}
        <Badge tone={tones[mail.sender]}>{t(`caseMailOrigin.sender.${mail.sender}`)}</Badge>{" "}
        {sender === undefined ? null : <bdi className="code">{sender}</bdi>}{" "}
        {subject === undefined || subject === "" ? null : <bdi>{subject}</bdi>}
      </p>
      {damaged === undefined ? null : <p className="quiet">{t("caseMailOrigin.damaged")}</p>}
      {unreadable === undefined ? null : (
        <p className="quiet">{t("caseMailOrigin.unreadable", { names: unreadable })}</p>
      )}
      {leftOut === undefined ? null : (
        <p className="quiet">{t("caseMailOrigin.leftOut", { count: Number(leftOut) })}</p>
      )}
      {whole === undefined ? null : (
        <details>
          <summary>{t("caseMailOrigin.whole")}</summary>
          <p className="pre-line wrap">
            <bdi>{whole}</bdi>
          </p>
        </details>
      )}
    </>
  );
}

/** Suspensions of an order, where it is shown: who stopped its clocks, until when and why. */
import type { ReactNode } from "react";
import { LocalizedText, pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Output } from "#web/room/room-client.ts";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useNow } from "#web/ui/reader-clock.ts";

type SuspensionsProps = { readonly suspensions: Output<"signingRead">["suspensions"] };

export function Suspensions({ suspensions }: SuspensionsProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const now = useNow(60);
  return suspensions.map(({ office, name, from, until, reason }) => {
    const lasts = until === null || Date.parse(until) > now;
    return (
      <Notice key={`${office} ${from}`} kind={lasts ? "warning" : "info"}>
        <p>
          {lasts ? <strong>{t("signingPart.suspended")} </strong> : null}
          {t("signingPart.suspendedBy", { office: pickText(name, language) || office })} <When at={from} />{" "}
          {until === null ? (
            t("signingPart.suspendedOpen")
          ) : (
            <>
              {t("signingPart.suspendedUntil")} <When at={until} />
            </>
          )}
        </p>
        <p>
          <LocalizedText text={reason} />
        </p>
      </Notice>
    );
  });
}

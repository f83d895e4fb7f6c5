/** Embargo days that bought nothing, beside the directives: over published cases by fives; nothing while there are fewer than five. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";

export function IdleEmbargoes(): ReactNode {
  const t = useTranslate();
  const { result } = useEndpoint("pictureEmbargoes", {});
  if (result.state !== "ready" || result.value.idle === null) return null;
  const { embargoes, days, middle } = result.value.idle;
  return (
    <section className="card" aria-labelledby="idle-embargoes">
      <h2 id="idle-embargoes">{t("picturePage.idleTitle")}</h2>
      <p className="facts">
        <strong>{t("picturePage.idleDays", { days, embargoes })}</strong>
        <span>{t("picturePage.idleMiddle", { middle })}</span>
      </p>
      <p>{t("picturePage.idleNote")}</p>
    </section>
  );
}

/** Embargo days that bought nothing, beside the directives: over published cases by fives; nothing while there are fewer than five. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { QuerySection } from "#web/ui/query-section.tsx";

export function IdleEmbargoes(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("pictureEmbargoes", {});
  return (
    <QuerySection
      query={query}
      id="idle-embargoes"
      title={t("picturePage.idleTitle")}
      isNone={({ idle }) => idle === null}
    >
      {({ idle }) => (idle === null ? null : <Days of={idle} />)}
    </QuerySection>
  );
}

function Days({ of }: { readonly of: NonNullable<Output<"pictureEmbargoes">["idle"]> }): ReactNode {
  const t = useTranslate();
  const { embargoes, days, middle } = of;
  return (
    <>
      <p className="facts">
        <strong>{t("picturePage.idleDays", { days, embargoes })}</strong>
        <span>{t("picturePage.idleMiddle", { middle })}</span>
      </p>
      <p>{t("picturePage.idleNote")}</p>
    </>
  );
}

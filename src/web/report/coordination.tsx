/** How the case stands that a report led to; of others who reported the same, nothing but their number, once it is published. */
import type { ReactNode } from "react";
import { FinderEmbargo } from "#web/report/finder-embargo.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

type CoordinationProps = {
  readonly of: NonNullable<Output<"reportStatus">["coordination"]>;
  readonly number: string;
  readonly secret: string;
  readonly onSaid: () => Promise<void>;
};

export function Coordination({ of: status, ...finder }: CoordinationProps): ReactNode {
  const t = useTranslate();
  const { embargo, ends, endedAt, early, published, place, of } = status;
  return (
    <section className="card" aria-labelledby="case-coordination">
      <h2 id="case-coordination">{t("reportPage.coordination.title")}</h2>
      <p>{t(`reportPage.coordination.${published ? "published" : embargo}`)}</p>
      {ends === null ? null : (
        <p className="facts">
          {t("reportPage.coordination.ends")} <When at={ends} />
        </p>
      )}
      {status.own === null ? null : <FinderEmbargo of={status} standing={status.own} {...finder} />}
      {endedAt === null ? null : <Ended at={endedAt} early={early} published={published} />}
      {place === null ? null : <p>{t("reportPage.coordination.place", { place, of: of ?? place })}</p>}
    </section>
  );
}

type EndedProps = { readonly at: string; readonly early: boolean; readonly published: boolean };

/** What the end of an embargo means for a finder: that nothing is kept back any more, and what may be done now. */
function Ended({ at, early, published }: EndedProps): ReactNode {
  const t = useTranslate();
  return (
    <Notice kind={early ? "warning" : "info"} says="status">
      <p>
        {t(early ? "reportPage.coordination.endedEarly" : "reportPage.coordination.endedAt")} <When at={at} />
      </p>
      <p>{t("reportPage.coordination.mayNow")}</p>
      <ul>
        <li>{t("reportPage.coordination.maySpeak")}</li>
        <li>{t("reportPage.coordination.mayWarn")}</li>
        {published ? null : <li>{t("reportPage.coordination.mayCredit")}</li>}
      </ul>
    </Notice>
  );
}

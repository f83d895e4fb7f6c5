/** That the embargo of its case keeps an advisory from coming out: until when, and who can end it. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { TwoClocks } from "#web/desk/two-clocks.tsx";
import { Notice } from "#web/ui/notice.tsx";

/** The embargo that stands in the way; `null` where none does. */
type HinderingEmbargo = Output<"ownAdvisoryRead">["embargo"];

export function EmbargoNotice({ of }: { readonly of: HinderingEmbargo }): ReactNode {
  const t = useTranslate();
  if (of === null) return null;
  return (
    <Notice kind="warning">
      <p>
        {of.ends === null ? (
          t("ownAdvisoryPage.embargoProposed")
        ) : (
          <>
            {t("ownAdvisoryPage.embargoHinders")} <TwoClocks at={of.ends} zone="Asia/Seoul" />
          </>
        )}
      </p>
      <p>
        {t("ownAdvisoryPage.embargoWho")}{" "}
        <Link to={paths.case(of.case)}>{t("ownAdvisoryPage.embargoCase")}</Link>
      </p>
    </Notice>
  );
}

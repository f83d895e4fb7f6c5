/** A link that was just made: it is shown once, to be handed to the person by a way that the room does not know. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

type InvitationLinkProps = { readonly link: string; readonly expires: string };

export function InvitationLink({ link, expires }: InvitationLinkProps): ReactNode {
  const t = useTranslate();
  return (
    <Notice kind="done" says="status">
      <p>
        {t("operatorPage.linkOnce")} <When at={expires} />
      </p>
      <Copy text={link} label={t("operatorPage.link")} />
    </Notice>
  );
}

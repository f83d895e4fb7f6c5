/** Whether an operator can sign in, and how, as a mark. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";

type SignInState = Pick<Output<"operatorList">["items"][number], "disabledAt" | "passkeys" | "invitedUntil">;

export function OperatorState({
  of: { disabledAt, passkeys, invitedUntil },
}: {
  readonly of: SignInState;
}): ReactNode {
  const t = useTranslate();
  if (disabledAt !== null) return <Badge tone="danger">{t("operatorPage.disabled")}</Badge>;
  if (passkeys > 0) return <Badge tone="good">{t("operatorPage.ready", { passkeys })}</Badge>;
  return invitedUntil === null ? (
    <Badge tone="unknown">{t("operatorPage.notInvited")}</Badge>
  ) : (
    <>
      <Badge tone="info">{t("operatorPage.invited")}</Badge> <When at={invitedUntil} />
    </>
  );
}

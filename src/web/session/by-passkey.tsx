/** Signing in by a passkey, wherever that is asked for, and why one was not used. */
import type { ReactNode } from "react";
import type { Client } from "#web/room/room-client.ts";
import { type Session, useRoom } from "#web/room/room-context.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure } from "#web/ui/room-action.tsx";

/** Opens a session by a passkey. */
export async function passkeySession(client: Client): Promise<Session> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const { challenge, options } = await client.call("passkeyChallenge", {});
  const optionsJSON = options as Parameters<typeof startAuthentication>[0]["optionsJSON"];
  const response = await startAuthentication({ optionsJSON });
  return await client.call("passkeyOpen", { challenge, response });
}

/** Why a passkey was not used: the browser's own refusals are not the room's. */
export function PasskeyFailure({ of }: { readonly of: unknown }): ReactNode {
  const { t } = useRoom();
  const byBrowser = of instanceof Error && of.name !== "Declined";
  if (!byBrowser) return <Failure of={of} />;
  return (
    <Notice kind="warning" says="alert">
      <p>{t("signIn.browserDeclined")}</p>
    </Notice>
  );
}

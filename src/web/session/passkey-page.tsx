/** Registering a passkey on this device, so that the next sign-in needs no link. */
import type { ReactNode } from "react";
import { startRegistration } from "@simplewebauthn/browser";
import { useRoomAction } from "#web/ui/room-action.tsx";
import { PasskeyFailure } from "#web/session/sign-in-page.tsx";
import { useRoom } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { startPage, mustRegister } from "#web/shell/navigation.ts";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function PasskeyPage(): ReactNode {
  const { client, enter, session, t } = useRoom();
  const act = useRoomAction();
  if (session === null) return null;
  async function register(): Promise<void> {
    if (session === null) return;
    const { options } = await client.call("passkeyOptions", {});
    const optionsJSON = options as Parameters<typeof startRegistration>[0]["optionsJSON"];
    const response = await startRegistration({ optionsJSON });
    const { passkeys } = await client.call("passkeyRegister", { response });
    enter({ ...session, passkeys });
  }
  return (
    <div className="narrow">
      <PageHeading title={t("passkey.title")}>
        <p className="lead">{t("passkey.lead")}</p>
      </PageHeading>
      <section className="card">
        <p>{t("passkey.count", { registered: session.passkeys })}</p>
        <div className="actions">
          <button
            type="button"
            className="primary"
            disabled={act.busy}
            onClick={() => void act.run(register)}
          >
            {t("passkey.register")}
          </button>
          {mustRegister(session) ? null : <Link to={startPage(session)}>{t("passkey.onward")}</Link>}
        </div>
        <PasskeyFailure of={act.failure} />
        {session.passkeys > 0 ? (
          <Notice kind="done" says="status">
            <p>{t("passkey.ready")}</p>
          </Notice>
        ) : null}
      </section>
    </div>
  );
}

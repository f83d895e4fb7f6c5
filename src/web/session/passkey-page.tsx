/** An operator's own access: what happened to it, its passkeys and its open sessions. Before the first passkey it is the page that registers one. */
import { type ReactNode, useState } from "react";
import { startRegistration } from "@simplewebauthn/browser";
import { useRoomAction } from "#web/ui/room-action.tsx";
import { deviceName } from "#web/session/device-name.ts";
import { Notices } from "#web/session/notices.tsx";
import { OwnPasskeys } from "#web/session/own-passkeys.tsx";
import { OwnSessions } from "#web/session/own-sessions.tsx";
import { PasskeyFailure } from "#web/session/by-passkey.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { startPage, mustRegister } from "#web/shell/navigation.ts";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function PasskeyPage(): ReactNode {
  const { session } = useRoom();
  const t = useTranslate();
  if (session === null) return null;
  const first = session.passkeys === 0;
  return (
    <div className="narrow">
      <PageHeading title={first ? t("passkey.title") : t("passkey.own")}>
        <p className="lead">{t("passkey.lead")}</p>
      </PageHeading>
      {first ? null : <Notices />}
      <Register />
      {first ? null : <OwnPasskeys key={session.passkeys} />}
      {mustRegister(session) ? null : <OwnSessions />}
    </div>
  );
}

function Register(): ReactNode {
  const { client, enter, session } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [label, setLabel] = useState("");
  if (session === null) return null;
  async function register(): Promise<void> {
    if (session === null) return;
    const { options } = await client.call("passkeyOptions", {});
    const optionsJSON = options as Parameters<typeof startRegistration>[0]["optionsJSON"];
    const response = await startRegistration({ optionsJSON });
    const named = label.trim() === "" ? deviceName(navigator.userAgent) : label.trim();
    const { passkeys } = await client.call("passkeyRegister", { response, label: named });
    setLabel("");
    enter({ ...session, passkeys });
  }
  return (
    <section className="card" aria-labelledby="register">
      <h2 id="register">{t("passkey.title")}</h2>
      <p>{t("passkey.count", { registered: session.passkeys })}</p>
      <Field pointer="/label" label={t("passkey.label")} hint={t("passkey.labelHint")}>
        <input type="text" maxLength={80} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <div className="actions">
        <button type="button" className="primary" disabled={act.busy} onClick={() => void act.run(register)}>
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
  );
}

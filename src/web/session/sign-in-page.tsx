/** Signing in: by the one-time link (its secret stands behind the #, so no server log ever sees it) or by a passkey. */
import { type ReactNode, useEffect, useRef } from "react";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { paths, safeNext } from "#web/shell/paths.ts";
import { href } from "#web/room/room-address.ts";
import { ByProvider } from "#web/session/by-provider.tsx";
import { Link, go, useAddress } from "#web/shell/router.tsx";
import { type Session, useRoom } from "#web/room/room-context.tsx";
import { startPage, mustRegister } from "#web/shell/navigation.ts";
import { PageHeading } from "#web/ui/heading.tsx";
import { PasskeyFailure, passkeySession } from "#web/session/by-passkey.tsx";

export function SignInPage(): ReactNode {
  const { client, enter, t } = useRoom();
  const address = useAddress();
  const link = useRoomAction();
  const passkey = useRoomAction();
  const secret = address.hash.slice(1);
  const spent = useRef("");
  const arrived = useRef(false);
  // One way in at a time: two sessions in one browser would take each other's cookie.
  const opening = link.busy || secret !== "";

  function arrive(session: Session): void {
    if (arrived.current) return;
    arrived.current = true;
    enter(session);
    go(mustRegister(session) ? startPage(session) : (safeNext(address.search) ?? startPage(session)), {
      replace: true,
    });
  }
  useEffect(() => {
    if (secret === "" || spent.current === secret || passkey.busy) return;
    spent.current = secret;
    window.history.replaceState(null, "", href(address.pathname + address.search));
    void link.run(async () => arrive(await client.call("sessionOpen", { secret })));
  });
  return (
    <div className="narrow">
      <PageHeading title={t("signIn.title")}>
        <p className="lead">{t("signIn.lead")}</p>
      </PageHeading>
      {link.busy ? <output className="block">{t("signIn.opening")}</output> : null}
      <Failure of={link.failure} />
      <section className="card" aria-labelledby="by-passkey">
        <h2 id="by-passkey">{t("signIn.byPasskey")}</h2>
        <p>{t("signIn.passkeyHint")}</p>
        <button
          type="button"
          className="primary"
          disabled={passkey.busy || opening}
          onClick={() => void passkey.run(async () => arrive(await passkeySession(client)))}
        >
          {t("signIn.usePasskey")}
        </button>
        <PasskeyFailure of={passkey.failure} />
      </section>
      <ByProvider arrive={arrive} />
      <section className="card" aria-labelledby="by-link">
        <h2 id="by-link">{t("signIn.byLink")}</h2>
        <p>{t("signIn.linkHint")}</p>
      </section>
      <section className="card" aria-labelledby="to-check">
        <h2 id="to-check">{t("checkPage.title")}</h2>
        <p>{t("checkPage.invitation")}</p>
        <Link to={paths.check()} className="button">
          {t("checkPage.begin")}
        </Link>
      </section>
    </div>
  );
}

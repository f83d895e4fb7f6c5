/** Signing in at the identity provider of the room, where it has one; and coming back from there. */
import { type ReactNode, useEffect, useRef } from "react";
import { safeNext } from "#web/shell/paths.ts";
import { useAddress } from "#web/shell/router.tsx";
import { LocalizedText, type Session, useRoom } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function ByProvider({ arrive }: { readonly arrive: (session: Session) => void }): ReactNode {
  const { client, t } = useRoom();
  const address = useAddress();
  const going = useRoomAction();
  const came = useRef(false);
  const query = useEndpoint("signInWays", {});
  const { result } = query;
  const outcome = new URLSearchParams(address.search).get("oidc");
  useEffect(() => {
    if (outcome === "proved") window.close();
    if (outcome !== "done" || came.current) return;
    came.current = true;
    void going.run(async () => arrive(await client.call("sessionRead", {})));
  });
  async function leave(): Promise<void> {
    const next = safeNext(address.search);
    const { address: provider } = await client.call("oidcBegin", next === null ? {} : { next });
    window.location.assign(provider);
  }
  if (result.state === "failed") return <QueryResult query={query}>{() => null}</QueryResult>;
  if (result.state !== "ready" || result.value.oidc === null) return null;
  return (
    <section className="card" aria-labelledby="by-provider">
      <h2 id="by-provider">
        <LocalizedText text={result.value.oidc.name} />
      </h2>
      <p>{t("signIn.providerHint")}</p>
      {outcome === "refused" ? (
        <Notice kind="warning" says="alert">
          <p>{t("signIn.providerRefused")}</p>
        </Notice>
      ) : null}
      {outcome === "proved" ? <output className="block">{t("signIn.providerProved")}</output> : null}
      <button type="button" disabled={going.busy} onClick={() => void going.run(leave)}>
        {t("signIn.useProvider")}
      </button>
      <Failure of={going.failure} />
    </section>
  );
}

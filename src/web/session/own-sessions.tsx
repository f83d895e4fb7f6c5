/** The operator's open sessions: where each began, when it was last used; each can be ended at once. */
import type { ReactNode } from "react";
import { deviceName } from "#web/session/device-name.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function OwnSessions(): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const query = useEndpoint("sessionList", {});
  const ending = useRoomAction();
  async function end(session: string): Promise<void> {
    if (await ending.run(async () => await client.call("sessionEnd", { session }))) query.reload();
  }
  return (
    <section className="card" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t("account.session.title")}</h2>
      <Failure of={ending.failure} />
      <QueryResult query={query}>
        {({ sessions }) => (
          <ul className="keys">
            {sessions.map(({ session, place, by, openedAt, seenAt, own }) => (
              <li key={session}>
                <p>
                  <strong>{place === "" ? t("account.session.elsewhere") : deviceName(place)}</strong>{" "}
                  {t(`account.sessionBy.${by}`)}
                </p>
                <p className="quiet">
                  {t("account.session.opened")} <When at={openedAt} /> · {t("account.session.seen")}{" "}
                  <When at={seenAt} />
                </p>
                {own ? (
                  <p className="quiet">{t("account.session.own")}</p>
                ) : (
                  <button
                    type="button"
                    className="small"
                    disabled={ending.busy}
                    onClick={() => void end(session)}
                  >
                    {t("account.session.end")}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryResult>
    </section>
  );
}

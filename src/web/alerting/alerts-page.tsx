/** Alerts: what one was interrupted for, with acknowledging it, and for those who keep the room how each alert fared. */
import { type ReactNode, useEffect } from "react";
import { RoomAlerts } from "#web/alerting/room-alerts.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { NotAll } from "#web/ui/pages.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type OwnAlerts = Output<"alertOwn">["alerts"];

export function AlertsPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const own = useEndpoint("alertOwn", {});
  return (
    <>
      <PageHeading title={t("alertsPage.title")}>
        <p className="lead">{t("alertsPage.lead")}</p>
      </PageHeading>
      <section className="card" aria-labelledby="own-alerts">
        <h2 id="own-alerts">{t("alertsPage.own")}</h2>
        <QueryResult query={own}>
          {({ alerts, more }) =>
            alerts.length === 0 ? (
              <p className="empty">{t("alertsPage.none")}</p>
            ) : (
              <>
                <OwnTable alerts={alerts} reload={own.reload} />
                <NotAll is={more} />
              </>
            )
          }
        </QueryResult>
      </section>
      {session !== null && client.allows("alertList", session.role) ? <RoomAlerts /> : null}
    </>
  );
}

function OwnTable({
  alerts,
  reload,
}: {
  readonly alerts: OwnAlerts;
  readonly reload: () => void;
}): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const action = useRoomAction();
  const isUnread = alerts.some(({ read }) => !read);
  useEffect(() => {
    if (isUnread) client.call("alertRead", {}).catch(() => undefined);
  }, [client, isUnread]);
  async function acknowledge(interrupt: string): Promise<void> {
    if (await action.run(async () => await client.call("alertAcknowledge", { interrupt }))) reload();
  }
  return (
    <>
      <Scroll label={t("alertsPage.own")}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("alertsPage.what")}</th>
              <th scope="col">{t("alertsPage.when")}</th>
              <th scope="col">{t("alertsPage.state")}</th>
              <th scope="col">{t("alertsPage.act")}</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map(({ interrupt, kind, about, raisedAt, endedAt, acknowledged }) => {
              const what = t(`alertMail.kinds.${kind}`, { about });
              return (
                <tr key={interrupt}>
                  <th scope="row">{what}</th>
                  <td>
                    <When at={raisedAt} />
                  </td>
                  <td>
                    <Badge tone={acknowledged || endedAt !== null ? "plain" : "warning"}>
                      {t(`alertsPage.${acknowledged ? "acknowledged" : endedAt === null ? "open" : "ended"}`)}
                    </Badge>
                  </td>
                  <td>
                    {acknowledged ? null : (
                      <button
                        type="button"
                        className="small"
                        disabled={action.busy}
                        aria-label={t("alertsPage.acknowledgeNamed", { what })}
                        onClick={() => void acknowledge(interrupt)}
                      >
                        {t("alertsPage.acknowledge")}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <Failure of={action.failure} />
    </>
  );
}

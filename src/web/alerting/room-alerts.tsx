/** How the alerts of the room fared: to how many persons each was sent, and how many of these it reached, read it, acknowledged it. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";
import { NotAll } from "#web/ui/pages.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

export function RoomAlerts(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("alertList", {});
  return (
    <section className="card" aria-labelledby="room-alerts">
      <h2 id="room-alerts">{t("alertsPage.room")}</h2>
      <QueryResult query={query}>
        {({ alerts, more }) =>
          alerts.length === 0 ? (
            <p className="empty">{t("alertsPage.roomNone")}</p>
          ) : (
            <>
              <Scroll label={t("alertsPage.room")}>
                <table className="list">
                  <thead>
                    <tr>
                      <th scope="col">{t("alertsPage.what")}</th>
                      <th scope="col">{t("alertsPage.when")}</th>
                      <th scope="col">{t("alertsPage.sent")}</th>
                      <th scope="col">{t("alertsPage.delivered")}</th>
                      <th scope="col">{t("alertsPage.read")}</th>
                      <th scope="col">{t("alertsPage.done")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {alerts.map(
                      ({
                        alert,
                        kind,
                        about,
                        raisedAt,
                        interrupted,
                        sent,
                        delivered,
                        read,
                        acknowledged,
                      }) => (
                        <tr key={alert}>
                          <th scope="row">
                            {t(`alertMail.kinds.${kind}`, { about })}
                            {interrupted === 0 ? <p className="quiet">{t("alertsPage.nobody")}</p> : null}
                          </th>
                          <td>
                            <When at={raisedAt} />
                          </td>
                          <td>{sent}</td>
                          <td>{delivered}</td>
                          <td>{read}</td>
                          <td>{acknowledged}</td>
                        </tr>
                      ),
                    )}
                  </tbody>
                </table>
              </Scroll>
              <NotAll is={more} />
            </>
          )
        }
      </QueryResult>
    </section>
  );
}

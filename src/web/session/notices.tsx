/** What happened to the operator's own access. What was read stays listed: a stranger in the session cannot make it vanish. */
import type { ReactNode } from "react";
import { deviceName } from "#web/session/device-name.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";
import { NotAll } from "#web/ui/pages.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type AccessNotice = Output<"noticeList">["notices"][number];

export function Notices(): ReactNode {
  const { client, enter, session } = useRoom();
  const t = useTranslate();
  const query = useEndpoint("noticeList", {});
  const reading = useRoomAction();
  async function read(until: number): Promise<void> {
    const done = await reading.run(async () => await client.call("noticeRead", { until }));
    if (!done || session === null) return;
    enter({ ...session, notices: 0 });
    query.reload();
  }
  return (
    <QueryResult query={query}>
      {({ notices, more }) => {
        const fresh = notices.filter((one) => !one.read);
        const [newest] = fresh;
        return (
          <>
            {newest === undefined ? null : (
              <Notice kind="warning" says="status">
                <h2>{t("account.notice.title")}</h2>
                <NoticeLines notices={fresh} />
                <p>{t("account.notice.advice")}</p>
                <button
                  type="button"
                  className="small"
                  disabled={reading.busy}
                  onClick={() => void read(newest.notice)}
                >
                  {t("account.notice.read")}
                </button>
              </Notice>
            )}
            <Failure of={reading.failure} />
            {notices.length === fresh.length ? null : (
              <details>
                <summary>{t("account.notice.earlier")}</summary>
                <NoticeLines notices={notices.filter((one) => one.read)} />
                <NotAll is={more} />
              </details>
            )}
          </>
        );
      }}
    </QueryResult>
  );
}

function NoticeLines({ notices }: { readonly notices: readonly AccessNotice[] }): ReactNode {
  const t = useTranslate();
  return (
    <ul>
      {notices.map(({ notice, kind, about, at }) => (
        <li key={notice}>
          <When at={at} /> {t(`account.noticeKind.${kind}`)}
          {about === "" ? null : ` (${deviceName(about)})`}
        </li>
      ))}
    </ul>
  );
}

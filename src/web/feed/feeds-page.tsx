/** The feeds that the room fetches by itself: how each fares, fetching one now, and taking for right what one brings. */
import { type ReactNode, useState } from "react";
import { AcceptDialog } from "#web/feed/accept-dialog.tsx";
import { type FetchedFeed, FeedRow } from "#web/feed/feed-row.tsx";
import { ImportRecords } from "#web/feed/import-records.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

export function FeedsPage(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("feedList", {});
  return (
    <>
      <PageHeading title={t("feedsPage.title")}>
        <p className="lead">{t("feedsPage.lead")}</p>
      </PageHeading>
      <section className="card" aria-labelledby="feeds">
        <h2 id="feeds">{t("feedsPage.list")}</h2>
        <QueryResult query={query}>
          {({ feeds }) =>
            feeds.length === 0 ? (
              <p className="empty">{t("feedsPage.none")}</p>
            ) : (
              <Feeds feeds={feeds} reload={query.reload} />
            )
          }
        </QueryResult>
      </section>
      <ImportRecords />
    </>
  );
}

type FeedsProps = { readonly feeds: readonly FetchedFeed[]; readonly reload: () => void };

function Feeds({ feeds, reload }: FeedsProps): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const action = useRoomAction();
  const [accepting, setAccepting] = useState<FetchedFeed | null>(null);
  const [requested, setRequested] = useState("");
  const acts = session !== null && client.allows("feedRequest", session.role);
  async function request(feed: string): Promise<void> {
    if (!(await action.run(async () => await client.call("feedRequest", { feed })))) return;
    setRequested(feed);
    reload();
  }
  return (
    <>
      <output className="block">{requested === "" ? "" : t("feedsPage.requested", { id: requested })}</output>
      <Scroll label={t("feedsPage.list")}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("feedsPage.feed")}</th>
              <th scope="col">{t("feedsPage.state")}</th>
              <th scope="col">{t("feedsPage.asOf")}</th>
              <th scope="col">{t("feedsPage.fetched")}</th>
              <th scope="col">{t("feedsPage.records")}</th>
              {acts ? <th scope="col">{t("feedsPage.act")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {feeds.map((feed) => (
              <FeedRow key={feed.id} feed={feed}>
                {acts ? (
                  <FeedActs
                    feed={feed}
                    busy={action.busy}
                    onFetch={() => void request(feed.id)}
                    onAccept={() => setAccepting(feed)}
                  />
                ) : null}
              </FeedRow>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Failure of={action.failure} />
      {accepting === null ? null : (
        <AcceptDialog feed={accepting.id} onClose={() => setAccepting(null)} onDone={reload} />
      )}
    </>
  );
}

type ActsProps = {
  readonly feed: FetchedFeed;
  readonly busy: boolean;
  readonly onFetch: () => void;
  readonly onAccept: () => void;
};

function FeedActs({ feed: { id, problems }, busy, onFetch, onAccept }: ActsProps): ReactNode {
  const t = useTranslate();
  return (
    <td>
      <button
        type="button"
        className="small"
        disabled={busy}
        aria-label={t("feedsPage.fetchNamed", { id })}
        onClick={onFetch}
      >
        {t("feedsPage.fetch")}
      </button>{" "}
      {problems.some(({ acceptable }) => acceptable) ? (
        <button
          type="button"
          className="small"
          disabled={busy}
          aria-label={t("feedsPage.acceptNamed", { id })}
          onClick={onAccept}
        >
          {t("feedsPage.accept")}
        </button>
      ) : null}
    </td>
  );
}

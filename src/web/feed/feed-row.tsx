/** A feed that the room fetches, as a row: its state and problems, up to when it speaks, when it was fetched, how much it has. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { paths } from "#web/shell/paths.ts";
import { feedProblemText, feedStateText } from "#messages/render/feed/feed-problem.ts";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";

/** A feed as the room gives it to its page. */
export type FetchedFeed = Output<"feedList">["feeds"][number];

type FeedRowProps = { readonly feed: FetchedFeed; readonly children: ReactNode };

export function FeedRow({ feed, children }: FeedRowProps): ReactNode {
  const t = useTranslate();
  const { id, url, asOf, okAt, dueAt } = feed;
  return (
    <tr>
      <th scope="row">
        {id} <span className="quiet">{url}</span>
      </th>
      <td>
        <FeedState feed={feed} />
      </td>
      <td>{asOf === null ? t("feedsPage.unknown") : <When at={asOf} />}</td>
      <td>
        {okAt === null ? t("feedsPage.never") : <When at={okAt} />}
        <br />
        <span className="quiet">
          {t("feedsPage.next")} <When at={dueAt} />
        </span>
      </td>
      <td>
        <Records feed={feed} />
      </td>
      {children}
    </tr>
  );
}

function FeedState({ feed }: { readonly feed: FetchedFeed }): ReactNode {
  const t = useTranslate();
  const { okAt, runningSince, problems, error, keys } = feed;
  const isKnown = problems.some(({ code }) => code === "unreachable");
  return (
    <>
      <Badge tone={problems.length > 0 ? "warning" : "plain"}>
        {feedStateText({ okAt, runningSince, problems: problems.length }, t)}
      </Badge>
      {problems.map((problem) => (
        <p key={problem.code}>{feedProblemText(problem, t)}</p>
      ))}
      {error === null || isKnown ? null : <p>{t("feedsPage.lastError", { message: error.slice(0, 300) })}</p>}
      {keys.length === 0 ? null : (
        <p className="quiet code">{t("feedsPage.keys", { keys: keys.join(", ") })}</p>
      )}
    </>
  );
}

function Records({ feed: { records, whole, held } }: { readonly feed: FetchedFeed }): ReactNode {
  const t = useTranslate();
  return (
    <>
      {records === null ? "" : records.toLocaleString(t.language)}
      {whole === null ? null : (
        <>
          <br />
          <span className="quiet">{t(whole ? "feedsPage.whole" : "feedsPage.partial")}</span>
        </>
      )}
      {held === 0 ? null : (
        <p>
          {t("feedsPage.held", { count: held })}{" "}
          <Link to={paths.feedChanges()}>{t("feedsPage.heldLink")}</Link>
        </p>
      )}
    </>
  );
}

/** What feeds ask for and what waits for a second person; what was made and can be undone; and who may speak for what. */
import type { ReactNode } from "react";
import { ChangeTable } from "#web/feed/change-table.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

export function FeedChangesPage(): ReactNode {
  const t = useTranslate();
  const held = useEndpoint("feedChangeList", { limit: 200, show: "held" });
  const decided = useEndpoint("feedChangeList", { limit: 200, show: "decided" });
  const sources = useEndpoint("sourceList", {});
  function reload(): void {
    held.reload();
    decided.reload();
  }
  return (
    <>
      <PageHeading title={t("feedChangePage.title")}>
        <p className="lead">{t("feedChangePage.lead")}</p>
      </PageHeading>
      <section className="card" aria-labelledby="held">
        <h2 id="held">{t("feedChangePage.held")}</h2>
        <QueryResult query={held}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="empty">{t("feedChangePage.none")}</p>
            ) : (
              <ChangeTable items={items} label={t("feedChangePage.held")} isHeld reload={reload} />
            )
          }
        </QueryResult>
      </section>
      <section className="card" aria-labelledby="decided">
        <h2 id="decided">{t("feedChangePage.decided")}</h2>
        <QueryResult query={decided}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="empty">{t("feedChangePage.noneDecided")}</p>
            ) : (
              <ChangeTable items={items} label={t("feedChangePage.decided")} isHeld={false} reload={reload} />
            )
          }
        </QueryResult>
      </section>
      <section className="card" aria-labelledby="sources">
        <h2 id="sources">{t("feedChangePage.sources")}</h2>
        <QueryResult query={sources}>{(found) => <Sources sources={found.sources} />}</QueryResult>
      </section>
    </>
  );
}

function Sources({ sources }: Pick<Output<"sourceList">, "sources">): ReactNode {
  const t = useTranslate();
  if (sources.length === 0) return <p className="empty">{t("feedChangePage.noSources")}</p>;
  return (
    <Scroll label={t("feedChangePage.sources")}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("feedChangePage.source")}</th>
            <th scope="col">{t("feedChangePage.speaksFor")}</th>
            <th scope="col">{t("feedChangePage.importers")}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ id, ids, publishers, catalogues, importers, from }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{[...ids, ...publishers, ...catalogues].join(", ")}</td>
              <td>{[...importers, ...from].join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

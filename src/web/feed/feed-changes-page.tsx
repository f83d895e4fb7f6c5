/** What feeds ask for and what waits for a second person; what was made and can be undone; and who may speak for what. */
import type { ReactNode } from "react";
import { ChangeTable } from "#web/feed/change-table.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { usePages } from "#web/ui/pages.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

export function FeedChangesPage(): ReactNode {
  const t = useTranslate();
  const held = usePages("feedChangeList", { limit: 100, show: "held" });
  const decided = usePages("feedChangeList", { limit: 100, show: "decided" });
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
      <Changes show="held" query={held} none={t("feedChangePage.none")} reload={reload} />
      <Changes show="decided" query={decided} none={t("feedChangePage.noneDecided")} reload={reload} />
      <section className="card" aria-labelledby="sources">
        <h2 id="sources">{t("feedChangePage.sources")}</h2>
        <QueryResult query={sources}>{(found) => <Sources sources={found.sources} />}</QueryResult>
      </section>
    </>
  );
}

type ChangesProps = {
  readonly show: "held" | "decided";
  readonly query: ReturnType<typeof usePages<"feedChangeList">>;
  readonly none: string;
  readonly reload: () => void;
};

function Changes({ show, query, none, reload }: ChangesProps): ReactNode {
  const t = useTranslate();
  const label = t(`feedChangePage.${show}`);
  return (
    <section className="card" aria-labelledby={show}>
      <h2 id={show}>{label}</h2>
      <QueryResult query={query}>
        {({ items, more }) =>
          items.length === 0 ? (
            <p className="empty">{none}</p>
          ) : (
            <>
              <ChangeTable items={items} label={label} isHeld={show === "held"} reload={reload} />
              {more}
            </>
          )
        }
      </QueryResult>
    </section>
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

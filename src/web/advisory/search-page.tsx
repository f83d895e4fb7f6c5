/** Searching advisories by id, alias, product or parts of words; what was searched is said beside what was found, and so is what is known exploited without a record. */
import { type ReactNode, useState } from "react";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { Output } from "#web/room/room-client.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link, go, useAddress } from "#web/shell/router.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Day } from "#web/ui/instant.tsx";
import { NotAll } from "#web/ui/pages.tsx";

type AdvisoryPage = Output<"advisorySearch">;

export function AdvisoriesPage(): ReactNode {
  const t = useTranslate();
  const q = useAddress().searchParams.get("q") ?? "";
  const asked = useEndpoint("advisorySearch", q === "" ? { limit: 50 } : { q, limit: 50 });
  return (
    <>
      <PageHeading title={t("advisorySearch.title")} actions={<OwnAdvisoriesLink />} />
      <SearchForm key={q} q={q} />
      <QueryResult query={asked}>{(first) => <Results key={q} q={q} first={first} />}</QueryResult>
    </>
  );
}

/** For who may write advisories. */
function OwnAdvisoriesLink(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  if (session === null || !client.allows("ownAdvisoryList", session.role)) return null;
  return <Link to={paths.ownAdvisories()}>{t("ownAdvisoryPage.listTitle")}</Link>;
}

function SearchForm({ q }: { readonly q: string }): ReactNode {
  const t = useTranslate();
  const [typed, setTyped] = useState(q);
  return (
    <search>
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          go(paths.advisories(typed.trim()));
        }}
      >
        <label htmlFor="q">{t("advisorySearch.search")}</label>
        <input
          id="q"
          type="search"
          maxLength={200}
          aria-describedby="q-hint"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="primary">
          {t("ui.search")}
        </button>
        <p id="q-hint" className="quiet">
          {t("advisorySearch.searched")}
        </p>
      </form>
    </search>
  );
}

function Results({ q, first }: { readonly q: string; readonly first: AdvisoryPage }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [more, setMore] = useState<readonly AdvisoryPage[]>([]);
  const act = useRoomAction();
  const pages = [first, ...more];
  const items = pages.flatMap((page) => page.items);
  const next = pages.at(-1)?.next;
  const counted = t(next === undefined ? "advisorySearch.shown" : "advisorySearch.shownFirst", {
    count: items.length,
  });
  const said =
    items.length > 0 || next !== undefined
      ? counted
      : t(q === "" ? "advisorySearch.none" : "advisorySearch.noneFor", { q });
  return (
    <>
      <output className="quiet block">{said}</output>
      {q === "" || items.length + first.listed.length > 0 ? null : (
        <p className="empty">{t("advisorySearch.noneBecause")}</p>
      )}
      <ListedCves listed={first.listed} />
      <NotAll is={first.moreListed} />
      <ul className="advisories">
        {items.map((item) => (
          <ResultItem key={`${item.format} ${item.publisher} ${item.id}`} item={item} />
        ))}
      </ul>
      <Failure of={act.failure} />
      {next === undefined ? null : (
        <button
          type="button"
          disabled={act.busy}
          onClick={() =>
            void act.run(async () => {
              const page = await client.call("advisorySearch", {
                ...(q === "" ? {} : { q }),
                limit: 50,
                after: next,
              });
              setMore((before) => [...before, page]);
            })
          }
        >
          {t("ui.more")}
        </button>
      )}
    </>
  );
}

/** What catalogues list and no record here is about: the reader must not take the missing record for safety. */
function ListedCves({ listed }: { readonly listed: AdvisoryPage["listed"] }): ReactNode {
  const t = useTranslate();
  if (listed.length === 0) return null;
  return (
    <section className="card" aria-labelledby="listed">
      <h2 id="listed">{t("advisorySearch.listed", { count: listed.length })}</h2>
      <ul className="plain">
        {listed.map(({ cve, catalog, dateAdded, vendor, product, name }) => (
          <li key={`${catalog} ${cve}`}>
            <Badge tone="danger">{t("advisoryPage.exploited")}</Badge>{" "}
            <Link to={paths.advisory(cve)}>
              <span className="code">{cve}</span>
            </Link>{" "}
            {t("advisoryPage.listedIn", { catalog })} <Day at={dateAdded} />
            <p className="quiet" lang="en">
              {name === "" ? `${vendor} ${product}` : name}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ResultItem({ item }: { readonly item: AdvisoryPage["items"][number] }): ReactNode {
  const t = useTranslate();
  return (
    <li className={item.withdrawn === null ? undefined : "is-withdrawn"}>
      <h2>
        <Link to={paths.advisory(item.id)}>
          <span className="code">{item.id}</span> <LocalizedText text={item.title} />
        </Link>
      </h2>
      <p className="facts">
        {item.exploited ? <Badge tone="danger">{t("advisoryPage.exploited")}</Badge> : null}
        {item.withdrawn === null ? null : <Badge tone="unknown">{t("advisoryPage.withdrawn")}</Badge>}
        <span>{item.publisher}</span>
        <span className="quiet">{item.format}</span>
        <span>
          {t("advisoryPage.published")} <Day at={item.published} />
        </span>
        {item.aliases.length === 0 ? null : <span className="code quiet">{firstNames(item.aliases)}</span>}
      </p>
    </li>
  );
}

/** The first names, and how many there are where these are not all. */
function firstNames(names: readonly string[]): string {
  const rest = names.length > 4 ? ` … (${names.length})` : "";
  return names.slice(0, 4).join(", ") + rest;
}

/** Searching advisories by id, alias, product or words. */
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

type AdvisoryPage = Output<"advisorySearch">;

export function AdvisoriesPage(): ReactNode {
  const t = useTranslate();
  const q = useAddress().searchParams.get("q") ?? "";
  const asked = useEndpoint("advisorySearch", q === "" ? { limit: 50 } : { q, limit: 50 });
  return (
    <>
      <PageHeading title={t("advisorySearch.title")} />
      <SearchForm key={q} q={q} />
      <QueryResult query={asked}>{(first) => <Results key={q} q={q} first={first} />}</QueryResult>
    </>
  );
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
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="primary">
          {t("ui.search")}
        </button>
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
  return (
    <>
      <output className="quiet block">
        {items.length === 0 ? t("advisorySearch.none") : t("advisorySearch.shown", { count: items.length })}
      </output>
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
        {item.aliases.length === 0 ? null : (
          <span className="code quiet">{item.aliases.slice(0, 4).join(", ")}</span>
        )}
      </p>
    </li>
  );
}

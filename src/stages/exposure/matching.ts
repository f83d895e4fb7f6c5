/**
 * Where ranges and holdings meet: one statement, asked for some advisories or for one organisation. Versions are compared by their keys in
 * the index; only schemes whose own comparison is not an order are decided here, for the distinct versions of the products at hand.
 * What each branch says is `judgeHolding` of core, written in SQL; that a key is null is said wherever it follows, since the index finds it.
 */
import { endOfKeys, intervalFrom } from "#core/matching/exposure.ts";
import { schemeNamed } from "#core/version/index.ts";
import { contains, type Interval } from "#core/version/range.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";
import { distinctWords } from "./distinct-words.ts";

/** What to match: everything about some advisories, or everything of one organisation. */
export type MatchExtent = { readonly advisories: readonly string[] } | { readonly organization: string };

function within(extent: MatchExtent): Sql {
  return "advisories" in extent
    ? sql`r.advisory = any(${extent.advisories})`
    : sql`h.organization = ${extent.organization}`;
}

/**
 * The statements here touch few rows through indexes in many branches and partitions: planning them takes 5 ms, starting workers for them
 * 20 ms, running them less than 1 ms. So one plan is kept of each for any values, and made for one process.
 */
async function planOnce(tx: Tx): Promise<void> {
  await tx.rows(sql`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true)`);
}

type MatchedRows = { readonly ranges: readonly number[]; readonly versions: readonly string[] };

/** The distinct versions that a scheme's own comparison puts into a range. */
async function decideExactly(tx: Tx, extent: MatchExtent): Promise<MatchedRows> {
  const rows = await tx.rows<{ range: number; exact: Interval; scheme: string; version: string }>(
    sql`
    select distinct r.id as range, r.exact, r.scheme, h.version
    from version_range r join holding h on h.product = r.product
    where r.exact is not null and h.key is not null and h.way in ('own', 'any') and ${within(extent)}`,
  );
  const inside = rows.filter(({ exact, scheme, version }) => {
    const known = schemeNamed(scheme);
    const interval = intervalFrom(exact);
    return known !== undefined && interval !== null && contains(known, interval, version) === true;
  });
  return { ranges: inside.map(({ range }) => range), versions: inside.map(({ version }) => version) };
}

/** Everything that ranges say of holdings: organization, advisory, product, version, and whether affected or unknown; one pair may be there more than once. */
function hits(extent: MatchExtent, decided: MatchedRows): Sql {
  const place = sql`h.organization, r.advisory, coalesce(h.held, h.product) as product, h.version`;
  const exact =
    decided.ranges.length === 0
      ? sql``
      : sql`union all
    select ${place}, h.way = 'own' from unnest(${decided.ranges}::bigint[], ${decided.versions}::text[]) d (range, version)
      join version_range r on r.id = d.range join holding h on h.product = r.product and h.version = d.version
    where h.key is not null and h.way in ('own', 'any') and ${within(extent)}`;
  return sql`
    select ${place}, h.way = 'own' and r.verdict = 'affected' as affected
    from version_range r join holding h on h.product = r.product and h.key >= r.low and h.key < r.high
    where r.exact is null and r.text is null and h.way in ('own', 'any') and ${within(extent)}
    union all
    select ${place}, h.way = 'own' and r.verdict = 'affected' and r.exact is null and r.low = '' and r.high = ${endOfKeys}
    from version_range r join holding h on h.product = r.product and h.key is null
    where h.way in ('own', 'any') and (r.low < r.high or r.text is not null) and ${within(extent)}
    union all
    select ${place}, h.way = 'own' from version_range r join holding h on h.product = r.product and h.version = r.text
    where r.text is not null and h.way in ('own', 'any') and ${within(extent)}
    union all
    select ${place}, false from version_range r join holding h on h.product = r.base
    where h.way = 'none' and h.key is null and ${within(extent)}
    ${exact}`;
}

/**
 * Brings the exposures of an extent up to date: what is gone is deleted, what stayed keeps the day since when. Returns the
 * organisations that are affected, each once.
 */
export async function matchWithin(tx: Tx, extent: MatchExtent): Promise<readonly string[]> {
  await planOnce(tx);
  const decided = await decideExactly(tx, extent);
  const mine =
    "advisories" in extent
      ? sql`not e.concluded and e.advisory = any(${extent.advisories})`
      : sql`not e.concluded and e.organization = ${extent.organization}`;
  const rows = await tx.rows<{ organization: string }>(
    sql`
    with found as materialized (
      select organization, advisory, product, version, case when bool_or(affected) then 'affected' else 'unknown' end as verdict
      from (${hits(extent, decided)}) hit group by organization, advisory, product, version),
    gone as (
      delete from exposure e where ${mine} and not exists (select from found f
        where (f.organization, f.advisory, f.product, f.version) = (e.organization, e.advisory, e.product, e.version))),
    kept as (
      insert into exposure as e (organization, advisory, product, version, verdict) select * from found
      on conflict (organization, advisory, product, version, concluded) do update set verdict = excluded.verdict, since = now()
        where e.verdict <> excluded.verdict)
    select distinct organization from found where verdict = 'affected'`,
  );
  return rows.map(({ organization }) => organization);
}

/** The organisations that an advisory touches, each in one of the lists, in no order; see {@link exposedBy}. */
type ExposedOrganizations = {
  readonly affected: readonly string[];
  readonly unknown: readonly string[];
};

/**
 * Every organisation that an advisory touches, under the worst verdict of its versions: what {@link matchWithin} finds, and nothing written.
 * Ids hold no space: one long text reaches the program in a quarter of the time of rows, and telling apart here who holds several versions costs a
 * tenth of grouping ten thousand texts at the server.
 */
export async function exposedBy(tx: Tx, advisory: string): Promise<ExposedOrganizations> {
  const extent = { advisories: [advisory] };
  await planOnce(tx);
  const decided = await decideExactly(tx, extent);
  const row = await tx.first<{ affected: string | null; unknown: string | null }>(
    sql`
    select string_agg(organization, ' ') filter (where affected) as affected,
      string_agg(organization, ' ') filter (where not affected) as unknown
    from (${hits(extent, decided)}) hit`,
  );
  const affected = distinctWords(row?.affected ?? "");
  const unknown = new Set(distinctWords(row?.unknown ?? ""));
  return { affected, unknown: unknown.size === 0 ? [] : [...unknown.difference(new Set(affected))] };
}

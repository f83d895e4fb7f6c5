/** Everything that sources say about an id, side by side; and the SQL of what a record speaks for and whether it stands for everyone. */
import { lookUpNames } from "#core/vulnerability-name.ts";
import type { Advisory, Affected, ExploitationScore, ExploitedEntry } from "#core/advisory.ts";
import { type Page, pageCursor, type PageRequest, usualPageLength } from "#core/input/page-cursor.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import { type RecordState, recordState } from "#core/privacy/publication-rule.ts";
import type { Finding } from "#core/problem.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";
import { type ExploitedListing, listingHistory } from "./provenance/exploited-listings.ts";

/**
 * The CVEs that a record speaks for: its own id and aliases; and where none of these is a CVE, the CVEs that it is related to
 * (an erratum that fixes several flaws, a CSAF document about several).
 */
export const namedVulnerabilities = sql`
  select n.key, n.name as cve from advisory_name n
  where n.name like 'CVE-%' and (n.relation <> 'related'
    or not exists (select from advisory_name o where o.key = n.key and o.relation <> 'related' and o.name like 'CVE-%'))`;

/**
 * Whether the record `a` stands for everyone now, as `recordState` of core decides it: what packs, decisions and directives are made of. The room's own followers
 * read all records, so whatever they publish is narrowed by this.
 */
export const standsForAll = sql`(record_reader(a.sharing, a.published, (select publishing_time())) = 0
  and (a.withdrawn is null or a.withdrawn > (select publishing_time())))`;

/** One record as its source gave it, and where it came from. */
export type AdvisorySource = {
  readonly key: string;
  readonly id: string;
  readonly format: string;
  readonly publisher: string;
  readonly relation: "id" | "alias" | "related";
  readonly sha256: string;
  readonly path: string;
  readonly position: string;
  readonly importedAt: string;
  /** Whether it may go into anything published, or why not. */
  readonly state: RecordState;
  /** With as many of its products as were asked for. */
  readonly advisory: Advisory;
  /** How many products it has in all. */
  readonly products: number;
  readonly unknown: Readonly<Record<string, unknown>>;
  readonly remarks: readonly Finding[];
};

/** An entry of a catalogue as it stands; `delistedAt` is when an issue no longer had it. */
export type ExploitedState = ExploitedEntry & {
  readonly delistedAt: string | null;
  /** Every listing and delisting, oldest first. */
  readonly history: readonly Pick<ExploitedListing, "listed" | "at" | "seenAt">[];
  /** What of the entry could not be read. */
  readonly remarks: readonly Finding[];
};

/** Everything that sources say about one id, side by side; no source where a catalogue lists it and there is no record. */
export type AdvisoryDetail = {
  readonly id: string;
  readonly sources: readonly AdvisorySource[];
  /** Whether there are more of them than are read. */
  readonly moreSources: boolean;
  readonly exploited: readonly ExploitedState[];
  /** The latest score of each CVE and model. */
  readonly scores: readonly ExploitationScore[];
};

/** How many products of each record are read: a record may have tens of thousands. */
type ProductsWanted = number | "all";

/** What sources say about one id; `null` when there is no record of it and no catalogue lists it. */
export async function advisoryDetail(
  tx: Tx,
  id: string,
  products: ProductsWanted = "all",
): Promise<AdvisoryDetail | null> {
  const names = lookUpNames(id);
  const details = await advisoryDetails(tx, names, products);
  const found = names.map((name) => details.get(name)).find((detail) => detail !== undefined);
  return found ?? (await listedAlone(tx, names));
}

/** What catalogues say of a CVE of which there is no record here. */
async function listedAlone(tx: Tx, names: readonly string[]): Promise<AdvisoryDetail | null> {
  const exploited = await exploitedOf(tx, names);
  const [id] = exploited.map(({ cve }) => cve);
  return id === undefined
    ? null
    : { id, sources: [], moreSources: false, exploited, scores: await latestScores(tx, [id]) };
}

/** The most records that are shown of one id. */
const mostSources = 200;

/**
 * For each id of which there is a record: the records that are it, name it as an alias or are named so by the record that it is, one hop and
 * never further.
 */
export async function advisoryDetails(
  tx: Tx,
  ids: readonly string[],
  products: ProductsWanted,
): Promise<ReadonlyMap<string, AdvisoryDetail>> {
  const record = products === "all" ? sql`a.advisory` : withFirstProducts(products);
  const rows = await tx.rows<SourceRow>(sql`
    with near as (
      select name as about, key, relation from advisory_name where name = any(${ids})
      union all
      select own.name, other.key, 'alias' from advisory_name own
        join advisory_name mine on mine.key = own.key and mine.relation = 'alias'
        join advisory_name other on other.name = mine.name and other.relation = 'id'
        where own.name = any(${ids}) and own.relation = 'id'),
    related as (
      select about, key, case when bool_or(relation = 'id') then 'id'
        else coalesce(min(relation) filter (where relation <> 'related'), min(relation)) end as relation
      from near group by about, key),
    ordered as (
      select *, case relation when 'id' then 0 when 'alias' then 1 else 2 end as closeness,
        row_number() over (partition by about order by case relation when 'id' then 0 when 'alias' then 1 else 2 end, key) as place
      from related)
    select o.about, a.key, a.id, a.format, a.publisher, o.relation, v.sha256, v.path, v.position, v.seen_at as "importedAt",
      a.sharing, (select publishing_time()) as now, ${record} as advisory, ${productCount} as products, a.unknown, a.remarks
    from ordered o join advisory a on a.key = o.key
      join advisory_version v on v.key = a.key and v.content = a.content
    where o.place <= ${mostSources + 1} order by o.about, o.closeness, a.key`);
  const close = rows.filter(({ relation }) => relation !== "related").map(({ key }) => key);
  const cves = await cvesOf(tx, [...new Set(close)]);
  const grouped = Map.groupBy(rows, ({ about }) => about);
  const names = new Map([...grouped].map(([id, sources]) => [id, namesOf(id, sources, cves)]));
  const all = [...new Set([...names.values()].flatMap((its) => [...its]))];
  const exploited = await exploitedOf(tx, all);
  const scores = await latestScores(tx, all);
  return new Map(
    [...grouped].map(([id, sources]) => {
      const isNamed = ({ cve }: { readonly cve: string }): boolean => names.get(id)?.has(cve) === true;
      const detail = { exploited: exploited.filter(isNamed), scores: scores.filter(isNamed) };
      const shown = sources.slice(0, mostSources).map(sourceOf);
      return [id, { id, sources: shown, moreSources: sources.length > mostSources, ...detail }];
    }),
  );
}

const productCount = sql`jsonb_array_length(coalesce(a.advisory -> 'affected', '[]'))`;

/** The products of the record `a` from the first to the last of these places. */
function productsBetween(first: number, last: number): Sql {
  return sql`jsonb_path_query_array(a.advisory, '$.affected[$first to $last]', ${JSON.stringify({ first, last })}::jsonb)`;
}

function withFirstProducts(count: number): Sql {
  const first = count === 0 ? sql`'[]'::jsonb` : productsBetween(0, count - 1);
  return sql`jsonb_set(a.advisory, '{affected}', ${first})`;
}

const productCursor = pageCursor("products", "number");

/** A page of the products of one record, in its own order; `null` where there is no such record, or none that the reader may see. */
export async function productsOf(
  tx: Tx,
  key: string,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<Affected> | null> {
  const [from = 0] = productCursor.read(after) ?? [];
  const row = await tx.first<{ affected: Affected[]; products: number }>(sql`
    select ${productsBetween(from, from + limit - 1)} as affected, ${productCount} as products from advisory a where a.key = ${key}`);
  if (row === undefined) return null;
  const next = from + limit;
  return next < row.products
    ? { items: row.affected, next: productCursor.write(next) }
    : { items: row.affected };
}

type SourceRow = Omit<AdvisorySource, "state"> & {
  readonly about: string;
  readonly sharing: Sharing | null;
  readonly now: string;
};

function sourceOf({ about: _about, sharing, now, ...source }: SourceRow): AdvisorySource {
  const { published, withdrawn } = source.advisory;
  return { ...source, state: recordState({ sharing, published, withdrawn }, now) };
}

/** The CVEs that the records close to an id speak for, and the id where it is one. */
function namesOf(
  id: string,
  sources: readonly SourceRow[],
  cves: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const spoken = sources
    .filter(({ relation }) => relation !== "related")
    .flatMap(({ key }) => cves.get(key) ?? []);
  return new Set([...spoken, ...(id.startsWith("CVE-") ? [id] : [])]);
}

/** The CVEs that each of these records speaks for, by key. */
async function cvesOf(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.rows<{ key: string; cves: string[] }>(
    sql`select s.key, array_agg(distinct s.cve) as cves from (${namedVulnerabilities}) s where s.key = any(${keys}) group by s.key`,
  );
  return new Map(rows.map(({ key, cves }) => [key, cves]));
}

/** The catalogue entries of these CVEs, those that were taken out too. */
async function exploitedOf(tx: Tx, cves: readonly string[]): Promise<readonly ExploitedState[]> {
  const rows = await tx.rows<{
    entry: ExploitedEntry;
    delisted_at: string | null;
    remarks: readonly Finding[];
  }>(sql`select entry, delisted_at, remarks from exploited where cve = any(${cves}) order by catalog, cve`);
  const history = Map.groupBy(
    rows.length === 0 ? [] : await listingHistory(tx, cves),
    ({ cve, catalog }) => `${cve} ${catalog}`,
  );
  return rows.map(({ entry, delisted_at: delistedAt, remarks }) => {
    const own = history.get(`${entry.cve} ${entry.catalog}`) ?? [];
    const dated = own.map(({ listed, at, seenAt }) => ({ listed, at, seenAt }));
    return { ...entry, delistedAt, history: dated, remarks };
  });
}

/** The latest score of each CVE under each model. */
export async function latestScores(tx: Tx, cves: readonly string[]): Promise<readonly ExploitationScore[]> {
  return await tx.rows<ExploitationScore>(sql`
    select distinct on (cve, model) cve, date, model, score, percentile
    from exploitation_score where cve = any(${cves}) order by cve, model, date desc`);
}

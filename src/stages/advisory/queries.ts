/** What others may ask of advisories: one with its sources side by side, the facts that rules decide on. Searching: `search.ts`. */
import type { DecisionInputs, ExploitationScore, Advisory } from "#core/advisory.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import { strongestInputs } from "#core/rules/strongest-inputs.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";
import { latestScores, namedVulnerabilities, standsForAll } from "./advisory-details.ts";

export {
  type AdvisoryDetail,
  advisoryDetail,
  advisoryDetails,
  type AdvisorySource,
  type ExploitedState,
  latestScores,
  productsOf,
  standsForAll,
} from "./advisory-details.ts";

export { feedsForIndex } from "#stages/advisory/feed/feed-overview.ts";

/** What rules decide on, for one advisory; absent where no source says that may be passed on, since decisions are published. */
export type DecisionFacts = {
  readonly id: string;
  readonly decision: DecisionInputs;
  /** The first day on which a catalogue listed it, of the entries that stand now; `null` when none does. */
  readonly exploitedSince: string | null;
  /** The CVE of that entry, and the catalogue. */
  readonly exploitedAs: string | null;
  readonly exploitedIn: string | null;
  /** Who says each input as it counts here: publisher and record, and when the record was changed last. */
  readonly statedBy: { readonly [K in keyof DecisionInputs]?: StatedBy };
  /** The record that was the first to name a fixed version, of those that do now; `at` is when it was changed last, so one existed then. */
  readonly patchedBy: StatedBy | null;
  /** Every CVE that it speaks for. */
  readonly cves: readonly string[];
  /** The latest of its scores, the highest where it speaks for several CVEs. */
  readonly score: ExploitationScore | null;
};

/** A record that states an input; `at` is RFC 3339, `null` where the record has no date. */
type StatedBy = { readonly source: string; readonly at: string | null };

type StatedInputs = StatedBy & { readonly id: string; readonly decision: DecisionInputs };

/** The facts for each id, in the order asked; an id that is not known here has no facts but its catalogue entry and scores as a CVE. */
export async function decisionFacts(tx: Tx, ids: readonly string[]): Promise<readonly DecisionFacts[]> {
  const named = await tx.rows<{ id: string; cve: string }>(sql`
    select distinct n.name as id, s.cve from advisory_name n join (${namedVulnerabilities}) s on s.key = n.key
    where n.name = any(${ids}) and n.relation = 'id'
    union select i, i from unnest(${ids}::text[]) i where i like 'CVE-%'`);
  const cves = [...new Set(named.map((one) => one.cve))];
  const stated = await tx.rows<StatedInputs>(sql`
    select n.name as id, a.advisory -> 'decision' as decision, a.publisher || ' ' || a.id as source,
      a.advisory ->> 'modified' as at
    from advisory_name n join advisory a on a.key = n.key
    where n.name = any(${[...new Set([...ids, ...cves])]}) and n.relation = 'id' and a.advisory -> 'decision' <> '{}'
      and ${standsForAll} order by a.modified nulls first`);
  const patched = await patchedNames(tx, [...new Set([...ids, ...cves])]);
  const exploited = await listingsOf(tx, cves);
  const scores = await latestScores(tx, cves);
  return ids.map((id) => {
    const own = new Set(named.filter((one) => one.id === id).map((one) => one.cve));
    const first = exploited.find((one) => own.has(one.cve));
    const { decision, from } = strongestInputs(stated.filter((one) => one.id === id || own.has(one.id)));
    return {
      id,
      decision,
      statedBy: Object.fromEntries(
        Object.entries(from).map(([name, { source, at }]) => [name, { source, at }]),
      ),
      exploitedSince: first?.dateAdded ?? null,
      exploitedAs: first?.cve ?? null,
      exploitedIn: first?.catalog ?? null,
      patchedBy: patched.find((one) => one.id === id || own.has(one.id)) ?? null,
      cves: [...own].toSorted(),
      score: latestScore(scores.filter((one) => own.has(one.cve))),
    };
  });
}

/** Records that name a fixed version, by each name that is theirs; the one that was changed last the longest ago first, undated ones left out. */
async function patchedNames(
  tx: Tx,
  names: readonly string[],
): Promise<readonly (StatedBy & { readonly id: string })[]> {
  return await tx.rows(sql`
    select n.name as id, a.publisher || ' ' || a.id as source, coalesce(a.modified, a.published) as at
    from advisory_name n join advisory a on a.key = n.key
    where n.name = any(${names}) and n.relation <> 'related' and ${standsForAll}
      and coalesce(a.modified, a.published) is not null and jsonb_path_exists(a.advisory, '$.affected[*].fixed[*]')
    order by coalesce(a.modified, a.published), a.key`);
}

/** Of the latest day's model the highest score: models are never compared with each other. */
function latestScore(scores: readonly ExploitationScore[]): ExploitationScore | null {
  const newest = scores.toSorted((a, b) => b.date.localeCompare(a.date, "en"))[0];
  const same = scores.filter((one) => one.date === newest?.date && one.model === newest.model);
  return same.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

/** The records that imports brought or changed: `key` and the `content` that is current now, to be joined with what a later stage made of them. */
export function contentsOf(batches: readonly string[]): Sql {
  return sql`select key, content from advisory
    where key in (select key from advisory_version where batch = any(${batches}))`;
}

/** Who says something on which rules decide: the record that speaks under a name, and when it said so by its own account, else when it came. */
export type DecisionSource = {
  readonly name: string;
  readonly record: string;
  readonly by: string;
  readonly at: string | null;
  readonly decision: DecisionInputs;
};

/** What records state under these names that may be passed on, first said first. */
export async function decisionSources(tx: Tx, names: readonly string[]): Promise<readonly DecisionSource[]> {
  return await tx.rows<DecisionSource>(sql`
    select n.name, a.id as record, a.publisher as by, coalesce(a.modified, a.published, a.last_changed) as at,
      a.advisory -> 'decision' as decision
    from advisory_name n join advisory a on a.key = n.key
    where n.name = any(${names}) and n.relation = 'id' and a.advisory -> 'decision' <> '{}'
      and ${standsForAll} order by at, a.key`);
}

/** The entries of known-exploited catalogues that stand now for these CVEs first listed first. */
export async function listingsOf(
  tx: Tx,
  cves: readonly string[],
): Promise<readonly { readonly cve: string; readonly catalog: string; readonly dateAdded: string }[]> {
  return await tx.rows(sql`
    select cve, catalog, date_added as "dateAdded" from exploited where cve = any(${cves}) and delisted_at is null
    order by date_added, catalog, cve`);
}

/** Whether any catalogue of known exploited vulnerabilities was ever imported: only then does "not listed" mean something. */
export async function isAnyCatalogueKnown(tx: Tx): Promise<boolean> {
  const rows = await tx.rows(sql`select 1 from exploited limit 1`);
  return rows.length > 0;
}

/** Of these names, those of which an import brought or changed a record. */
export async function namesTouched(
  tx: Tx,
  batches: readonly string[],
  names: readonly string[],
): Promise<readonly string[]> {
  if (batches.length === 0 || names.length === 0) return [];
  const rows = await tx.rows<{ name: string }>(sql`
    select distinct n.name from advisory_name n where n.name = any(${names})
      and exists (select from advisory_version v where v.key = n.key and v.batch = any(${batches})) order by n.name`);
  return rows.map(({ name }) => name);
}

/** A record in the platform's form. */
export type StoredRecord = {
  readonly key: string;
  readonly id: string;
  readonly content: string;
  readonly sharing: Sharing | null;
  readonly advisory: Advisory;
};

/** The records with these keys, by key. */
export async function recordsWith(tx: Tx, keys: readonly string[]): Promise<readonly StoredRecord[]> {
  return await tx.rows<StoredRecord>(
    sql`select key, id, content, sharing, advisory from advisory where key = any(${keys}) order by key`,
  );
}

/** An OSV record as it came; `source` is its JSON under zstd. */
export type OsvSource = {
  readonly key: string;
  readonly id: string;
  readonly modified: string | null;
  readonly source: Uint8Array;
};

/** The OSV records with these keys, by key; withdrawn ones too. */
export async function osvSources(tx: Tx, keys: readonly string[]): Promise<readonly OsvSource[]> {
  return await tx.rows<OsvSource>(sql`
    select a.key, a.id, a.modified, v.source from advisory a join advisory_version v on v.key = a.key and v.content = a.content
    where a.key = any(${keys}) and a.format = 'osv' order by a.key`);
}

/** The products of those records among these that stand for everyone, now or from their own time on. */
export async function publicProducts(
  tx: Tx,
  keys: readonly string[],
): Promise<readonly { readonly key: string; readonly published: string | null; readonly product: string }[]> {
  return await tx.rows(sql`select a.key, a.published, p.product from advisory a join advisory_product p using (key)
    where a.key = any(${keys}) and a.withdrawn is null and record_reader(a.sharing, null, now()) = 0 order by a.key, p.product`);
}

/** The records among these that may be published to everyone today, as JSON text by key, and the CVEs that are their names. */
export async function publicRecords(
  tx: Tx,
  keys: readonly string[],
): Promise<{ readonly records: readonly string[]; readonly cves: readonly string[] }> {
  const rows = await tx.rows<{ record: string; cves: string[] }>(sql`
    select a.advisory::text as record, array(select n.name from advisory_name n
      where n.key = a.key and n.relation <> 'related' and n.name ilike 'CVE-%') as cves
    from advisory a where a.key = any(${keys}) and ${standsForAll} order by a.key`);
  const cves = new Set(rows.flatMap((row) => row.cves.map((cve) => cve.toUpperCase())));
  return { records: rows.map(({ record }) => record), cves: [...cves] };
}

/** Those of these names that records have which everyone may read today. */
export async function publishedNames(tx: Tx, names: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ name: string }>(
    sql`select distinct n.name from advisory_name n join advisory a on a.key = n.key
        where n.name = any(${[...names]}) and n.relation <> 'related' and ${standsForAll} order by n.name limit 20`,
  );
  return rows.map(({ name }) => name);
}

/** Of a product with very many advisories so many are looked through, the newest. */
const mostLooked = 500;

/** Who publishes the advisories of these products that everyone may read, the most of them first. */
export async function publishersOf(tx: Tx, products: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ publisher: string }>(
    sql`select publisher from (
          select a.publisher from advisory a where a.key in (select key from advisory_product where product = any(${[...products]}))
            and ${standsForAll} order by a.newest desc limit ${mostLooked}) a
        group by publisher order by count(*) desc, publisher limit 5`,
  );
  return rows.map(({ publisher }) => publisher);
}

/** Whether any advisory that everyone may read lists it. That none does says nothing: an advisory lists what it is about. */
export async function isVersionListed(
  tx: Tx,
  products: readonly string[],
  version: string,
): Promise<boolean> {
  const row = await tx.first(
    sql`select from (
          select a.advisory from advisory a where a.key in (select key from advisory_product where product = any(${[...products]}))
            and ${standsForAll} order by a.newest desc limit ${mostLooked}) a
        cross join lateral jsonb_array_elements(a.advisory -> 'affected') f
        where f ->> 'product' = any(${[...products]}) and (f -> 'versions' ? ${version} or f -> 'fixed' ? ${version}) limit 1`,
  );
  return row !== undefined;
}

/** The records of which one of these is the id or an alias. */
export function keysNamed(names: readonly string[]): Sql {
  return sql`select key from advisory_name where name = any(${names}) and relation <> 'related'`;
}

/** What imports stated of the completeness of an ecosystem: all of it (`part` is empty), or one release or vendor. */
type StatedCompleteness = {
  readonly ecosystem: string;
  readonly part: string;
  readonly to: string;
  readonly records: number | null;
};

/** What these imports stated, where nothing newer replaced it. */
export async function completenessOf(
  tx: Tx,
  batches: readonly string[],
): Promise<readonly StatedCompleteness[]> {
  return await tx.rows<StatedCompleteness>(sql`
    select ecosystem, part, complete_to as "to", records from completeness where batch = any(${batches}) order by ecosystem, part`);
}

/** Whether the room has any record of an advisory. */
export async function hasAdvisories(tx: Tx): Promise<boolean> {
  return (await tx.first(sql`select from advisory limit 1`)) !== undefined;
}

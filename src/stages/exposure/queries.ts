/** What the edge may read of exposure. Inventories and exposures: row-level security leaves an organisation its own, offices none. */
import type { TextByLanguage } from "#core/text.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { intervalFrom, judgeRange, type VersionRange } from "#core/matching/exposure.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import type { SituationCount } from "#core/privacy/population.ts";
import type { CoverageArea } from "#core/product/coverage-area.ts";
import type { Interval } from "#core/version/range.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";

/** An inventory that the organisation delegated; counts are of components. */
export type DelegatedInventory = {
  readonly inventory: string;
  readonly path: string;
  readonly kind: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly digest: string;
  readonly components: number;
  readonly unnamed: number;
  readonly unreadable: number;
  readonly delegatedAt: string;
  /** The worst that is known of what it holds, of records that the reader may read; `null` for nothing. */
  readonly worst: "affected" | "unknown" | null;
  /** Whether all records were compared with it since it was delegated. */
  readonly concluded: boolean;
  /** What of it was compared with nothing, by code; `null` for a list that an earlier program read. */
  readonly notCompared: Readonly<Record<string, number>> | null;
  readonly areas: readonly HeldArea[] | null;
};

/** One product of an ecosystem, release and vendor, and how many components of the list lie there. */
export type HeldArea = { readonly product: string; readonly components: number };

/** The inventories of an organisation, by path. */
export async function inventoriesOf(tx: Tx, organization: string): Promise<readonly DelegatedInventory[]> {
  return await tx.rows<DelegatedInventory>(sql`
    select id as inventory, path, kind, encode(digest, 'hex') as digest, components, unnamed, unreadable, delegated_at as "delegatedAt",
      concluded, not_compared as "notCompared", areas,
      (select min(e.verdict) from holding h join exposure e on e.organization = h.organization
        and e.product = coalesce(h.held, h.product) and e.version = h.version and e.concluded = (h.way = 'whole')
        where h.organization = i.organization and h.inventory = i.id
          and (e.advisory = '' or exists (select from advisory a where a.key = e.advisory))) as worst
    from inventory i where organization = ${organization} order by path`);
}

/** How many organisations delegated a list that holds one of these products, counted up to a bound; for the room alone, which shows a range of it. */
export async function holdersOfProducts(tx: Tx, products: readonly string[]): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(distinct organization)::integer as count
    from (select organization from holding where product = any(${[...products]}) limit 200000) h`);
  return row?.count ?? 0;
}

/** Of these areas, those in which some record names a product, by what the ids there begin with, and of a release by it besides: `prefix`, a line end, the ending. */
export async function namedAreas(tx: Tx, areas: readonly CoverageArea[]): Promise<ReadonlySet<string>> {
  const wanted = areas.flatMap(({ prefix, release }) => [
    { prefix, ending: "" },
    ...(release === null ? [] : [{ prefix, ending: `?distro=${release}` }]),
  ]);
  const rows = await tx.rows<{ prefix: string; ending: string }>(sql`
    select distinct w.prefix, w.ending from unnest(${wanted.map(({ prefix }) => prefix)}::text[], ${wanted.map(({ ending }) => ending)}::text[]) as w (prefix, ending)
    where w.prefix <> '' and exists (select from version_range r
      where r.product >= w.prefix collate "C" and r.product < w.prefix || chr(1114111) collate "C" and right(r.product, length(w.ending)) = w.ending)`);
  return new Set(rows.map(({ prefix, ending }) => `${prefix}\n${ending}`));
}

/** One version that an organisation holds and one advisory that speaks of it. */
type ExposureRow = {
  readonly advisory: string;
  readonly title: TextByLanguage;
  readonly product: string;
  readonly version: string;
  readonly verdict: "affected" | "unknown";
  readonly since: string;
};

const exposureCursor = pageCursor("exposures", "text", "text", "text");

/** An organisation's exposures by advisory, product and version, to the records that it may read now: others leave no trace, not even in where a page ends. */
export async function exposuresOf(
  tx: Tx,
  organization: string,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<ExposureRow>> {
  const [advisory, product, version] = exposureCursor.read(after) ?? ["", "", ""];
  const found = await tx.rows<ExposureRow & { readonly key: string }>(sql`
    select e.advisory as key, a.id as advisory, a.advisory -> 'title' as title, e.product, e.version, e.verdict, e.since
    from exposure e join advisory a on a.key = e.advisory
    where e.organization = ${organization} and (e.advisory, e.product, e.version) > (${advisory}, ${product}, ${version})
    order by e.advisory, e.product, e.version limit ${limit + 1}`);
  const page = cutPage(found, limit, (last) => exposureCursor.write(last.key, last.product, last.version));
  return { ...page, items: page.items.map(({ key: _key, ...row }) => row) };
}

/** What a client asks of one package; `key` is that of the version, `name` must be the source's own where the client named one. */
export type PackageQuestion = {
  readonly product: string;
  /** All releases of a distribution's package whose release is not said. */
  readonly allReleases: boolean;
  readonly names: ((name: string) => boolean) | null;
  /** `null` asks for every advisory of the package. */
  readonly version: { readonly version: string; readonly key: Uint8Array | null } | null;
};

type StoredRange = Omit<VersionRange, "exact"> & {
  readonly advisory: string;
  readonly exact: Interval | null;
};

/** Keys of the advisories that call the version affected (all of the package where no version is asked), ascending. Unknown is left out: the OSV API has no word for it. */
export async function advisoriesOfPackage(tx: Tx, question: PackageQuestion): Promise<readonly string[]> {
  const { version } = question;
  const rows = await tx.rows<StoredRange>(sql`
    select advisory, product, base, name, scheme, low, high, verdict, exact, text from version_range
    where ${ofProduct(question)} and ${placed(version)} order by advisory`);
  const said = rows.filter(
    (row) =>
      (question.names?.(row.name) ?? true) &&
      (version === null || judgeRange({ ...row, exact: intervalFrom(row.exact) }, version) === "affected"),
  );
  return [...new Set(said.map(({ advisory }) => advisory))];
}

function ofProduct({ product, allReleases }: PackageQuestion): Sql {
  if (!allReleases) return sql`product = ${product}`;
  return sql`(product = ${product} or (base = ${product} and base <> product))`;
}

/** Narrows by key; what has none, or is decided by text or comparison, is looked at one by one. */
function placed(version: PackageQuestion["version"]): Sql {
  if (version === null || version.key === null) return sql`true`;
  return sql`(low <= ${version.key} and high > ${version.key} or text is not null)`;
}

/** What an organisation stated of its systems, and when; nothing stated is no facts and `null`. Nobody reads another's. */
export async function assetFactsOf(
  tx: Tx,
  organization: string,
): Promise<{ readonly facts: AssetFacts; readonly statedAt: string | null }> {
  const row = await tx.first<{ readonly facts: AssetFacts; readonly statedAt: string }>(
    sql`select facts, stated_at as "statedAt" from asset_facts where organization = ${organization}`,
  );
  return row ?? { facts: {}, statedAt: null };
}

/** A version that an organisation holds and an advisory may affect. */
type ExposedHolding = Pick<ExposureRow, "product" | "version" | "verdict" | "since">;

/** What an organisation holds that records affect or may affect, by the advisory for which they are given: worst first, at most `limit` of each. */
export async function exposedHoldingsOf(
  tx: Tx,
  organization: string,
  { records, limit }: { readonly records: ReadonlyMap<string, readonly string[]>; readonly limit: number },
): Promise<ReadonlyMap<string, readonly ExposedHolding[]>> {
  const pairs = [...records].flatMap(([about, keys]) => keys.map((key) => ({ about, key })));
  const rows = await tx.rows<ExposedHolding & { readonly about: string }>(sql`
    select about, product, version, verdict, since from (
      select about, product, version, min(verdict) as verdict, min(since) as since,
        row_number() over (partition by about order by min(verdict), product, version) as place
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (about text, key text)
        join exposure on advisory = p.key and organization = ${organization}
      group by about, product, version) held
    where place <= ${limit} order by about, place`);
  const grouped = Map.groupBy(rows, ({ about }) => about);
  return new Map(
    [...grouped].map(([about, its]) => [
      about,
      its.map(({ product, version, verdict, since }) => ({ product, version, verdict, since })),
    ]),
  );
}

/**
 * The situations of all organisations that the actor, an officer, may see on a date (`YYYY-MM-DD`) towards advisories, each given with the
 * keys of its records: counts of whole cells, small ones among them, so for `tellable` of core alone. An advisory that names no product
 * that holdings could meet leaves it unknown who holds it, for everyone.
 */
export async function situationsOn(
  tx: Tx,
  on: string,
  records: ReadonlyMap<string, readonly string[]>,
): Promise<readonly SituationCount[]> {
  const keys = [...records.values()].flat();
  const [matched] = await tx.rows<{ found: string[] | null }>(
    sql`select array_agg(distinct advisory) as found from version_range where advisory = any(${keys})`,
  );
  const meets = [...records.values()].every((of) => of.some((key) => matched?.found?.includes(key)));
  const rows = await tx.rows<SituationCount & { readonly complete: boolean | null; readonly held: string[] }>(
    sql`select domain, sector, tier, facts, complete, held, count from situations(${on}, ${keys}) order by domain, sector, tier, facts, complete, held`,
  );
  return rows.map(({ complete, held, ...row }) => ({
    ...row,
    held:
      meets && complete === true
        ? [...records].flatMap(([id, of]) => (of.some((key) => held.includes(key)) ? [id] : []))
        : null,
  }));
}

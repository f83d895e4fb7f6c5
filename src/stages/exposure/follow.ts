/**
 * Exposure follows imports and its own delegations: one follower, so that ranges and holdings never change while they are matched.
 */
import { versionRangesOf, type VersionRange } from "#core/matching/exposure.ts";
import { mayRead, sharingReader } from "#core/privacy/publication-rule.ts";
import { areasOfProduct } from "#core/matching/exposure-area.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";
import { appendEvents, type JournalEntry, type Follower } from "#store/journal.ts";
import { cleanText } from "#store/database-text.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { contentsOf, recordsWith, type StoredRecord } from "#stages/advisory/queries.ts";
import { concludeWithin } from "./conclude-held.ts";
import { matchWithin } from "./matching.ts";
import { heldAdvisories, holdSituations } from "./situations.ts";

const together = 1000;

/** Makes ranges of new and changed advisories, and matches what changed on either side. */
export const exposureFollower: Follower = {
  name: "exposure.match",
  startsAt: "start",
  kinds: ["feed.imported", "inventory.delegated", "inventory.revoked", "asset-facts.stated"],
  handle: async (tx, entries) => {
    const changed = await changedAdvisories(tx, batchesOf(entries));
    const affected = new Set<string>();
    for (let at = 0; at < changed.length; at += together) {
      const keys = changed.slice(at, at + together);
      await replaceRanges(tx, await recordsWith(tx, keys));
      for (const match of [matchWithin, concludeWithin])
        for (const organization of await match(tx, { advisories: keys })) affected.add(organization);
    }
    const delegating = organizationsOf(entries, ["inventory.delegated", "inventory.revoked"]);
    const replaced = new Set<string>();
    for (const organization of delegating) {
      const before = await heldAdvisories(tx, organization);
      await matchWithin(tx, { organization });
      await concludeWithin(tx, { organization });
      await tx.run(
        sql`update inventory set concluded = true where organization = ${organization} and not concluded`,
      );
      if ((await heldAdvisories(tx, organization)) !== before) replaced.add(organization);
    }
    await holdSituations(
      tx,
      [...delegating.union(organizationsOf(entries, ["asset-facts.stated"]))],
      replaced,
    );
    if (changed.length > 0) await recordExposureCounts(tx, changed.length, affected.size);
  },
};

/** Gives areas to the records that a program stored which knew none; today's get theirs with their ranges. */
export const areaFollower: Follower = {
  name: "exposure.areas",
  startsAt: "start",
  kinds: ["feed.imported"],
  handle: async (tx, entries) => {
    const rows = await tx.rows<{ key: string }>(sql`
      select c.key from (${contentsOf(batchesOf(entries))}) c join ranged on ranged.advisory = c.key
      where not exists (select from advisory_area r where r.advisory = c.key) order by c.key`);
    for (let at = 0; at < rows.length; at += together) {
      const keys = rows.slice(at, at + together).map(({ key }) => key);
      await replaceAreas(tx, await recordsWith(tx, keys));
    }
  },
};

function batchesOf(entries: readonly JournalEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ fact }) => (fact.kind === "feed.imported" ? [fact.batch] : [])))];
}

type OwnAct = "inventory.delegated" | "inventory.revoked" | "asset-facts.stated";

function organizationsOf(entries: readonly JournalEntry[], kinds: readonly OwnAct[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ fact }) =>
      "organization" in fact && kinds.some((kind) => kind === fact.kind) ? [fact.organization] : [],
    ),
  );
}

async function changedAdvisories(tx: Tx, batches: readonly string[]): Promise<readonly string[]> {
  if (batches.length === 0) return [];
  const rows = await tx.rows<{ key: string }>(sql`
    select c.key from (${contentsOf(batches)}) c left join ranged on ranged.advisory = c.key
    where ranged.content is distinct from c.content order by c.key`);
  return rows.map(({ key }) => key);
}

/** Writes the ranges of records anew. One that its source lets no organisation read has none; one that is not out yet is read by nobody before its time. */
export async function replaceRanges(tx: Tx, records: readonly StoredRecord[]): Promise<void> {
  const keys = records.map(({ key }) => key);
  await tx.run(sql`delete from version_range where advisory = any(${keys})`);
  await tx.run(sql`create temp table if not exists range_row (advisory text, product text, base text, name text, scheme text,
    low bytea, high bytea, verdict text, exact jsonb, text text, sharing text, published timestamptz) on commit drop`);
  await tx.run(sql`truncate range_row`);
  await tx.copy("range_row", lines(records));
  await tx.run(sql`insert into version_range (advisory, product, base, name, scheme, low, high, verdict, exact, text, sharing, published)
    select * from range_row`);
  await replaceAreas(tx, records);
  await tx.run(sql`
    insert into ranged (advisory, content)
    select * from unnest(${keys}::text[], ${records.map(({ content }) => content)}::text[])
    on conflict (advisory) do update set content = excluded.content`);
}

/** In which areas the records speak; those that have no ranges, since their source lets no organisation read them, speak in none. */
async function replaceAreas(tx: Tx, records: readonly StoredRecord[]): Promise<void> {
  const rows = records.flatMap(({ key, sharing, advisory }) => {
    if (advisory.withdrawn !== null || !mayRead("organizations", sharingReader(sharing))) return [];
    const areas = advisory.affected.flatMap(({ product }) =>
      product === null ? [] : areasOfProduct(product),
    );
    return [...new Set(areas)].map((area) => ({ key, area: cleanText(area) }));
  });
  await tx.run(sql`delete from advisory_area where advisory = any(${records.map(({ key }) => key)})`);
  await tx.run(sql`insert into advisory_area (area, advisory)
    select distinct * from unnest(${rows.map(({ area }) => area)}::text[], ${rows.map(({ key }) => key)}::text[])`);
}

function* lines(records: readonly StoredRecord[]): Generator<string> {
  for (const { key, sharing, advisory } of records)
    if (mayRead("organizations", sharingReader(sharing)))
      for (const range of versionRangesOf(advisory)) yield lineOf(key, range, [sharing, advisory.published]);
}

function lineOf(advisory: string, range: VersionRange, terms: readonly (string | null)[]): string {
  const { product, base, name, scheme, low, high, verdict, exact, text } = range;
  return copyLine([advisory, product, base, name, scheme, low, high, verdict, exact, text, ...terms]);
}

/** The journal is read by people who may not see inventories: counts of organisations in it are suppressed. */
async function recordExposureCounts(tx: Tx, advisories: number, affected: number): Promise<void> {
  const row = await tx.first<{ delegating: number }>(
    sql`select count(distinct organization)::int as delegating from inventory`,
  );
  const shown =
    (row?.delegating ?? 0) >= smallestShownCount && (affected === 0 || affected >= smallestShownCount);
  await appendEvents(tx, { kind: "exposure.found", advisories, organizations: shown ? affected : null });
}

/**
 * Which ecosystems' packs an advisory stands in, and which packs no longer say what the room knows: kept by following imports. It builds
 * nothing; that is for `ecosystem-packs.ts`, when it has become quiet.
 */
import { completeness } from "#core/format/completeness.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { isEcosystem, shelfOf } from "#core/product/ecosystem-of-product.ts";
import type { JournalEntry, Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { completenessOf, contentsOf, keysNamed, publicProducts } from "#stages/advisory/queries.ts";

const together = 500;

/** Most ecosystems that a room publishes; products of any beyond are covered by no pack, and agents say so. */
const mostEcosystems = 500;

/** Keeps the shelves of records that came or changed, and marks the ecosystems of which something new is known. */
export const shelveFollower: Follower = {
  name: "dissemination.shelve",
  startsAt: "start",
  kinds: ["feed.imported", "exploited.listed", "exploited.delisted"],
  handle: async (tx, entries) => {
    const touched = new Set<string>();
    for (const ecosystem of await shelveImported(tx, entries)) touched.add(ecosystem);
    for (const ecosystem of await takeStatements(tx, entries)) touched.add(ecosystem);
    for (const ecosystem of await ofListings(tx, entries)) touched.add(ecosystem);
    if (entries.some(({ fact }) => concernsAll(fact)))
      for (const ecosystem of await ofAll(tx)) touched.add(ecosystem);
    await markStale(tx, [...touched]);
  },
};

/** Scores come for everything at once, and a catalogue that changes an entry does not name it. */
function concernsAll(fact: JournalEvent): boolean {
  if (fact.kind !== "feed.imported") return false;
  const { format, counts } = fact;
  return format.startsWith("epss") || (format.startsWith("kev-") && counts.changed > 0);
}

async function ofAll(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows<{ ecosystem: string }>(sql`select ecosystem from ecosystem_pack`);
  return rows.map(({ ecosystem }) => ecosystem);
}

async function ofListings(tx: Tx, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  const cves = entries.flatMap(({ fact }) =>
    fact.kind === "exploited.listed" || fact.kind === "exploited.delisted" ? [fact.cve] : [],
  );
  if (cves.length === 0) return [];
  const rows = await tx.rows<{ ecosystem: string }>(
    sql`select distinct ecosystem from shelved where advisory in (${keysNamed(cves)})`,
  );
  return rows.map(({ ecosystem }) => ecosystem);
}

async function shelveImported(tx: Tx, entries: readonly JournalEntry[]): Promise<ReadonlySet<string>> {
  const batches = entries.flatMap(({ fact }) => (fact.kind === "feed.imported" ? [fact.batch] : []));
  const touched = new Set<string>();
  if (batches.length === 0) return touched;
  const rows = await tx.rows<{ key: string }>(
    sql`select key from (${contentsOf([...new Set(batches)])}) c order by key`,
  );
  for (let at = 0; at < rows.length; at += together) {
    const keys = rows.slice(at, at + together).map(({ key }) => key);
    for (const ecosystem of await shelve(tx, keys)) touched.add(ecosystem);
  }
  return touched;
}

/** Takes over what imports stated, now that all records before it are shelved: the packs built from here on may say it. */
async function takeStatements(tx: Tx, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  const batches = entries.flatMap(({ fact }) =>
    fact.kind === "feed.imported" && fact.format === completeness.name ? [fact.batch] : [],
  );
  if (batches.length === 0) return [];
  const stated = await completenessOf(tx, batches);
  for (const { ecosystem, part, to, records } of stated)
    await tx.run(sql`
      insert into ecosystem_complete (ecosystem, part, complete_to, records)
      values (${ecosystem}, ${part}, ${to}, ${records})
      on conflict (ecosystem, part) do update set complete_to = excluded.complete_to, records = excluded.records`);
  return stated.map(({ ecosystem }) => ecosystem).filter(isEcosystem);
}

/** Puts records on their shelves anew; returns every ecosystem that they stood in or stand in now. */
async function shelve(tx: Tx, keys: readonly string[]): Promise<readonly string[]> {
  const left = await tx.rows<{ ecosystem: string }>(
    sql`delete from shelved where advisory = any(${keys}) returning ecosystem`,
  );
  const places = new Map<string, { ecosystem: string; advisory: string; published: string | null }>();
  for (const { key, published, product } of await publicProducts(tx, keys)) {
    const ecosystem = shelfOf(product);
    if (isEcosystem(ecosystem)) places.set(`${ecosystem} ${key}`, { ecosystem, advisory: key, published });
  }
  await tx.run(sql`
    insert into shelved (ecosystem, advisory, published)
    select ecosystem, advisory, published
    from jsonb_to_recordset(${JSON.stringify([...places.values()])}::jsonb) as s (ecosystem text, advisory text, published timestamptz)`);
  return [...left, ...places.values()].map(({ ecosystem }) => ecosystem);
}

async function markStale(tx: Tx, ecosystems: readonly string[]): Promise<void> {
  await tx.run(sql`
    insert into ecosystem_pack (ecosystem)
    select t.ecosystem from unnest(${ecosystems}::text[]) t (ecosystem)
    where not exists (select from ecosystem_pack p where p.ecosystem = t.ecosystem)
    order by t.ecosystem limit greatest(0, ${mostEcosystems} - (select count(*) from ecosystem_pack))`);
  await tx.run(sql`
    update ecosystem_pack set change = change + 1, stale_since = coalesce(stale_since, now()), changed_at = now(), retry_at = now()
    where ecosystem = any(${ecosystems})`);
}

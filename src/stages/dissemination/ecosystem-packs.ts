/**
 * Packs of whole ecosystems, built when it has become quiet: what may be published of all advisories, one ecosystem at a time, with deltas from
 * the versions before. One transaction a version, so a room killed in the middle builds that one again and nothing is half there.
 */
import { hash } from "node:crypto";
import type { HeldCompleteness, PackCompleteness } from "#core/completeness.ts";
import { readPackCompleteness } from "#core/document/pack-completeness.ts";
import { packCompleteness } from "#core/pack/held-completeness.ts";
import type { BuiltPack } from "#core/pack/build/build-pack.ts";
import type { PackBuilder } from "#core/pack/build/builder.ts";
import type { PackContext } from "#core/pack/details.ts";
import { pathIn } from "#core/document/ecosystem-packs.ts";
import type { PackDigests } from "#core/document/pub-index.ts";
import { retryAt } from "#store/back-off.ts";
import { tryLock } from "#store/locks.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import { isAnyCatalogueKnown, latestScores, listingsOf, publicRecords } from "#stages/advisory/queries.ts";
import { type Publisher, publishIndex, putFile, versionsKept } from "#stages/dissemination/publication.ts";
import { isListed, pubContent } from "#stages/dissemination/queries.ts";

/** What publishing needs from outside. */
export type PackWork = {
  readonly publisher: Publisher;
  readonly now: () => string;
  /** Opens a builder: in another thread where requests are answered. */
  readonly open: (ecosystem: string) => PackBuilder;
  /** Seconds without a change after which a pack is built, and seconds after which it is built all the same. */
  readonly quiet: number;
  readonly longest: number;
};

const together = 500;

/** Whether an ecosystem was built, and what went wrong if something did; it is tried again after 1 s, doubling up to 5 min. */
type Rebuilt = { readonly ecosystem: string; readonly error?: unknown };

/** Builds the ecosystem that waits longest; `null` when none is due or another process builds. What it makes no index names yet. */
export async function rebuildNext(store: Store, work: PackWork): Promise<Rebuilt | null> {
  await wakePublished(store);
  let at: string | null = null;
  try {
    return await store.write(system, async (tx) => {
      const due = await nextDue(tx, work);
      if (due === null) return null;
      at = due.ecosystem;
      await rebuild(tx, due, work);
      return { ecosystem: at };
    });
  } catch (error) {
    if (at === null) throw error;
    await postpone(store, at, error);
    return { ecosystem: at, error };
  }
}

/** Signs an index over what was built since the last one, and lets go of versions and deltas beyond those kept; says whether there was anything. */
export async function listRebuilt(store: Store, work: PackWork): Promise<boolean> {
  return await store.write(system, async (tx) => {
    const waiting = await tx.first(sql`select ecosystem from ecosystem_pack where unlisted limit 1`);
    if (waiting === undefined || !(await tryLock(tx, "packBuilding"))) return false;
    await publishIndex(tx, work.publisher, work.now());
    await tx.run(sql`delete from ecosystem_version v using (
        select ecosystem, max(number) as newest from ecosystem_version group by ecosystem) n
      where v.ecosystem = n.ecosystem and v.number <= n.newest - ${versionsKept}`);
    await tx.run(sql`delete from pub_file f where f.about ? 'ecosystem' and not ${isListed} and not exists (
        select from ecosystem_version v where v.ecosystem = f.about ->> 'ecosystem' and f.sha256 in (v.pack, v.details))`);
    return true;
  });
}

/** A record that was imported before its own date is published on it. */
async function wakePublished(store: Store): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.run(sql`
      update ecosystem_pack p set change = change + 1, stale_since = now(), changed_at = now()
      where p.stale_since is null and exists (select from shelved s where s.ecosystem = p.ecosystem
        and s.published > p.built_at and s.published <= publishing_time())`);
  });
}

type Due = { readonly ecosystem: string; readonly change: number };

async function nextDue(tx: Tx, { quiet, longest }: PackWork): Promise<Due | null> {
  if (!(await tryLock(tx, "packBuilding"))) return null;
  const due = await tx.first<Due>(sql`
    select ecosystem, change from ecosystem_pack
    where stale_since is not null and retry_at <= now()
      and (changed_at <= now() - make_interval(secs => ${quiet}) or stale_since <= now() - make_interval(secs => ${longest}))
    order by stale_since, ecosystem limit 1`);
  return due ?? null;
}

async function rebuild(tx: Tx, { ecosystem, change }: Due, work: PackWork): Promise<void> {
  const builder = work.open(ecosystem);
  try {
    const cves = await addRecords(tx, ecosystem, builder);
    const built = await builder.build(await contextOf(tx, cves));
    const before = await versionsOf(tx, ecosystem);
    const to = { pack: hash("sha256", built.match), details: hash("sha256", built.details) };
    const making = { ecosystem, before, to, built, at: work.now() };
    const fresh = before[0] === undefined || !isSame(before[0], to);
    if (fresh) await putVersion(tx, making, builder);
    const stated = await putPack(tx, making);
    await tx.run(sql`
      update ecosystem_pack set built_at = publishing_time(), unlisted = unlisted or ${fresh || stated}, failures = 0, error = null,
        stale_since = case when change = ${change} then null else stale_since end
      where ecosystem = ${ecosystem}`);
  } finally {
    await builder.close();
  }
}

/** Hands the builder what the ecosystem's pack is made of, some at a time; returns the CVEs that they are about. */
async function addRecords(tx: Tx, ecosystem: string, builder: PackBuilder): Promise<ReadonlySet<string>> {
  const cves = new Set<string>();
  for (let after = ""; ;) {
    const rows = await tx.rows<{ advisory: string }>(sql`
      select advisory from shelved where ecosystem = ${ecosystem} and advisory > ${after} order by advisory limit ${together}`);
    const keys = rows.map(({ advisory }) => advisory);
    const last = keys.at(-1);
    if (last === undefined) return cves;
    const found = await publicRecords(tx, keys);
    for (const cve of found.cves) cves.add(cve);
    await builder.add(found.records);
    after = last;
  }
}

/** The first day on which a catalogue listed each CVE, and its newest score; scores of different models are not compared. */
async function contextOf(tx: Tx, cves: ReadonlySet<string>): Promise<PackContext> {
  const exploited = new Map<string, string>();
  for (const { cve, dateAdded } of (await listingsOf(tx, [...cves])).toReversed())
    exploited.set(cve, dateAdded);
  const scores = new Map<
    string,
    { readonly score: number; readonly percentile: number; readonly date: string }
  >();
  const all = await latestScores(tx, [...cves]);
  for (const { cve, score, percentile, date } of all.toSorted((a, b) => (a.date < b.date ? -1 : 1)))
    scores.set(cve, { score, percentile, date });
  return { exploited, scores, catalogueKnown: await isAnyCatalogueKnown(tx) };
}

type Version = PackDigests & { readonly number: number };

/** The versions that are kept, the newest first. */
async function versionsOf(tx: Tx, ecosystem: string): Promise<readonly Version[]> {
  return await tx.rows<Version>(sql`
    select number, pack, details from ecosystem_version where ecosystem = ${ecosystem} order by number desc limit ${versionsKept}`);
}

type Making = {
  readonly ecosystem: string;
  readonly before: readonly Version[];
  readonly to: PackDigests;
  readonly built: BuiltPack;
  readonly at: string;
};

async function putVersion(tx: Tx, making: Making, builder: PackBuilder): Promise<void> {
  const { ecosystem, before, to, built, at } = making;
  const details = pathIn(ecosystem, to.details, "details");
  await putFile(tx, { path: details, kind: "details", content: built.details, about: { ecosystem }, at });
  for (const from of before) if (!isSame(from, to)) await putDelta(tx, { ...making, from }, builder);
  await tx.run(sql`
    insert into ecosystem_version (ecosystem, number, pack, details, advisories, at)
    values (${ecosystem}, ${(before[0]?.number ?? 0) + 1}, ${to.pack}, ${to.details}, ${built.advisories}, ${at})`);
}

/** Puts the match file with what may be said of its completeness; says whether that is new. */
async function putPack(tx: Tx, { ecosystem, to, built, at }: Making): Promise<boolean> {
  const path = pathIn(ecosystem, to.pack, "pack");
  const complete = await completenessIn(tx, ecosystem, built.advisories);
  const before = await tx.first<{ complete: unknown }>(
    sql`select about -> 'complete' as complete from pub_file where path = ${path}`,
  );
  const about = {
    ecosystem,
    details: to.details,
    advisories: built.advisories,
    ...(complete === null ? {} : { complete }),
  };
  await putFile(tx, { path, kind: "pack", content: built.match, about, at });
  const known = readPackCompleteness(before?.complete);
  return JSON.stringify(known) !== JSON.stringify(complete);
}

/** What was stated of an ecosystem, where the pack holds at least as many records as that says. */
async function completenessIn(
  tx: Tx,
  ecosystem: string,
  advisories: number,
): Promise<PackCompleteness | null> {
  const rows = await tx.rows<{ part: string; to: string; records: number | null }>(sql`
    select part, complete_to as "to", records from ecosystem_complete where ecosystem = ${ecosystem} order by part`);
  const held = rows.map(({ part, to, records }): HeldCompleteness => {
    const missing = records !== null && records > advisories;
    const only = part === "" ? {} : { only: [part] };
    return { ecosystem, to, records: missing ? records : advisories, held: advisories, ...only };
  });
  return packCompleteness(held, ecosystem);
}

/** One base at a time is in memory. */
async function putDelta(
  tx: Tx,
  { ecosystem, from, to, at }: Making & { readonly from: Version },
  builder: PackBuilder,
): Promise<void> {
  const [match, details] = [
    await pubContent(tx, pathIn(ecosystem, from.pack, "pack")),
    await pubContent(tx, pathIn(ecosystem, from.details, "details")),
  ];
  if (match === undefined || details === undefined) return;
  const content = await builder.deltaFrom({ match, details });
  if (content === null) return;
  const path = pathIn(ecosystem, hash("sha256", content), "delta");
  const about = { ecosystem, from: { pack: from.pack, details: from.details }, to };
  await putFile(tx, { path, kind: "delta", content, about, at });
}

function isSame(a: PackDigests, b: PackDigests): boolean {
  return a.pack === b.pack && a.details === b.details;
}

async function postpone(store: Store, ecosystem: string, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : String(error);
  await store.write(system, async (tx) => {
    await tx.run(sql`
      update ecosystem_pack set failures = failures + 1, error = ${text.slice(0, 500)},
        retry_at = ${retryAt(sql`failures`, 300)} where ecosystem = ${ecosystem}`);
  });
}

/** Taking note of a whole issue of a catalogue: what it no longer has goes, as of its release, or waits for a second person where that is much. */
import type { IssueImport } from "#core/format/import-record.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { isAheadOf } from "#core/provenance/edition.ts";
import { type FeedChangeEffect, type HeldReason, mostNamed } from "#core/provenance/feed-change.ts";
import { mayShrink } from "#core/provenance/shrinking.ts";
import { sourceRelation } from "#core/provenance/source-authority.ts";
import { sql, type Tx } from "#store/sql.ts";
import { cleanText } from "#store/database-text.ts";
import { saveListings } from "./provenance/exploited-listings.ts";
import type { NewChange } from "./feed-changes.ts";
import { decideDelisted } from "./import-outcome.ts";
import type { ImportContext } from "./judge-advisory.ts";

/** What an issue made: its facts, and a change that waits or that can be undone. */
type SavedIssue = { readonly facts: readonly JournalEvent[]; readonly changes: readonly NewChange[] };

const nothing: SavedIssue = { facts: [], changes: [] };

/** Saves an issue. One that says neither when it was released nor all that it has removes nothing. */
export async function saveIssue(tx: Tx, context: ImportContext, arrival: IssueImport): Promise<SavedIssue> {
  const { catalog, released, members } = arrival.issue;
  const held = (reason: HeldReason, effect: FeedChangeEffect): SavedIssue => ({
    facts: [],
    changes: [issueChange(arrival, reason, effect)],
  });
  if (released !== null && isAheadOf(context.now, released)) return held("time-ahead", { ahead: released });
  const bringer = { importer: context.importer, path: arrival.origin.path };
  if (sourceRelation(context.authority, { catalogue: catalog }, bringer) === "stranger")
    return held("other-source", { count: members?.length ?? 0 });
  if (released === null || members === null) return nothing;
  const { gone, listed } = await goneFrom(tx, context, { catalog, released, members });
  const entered = gone.length === 0 ? [] : await enteredBy(tx, context, catalog);
  const effect = {
    delisted: gone.slice(0, mostNamed),
    count: gone.length,
    of: listed,
    entered: entered.slice(0, mostNamed),
    enteredCount: entered.length,
  };
  const reason = await reasonToHold(tx, context, { catalog, gone, listed });
  if (reason !== null) return held(reason, effect);
  await lapseOlder(tx, catalog, released);
  await rememberIssue(tx, arrival);
  if (gone.length === 0) return nothing;
  const facts = await delist(tx, context, { catalog, released, gone });
  return {
    facts,
    changes: [{ ...issueChange(arrival, "many-delistings", effect), before: { cves: gone, released } }],
  };
}

type WholeIssue = {
  readonly catalog: string;
  readonly released: string;
  readonly members: readonly string[];
};

/** What an issue no longer has, and how many entries stand. */
export async function goneFrom(
  tx: Tx,
  { now }: Pick<ImportContext, "now">,
  { catalog, released, members }: WholeIssue,
): Promise<{ readonly gone: readonly string[]; readonly listed: number }> {
  const last = await tx.first<{ released: string }>(
    sql`select released from exploited_issue where catalog = ${catalog}`,
  );
  const listed = await tx.rows<{ cve: string; dateAdded: string }>(
    sql`select cve, date_added as "dateAdded" from exploited where catalog = ${catalog} and delisted_at is null order by cve`,
  );
  const lastReleased = last === undefined || isAheadOf(now, last.released) ? null : last.released;
  return { gone: decideDelisted(listed, { released, members, lastReleased }), listed: listed.length };
}

/** What this import put into the catalogue before its issue was looked at. */
async function enteredBy(
  tx: Tx,
  { batch }: Pick<ImportContext, "batch">,
  catalog: string,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ cve: string }>(sql`
    select distinct cve from exploited_listing where catalog = ${catalog} and batch = ${batch} and listed order by cve`);
  return rows.map(({ cve }) => cve);
}

/** Why what would go has to wait: it is much, or it went once before and somebody brought it back. */
async function reasonToHold(
  tx: Tx,
  { now }: ImportContext,
  {
    catalog,
    gone,
    listed,
  }: { readonly catalog: string; readonly gone: readonly string[]; readonly listed: number },
): Promise<HeldReason | null> {
  if (gone.length === 0) return null;
  const before = await delistedInWeek(tx, catalog, now);
  if (!mayShrink({ gone: gone.length, before, listed })) return "many-delistings";
  const undone = await tx.first(sql`
    select from feed_change where kind = 'catalogue' and subject = ${catalog} and state = 'undone'
      and before -> 'cves' ?| ${gone}::text[] limit 1`);
  return undone === undefined ? null : "undone-before";
}

/** How many entries left a catalogue in the week before, and are not back. */
export async function delistedInWeek(tx: Tx, catalog: string, now: string): Promise<number> {
  const week = await tx.first<{ count: number }>(sql`
    select count(distinct l.cve)::integer as count from exploited_listing l join exploited e on e.catalog = l.catalog and e.cve = l.cve
    where l.catalog = ${catalog} and not l.listed and l.batch <> '' and e.delisted_at is not null
      and l.seen_at > ${now}::timestamptz - interval '7 days'`);
  return week?.count ?? 0;
}

/** Takes entries out of a catalogue as of an issue's release. */
export async function delist(
  tx: Tx,
  context: Pick<ImportContext, "batch" | "importer">,
  { catalog, released, gone }: Omit<WholeIssue, "members"> & { readonly gone: readonly string[] },
): Promise<readonly JournalEvent[]> {
  await tx.run(
    sql`update exploited set delisted_at = ${released}, last_changed = now() where catalog = ${catalog} and cve = any(${gone})`,
  );
  const facts = gone.map((cve) => ({ kind: "exploited.delisted", cve, catalog, at: released }) as const);
  await saveListings(tx, context, facts);
  return facts;
}

/** What waits because of an older issue no longer does: this one speaks for today. */
async function lapseOlder(tx: Tx, catalog: string, released: string): Promise<void> {
  await tx.run(sql`
    update feed_change set state = 'lapsed' where kind = 'catalogue' and subject = ${catalog} and state = 'held'
      and reason in ('many-delistings', 'undone-before') and (arrival #>> '{issue,released}')::timestamptz < ${released}`);
}

/** Remembers the newest issue of a catalogue. */
export async function rememberIssue(tx: Tx, { issue, origin }: IssueImport): Promise<void> {
  await tx.run(sql`insert into exploited_issue (catalog, version, released, sha256)
    values (${issue.catalog}, ${cleanText(issue.version)}, ${issue.released}, ${origin.sha256})
    on conflict (catalog) do update set version = excluded.version, released = excluded.released,
      sha256 = excluded.sha256, seen_at = now()
      where exploited_issue.released < excluded.released or exploited_issue.released > now() + interval '10 minutes'`);
}

function issueChange(arrival: IssueImport, reason: HeldReason, effect: FeedChangeEffect): NewChange {
  const { issue, origin } = arrival;
  return {
    kind: "catalogue",
    subject: issue.catalog,
    name: `${issue.catalog} ${issue.version}`.trim(),
    reason,
    origin,
    content: origin.sha256,
    effect,
    arrival,
    source: "",
  };
}

/** What is done to advisories: a batch of records from a feed is stored in one transaction, with its facts. Reading them is `core/format`'s business. */
import type { JournalEvent, FeedCounts } from "#core/journal-event.ts";
import { isConfirmable } from "#core/provenance/feed-change.ts";
import { roomImporter } from "#core/provenance/source-authority.ts";
import type { ImportRecord, IssueImport, QuarantinedImport } from "#core/format/import-record.ts";
import type { RecordNotTaken } from "#core/provenance/record-not-taken.ts";
import type { Actor } from "#core/actor.ts";
import { appendEvents } from "#store/journal.ts";
import { lock } from "#store/locks.ts";
import { copyLine, sql, type Store, type Tx } from "#store/sql.ts";
import { cleanJson, cleanPlace } from "#store/database-text.ts";
import { saveAdvisories } from "./save-advisories.ts";
import { saveCompleteness } from "./save-completeness.ts";
import { saveEntries, saveFlags } from "./save-exploited.ts";
import { type NewChange, saveFeedChanges } from "./feed-changes.ts";
import { recordsNotTaken } from "./records-not-taken.ts";
import type { ImportContext } from "./judge-advisory.ts";
import { saveIssue } from "./save-issue.ts";
import { saveScores } from "./save-scores.ts";
import { sourceAuthority } from "./provenance/source-authority.ts";

/** Records to store together; `batch` is the id of the import they belong to, `now` the room's clock, the database's where it is left out. */
type ImportBatch = {
  readonly batch: string;
  readonly records: readonly ImportRecord[];
  readonly now?: string;
};

/** Counts by format name; in each, `read` is the sum of the others. */
export type CountsByFormat = Readonly<Record<string, FeedCounts>>;

/** What became of a batch: counts, and the first records that did not become current. */
type ImportResult = { readonly counts: CountsByFormat; readonly notTaken: readonly RecordNotTaken[] };

type SavedBatch = Pick<ImportResult, "notTaken"> & { readonly facts: readonly JournalEvent[] };

type CountedOutcome = Exclude<keyof FeedCounts, "read">;
type FormatTally = Map<string, { -readonly [name in keyof Required<FeedCounts>]: number }>;

/**
 * Stores a batch. Importing what is stored already changes nothing, not even the journal. Batches of several imports at once follow each
 * other. Who may not import is stopped by the database.
 */
export async function importRecords(store: Store, actor: Actor, batch: ImportBatch): Promise<ImportResult> {
  return await store.write(actor, async (tx) => await importInto(tx, batch));
}

/** The same within the caller's transaction, which appends nothing to the journal before and locks no publication before. */
export async function importInto(tx: Tx, batch: ImportBatch): Promise<ImportResult> {
  await lock(tx, "importing");
  const tally: FormatTally = new Map();
  const { facts, notTaken } = await saveBatch(tx, batch, tally);
  const counts = Object.fromEntries(tally);
  await appendEvents(tx, ...facts);
  return { counts, notTaken };
}

/** The records of one kind, in the batch's order. */
function kindOf<K extends ImportRecord["kind"]>(
  batch: ImportBatch,
  kind: K,
): readonly Extract<ImportRecord, { kind: K }>[] {
  return batch.records.filter((one): one is Extract<ImportRecord, { kind: K }> => one.kind === kind);
}

async function saveBatch(tx: Tx, batch: ImportBatch, tally: FormatTally): Promise<SavedBatch> {
  const context = await contextOf(tx, batch);
  const saved = await saveAdvisories(tx, context, kindOf(batch, "advisory"));
  kindOf(batch, "advisory").forEach((one, at) =>
    count(tally, one.origin.format, { [saved.outcomes[at] as CountedOutcome]: 1 + (one.flags?.length ?? 0) }),
  );
  const flags = await saveFlags(tx, context, saved.current);
  const exploited = kindOf(batch, "exploited");
  const entries = await saveEntries(tx, context, exploited);
  exploited.forEach((one, at) =>
    count(tally, one.origin.format, { [entries.outcomes[at] as CountedOutcome]: 1 }),
  );
  const changes = [...saved.changes, ...entries.changes];
  for (const [format, sent] of Map.groupBy(kindOf(batch, "scores"), (one) => one.origin.format)) {
    const scores = await saveScores(tx, context, sent);
    count(tally, format, scores.counts);
    changes.push(...scores.changes);
  }
  const stated = kindOf(batch, "completeness");
  const statements = await saveCompleteness(tx, context, stated);
  stated.forEach((one, at) =>
    count(tally, one.origin.format, { [statements.outcomes[at] as CountedOutcome]: 1 }),
  );
  changes.push(...statements.changes);
  const quarantined = kindOf(batch, "quarantined");
  const fresh = new Set(await saveQuarantined(tx, quarantined));
  for (const one of quarantined) count(tally, one.origin.format, { quarantined: 1 });
  const issues = await saveIssues(tx, context, kindOf(batch, "issue"));
  for (const one of issues.held) count(tally, one.origin.format, { held: 1 });
  changes.push(...issues.changes);
  const held = await saveFeedChanges(tx, context, changes);
  const waiting = exploited.filter((_, at) => entries.outcomes[at] === "held");
  const notTaken = recordsNotTaken({ changes, entries: waiting, quarantined });
  for (const format of saved.stored) fresh.add(format);
  const withdrawn = saved.withdrawn.map(({ record, origin }): JournalEvent => {
    return { kind: "advisory.withdrawn", advisory: record.id, format: origin.format };
  });
  const listed = [...flags, ...entries.facts, ...issues.facts];
  return { facts: [...importedFacts(batch.batch, tally, fresh), ...withdrawn, ...listed, ...held], notTaken };
}

/** What the batch is judged by: the clock, who brings it, who may speak for what. */
async function contextOf(tx: Tx, { batch, now }: ImportBatch): Promise<ImportContext> {
  const clock = await tx.first<{ now: string }>(sql`select now() as now`);
  const importer = tx.actor.role === "system" ? roomImporter : tx.actor.id;
  const authority = await sourceAuthority(tx);
  return { batch, importer, authority, now: now ?? clock?.now ?? "" };
}

/** Each issue in the batch's order, with those of which something waits that their entries do not tell of. */
async function saveIssues(
  tx: Tx,
  context: ImportContext,
  issues: readonly IssueImport[],
): Promise<{
  readonly facts: readonly JournalEvent[];
  readonly changes: readonly NewChange[];
  readonly held: readonly IssueImport[];
}> {
  const facts: JournalEvent[] = [];
  const changes: NewChange[] = [];
  const held: IssueImport[] = [];
  for (const issue of issues) {
    const saved = await saveIssue(tx, context, issue);
    facts.push(...saved.facts);
    changes.push(...saved.changes);
    if (saved.changes.some(({ before, kind, reason }) => before === undefined && isConfirmable(kind, reason)))
      held.push(issue);
  }
  return { facts, changes, held };
}

function count(tally: FormatTally, format: string, outcomes: Partial<Record<CountedOutcome, number>>): void {
  const counts = tally.get(format) ?? { read: 0, new: 0, changed: 0, unchanged: 0, quarantined: 0, held: 0 };
  for (const [name, number] of Object.entries(outcomes) as [CountedOutcome, number][]) {
    counts[name] += number;
    counts.read += number;
  }
  tally.set(format, counts);
}

/** One fact for each format of which something was stored; a batch that changed nothing leaves no trace. */
function importedFacts(
  batch: string,
  tally: FormatTally,
  fresh: ReadonlySet<string>,
): readonly JournalEvent[] {
  return [...tally].flatMap(([format, counts]): readonly JournalEvent[] => {
    const stored = counts.new + counts.changed > 0 || fresh.has(format);
    return stored ? [{ kind: "feed.imported", batch, format, counts: { ...counts } }] : [];
  });
}

/** Keeps what could not be read, once for each place and content; returns the formats of which some were not kept before. */
async function saveQuarantined(tx: Tx, arrivals: readonly QuarantinedImport[]): Promise<ReadonlySet<string>> {
  if (arrivals.length === 0) return new Set();
  await tx.run(
    sql`create temp table quarantine_row (path text, "position" text, sha256 text, format text, findings jsonb, bytes bytea) on commit drop`,
  );
  await tx.copy(
    "quarantine_row",
    arrivals.map(({ origin, findings, bytes }) => {
      const place = [cleanPlace(origin.path), cleanPlace(origin.position), origin.sha256, origin.format];
      return copyLine([...place, cleanJson(findings), bytes]);
    }),
  );
  const fresh = await tx.rows<{ format: string }>(sql`
    with saved as (
      insert into quarantine (path, position, sha256, format, findings, bytes)
      select distinct on (path, position, sha256) path, position, sha256, format, findings, bytes from quarantine_row
      on conflict (path, position, sha256) do update set last_seen = now() returning format, (xmax = 0) as fresh)
    select distinct format from saved where fresh`);
  return new Set(fresh.map((one) => one.format));
}

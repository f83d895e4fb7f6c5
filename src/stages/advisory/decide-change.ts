/**
 * A second person decides on what a feed asks for: confirms it, refuses it, or undoes what was made. Who brought a change does not decide on it. What is
 * put back are the very contents that stood before; what was refused or undone does not come again by the next import.
 */
import { cisaAdp } from "#core/format/cve-metrics.ts";
import type { AdvisoryImport, IssueImport } from "#core/format/import-record.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { Refusal } from "#core/problem.ts";
import {
  type FeedChangeKind,
  type FeedChangeState,
  type HeldReason,
  isConfirmable,
} from "#core/provenance/feed-change.ts";
import { roomImporter } from "#core/provenance/source-authority.ts";
import { appendEvents } from "#store/journal.ts";
import { lock } from "#store/locks.ts";
import { sql, type Tx } from "#store/sql.ts";
import { saveRows } from "./advisory-rows.ts";
import { decompress } from "./provenance/compressed.ts";
import { listAgain } from "./provenance/exploited-listings.ts";
import { advisoryBefore } from "./feed-changes.ts";
import { decideAdvisory } from "./import-outcome.ts";
import { decidedOn } from "./judge-advisory.ts";
import { saveFlags } from "./save-exploited.ts";
import { loadStored } from "./stored-advisory.ts";
import { delist, goneFrom, rememberIssue } from "./save-issue.ts";

/** A change under a lock, with what it takes to make it or to undo it. */
type LockedChange = {
  readonly id: string;
  readonly kind: FeedChangeKind;
  readonly subject: string;
  readonly name: string;
  readonly format: string;
  readonly reason: HeldReason;
  readonly state: FeedChangeState;
  readonly broughtBy: string;
  readonly decidedBy: string | null;
  readonly batch: string;
  readonly content: string;
  readonly arrival: unknown;
  readonly source: Buffer;
  readonly before: unknown;
};

/** Makes what waits: the record becomes what it asks for, or entries leave the catalogue. */
export async function confirmChange(tx: Tx, id: string, now: string): Promise<void> {
  const change = await lockChange(tx, id, ["held"]);
  if (!isConfirmable(change.kind, change.reason))
    throw new Refusal(
      "state-forbids",
      "This cannot be confirmed: it is refused, or its source brings it anew.",
    );
  const { before, events } =
    change.kind === "advisory" ? await makeAdvisory(tx, change, now) : await makeDelisting(tx, change, now);
  await tx.run(sql`
    update feed_change set state = 'confirmed', decided_at = ${now}, decided_by = ${tx.actor.id}, before = ${JSON.stringify(before)}
    where id = ${id}`);
  await appendEvents(tx, ...events, decisionEvent("feed-change.confirmed", change));
}

/** Refuses what waits: nothing changes, and the same content is not asked about again. */
export async function refuseChange(tx: Tx, id: string, now: string): Promise<void> {
  const change = await lockChange(tx, id, ["held"]);
  await tx.run(sql`
    update feed_change set state = 'refused', decided_at = ${now}, decided_by = ${tx.actor.id} where id = ${id}`);
  await appendEvents(tx, decisionEvent("feed-change.refused", change));
}

/** Puts back what stood before a change that was made or confirmed. */
export async function undoChange(tx: Tx, id: string, now: string): Promise<void> {
  const change = await lockChange(tx, id, ["made", "confirmed"]);
  const events =
    change.kind === "advisory" ? await restoreAdvisory(tx, change) : await restoreEntries(tx, change);
  await tx.run(sql`
    update feed_change set state = 'undone', undone_at = ${now}, undone_by = ${tx.actor.id} where id = ${id}`);
  await appendEvents(tx, decisionEvent("feed-change.undone", change), ...events);
}

async function lockChange(tx: Tx, id: string, states: readonly FeedChangeState[]): Promise<LockedChange> {
  await lock(tx, "importing");
  const change = await tx.first<LockedChange>(sql`
    select id, kind, subject, name, format, reason, state, brought_by as "broughtBy", decided_by as "decidedBy", batch, content, arrival, source, before
    from feed_change where id = ${id} for update`);
  if (change === undefined) throw new Refusal("not-found", `There is no change ${id}.`);
  if (!states.includes(change.state))
    throw new Refusal("state-forbids", `This change is ${change.state}; nothing is left to decide.`);
  if (change.broughtBy === tx.actor.id)
    throw new Refusal("second-person-needed", "Somebody else than who brought it decides.");
  return change;
}

function decisionEvent(
  kind: "feed-change.confirmed" | "feed-change.refused" | "feed-change.undone",
  { id, reason }: LockedChange,
): JournalEvent {
  return { kind, change: id, reason };
}

type MadeChange = { readonly before: unknown; readonly events: readonly JournalEvent[] };

async function makeAdvisory(tx: Tx, change: LockedChange, now: string): Promise<MadeChange> {
  const source = await decompress(change.source);
  const arrival = { ...(change.arrival as AdvisoryImport), source };
  await mustBeNewer(tx, arrival, now);
  const before = (await advisoryBefore(tx, [change.subject])).get(change.subject) ?? {};
  const by = { batch: `${change.batch}/${change.id}`, importer: change.broughtBy };
  await saveRows(tx, by, [{ arrival, source: change.source, current: true }]);
  const flags = await saveFlags(tx, { ...by, now, authority: [] }, [arrival]);
  const { withdrawn } = arrival.record.advisory;
  const gone: readonly JournalEvent[] =
    withdrawn === null ? [] : [{ kind: "advisory.withdrawn", advisory: change.name, format: change.format }];
  const batch = await batchOf(tx, change.subject, arrival.content);
  return { before, events: [...flags, ...gone, importedOne(batch, change.format)] };
}

/** What something newer stands before is not made: the newer would go. */
async function mustBeNewer(tx: Tx, arrival: AdvisoryImport, now: string): Promise<void> {
  const stored = (await loadStored(tx, [arrival])).get(arrival.record.key);
  const decision = decideAdvisory(stored, decidedOn(arrival), now);
  if (decision === "older" || decision === "unchanged")
    throw new Refusal("state-forbids", "The record has changed since; its source brings it anew.");
}

/** The import under which a version of a record is known: later stages find the record by it. */
async function batchOf(tx: Tx, key: string, content: string): Promise<string> {
  const row = await tx.first<{ batch: string }>(
    sql`select batch from advisory_version where key = ${key} and content = ${content}`,
  );
  return row?.batch ?? "";
}

/** Later stages follow imports: one record changed, under the import that is known to have brought it. */
function importedOne(batch: string, format: string): JournalEvent {
  const counts = { read: 1, new: 0, changed: 1, unchanged: 0, quarantined: 0 };
  return { kind: "feed.imported", batch, format, counts };
}

async function makeDelisting(tx: Tx, change: LockedChange, now: string): Promise<MadeChange> {
  const arrival = change.arrival as IssueImport;
  const { catalog, released, members } = arrival.issue;
  if (released === null || members === null)
    throw new Refusal("state-forbids", "The issue does not say what it has.");
  const { gone } = await goneFrom(tx, { now }, { catalog, released, members });
  const by = { batch: change.batch, importer: change.broughtBy };
  const events = await delist(tx, by, { catalog, released, gone });
  await rememberIssue(tx, arrival);
  return { before: { cves: gone, released }, events };
}

async function restoreAdvisory(tx: Tx, change: LockedChange): Promise<readonly JournalEvent[]> {
  const before = change.before as Omit<AdvisoryImport, "source"> & {
    readonly broughtBy?: string;
    readonly flagged?: boolean;
  };
  if (before.record === undefined)
    throw new Refusal("state-forbids", "There was no such record before; its source withdraws it.");
  const { key } = before.record;
  await stillStands(tx, change);
  const row = await tx.first<{ source: Buffer; batch: string }>(
    sql`select source, batch from advisory_version where key = ${key} and content = ${before.content}`,
  );
  if (row === undefined) throw new Refusal("state-forbids", "What stood before is not here any more.");
  const arrival = { ...before, source: await decompress(row.source) };
  const by = { batch: row.batch, importer: before.broughtBy ?? roomImporter };
  await saveRows(tx, by, [{ arrival, source: row.source, current: true }]);
  const flags =
    before.flagged === true ? await listAgain(tx, by, { catalog: cisaAdp, cves: [before.record.id] }) : [];
  return [importedOne(row.batch, change.format), ...flags];
}

/** A change that something newer replaced is not undone: the newer would go with it. */
async function stillStands(tx: Tx, { subject, content }: LockedChange): Promise<void> {
  const row = await tx.first<{ content: string }>(sql`select content from advisory where key = ${subject}`);
  if (row?.content !== content)
    throw new Refusal("state-forbids", "Its source has changed the record since; nothing is left to undo.");
}

async function restoreEntries(tx: Tx, change: LockedChange): Promise<readonly JournalEvent[]> {
  const { cves, released } = change.before as { readonly cves: readonly string[]; readonly released: string };
  const by = { batch: change.batch, importer: tx.actor.id };
  return await listAgain(tx, by, { catalog: change.subject, cves, delistedAt: released });
}

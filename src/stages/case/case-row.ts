/** A case's row: loaded, locked for a change, and saved with an entry in its log, whose every entry holds the hash of the one before. */
import { hash } from "node:crypto";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import type { CaseEntry } from "#core/coordination/case-view.ts";
import { remindersUntil } from "#core/coordination/embargo/release-plan.ts";
import { isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { Refusal } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { planRelease } from "#stages/case/release-plan.ts";
import { drawAdvisoryNumber } from "#stages/case/number/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A case as its row has it. */
export type CaseRow = {
  readonly id: string;
  readonly office: string;
  readonly record: CaseRecord;
  readonly purpose: "coordination" | "drill";
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** The three offices of which two open the details; `null` where the case's own opens alone. */
  readonly openers: readonly string[] | null;
};

const columns = sql`id, office, record, purpose, opened_at as "openedAt", closed_at as "closedAt", openers`;

/** Texts are kept so many days after closing unless the case says otherwise. */
const usualRetention = 90;

/** What is answered where there is no case, and where there is one that the caller takes no part in. */
export function noSuchCase(): Refusal {
  return new Refusal("not-found", "There is no such case, or you take no part in it.");
}

/** Rows of cases by their ids, in no order; the actor is the room. */
export async function caseRows(tx: Tx, ids: readonly string[]): Promise<readonly CaseRow[]> {
  return await tx.rows<CaseRow>(sql`select ${columns} from coordination_case where id = any(${ids})`);
}

/** A case, held for this transaction alone. */
export async function lockedCase(tx: Tx, id: string): Promise<CaseRow> {
  const row = await tx.first<CaseRow>(
    sql`select ${columns} from coordination_case where id = ${id} for update`,
  );
  if (row === undefined) throw noSuchCase();
  return row;
}

type NewCaseRow = Omit<CaseRow, "closedAt"> & { readonly retentionDays?: number };

/** Stores a new case with the first entry of its log, and draws the number of its advisory under a prefix. */
export async function insertCase(tx: Tx, row: NewCaseRow, entry: CaseEntry, prefix: string): Promise<void> {
  const { id, office, record, purpose, openedAt, openers, retentionDays = usualRetention } = row;
  await tx.run(sql`insert into coordination_case (id, office, record, purpose, opened_at, opened_by, openers, retention_days)
    values (${id}, ${office}, ${JSON.stringify(record)}, ${purpose}, ${openedAt}, ${tx.actor.id}, ${openers === null ? null : [...openers]}::text[], ${retentionDays})`);
  await storeRecord(tx, id, record, openedAt);
  await drawAdvisoryNumber(tx, prefix, { coordinationCase: id, now: openedAt });
  await appendEntry(tx, id, entry);
}

/** Stores what a case has become, with the entry that says how. */
export async function saveCase(tx: Tx, id: string, record: CaseRecord, entry: CaseEntry): Promise<void> {
  await storeRecord(tx, id, record, entry.at);
  await appendEntry(tx, id, entry);
}

/** Stores a record with what the clock and the lists find it by: the end of its embargo, the next reminder, the order of release, when it closed. */
async function storeRecord(tx: Tx, id: string, record: CaseRecord, at: string): Promise<void> {
  const ends = isEmbargoInForce(record.state.embargo) ? (record.terms?.ends ?? null) : null;
  const isClosed = record.state.participants.every(({ report }) => report === "closed" || report === "start");
  const reminder = ends === null ? null : (remindersUntil(ends, at)[0] ?? null);
  await tx.run(sql`update coordination_case set record = ${JSON.stringify(record)}, ends_at = ${ends},
    next_reminder_at = case when ends_at is not distinct from ${ends}::timestamptz then next_reminder_at else ${reminder}::timestamptz end,
    closed_at = case when ${isClosed} then coalesce(closed_at, ${at}::timestamptz) end
    where id = ${id}`);
  await planRelease(tx, id, ends, at);
}

/** Adds an entry to a case's log; the case is locked by the caller, or new. */
async function appendEntry(tx: Tx, id: string, entry: CaseEntry): Promise<void> {
  const last = await tx.first<{ number: number; hash: Buffer }>(
    sql`select number, hash from case_entry where coordination_case = ${id} order by number desc limit 1`,
  );
  const before = last?.hash ?? Buffer.alloc(32);
  const content = canonicalBytes({ entry, actor: tx.actor.id });
  const own = hash("sha256", Buffer.concat([before, content]), "buffer");
  await tx.run(sql`insert into case_entry (coordination_case, number, at, actor, entry, before, hash)
    values (${id}, ${(last?.number ?? 0) + 1}, ${entry.at}, ${tx.actor.id}, ${JSON.stringify(entry)}, ${before}, ${own})`);
}

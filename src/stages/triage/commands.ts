/**
 * What is done with reports in triage: looked at under a lease, accepted, rejected, linked, assigned, put off, and each of these undone. An act answers which outcomes
 * it made or unmade; whoever calls records those where reporters' records are kept, in the same transaction.
 */
import { intakeReaders } from "#core/audience.ts";
import { leaseMinutes, type RejectReason, takeBackSeconds, undoableActs } from "#core/triage/decision.ts";
import type { TriageEvent } from "#core/triage/triage-event.ts";
import { Refusal } from "#core/problem.ts";
import {
  lockedReport,
  saveAct,
  saveState,
  type TriageActName,
  type TriageRow,
  type TriageState,
} from "#stages/triage/report-row.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Whose report it is and who acts; the actor of the transaction is the room on their behalf. */
export type TriageWork = { readonly number: string; readonly office: string; readonly now: string };

/** An outcome that a report has now; `null` where none is left. */
export type ReportOutcome = { readonly number: string; readonly outcome: "valid" | "invalid" | null };

const mostSnoozeDays = 90;

/** Takes a report to look at it; refuses while another person has it. The result is until when. */
export async function lookAt(tx: Tx, { number, office, now }: TriageWork): Promise<string> {
  const row = await lockedReport(tx, number, office);
  mustBeFree(row, tx.actor.id, now);
  const until = new Date(Date.parse(now) + leaseMinutes * 60_000).toISOString();
  await tx.run(
    sql`update triage_report set claimed_by = ${tx.actor.id}, claimed_until = ${until}, looked_at = ${now}, first_look_at = coalesce(first_look_at, ${now})
        where number = ${number}`,
  );
  await record(tx, { kind: "triage.looked", submission: number });
  return until;
}

/** Lets others have it. Whoever does not have it changes nothing. */
export async function release(tx: Tx, { number, office, now }: TriageWork): Promise<void> {
  const row = await lockedReport(tx, number, office);
  if (row.claimedBy !== tx.actor.id) return;
  await saveState(tx, row, row, now);
  await tx.run(
    sql`update triage_report set claimed_by = null, claimed_until = '-infinity', looked_at = null where number = ${number}`,
  );
  await record(tx, { kind: "triage.released", submission: number });
}

/** Accepts a report that opened a case; those that wait behind it are accepted with it. */
export async function accept(
  tx: Tx,
  work: TriageWork,
  coordinationCase: string,
): Promise<readonly ReportOutcome[]> {
  const row = await undecided(tx, work);
  const change = { decision: "accepted", decidedAt: work.now, coordinationCase } as const;
  await saveAct(tx, { row, act: "accept", now: work.now }, change);
  await record(tx, { kind: "triage.accepted", submission: work.number });
  return await outcomesFrom(tx, work.number);
}

/** Rejects a report. What waits behind it comes to the front: a rejected report stands for none. */
export async function reject(
  tx: Tx,
  work: TriageWork,
  { reason, sentence }: { readonly reason: RejectReason; readonly sentence: string },
): Promise<readonly ReportOutcome[]> {
  const row = await undecided(tx, work);
  const change = { decision: "rejected", decidedAt: work.now, reason, sentence, behind: null } as const;
  await saveAct(tx, { row, act: "reject", now: work.now }, change);
  await record(tx, { kind: "triage.rejected", submission: work.number, reason });
  return await outcomesFrom(tx, work.number);
}

/** Notes that the reporter was asked something; the report waits for what it answers. */
export async function noteAsked(tx: Tx, work: TriageWork): Promise<void> {
  const row = await undecided(tx, work);
  await saveAct(tx, { row, act: "ask", now: work.now }, {});
}

/** Puts a report behind another that is taken for the same flaw. Both keep receipt and credit; nothing is put behind a rejected one. */
export async function link(tx: Tx, work: TriageWork, other: string): Promise<readonly ReportOutcome[]> {
  const row = await undecided(tx, work);
  const head = await headOf(tx, other, work.office);
  if (head.number === work.number) throw new Refusal("conflict", "The other report waits behind this one.");
  if (head.decision === "rejected")
    throw new Refusal("state-forbids", "A rejected report stands for no other.");
  await saveAct(tx, { row, act: "link", now: work.now }, { behind: head.number });
  await record(tx, { kind: "triage.linked", submission: work.number, other: head.number });
  return await outcomesFrom(tx, work.number);
}

/** Takes a report out from behind another. */
export async function unlink(tx: Tx, work: TriageWork): Promise<readonly ReportOutcome[]> {
  const row = await mine(tx, work);
  if (row.behind === null) throw new Refusal("state-forbids", "The report is linked to none.");
  await saveAct(tx, { row, act: "unlink", now: work.now }, { behind: null });
  await record(tx, { kind: "triage.unlinked", submission: work.number, other: row.behind });
  return await outcomesFrom(tx, work.number);
}

/** Says who is to decide it; `null`: anybody. */
export async function assign(tx: Tx, work: TriageWork, operator: string | null): Promise<void> {
  const row = await undecided(tx, work);
  if (operator !== null) {
    const known = await tx.first(
      sql`select from operator where id = ${operator} and office = ${work.office} and role = any(${intakeReaders}) and disabled_at is null`,
    );
    if (known === undefined)
      throw new Refusal("input-invalid", "Nobody of this id reads reports in this office.");
  }
  await saveAct(tx, { row, act: "assign", now: work.now }, { assignee: operator });
  await record(tx, { kind: "triage.assigned", submission: work.number, operator });
}

/** Puts a report off until an instant; its clocks run on. */
export async function snooze(tx: Tx, work: TriageWork, until: string): Promise<void> {
  const row = await undecided(tx, work);
  const days = (Date.parse(until) - Date.parse(work.now)) / 86_400_000;
  if (!(days > 0 && days <= mostSnoozeDays))
    throw new Refusal("input-invalid", `Put off until a time to come, ${mostSnoozeDays} days at most.`);
  await saveAct(tx, { row, act: "snooze", now: work.now }, { snoozedUntil: until });
  await record(tx, { kind: "triage.snoozed", submission: work.number, until });
}

type UndoneAct = {
  readonly act: TriageActName;
  readonly takenBack: boolean;
  readonly coordinationCase: string | null;
  readonly outcomes: readonly ReportOutcome[];
};

/** Undoes the last act on a report: within a minute nobody outside has seen it; later it is reversed, and its reporter sees that. */
export async function undo(tx: Tx, work: TriageWork): Promise<UndoneAct> {
  const row = await mine(tx, work);
  const last = await tx.first<{ ordinal: number; act: TriageActName; at: string; before: TriageState }>(
    sql`select ordinal, act, at, before from triage_act
        where number = ${work.number} and undone_at is null and act = any(${[...undoableActs]}) order by ordinal desc limit 1`,
  );
  if (last === undefined) throw new Refusal("state-forbids", "There is nothing to undo.");
  await tx.run(sql`update triage_act set undone_at = ${work.now} where ordinal = ${last.ordinal}`);
  if (last.before.behind !== null) await mustNotStandBehind(tx, work.number, last.before.behind);
  await saveState(tx, row, last.before, work.now);
  const takenBack = Date.parse(work.now) - Date.parse(last.at) <= takeBackSeconds * 1000;
  const kind = takenBack ? "triage.taken-back" : "triage.reversed";
  await record(tx, { kind, submission: work.number, act: last.act });
  return {
    act: last.act,
    takenBack,
    coordinationCase: row.coordinationCase === last.before.coordinationCase ? null : row.coordinationCase,
    outcomes: await outcomesFrom(tx, work.number),
  };
}

/** What was linked behind this one since cannot stand before it again. */
async function mustNotStandBehind(tx: Tx, number: string, other: string): Promise<void> {
  const head = await tx.first(sql`${chainFrom(other)} select from chain where number = ${number}`);
  if (head !== undefined) throw new Refusal("conflict", "The other report waits behind this one by now.");
}

const longestChain = 50;

/** The report, and what it waits behind, and so on. */
const chainFrom = (
  number: string,
) => sql`with recursive chain (number, depth) as (values (${number}::text, 0) union all
  select t.behind, chain.depth + 1 from chain join triage_report t on t.number = chain.number where t.behind is not null and chain.depth < ${longestChain})`;

async function headOf(
  tx: Tx,
  other: string,
  office: string,
): Promise<Pick<TriageRow, "number" | "decision">> {
  await lockedReport(tx, other, office);
  const head = await tx.first<Pick<TriageRow, "number" | "decision">>(
    sql`${chainFrom(other)} select number, decision from chain join triage_report using (number) order by depth desc limit 1`,
  );
  return head ?? { number: other, decision: null };
}

/**
 * The outcomes of a report and of all that wait behind it: its own decision, else that of the accepted one it waits behind. What was decided by itself keeps that, and
 * nothing is had from a rejected one.
 */
async function outcomesFrom(tx: Tx, number: string): Promise<readonly ReportOutcome[]> {
  return await tx.rows<ReportOutcome>(
    sql`${chainFrom(number)},
        above as (select bool_or(decision = 'accepted') as accepted from chain join triage_report using (number) where chain.depth > 0),
        below (number, outcome, depth) as (
          select t.number, case when t.decision = 'accepted' then 'valid' when t.decision = 'rejected' then 'invalid'
            when (select accepted from above) then 'valid' end, 0 from triage_report t where t.number = ${number}
          union all
          select t.number, case when below.outcome = 'valid' then 'valid' end, below.depth + 1
          from below join triage_report t on t.behind = below.number where t.decision is null and below.depth < ${longestChain})
        select number, outcome from below`,
  );
}

async function mine(tx: Tx, { number, office, now }: TriageWork): Promise<TriageRow> {
  const row = await lockedReport(tx, number, office);
  mustBeFree(row, tx.actor.id, now);
  return row;
}

/** Refuses a report that is not there, is another office's, is held by somebody else or decided: before anything is made of it. */
export async function mustBeUndecided(tx: Tx, work: TriageWork): Promise<void> {
  await undecided(tx, work);
}

async function undecided(tx: Tx, work: TriageWork): Promise<TriageRow> {
  const row = await mine(tx, work);
  if (row.decision !== null) throw new Refusal("state-forbids", "The report is decided; undo that first.");
  return row;
}

function mustBeFree({ claimedBy, claimedUntil }: TriageRow, actor: string, now: string): void {
  const held = claimedBy !== null && claimedBy !== actor && claimedUntil !== null;
  if (held && Date.parse(claimedUntil) > Date.parse(now))
    throw new Refusal("conflict", `Somebody else (${claimedBy}) looks at this report just now.`);
}

async function record(tx: Tx, event: TriageEvent): Promise<void> {
  await appendEvents(tx, event);
}

/** A report's row of triage: made when it is first needed, held for a change, and saved with the act and what was there before it. */
import { longestLookSeconds, type RejectReason, type TriageDecision } from "#core/triage/decision.ts";
import { Refusal } from "#core/problem.ts";
import { submissionsOf } from "#stages/intake/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What an act may change, and undoing puts back. */
export type TriageState = {
  readonly assignee: string | null;
  readonly snoozedUntil: string | null;
  readonly behind: string | null;
  readonly decision: TriageDecision | null;
  readonly reason: RejectReason | null;
  readonly sentence: string | null;
  readonly decidedAt: string | null;
  readonly coordinationCase: string | null;
};

/** A report in triage. */
export type TriageRow = TriageState & {
  readonly number: string;
  readonly claimedBy: string | null;
  readonly claimedUntil: string | null;
  readonly lookedAt: string | null;
};

/** What an act is recorded as. */
export type TriageActName = "accept" | "reject" | "ask" | "link" | "unlink" | "assign" | "snooze";

const columns = sql`number, claimed_by as "claimedBy", nullif(claimed_until, '-infinity') as "claimedUntil", looked_at as "lookedAt", assignee,
  nullif(snoozed_until, '-infinity') as "snoozedUntil", behind, decision, reason, sentence, decided_at as "decidedAt", coordination_case as "coordinationCase"`;

/** There is no such report, or it is another office's. */
export function noSuchReport(): Refusal {
  return new Refusal("not-found", "There is no such report.");
}

const longestChain = 50;

/** Locks the rows of reports, and of those that wait behind them, in one order for all: their outcomes are written once the journal is held, and whoever holds the journal may wait for none. */
export async function lockSubmissions(tx: Tx, numbers: readonly string[]): Promise<void> {
  await tx.rows(
    sql`with recursive below (number, depth) as (
          select n.number, 0 from unnest(${[...numbers]}::text[]) as n (number)
          union all
          select t.number, below.depth + 1 from below join triage_report t on t.behind = below.number where below.depth < ${longestChain})
        select from submission where number in (select number from below) order by number for no key update`,
  );
}

/** Locks a report of an office that passed the first gate. */
export async function lockedReport(tx: Tx, number: string, office: string): Promise<TriageRow> {
  await lockSubmissions(tx, [number]);
  const [report] = await submissionsOf(tx, [number]);
  if (report === undefined || report.office !== office || report.state === "received") throw noSuchReport();
  await tx.run(sql`insert into triage_report (number) values (${number}) on conflict do nothing`);
  const row = await tx.first<TriageRow>(
    sql`select ${columns} from triage_report where number = ${number} for update`,
  );
  if (row === undefined) throw noSuchReport();
  return row;
}

/** Saves what an act made of a report, with the time that a person spent since the last look or act. */
export async function saveAct(
  tx: Tx,
  { row, act, now }: { readonly row: TriageRow; readonly act: TriageActName; readonly now: string },
  change: Partial<TriageState>,
): Promise<void> {
  const before = stateOf(row);
  await tx.run(
    sql`insert into triage_act (number, act, actor, at, before) values (${row.number}, ${act}, ${tx.actor.id}, ${now}, ${JSON.stringify(before)})`,
  );
  await saveState(tx, row, { ...before, ...change }, now);
}

/** Saves a state, and what it took. */
export async function saveState(tx: Tx, row: TriageRow, state: TriageState, now: string): Promise<void> {
  const seconds = row.lookedAt === null ? 0 : (Date.parse(now) - Date.parse(row.lookedAt)) / 1000;
  const spent = Math.round(Math.min(Math.max(0, seconds), longestLookSeconds));
  await tx.run(
    sql`update triage_report set assignee = ${state.assignee}, snoozed_until = coalesce(${state.snoozedUntil}::timestamptz, '-infinity'), behind = ${state.behind},
          decision = ${state.decision}, reason = ${state.reason}, sentence = ${state.sentence}, decided_at = ${state.decidedAt},
          coordination_case = ${state.coordinationCase}, spent = spent + ${spent}, looked_at = ${row.lookedAt === null ? null : now}
        where number = ${row.number}`,
  );
}

function stateOf(row: TriageRow): TriageState {
  const { assignee, snoozedUntil, behind, decision, reason, sentence, decidedAt, coordinationCase } = row;
  return { assignee, snoozedUntil, behind, decision, reason, sentence, decidedAt, coordinationCase };
}

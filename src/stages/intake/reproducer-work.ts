/** What the gate of reproducers works on: reports that passed the first gate, one at a time in fair order; what their reproducer showed is saved with its sealed evidence. */
import type { Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { saveWithEvidence, type VerdictWithEvidence } from "#stages/intake/gate-work.ts";
import { takeNext } from "#stages/intake/waiting-reports.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Tried so often, a reproducer is given up: something in it ends whoever runs it. */
export const mostRunAttempts = 3;

/** What waits for a run. */
export const runs = {
  waits: sql`run_waits and state = 'checked'`,
  takenUntil: sql`run_taken_until`,
  attempts: sql`run_attempts`,
};

/** Takes the next report; `null` when nothing waits. */
export async function takeForRun(tx: Tx, turns: Turns, around: Parameters<typeof takeNext>[3]) {
  return await takeNext(tx, runs, turns, around);
}

/** What became of a report's reproducer. */
export type JudgedRun = VerdictWithEvidence<VerdictOf<"reproducer">>;

/** Saves it. What another worker saved meanwhile stays. */
export async function saveRun(tx: Tx, run: JudgedRun, now: string): Promise<void> {
  const changed = await tx.run(
    sql`update submission set run_waits = false, put_last = put_last or ${run.verdict.verdict === "not-reproduced"} where number = ${run.number} and run_waits`,
  );
  if (changed > 0) await saveWithEvidence(tx, [run], now);
}

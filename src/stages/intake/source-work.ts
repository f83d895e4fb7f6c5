/** What the gate of plausibility works on: reports that bring a source, one at a time in fair order; what was found of what they name is saved with its sealed evidence. */
import type { Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { saveWithEvidence, type VerdictWithEvidence } from "#stages/intake/gate-work.ts";
import { takeNext } from "#stages/intake/waiting-reports.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Tried so often, a source is given up: something in it ends whoever reads it. */
export const mostSourceAttempts = 3;

/** What waits for a look. */
export const sources = {
  waits: sql`source_waits`,
  takenUntil: sql`source_taken_until`,
  attempts: sql`source_attempts`,
};

/** Takes the next report; `null` when nothing waits. */
export async function takeForSource(tx: Tx, turns: Turns, around: Parameters<typeof takeNext>[3]) {
  return await takeNext(tx, sources, turns, around);
}

/** Saves what was found of a report. What another worker saved meanwhile stays. */
export async function saveSourceLook(
  tx: Tx,
  look: VerdictWithEvidence<VerdictOf<"plausibility">>,
  now: string,
): Promise<void> {
  const changed = await tx.run(
    sql`update submission set source_waits = false where number = ${look.number} and source_waits`,
  );
  if (changed > 0) await saveWithEvidence(tx, [look], now);
}

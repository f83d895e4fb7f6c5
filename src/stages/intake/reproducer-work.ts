/** What the gate of reproducers works on: reports that passed the first gate, one at a time in fair order; what their reproducer showed is saved with its sealed evidence. */
import { fairOrder, type Turns, type WaitingReport } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { saveVerdicts, type TakenReport } from "#stages/intake/gate-work.ts";
import { appendEvents } from "#store/journal.ts";
import { sealedStoredEvents, storeSealedObjects, takeToOpen } from "#store/sealed/sealed-objects.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A report that was taken, with whose it is. */
export type TakenForRun = TakenReport & { readonly office: string };

/** Longer than all runs of a reproducer may take together; a worker that ended in between leaves it to the next. */
const takenFor = "5 minutes";
/** Tried so often, a reproducer is given up: something in it ends whoever runs it. */
export const mostRunAttempts = 3;

/** Takes the next report; `null` when nothing waits. */
export async function takeForRun(
  tx: Tx,
  turns: Turns,
  { now, readers }: { readonly now: string; readonly readers: readonly string[] },
): Promise<{ readonly taken: TakenForRun | null; readonly turns: Turns }> {
  const chosen = fairOrder(await waitingForRun(tx, now), 1, turns);
  const number = chosen.order[0]?.number;
  if (number === undefined) return { taken: null, turns };
  const row = await tx.first<{ number: string; object: string; office: string; attempts: number }>(
    sql`update submission set run_taken_until = ${now}::timestamptz + ${takenFor}::interval, run_attempts = run_attempts + 1
        where number in (select number from submission where number = ${number} and run_waits and run_taken_until < ${now} for update skip locked)
        returning number, object, office, run_attempts as attempts`,
  );
  if (row === undefined) return { taken: null, turns };
  const { contents, events } = await takeToOpen(tx, [row.object], readers);
  await appendEvents(tx, ...events);
  const sealed = contents.get(row.object);
  return { taken: sealed === undefined ? null : { ...row, sealed }, turns: chosen.turns };
}

async function waitingForRun(tx: Tx, now: string): Promise<readonly WaitingReport[]> {
  return await tx.rows<WaitingReport>(
    sql`select s.number, r.lane, r.reporter, 1 as cost
        from (select lane, reporter from submission where run_waits and state = 'checked' and run_taken_until < ${now} group by lane, reporter
              order by min(ordinal) limit 2000) r
        cross join lateral (
          select number, ordinal from submission w
          where w.lane = r.lane and w.reporter = r.reporter and w.run_waits and w.state = 'checked' and w.run_taken_until < ${now}
          order by ordinal limit 4) s
        order by s.ordinal`,
  );
}

/** What became of a report's reproducer; the evidence is sealed already. */
export type JudgedRun = {
  readonly number: string;
  readonly office: string;
  readonly verdict: VerdictOf<"reproducer">;
  readonly milliseconds: number;
  readonly evidence: Uint8Array | null;
};

/** Saves it. What another worker saved meanwhile stays. */
export async function saveRun(tx: Tx, run: JudgedRun, now: string): Promise<void> {
  const changed = await tx.run(
    sql`update submission set run_waits = false, put_last = put_last or ${run.verdict.verdict === "not-reproduced"} where number = ${run.number} and run_waits`,
  );
  if (changed === 0) return;
  const stored =
    run.evidence === null ? [] : await storeSealedObjects(tx, { office: run.office }, [run.evidence]);
  if (stored.length > 0) await appendEvents(tx, ...sealedStoredEvents(run.office, stored));
  await saveVerdicts(tx, [run], now);
  await tx.run(
    sql`update submission_gate set evidence = ${stored[0]?.object ?? null} where number = ${run.number} and gate = ${run.verdict.gate}`,
  );
}

/** What the gate of plausibility works on: reports that bring a source, one at a time in fair order; what was found of what they name is saved with its sealed evidence. */
import { fairOrder, type Turns, type WaitingReport } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { saveVerdicts, type TakenReport } from "#stages/intake/gate-work.ts";
import { appendEvents } from "#store/journal.ts";
import { sealedStoredEvents, storeSealedObjects, takeToOpen } from "#store/sealed/sealed-objects.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A report that was taken, with whose it is. */
export type TakenForSource = TakenReport & { readonly office: string };

/** Longer than one source may take; a worker that ended in between leaves it to the next. */
const takenFor = "2 minutes";
/** Tried so often, a source is given up: something in it ends whoever reads it. */
export const mostSourceAttempts = 3;

/** Takes the next report; `null` when nothing waits. */
export async function takeForSource(
  tx: Tx,
  turns: Turns,
  { now, readers }: { readonly now: string; readonly readers: readonly string[] },
): Promise<{ readonly taken: TakenForSource | null; readonly turns: Turns }> {
  const waiting = await tx.rows<WaitingReport>(
    sql`select s.number, r.lane, r.reporter, 1 as cost
        from (select lane, reporter from submission where source_waits and source_taken_until < ${now} group by lane, reporter
              order by min(ordinal) limit 2000) r
        cross join lateral (
          select number, ordinal from submission w
          where w.lane = r.lane and w.reporter = r.reporter and w.source_waits and w.source_taken_until < ${now}
          order by ordinal limit 4) s
        order by s.ordinal`,
  );
  const chosen = fairOrder(waiting, 1, turns);
  const number = chosen.order[0]?.number;
  if (number === undefined) return { taken: null, turns };
  const row = await tx.first<{ number: string; object: string; office: string; attempts: number }>(
    sql`update submission set source_taken_until = ${now}::timestamptz + ${takenFor}::interval, source_attempts = source_attempts + 1
        where number in (select number from submission where number = ${number} and source_waits and source_taken_until < ${now} for update skip locked)
        returning number, object, office, source_attempts as attempts`,
  );
  if (row === undefined) return { taken: null, turns };
  const { contents, events } = await takeToOpen(tx, [row.object], readers);
  await appendEvents(tx, ...events);
  const sealed = contents.get(row.object);
  return { taken: sealed === undefined ? null : { ...row, sealed }, turns: chosen.turns };
}

/** What was found of a report; the evidence is sealed already. */
type SourceLook = {
  readonly number: string;
  readonly office: string;
  readonly verdict: VerdictOf<"plausibility">;
  readonly milliseconds: number;
  readonly evidence: Uint8Array | null;
};

/** Saves it. What another worker saved meanwhile stays. */
export async function saveSourceLook(
  tx: Tx,
  { number, office, verdict, milliseconds, evidence }: SourceLook,
  now: string,
): Promise<void> {
  const changed = await tx.run(
    sql`update submission set source_waits = false where number = ${number} and source_waits`,
  );
  if (changed === 0) return;
  const stored = evidence === null ? [] : await storeSealedObjects(tx, { office }, [evidence]);
  if (stored.length > 0) await appendEvents(tx, ...sealedStoredEvents(office, stored));
  await saveVerdicts(tx, [{ number, verdict, milliseconds }], now);
  await tx.run(
    sql`update submission_gate set evidence = ${stored[0]?.object ?? null} where number = ${number} and gate = ${verdict.gate}`,
  );
}

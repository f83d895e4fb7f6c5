/** Which reports wait for a gate, in which order they are looked at, and how a gate takes them one at a time. */
import { fairOrder, type Turns, type WaitingReport } from "#core/intake/fair-order.ts";
import { appendEvents } from "#store/journal.ts";
import { takeToOpen } from "#store/sealed/sealed-objects.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** Of each reporter in each lane the first few for which `waits` holds: enough for any order of the next round, whatever one of them sent. */
export async function waitingReports(
  tx: Tx,
  { waits, each, cost = sql`1` }: { readonly waits: Sql; readonly each: number; readonly cost?: Sql },
): Promise<readonly WaitingReport[]> {
  return await tx.rows<WaitingReport>(
    sql`select s.number, r.lane, r.reporter, s.cost
        from (select lane, reporter from submission where ${waits} group by lane, reporter
              order by min(ordinal) limit 2000) r
        cross join lateral (
          select number, ordinal, ${cost} as cost from submission w
          where w.lane = r.lane and w.reporter = r.reporter and ${waits}
          order by ordinal limit ${each}) s
        order by s.ordinal`,
  );
}

/** A report that was taken, still sealed. */
export type TakenReport = {
  readonly number: string;
  readonly object: string;
  readonly sealed: Uint8Array;
  readonly attempts: number;
};

/** A report that was taken by itself, with whose it is. */
export type TakenAlone = TakenReport & { readonly office: string };

/** Whoever takes a report has it for so long, and longer while it works on (`renewTaken`); a worker that ended in between leaves it to the next. */
export const takenFor = "30 seconds";

/** A gate that takes one report at a time: what waits for it, and the columns in which it is taken. */
type OneAtATime = { readonly waits: Sql; readonly takenUntil: Sql; readonly attempts: Sql };

/** Keeps reports that are worked on; what was decided of meanwhile is not touched. */
export async function renewTaken(
  tx: Tx,
  { waits, takenUntil }: Pick<OneAtATime, "waits" | "takenUntil">,
  { numbers, now }: { readonly numbers: readonly string[]; readonly now: string },
): Promise<void> {
  await tx.run(sql`update submission set ${takenUntil} = ${now}::timestamptz + ${takenFor}::interval
    where number = any(${[...numbers]}) and ${waits}`);
}

/** Takes the next report for who holds these keys; `null` when nothing waits. */
export async function takeNext(
  tx: Tx,
  { waits, takenUntil, attempts }: OneAtATime,
  turns: Turns,
  { now, readers }: { readonly now: string; readonly readers: readonly string[] },
): Promise<{ readonly taken: TakenAlone | null; readonly turns: Turns }> {
  const free = sql`${waits} and ${takenUntil} < ${now}`;
  const chosen = fairOrder(await waitingReports(tx, { waits: free, each: 4 }), 1, turns);
  const number = chosen.order[0]?.number;
  if (number === undefined) return { taken: null, turns };
  const row = await tx.first<Omit<TakenAlone, "sealed">>(
    sql`update submission set ${takenUntil} = ${now}::timestamptz + ${takenFor}::interval, ${attempts} = ${attempts} + 1
        where number in (select number from submission where number = ${number} and ${free} for update skip locked)
        returning number, object, office, ${attempts} as attempts`,
  );
  if (row === undefined) return { taken: null, turns };
  const { contents, events } = await takeToOpen(tx, [row.object], readers);
  await appendEvents(tx, ...events);
  const sealed = contents.get(row.object);
  return { taken: sealed === undefined ? null : { ...row, sealed }, turns: chosen.turns };
}

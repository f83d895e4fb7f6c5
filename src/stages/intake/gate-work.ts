/**
 * What the first gate works on: reports are taken in fair order by one worker at a time, for a while; what it decided is saved with one entry each. Between the two
 * no transaction is open, however long reading takes.
 */
import type { GateVerdict, JudgedState, VerdictOf } from "#core/intake/gate.ts";
import { fairOrder, type Turns } from "#core/intake/fair-order.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { takenFor, type TakenReport, waitingReports } from "#stages/intake/waiting-reports.ts";
import { appendEvents } from "#store/journal.ts";
import { sealedStoredEvents, storeSealedObjects, takeToOpen } from "#store/sealed/sealed-objects.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Tried so often, a report is given up as unreadable: something in it ends whoever reads it. */
export const mostAttempts = 3;

/** What waits for the first gate, and until when it is taken. */
export const unjudged = { waits: sql`state = 'received'`, takenUntil: sql`taken_until` };

/**
 * Takes the next reports for who holds these keys; empty when nothing waits. One that was taken before and came to nothing is taken by itself: whatever ended those who
 * read it together with others then counts against it alone.
 */
export async function takeReports(
  tx: Tx,
  most: number,
  turns: Turns,
  { now, readers }: { readonly now: string; readonly readers: readonly string[] },
): Promise<{ readonly taken: readonly TakenReport[]; readonly turns: Turns }> {
  const waits = sql`${unjudged.waits} and taken_until < ${now}`;
  const waiting = await waitingReports(tx, { waits, each: 20, cost: sql`1 + bytes / 65536` });
  const chosen = fairOrder(waiting, most, turns);
  const order = chosen.order.map(({ number }) => number);
  const tried = await firstTried(tx, order);
  const numbers = tried === null ? order : [tried];
  const rows = await tx.rows<{ number: string; object: string; attempts: number }>(
    sql`update submission set taken_until = ${now}::timestamptz + ${takenFor}::interval, attempts = attempts + 1
        where number in (
          select number from submission where number = any(${numbers}) and ${waits}
          for update skip locked)
        returning number, object, attempts`,
  );
  if (rows.length === 0) return { taken: [], turns };
  const { contents, events } = await takeToOpen(
    tx,
    rows.map(({ object }) => object),
    readers,
  );
  await appendEvents(tx, ...events);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const taken = numbers.flatMap((number) => {
    const row = byNumber.get(number);
    const sealed = row === undefined ? undefined : contents.get(row.object);
    return row === undefined || sealed === undefined ? [] : [{ ...row, sealed }];
  });
  // Who waits behind one that is taken by itself has its turn yet.
  return { taken, turns: tried === null ? chosen.turns : turns };
}

async function firstTried(tx: Tx, order: readonly string[]): Promise<string | null> {
  const row = await tx.first<{ number: string }>(sql`
    select s.number from unnest(${[...order]}::text[]) with ordinality as o (number, place)
    join submission s on s.number = o.number where s.attempts > 0 order by o.place limit 1`);
  return row?.number ?? null;
}

/** Reports that could not be opened wait on, as often as it takes; they are tried again when nobody has them any more. */
export async function putBack(tx: Tx, numbers: readonly string[]): Promise<void> {
  if (numbers.length > 0)
    await tx.run(
      sql`update submission set attempts = 0 where number = any(${[...numbers]}) and state = 'received'`,
    );
}

/** What became of a report at a gate. */
export type JudgedReport = {
  readonly number: string;
  readonly state: JudgedState;
  readonly verdict: GateVerdict;
  /** What can be told of what it names; `waits` where it brings a source to look in. */
  readonly plausibility: VerdictOf<"plausibility"> | "waits" | null;
  /** Whether it brings a reproducer: only then it waits for the gate of reproducers. */
  readonly reproducer: "none" | "waits";
  readonly milliseconds: number;
};

/** Saves what the first gate decided. What another worker decided meanwhile stays; the result is what was saved. */
export async function saveJudged(
  tx: Tx,
  judged: readonly JudgedReport[],
  now: string,
): Promise<ReadonlySet<string>> {
  const changed = await tx.rows<{ number: string }>(
    sql`update submission s set state = j.state, source_waits = j.source_waits, run_waits = s.run_waits and not j.runs_nothing, checked_at = ${now}
        from unnest(${judged.map(({ number }) => number)}::text[], ${judged.map(({ state }) => state)}::text[],
          ${judged.map(({ plausibility }) => plausibility === "waits")}::boolean[], ${judged.map(runsNothing)}::boolean[]) as j (number, state, source_waits, runs_nothing)
        where s.number = j.number and s.state = 'received' returning s.number`,
  );
  const numbers = new Set(changed.map(({ number }) => number));
  await saveVerdicts(tx, judged.filter(({ number }) => numbers.has(number)).flatMap(verdictsOf), now);
  return numbers;
}

function runsNothing({ state, reproducer }: JudgedReport): boolean {
  return state === "checked" && reproducer === "none";
}

/** What reading alone told of the other gates is saved with it: no gate takes a report up to find nothing in it. */
function verdictsOf(report: JudgedReport): readonly SavedVerdict[] {
  const { number, plausibility } = report;
  const others: GateVerdict[] = [];
  if (plausibility !== null && plausibility !== "waits") others.push(plausibility);
  if (runsNothing(report)) others.push({ gate: "reproducer", verdict: "none", reasons: [] });
  return [report, ...others.map((verdict) => ({ number, verdict, milliseconds: 0 }))];
}

type SavedVerdict = {
  readonly number: string;
  readonly verdict: GateVerdict;
  readonly milliseconds: number;
};

/** Saves verdicts of any gate, one for each report and gate; a later one takes the place of an earlier one. */
export async function saveVerdicts(tx: Tx, judged: readonly SavedVerdict[], now: string): Promise<void> {
  await writeVerdicts(tx, judged, now);
  await appendEvents(tx, ...judged.map(judgedEvent));
}

function judgedEvent({ number, verdict: { gate, verdict } }: SavedVerdict) {
  return { kind: "submission.judged", submission: number, gate, verdict } as const;
}

async function writeVerdicts(tx: Tx, judged: readonly SavedVerdict[], now: string): Promise<void> {
  if (judged.length === 0) return;
  const rows = judged.map(({ number, verdict, milliseconds }) => ({
    number,
    ...verdict,
    milliseconds: Math.round(milliseconds),
  }));
  await tx.run(
    sql`insert into submission_gate (number, gate, verdict, reasons, decided_at, milliseconds)
        select number, gate, verdict, reasons, ${now}, milliseconds
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number text, gate text, verdict text, reasons text[], milliseconds integer)
        on conflict (number, gate) do update set verdict = excluded.verdict, reasons = excluded.reasons,
          decided_at = excluded.decided_at, milliseconds = excluded.milliseconds`,
  );
}

/** What one gate decided of a report; the evidence is sealed already. */
export type VerdictWithEvidence<V extends GateVerdict = GateVerdict> = {
  readonly number: string;
  readonly office: string;
  readonly verdict: V;
  readonly milliseconds: number;
  readonly evidence: Uint8Array | null;
};

/** Saves verdicts with their evidence, in place of those of earlier ones. */
export async function saveWithEvidence(
  tx: Tx,
  reports: readonly VerdictWithEvidence[],
  now: string,
): Promise<void> {
  if (reports.length === 0) return;
  const { objects, events } = await storeEvidence(tx, reports);
  await writeVerdicts(tx, reports, now);
  await tx.run(
    sql`update submission_gate g set evidence = e.object
        from unnest(${reports.map(({ number }) => number)}::text[], ${reports.map(({ verdict }) => verdict.gate)}::text[],
          ${reports.map((one) => objects.get(one) ?? null)}::text[]) as e (number, gate, object)
        where g.number = e.number and g.gate = e.gate`,
  );
  await appendEvents(tx, ...events, ...reports.map(judgedEvent));
}

/** What reports have for evidence, as objects of their offices; the caller appends the events. */
async function storeEvidence(tx: Tx, reports: readonly VerdictWithEvidence[]) {
  const objects = new Map<VerdictWithEvidence, string>();
  const events: JournalEvent[] = [];
  const proved = reports.filter(({ evidence }) => evidence !== null);
  for (const [office, own] of Map.groupBy(proved, (one) => one.office)) {
    const contents = own.map(({ evidence }) => evidence ?? new Uint8Array());
    const stored = await storeSealedObjects(tx, { office }, contents);
    for (const [at, { object }] of stored.entries()) {
      const report = own[at];
      if (report !== undefined) objects.set(report, object);
    }
    events.push(...sealedStoredEvents(office, stored));
  }
  return { objects, events };
}

/**
 * Reports in: stored sealed and recorded in one short transaction, before anything in them is judged. What comes in is sealed already; what it costs to read it
 * later has no part in how long this takes. Calls that come at one time share a transaction: one that is refused takes nothing away from the others.
 */
import type { Lane } from "#core/intake/lane.ts";
import { earliestSlot, mostWaiting } from "#core/intake/quota.ts";
import { Refusal, TooMany } from "#core/problem.ts";
import { assignLanes } from "#stages/intake/assign-lanes.ts";
import type { IncomingCall, IncomingReport } from "#stages/intake/incoming.ts";
import {
  countReporters,
  donePerHour,
  provenReporters,
  type ReporterCounts,
} from "#stages/intake/reporters.ts";
import { appendEvents } from "#store/journal.ts";
import { lockReporters } from "#store/locks.ts";
import { sealedStoredEvents, storeSealedObjects } from "#store/sealed/sealed-objects.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Who takes reports in, on which terms, and when. */
export type Reception = { readonly office: string; readonly policy: string; readonly now: string };

/** A report that is recorded, in this call or in an earlier one. */
export type RecordedReport = {
  readonly number: string;
  readonly digest: string;
  readonly receivedAt: string;
  /** It had been received before. */
  readonly again: boolean;
};

/** What became of a call: its reports by digest, or why none was taken; `null` where it stands behind another call of the same transaction and is to be made again. */
export type CallOutcome = ReadonlyMap<string, RecordedReport> | Refusal | null;

/** Which of these digests a reporter sent before. */
export async function reportsBefore(
  tx: Tx,
  reporter: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, RecordedReport>> {
  const [before = new Map<string, RecordedReport>()] = await reportsBeforeOf(tx, [{ reporter, digests }]);
  return before;
}

type SentDigests = { readonly reporter: string; readonly digests: readonly string[] };

async function reportsBeforeOf(
  tx: Tx,
  sent: readonly SentDigests[],
): Promise<readonly ReadonlyMap<string, RecordedReport>[]> {
  const pairs = sent.flatMap(({ reporter, digests }) => digests.map((digest) => ({ reporter, digest })));
  const rows = await tx.rows<Omit<RecordedReport, "again"> & { reporter: string }>(
    sql`select reporter, number, digest, received_at as "receivedAt" from submission
        where (reporter, digest) in (select * from unnest(${pairs.map((one) => one.reporter)}::text[], ${pairs.map((one) => one.digest)}::text[]))`,
  );
  const byReporter = Map.groupBy(rows, ({ reporter }) => reporter);
  return sent.map(({ reporter, digests }) => {
    const wanted = new Set(digests);
    const own = (byReporter.get(reporter) ?? []).filter(({ digest }) => wanted.has(digest));
    return new Map(
      own.map(({ number, digest, receivedAt }) => [digest, { number, digest, receivedAt, again: true }]),
    );
  });
}

/** A call with what is already there of it and what is new. */
type OpenCall = IncomingCall & {
  readonly before: ReadonlyMap<string, RecordedReport>;
  readonly added: readonly IncomingReport[];
};

/** Records the reports of calls that are not there yet, in their order; what is returned is durable with the transaction. */
export async function receiveReports(
  tx: Tx,
  reception: Reception,
  calls: readonly IncomingCall[],
): Promise<readonly CallOutcome[]> {
  const open = await openCalls(tx, calls);
  const outcomes = new Map<OpenCall, CallOutcome>();
  const settle = (call: OpenCall, outcome: CallOutcome): void => void outcomes.set(call, outcome);
  const left = (): readonly OpenCall[] => open.filter((call) => !outcomes.has(call));
  for (const call of left()) if (call.added.length === 0) settle(call, call.before);
  if (left().length > 0) {
    await refuseTaken(tx, left(), settle);
    const counts = await countReporters(tx, idsOf(left()), reception.now);
    await refuseTooMany(tx, left(), { of: counts.of, now: reception.now, settle });
    for (const call of standingBehind(left())) settle(call, null);
    await spendWork(tx, left(), { now: reception.now, settle });
    await storeCalls(tx, reception, assignLanes(left(), counts));
    for (const call of left()) settle(call, recordedOf(call, reception.now));
  }
  return open.map((call) => outcomes.get(call) ?? null);
}

const idsOf = (calls: readonly IncomingCall[]): readonly string[] => [
  ...new Set(calls.map(({ reporter }) => reporter.id)),
];

async function openCalls(tx: Tx, calls: readonly IncomingCall[]): Promise<readonly OpenCall[]> {
  const proven = await provenReporters(
    tx,
    calls.map(({ earlier }) => earlier),
  );
  const known = calls.map((call, at) => ({ ...call, reporter: proven[at] ?? call.reporter }));
  await lockReporters(tx, idsOf(known));
  const before = await reportsBeforeOf(
    tx,
    known.map(({ reporter, reports }) => ({
      reporter: reporter.id,
      digests: reports.map(({ digest }) => digest),
    })),
  );
  return known.map((call, at) => {
    const own = before[at] ?? new Map<string, RecordedReport>();
    const distinct = new Map(call.reports.map((one) => [one.digest, one])).values();
    return { ...call, before: own, added: [...distinct].filter(({ digest }) => !own.has(digest)) };
  });
}

function recordedOf({ before, added }: OpenCall, now: string): ReadonlyMap<string, RecordedReport> {
  const recorded = added.map(({ number, digest }) => ({ number, digest, receivedAt: now, again: false }));
  return new Map([...before, ...recorded.map((one) => [one.digest, one] as const)]);
}

type Settle = (call: OpenCall, outcome: CallOutcome) => void;

/** A key leads to one number: under it nothing else may be recorded. */
async function refuseTaken(tx: Tx, calls: readonly OpenCall[], settle: Settle): Promise<void> {
  const numbers = calls.flatMap(({ added }) => added.map(({ number }) => number));
  const rows = await tx.rows<{ number: string }>(
    sql`select number from submission where number = any(${numbers})`,
  );
  const taken = new Set(rows.map(({ number }) => number));
  for (const call of calls)
    if (call.added.some(({ number }) => taken.has(number)))
      settle(
        call,
        new Refusal(
          "conflict",
          "Another report was received under this key. Send a changed report under a new one.",
        ),
      );
}

async function refuseTooMany(
  tx: Tx,
  calls: readonly OpenCall[],
  {
    of,
    now,
    settle,
  }: { readonly of: ReadonlyMap<string, ReporterCounts>; readonly now: string; readonly settle: Settle },
): Promise<void> {
  const waiting = ({ reporter }: OpenCall): number => of.get(reporter.id)?.waiting ?? 0;
  const beyond = calls.filter((call) => waiting(call) >= mostWaiting);
  const pace = beyond.length === 0 ? 0 : await donePerHour(tx, now);
  const sentence = "So many of your reports wait that no more are taken now; try again later.";
  for (const call of beyond) settle(call, new TooMany(sentence, earliestSlot(waiting(call), pace)));
}

/** Calls that bring what an earlier one of the same transaction brings, under its number or for its work: they are made again once that one is decided. */
function standingBehind(calls: readonly OpenCall[]): readonly OpenCall[] {
  const seen = new Set<string>();
  return calls.filter(({ reporter, work, added }) => {
    const marks = [
      ...added.flatMap(({ number, digest }) => [`number ${number}`, `report ${reporter.id} ${digest}`]),
      ...(work === null ? [] : [`work ${work.challenge}`]),
    ];
    const isBehind = marks.some((mark) => seen.has(mark));
    if (!isBehind) for (const mark of marks) seen.add(mark);
    return isBehind;
  });
}

async function spendWork(
  tx: Tx,
  calls: readonly OpenCall[],
  { now, settle }: { readonly now: string; readonly settle: Settle },
): Promise<void> {
  const shown = calls.flatMap(({ work }) => (work === null ? [] : [work]));
  if (shown.length === 0) return;
  await tx.run(sql`delete from spent_work where until < ${now}`);
  const rows = await tx.rows<{ challenge: string }>(
    sql`insert into spent_work (challenge, until)
        select * from unnest(${shown.map(({ challenge }) => challenge)}::text[], ${shown.map(({ until }) => until)}::timestamptz[])
        on conflict do nothing returning challenge`,
  );
  const spent = new Set(rows.map(({ challenge }) => challenge));
  for (const call of calls)
    if (call.work !== null && !spent.has(call.work.challenge))
      settle(call, new Refusal("work-needed", "This proof of work was used before; ask for another one."));
}

/** A report on its way into the table. */
type PlacedReport = { readonly call: IncomingCall; readonly report: IncomingReport; readonly lane: Lane };

async function storeCalls(
  tx: Tx,
  { office, policy, now }: Reception,
  placed: readonly PlacedReport[],
): Promise<void> {
  if (placed.length === 0) return;
  const stored = await storeSealedObjects(
    tx,
    { office },
    placed.map(({ report }) => report.sealed),
  );
  const objects = stored.map(({ object }) => object);
  const column = <T>(value: (one: PlacedReport) => T): T[] => placed.map(value);
  await tx.run(
    sql`insert into submission (number, office, object, digest, bytes, reporter, reporter_kind, lane, policy, received_at, secret_digest, reporter_key)
        select r.number, ${office}::text, r.object, r.digest, r.bytes, r.reporter, r.kind, r.lane, ${policy}::text, ${now}::timestamptz, r.secret, r.key
        from unnest(${column(({ report }) => report.number)}::text[], ${objects}::text[], ${column(({ report }) => report.digest)}::text[],
          ${column(({ report }) => report.bytes)}::integer[], ${column(({ call }) => call.reporter.id)}::text[], ${column(({ call }) => call.reporter.kind)}::text[],
          ${column(({ lane }) => lane)}::text[], ${column(({ call }) => call.link?.secretDigest ?? null)}::text[],
          ${column(({ call: { link } }) => (link === null ? null : Buffer.from(link.key)))}::bytea[])
          with ordinality as r (number, object, digest, bytes, reporter, kind, lane, secret, key, place)
        order by r.place`,
  );
  const received = placed.map(({ report: { number, digest } }, index) => ({
    kind: "submission.received" as const,
    submission: number,
    sha256: digest,
    object: objects[index] ?? "",
  }));
  await appendEvents(tx, ...sealedStoredEvents(office, stored), ...received);
}

/**
 * Reports in: stored sealed and recorded in one short transaction, before anything in them is judged. What comes in is sealed already; what it costs to read it
 * later has no part in how long this takes.
 */
import { type Lane, laneOf } from "#core/intake/lane.ts";
import { dailyQuota, earliestSlot, mostWaiting } from "#core/intake/quota.ts";
import { Refusal, TooMany } from "#core/problem.ts";
import { type Reporter, reporterCounts, type ReporterCounts } from "#stages/intake/reporters.ts";
import { appendEvents } from "#store/journal.ts";
import { lockReporter } from "#store/locks.ts";
import { sealedStoredEvents, storeSealedObjects } from "#store/sealed/sealed-objects.ts";
import { sql, type Tx } from "#store/sql.ts";

/** One report on its way in: its digest, and how to seal it, which is done only where it is not there yet. */
export type IncomingReport = {
  readonly digest: string;
  readonly bytes: number;
  /** The number that its key leads to; of a batch, drawn. */
  readonly number: string;
  readonly claimsExploited: boolean;
  readonly sealed: Uint8Array;
};

/** By which the reporter comes back. */
export type CaseLink = { readonly secretDigest: string; readonly key: Uint8Array };

/** What comes with the reports of one call. */
export type IncomingBatch = {
  readonly office: string;
  readonly reporter: Reporter;
  readonly policy: string;
  readonly link: CaseLink | null;
  /** A challenge whose work was shown, by its digest; spent with the first new report. */
  readonly work: { readonly challenge: string; readonly until: string } | null;
  readonly now: string;
};

/** A report that is recorded, in this call or in an earlier one. */
export type RecordedReport = {
  readonly number: string;
  readonly digest: string;
  readonly receivedAt: string;
  /** It had been received before. */
  readonly again: boolean;
};

/** Which of these digests a reporter sent before. */
export async function reportsBefore(
  tx: Tx,
  reporter: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, RecordedReport>> {
  const rows = await tx.rows<Omit<RecordedReport, "again">>(
    sql`select number, digest, received_at as "receivedAt" from submission
        where reporter = ${reporter} and digest = any(${[...digests]})`,
  );
  return new Map(rows.map((row) => [row.digest, { ...row, again: true }]));
}

/** Records the reports of a call that are not there yet; what is returned is durable with the transaction. Refuses when too much of the reporter waits. */
export async function receiveReports(
  tx: Tx,
  batch: IncomingBatch,
  reports: readonly IncomingReport[],
): Promise<ReadonlyMap<string, RecordedReport>> {
  const { reporter, now } = batch;
  await lockReporter(tx, reporter.id);
  const before = await reportsBefore(
    tx,
    reporter.id,
    reports.map(({ digest }) => digest),
  );
  const added = [...new Map(reports.map((one) => [one.digest, one])).values()].filter(
    ({ digest }) => !before.has(digest),
  );
  if (added.length === 0) return before;
  await mustNotBeOthers(tx, added);
  if (batch.work !== null) await spend(tx, batch.work, now);
  const counts = await reporterCounts(tx, reporter, now);
  mustHaveRoom(counts);
  await storeRows(tx, batch, lanesFor(reporter, counts, added), added);
  const recorded = added.map(({ number, digest }) => ({ number, digest, receivedAt: now, again: false }));
  return new Map([...before, ...recorded.map((one) => [one.digest, one] as const)]);
}

/** A key leads to one number: under it nothing else may be recorded. */
async function mustNotBeOthers(tx: Tx, added: readonly IncomingReport[]): Promise<void> {
  const numbers = added.map(({ number }) => number);
  const taken = await tx.first(sql`select from submission where number = any(${numbers}) limit 1`);
  if (taken !== undefined)
    throw new Refusal(
      "conflict",
      "Another report was received under this key. Send a changed report under a new one.",
    );
}

async function spend(
  tx: Tx,
  { challenge, until }: NonNullable<IncomingBatch["work"]>,
  now: string,
): Promise<void> {
  await tx.run(sql`delete from spent_work where until < ${now}`);
  const spent = await tx.run(
    sql`insert into spent_work (challenge, until) values (${challenge}, ${until}) on conflict do nothing`,
  );
  if (spent === 0)
    throw new Refusal("work-needed", "This proof of work was used before; ask for another one.");
}

function mustHaveRoom({ waiting, donePerHour }: ReporterCounts): void {
  if (waiting < mostWaiting) return;
  const sentence = "So many of your reports wait that no more are taken now; try again later.";
  throw new TooMany(sentence, earliestSlot(waiting, donePerHour));
}

/** The lane of each: those beyond the quota wait behind everyone. */
function lanesFor(
  reporter: Reporter,
  counts: ReporterCounts,
  added: readonly IncomingReport[],
): readonly Lane[] {
  const quota = dailyQuota(reporter.kind, counts.record);
  let exploited = counts.exploitedLeft;
  return added.map(({ claimsExploited }, index) =>
    laneOf({
      kind: reporter.kind,
      proven: counts.proven,
      withinQuota: counts.today + index < quota,
      claimsExploited: claimsExploited && exploited-- > 0,
    }),
  );
}

async function storeRows(
  tx: Tx,
  { office, reporter, policy, link, now }: IncomingBatch,
  lanes: readonly Lane[],
  added: readonly IncomingReport[],
): Promise<void> {
  const stored = await storeSealedObjects(
    tx,
    { office },
    added.map(({ sealed }) => sealed),
  );
  const objects = stored.map(({ object }) => object);
  await tx.run(
    sql`insert into submission (number, office, object, digest, bytes, reporter, reporter_kind, lane, policy, received_at, secret_digest, reporter_key)
        select r.number, ${office}::text, r.object, r.digest, r.bytes, ${reporter.id}::text, ${reporter.kind}::text, r.lane, ${policy}::text, ${now}::timestamptz,
          ${link?.secretDigest ?? null}::text, ${link === null ? null : Buffer.from(link.key)}::bytea
        from unnest(${added.map(({ number }) => number)}::text[], ${objects}::text[], ${added.map(({ digest }) => digest)}::text[],
          ${added.map(({ bytes }) => bytes)}::integer[], ${[...lanes]}::text[]) with ordinality as r (number, object, digest, bytes, lane, place)
        order by r.place`,
  );
  const received = added.map(({ number, digest }, index) => ({
    kind: "submission.received" as const,
    submission: number,
    sha256: digest,
    object: objects[index] ?? "",
  }));
  await appendEvents(tx, ...sealedStoredEvents(office, stored), ...received);
}

/** What is known of a reporter: how much it sent, what waits of it, and its measured record. Of somebody who was never here before it is nothing. */
import { type DecidedReports, type ReporterRecord, reporterRecord } from "#core/intake/record.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** Who sends, as far as it is known. */
export type Reporter = {
  readonly kind: "anonymous" | "person" | "pipeline";
  /** An operator's id, or the digest of a key that nobody can guess. Never a network address, nor anything made of one. */
  readonly id: string;
};

/** An earlier report, and the digest of the secret that its words lead to. */
export type EarlierReport = { readonly number: string; readonly secretDigest: string };

/** Who sent an earlier report that was found valid; `null` where number and secret open none, or it was not. */
export async function provenReporter(
  tx: Tx,
  { number, secretDigest }: EarlierReport,
): Promise<Reporter | null> {
  const row = await tx.first<{ reporter: string }>(
    sql`select reporter from submission where number = ${number} and secret_digest = ${secretDigest} and outcome = 'valid'`,
  );
  return row === undefined ? null : { kind: "person", id: row.reporter };
}

/** What is known of a reporter when it sends. */
export type ReporterCounts = {
  /** Sent in the last 24 hours. */
  readonly today: number;
  /** Not looked at yet by the first gate. */
  readonly waiting: number;
  /** The room's pace in the last hour. */
  readonly donePerHour: number;
  readonly record: ReporterRecord;
  /** Whether one of its reports was found valid. */
  readonly proven: boolean;
  /** How many claims of exploitation are still believed of it now. */
  readonly exploitedLeft: number;
};

/** Claims of exploitation at the head of everything, of one reporter in a day and of all who are not proven at a time. */
const mostExploited = { ofOne: 3, ofUnproven: 50 };

/** Counts what is known of a reporter. */
export async function reporterCounts(tx: Tx, { id }: Reporter, now: string): Promise<ReporterCounts> {
  const row = await tx.first<{
    today: number;
    waiting: number;
    exploited: number;
    unproven: number;
    done: number;
    decided: readonly DecidedReports[] | null;
  }>(
    sql`select
          (select count(*) from submission where reporter = ${id} and received_at > ${now}::timestamptz - interval '24 hours') as today,
          (select count(*) from submission where reporter = ${id} and state = 'received') as waiting,
          (select count(*) from submission where reporter = ${id} and lane = 'exploited' and received_at > ${now}::timestamptz - interval '24 hours') as exploited,
          (select count(*) from (select from submission where lane = 'exploited' and state = 'received' limit ${mostExploited.ofUnproven}) w) as unproven,
          (select count(*) from (select from submission where checked_at > ${now}::timestamptz - interval '1 hour' limit 10000) d) as done,
          (select jsonb_agg(d) from (${decidedDays(id, now)}) d) as decided`,
  );
  const decided = row?.decided ?? [];
  const proven = decided.some(({ valid }) => valid > 0);
  const left = proven ? Infinity : mostExploited.ofUnproven - (row?.unproven ?? 0);
  return {
    today: row?.today ?? 0,
    waiting: row?.waiting ?? 0,
    donePerHour: row?.done ?? 0,
    record: reporterRecord(decided),
    proven,
    exploitedLeft: Math.max(0, Math.min(mostExploited.ofOne - (row?.exploited ?? 0), left)),
  };
}

/** What was decided of a reporter's reports, by day, of the last two years. */
function decidedDays(id: string, now: string): Sql {
  return sql`select (extract(epoch from ${now}::timestamptz - date_trunc('day', decided_at)) / 86400)::int as "daysAgo",
      count(*) filter (where outcome = 'valid') as valid, count(*) filter (where outcome = 'invalid') as invalid
    from submission where reporter = ${id} and outcome is not null and decided_at > ${now}::timestamptz - interval '730 days'
    group by date_trunc('day', decided_at)`;
}

/** The record of each pipeline that sent something, by operator: for the office that takes reports in. */
export async function pipelineRecords(
  tx: Tx,
  now: string,
): Promise<
  readonly { readonly reporter: string; readonly waiting: number; readonly record: ReporterRecord }[]
> {
  const rows = await tx.rows<{ reporter: string; waiting: number }>(
    sql`select reporter, count(*) filter (where state = 'received') as waiting from submission
        where reporter_kind = 'pipeline' group by reporter order by reporter limit 200`,
  );
  const days = await tx.rows<DecidedReports & { reporter: string }>(
    sql`select reporter, (extract(epoch from ${now}::timestamptz - date_trunc('day', decided_at)) / 86400)::int as "daysAgo",
          count(*) filter (where outcome = 'valid') as valid, count(*) filter (where outcome = 'invalid') as invalid
        from submission where reporter = any(${rows.map(({ reporter }) => reporter)}) and outcome is not null
          and decided_at > ${now}::timestamptz - interval '730 days'
        group by reporter, date_trunc('day', decided_at)`,
  );
  const byReporter = Map.groupBy(days, ({ reporter }) => reporter);
  return rows.map((row) => ({ ...row, record: reporterRecord(byReporter.get(row.reporter) ?? []) }));
}

/** Records what people decided of reports in the end; a later decision takes the place of an earlier one. Whoever decides calls this in the same transaction. */
export async function recordOutcomes(
  tx: Tx,
  outcomes: readonly { readonly number: string; readonly outcome: "valid" | "invalid" | null }[],
  at: string,
): Promise<void> {
  await tx.run(
    sql`update submission s set outcome = o.outcome, decided_at = case when o.outcome is null then null else ${at}::timestamptz end
        from unnest(${outcomes.map(({ number }) => number)}::text[], ${outcomes.map(({ outcome }) => outcome)}::text[]) as o (number, outcome)
        where s.number = o.number and s.outcome is distinct from o.outcome`,
  );
}

/** The measured record of whoever sent a report. */
export async function recordOfReporter(tx: Tx, number: string, now: string): Promise<ReporterRecord> {
  const row = await tx.first<{ reporter: string }>(
    sql`select reporter from submission where number = ${number}`,
  );
  return reporterRecord(
    row === undefined ? [] : await tx.rows<DecidedReports>(decidedDays(row.reporter, now)),
  );
}

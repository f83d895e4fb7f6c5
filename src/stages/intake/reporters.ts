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

/** Who sent each of these earlier reports that was found valid; `null` where number and secret open none, or it was not. */
export async function provenReporters(
  tx: Tx,
  earlier: readonly (EarlierReport | null)[],
): Promise<readonly (Reporter | null)[]> {
  const shown = earlier.filter((one) => one !== null);
  if (shown.length === 0) return earlier.map(() => null);
  const rows = await tx.rows<EarlierReport & { reporter: string }>(
    sql`select number, secret_digest as "secretDigest", reporter from submission
        where (number, secret_digest) in (select * from unnest(${shown.map(({ number }) => number)}::text[], ${shown.map(({ secretDigest }) => secretDigest)}::text[]))
          and outcome = 'valid'`,
  );
  const mark = (one: EarlierReport): string => `${one.number} ${one.secretDigest}`;
  const reporters = new Map(rows.map((row) => [mark(row), row.reporter]));
  return earlier.map((one) => {
    const id = one === null ? undefined : reporters.get(mark(one));
    return id === undefined ? null : { kind: "person", id };
  });
}

/** What is known of a reporter when it sends. */
export type ReporterCounts = {
  /** Sent in the last 24 hours. */
  readonly today: number;
  /** Not looked at yet by the first gate. */
  readonly waiting: number;
  /** Claims of exploitation that were believed of it in the last 24 hours. */
  readonly exploited: number;
  readonly record: ReporterRecord;
  /** Whether one of its reports was found valid. */
  readonly proven: boolean;
};

/** Claims of exploitation at the head of everything, of one reporter in a day and of all who are not proven at a time. */
export const mostExploited = { ofOne: 3, ofUnproven: 50 };

/** Counts what is known of reporters, and the claims of exploitation that wait now of all. */
export async function countReporters(
  tx: Tx,
  ids: readonly string[],
  now: string,
): Promise<{ readonly of: ReadonlyMap<string, ReporterCounts>; readonly unproven: number }> {
  const rows = await tx.rows<{
    id: string;
    today: number;
    waiting: number;
    exploited: number;
    unproven: number;
    decided: readonly DecidedReports[] | null;
  }>(
    sql`select r.id,
          (select count(*) from submission where reporter = r.id and received_at > ${now}::timestamptz - interval '24 hours') as today,
          (select count(*) from submission where reporter = r.id and state = 'received') as waiting,
          (select count(*) from submission where reporter = r.id and lane = 'exploited' and received_at > ${now}::timestamptz - interval '24 hours') as exploited,
          (select count(*) from (select from submission where lane = 'exploited' and state = 'received' limit ${mostExploited.ofUnproven}) w) as unproven,
          (select jsonb_agg(d) from (${decidedDays(sql`r.id`, now)}) d) as decided
        from unnest(${[...ids]}::text[]) as r (id)`,
  );
  const counted = rows.map(({ id, today, waiting, exploited, decided }) => {
    const days = decided ?? [];
    const proven = days.some(({ valid }) => valid > 0);
    return [id, { today, waiting, exploited, proven, record: reporterRecord(days) }] as const;
  });
  return { of: new Map(counted), unproven: rows[0]?.unproven ?? 0 };
}

/** How many reports the first gate was done with in the last hour, as far as ten thousand. */
export async function donePerHour(tx: Tx, now: string): Promise<number> {
  const row = await tx.first<{ done: number }>(
    sql`select count(*) as done from (select from submission where checked_at > ${now}::timestamptz - interval '1 hour' limit 10000) d`,
  );
  return row?.done ?? 0;
}

/** What was decided of a reporter's reports, by day, of the last two years. */
function decidedDays(id: Sql, now: string): Sql {
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
    row === undefined ? [] : await tx.rows<DecidedReports>(decidedDays(sql`${row.reporter}`, now)),
  );
}

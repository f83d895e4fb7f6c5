/**
 * Work that the room does row by row by the clock: one row that fails is undone alone, waits ever longer, and keeps no other waiting. What failed stands in a table, so that
 * it holds for every process of the room and after a start.
 */
import { retryAt } from "#store/back-off.ts";
import { troubleIn } from "#store/database-trouble.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";

/** Seconds after which a row that failed is tried again, at the longest. */
const longestWait = 3_600;

/** That a row of some work, named by an expression, does not wait after a failure. Belongs into the query for what is due, before its limit; no name of the expression is taken for one in here. */
export function isNotHeldUp(work: string, row: Sql): Sql {
  return sql`not exists (select from held_up_row where held_up_row.work = ${work} and held_up_row.item = ${row} and held_up_row.retry_at > clock_timestamp())`;
}

/**
 * Does a step for each of some rows; how many came to something, as the step says. A step that throws is undone by itself. That the database is away ends them all: nothing
 * was wrong with the row.
 */
export async function eachRow<T>(
  tx: Tx,
  work: string,
  rows: readonly { readonly row: string; readonly of: T }[],
  step: (of: T) => Promise<boolean>,
): Promise<number> {
  let count = 0;
  const done: string[] = [];
  for (const { row, of } of rows) {
    await tx.run(sql`savepoint one_row`);
    try {
      if (await step(of)) count++;
      await tx.run(sql`release savepoint one_row`);
      done.push(row);
    } catch (error) {
      if (troubleIn(error) !== undefined) throw error;
      await tx.run(sql`rollback to savepoint one_row`);
      await holdUp(tx, { work, row }, error);
    }
  }
  if (done.length > 0)
    await tx.run(sql`delete from held_up_row where work = ${work} and item = any(${done})`);
  return count;
}

async function holdUp(
  tx: Tx,
  { work, row }: { readonly work: string; readonly row: string },
  error: unknown,
): Promise<void> {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  await tx.run(sql`
    insert into held_up_row (work, item, failures, error, retry_at) values (${work}, ${row}, 1, ${text}, ${retryAt(sql`0`, longestWait)})
    on conflict (work, item) do update set failures = held_up_row.failures + 1, error = excluded.error, logged = false,
      retry_at = ${retryAt(sql`held_up_row.failures`, longestWait)}`);
}

/** A row that failed, and why. */
type HeldUpRow = {
  readonly work: string;
  readonly item: string;
  readonly failures: number;
  readonly error: string;
};

/** What failed since it was asked last, for the log; and whether anything waits. A row that was not tried again though its time has come is not due any more. */
export async function freshHeldUp(
  tx: Tx,
): Promise<{ readonly fresh: readonly HeldUpRow[]; readonly waits: boolean }> {
  await tx.run(sql`delete from held_up_row where retry_at < clock_timestamp() - interval '10 minutes'`);
  const fresh = await tx.rows<HeldUpRow>(sql`
    update held_up_row set logged = true where (work, item) in (
      select work, item from held_up_row where not logged order by retry_at limit 100 for update skip locked)
    returning work, item, failures, error`);
  const waits = await tx.first<{ waits: boolean }>(sql`select exists (select from held_up_row) as waits`);
  return { fresh, waits: waits?.waits === true };
}

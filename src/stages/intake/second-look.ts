/** Which of the reports that the gates put last are drawn for a second look, and what was found of those: the rate at which the gates put true reports last. */
import { sql, type Tx } from "#store/sql.ts";

/** Reports that were put last and not drawn from yet. */
export async function putLastUndrawn(tx: Tx, limit: number): Promise<readonly string[]> {
  const rows = await tx.rows<{ number: string }>(
    sql`select number from submission where second_look is null and (put_last or state in ('unchecked', 'returned', 'unreadable'))
        order by ordinal limit ${limit}`,
  );
  return rows.map(({ number }) => number);
}

/** Saves a draw; once drawn, or not, a report stays so. */
export async function saveDraw(
  tx: Tx,
  { drawn, passed }: { readonly drawn: readonly string[]; readonly passed: readonly string[] },
): Promise<void> {
  await tx.run(
    sql`update submission set second_look = number = any(${[...drawn]})
        where number = any(${[...drawn, ...passed]}) and second_look is null`,
  );
}

/** Of the drawn reports that were decided: how many proved true; and how many wait to be looked at. */
export async function secondLooks(
  tx: Tx,
): Promise<{ readonly count: number; readonly of: number; readonly waiting: number }> {
  const row = await tx.first<{ count: number; of: number; waiting: number }>(
    sql`select count(*) filter (where outcome = 'valid')::integer as count, count(outcome)::integer as of,
          count(*) filter (where outcome is null)::integer as waiting
        from submission where second_look`,
  );
  return row ?? { count: 0, of: 0, waiting: 0 };
}

/** When an epoch begins, ids and revisions of directives go on from far above those that may have been given out. */
import { type NumberLeaps, roundedUp } from "#core/document/room-epoch.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The highest numbers that are known to have been given out elsewhere; 0 for none. */
type NumbersSeen = { readonly directive: number; readonly revision: number };

/** Lets both leap: the next id's number ends in 001, and the next revision of each directive in 01. */
export async function leapDirectiveNumbers(
  tx: Tx,
  leaps: Pick<NumberLeaps, "directive" | "revision">,
  seen: NumbersSeen,
): Promise<void> {
  const last = await tx.first<{ number: number }>(sql`select last_value as number from directive_number`);
  const number = roundedUp(Math.max(last?.number ?? 0, seen.directive) + leaps.directive, 1000);
  await tx.rows(sql`select setval('directive_number', ${number})`);
  await tx.run(sql`
    update directive set revision_floor =
      ceil((greatest(revision, revision_floor, ${seen.revision}::integer) + ${leaps.revision}::integer) / 100.0)::integer * 100`);
}

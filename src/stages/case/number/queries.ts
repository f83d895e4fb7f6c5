/** Numbers of advisories of the room's own: one function draws them, for a case as it is opened and for a record that is begun without one. */
import { randomInt } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import { drawnId } from "#core/publish/own-number.ts";
import { roomEpochs } from "#stages/registry/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** For which case, if any, a number is drawn, and when. */
type Drawing = { readonly coordinationCase: string | null; readonly now: string };

const mostDraws = 50;

/** Draws a number under a prefix that nobody has yet, and keeps it. */
export async function drawAdvisoryNumber(
  tx: Tx,
  prefix: string,
  { coordinationCase, now }: Drawing,
): Promise<string> {
  const epoch = (await roomEpochs(tx)).at(-1)?.number ?? 0;
  const year = Number(now.slice(0, 4));
  const row = await tx.first<{ taken: number }>(
    sql`select count(*)::integer as taken from advisory_number where drawn_at >= ${`${year}-01-01T00:00:00Z`}`,
  );
  for (let draws = 0; draws < mostDraws; draws++) {
    const id = drawnId({ prefix, year, epoch }, randomInt(2 ** 40) / 2 ** 40, row?.taken ?? 0);
    const added = await tx.rows(sql`insert into advisory_number (id, coordination_case, drawn_at)
      values (${id}, ${coordinationCase}, ${now}) on conflict (id) do nothing returning id`);
    if (added.length > 0) return id;
  }
  throw new Refusal("busy", "No free number was drawn; try again.");
}

/** The number that was drawn for a case; nothing for one of an earlier release. The actor is the room. */
export async function numberOfCase(tx: Tx, id: string): Promise<string | undefined> {
  return (await tx.first<{ id: string }>(sql`select id from advisory_number where coordination_case = ${id}`))
    ?.id;
}

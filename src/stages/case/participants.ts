/** Who somebody who is signed in is in a case. */
import type { Actor } from "#core/actor.ts";
import { coordinators, isOneOf } from "#core/audience.ts";
import { type CaseView, viewOfCase } from "#core/coordination/case-view.ts";
import { Refusal } from "#core/problem.ts";
import { type CaseRow, caseRows, noSuchCase } from "#stages/case/case-row.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";

/** The rows of participants as whom an actor acts, found by their indexes. */
function rowsOfActor(actor: Actor): Sql {
  const office = isOneOf(coordinators, actor.role) ? (actor.office ?? null) : null;
  const organization = actor.role === "organization" ? (actor.organization ?? null) : null;
  const operator = actor.role === "participant" ? actor.id : null;
  return sql`(office = ${office}::text or organization = ${organization}::text or operator = ${operator}::text)`;
}

/** The participants as whom an actor acts, by case; a case in which it takes no part is not among them. The same question as the database's `in_case`. */
export async function participantsOfActor(
  tx: Tx,
  cases: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; participant: string }>(sql`
    select distinct on (coordination_case) coordination_case as id, participant from case_participant
    where coordination_case = any(${cases}) and ${rowsOfActor(actor)}
    order by coordination_case, joined_at, participant`);
  return new Map(rows.map(({ id, participant }) => [id, participant]));
}

/** The cases in which an actor takes part. To ask `in_case` of each case that there is would show, by the time it takes, how many there are. */
export async function casesOfActor(tx: Tx, actor: Actor): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select distinct coordination_case as id from case_participant where ${rowsOfActor(actor)}`,
  );
  return rows.map(({ id }) => id);
}

/** A case as an actor takes part in it: its row, the participant as whom it acts, and what that one is shown. */
type SeenCase = { readonly row: CaseRow; readonly own: string; readonly view: CaseView };

/** A case to be read, not held. Refuses alike where there is none and where the actor takes no part in it. The transaction's actor is the room. */
export async function caseSeenBy(tx: Tx, id: string, actor: Actor): Promise<SeenCase> {
  const [row] = await caseRows(tx, [id]);
  const own = (await participantsOfActor(tx, [id], actor)).get(id);
  const view = row === undefined || own === undefined ? null : viewOfCase(row.record, own);
  if (row === undefined || own === undefined || view === null) throw noSuchCase();
  return { row, own, view };
}

/** Refuses whoever does not coordinate the case. */
export function mustCoordinate(view: Pick<CaseView, "coordinates"> | null): void {
  if (view?.coordinates !== true)
    throw new Refusal("not-permitted", "Only a coordinator of the case may do this.");
}

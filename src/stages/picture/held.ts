/** What was answered, beside what is shown of it: one row an organisation that responded. The two differ until the organisation's unit moves. */
import { formUnits, type PictureCellPlace } from "#core/privacy/picture-units.ts";
import { nameOfCell } from "#core/privacy/population.ts";
import { recipientsByPlace } from "#stages/dissemination/queries.ts";
import { countedAnswers } from "#stages/response/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Brings the cells of a directive up to who was notified; a new cell gets its unit. Who was notified is no answer, and shown at once. */
export async function placeCells(tx: Tx, directive: string): Promise<void> {
  const known = await tx.rows<PictureCellPlace>(
    sql`select domain, sector, tier, unit from picture_cell where directive = ${directive}`,
  );
  const unitOf = new Map(known.map((cell) => [nameOfCell(cell), cell.unit]));
  const notified = await recipientsByPlace(tx, directive);
  const cells = notified.map((cell) => ({ ...cell, unit: unitOf.get(nameOfCell(cell)) ?? null }));
  await tx.run(sql`
    insert into picture_cell (directive, domain, sector, tier, unit, told)
    select ${directive}, domain, sector, tier, unit, told
    from jsonb_to_recordset(${JSON.stringify(formUnits(cells))}::jsonb) as c (domain text, sector text, tier text, unit integer, told integer)
    on conflict (directive, domain, sector, tier) do update set told = excluded.told where picture_cell.told <> excluded.told`);
}

/** Whose answer to which directive is taken in, at the position of its newest event. */
export type ToTakeIn = {
  readonly directive: string;
  readonly organization: string;
  readonly position: number;
};

/** Takes in what some organisations answered, all in one statement. */
export async function takeIn(tx: Tx, answers: readonly ToTakeIn[]): Promise<void> {
  if (answers.length === 0) return;
  const directives = answers.map(({ directive }) => directive);
  const organizations = answers.map(({ organization }) => organization);
  const positions = answers.map(({ position }) => position);
  // Each row is looked for by its key: of very many responses few are touched, and the planner cannot know how many.
  const theirs = countedAnswers(sql`(r.directive, r.organization) = (t.directive, t.organization)`);
  await tx.run(
    sql`
    insert into picture_response as p (directive, organization, domain, sector, tier, answer, acknowledged, changed)
    select a.directive, a.organization, a.domain, a.sector, a.tier, a.answer, a.acknowledged, t.position
    from unnest(${directives}::text[], ${organizations}::text[], ${positions}::bigint[]) as t (directive, organization, position)
      cross join lateral (${theirs}) a
    on conflict (directive, organization) do update
      set answer = excluded.answer, acknowledged = excluded.acknowledged,
        changed = case when p.answer = excluded.answer then p.changed else excluded.changed end, taken_at = clock_timestamp()
      where p.answer <> excluded.answer or p.acknowledged <> excluded.acknowledged`,
  );
}

/** Takes in everyone's for the first time: nothing is held of the directive yet. */
export async function takeInFirst(tx: Tx, directive: string, position: number): Promise<void> {
  await tx.run(sql`
    insert into picture_response (directive, organization, domain, sector, tier, answer, acknowledged, changed)
    select a.directive, a.organization, a.domain, a.sector, a.tier, a.answer, a.acknowledged, ${position}
    from (${countedAnswers(sql`r.directive = ${directive}`)}) a
    on conflict (directive, organization) do nothing`);
}

/** Takes in everyone's, as after a move of the deadline that answers are in time by; rows that stay as they are are not written. */
export async function takeInAll(tx: Tx, directive: string, position: number): Promise<void> {
  const answers = countedAnswers(sql`r.directive = ${directive}`);
  await tx.run(sql`
    update picture_response p set answer = a.answer, acknowledged = a.acknowledged, changed = ${position}, taken_at = clock_timestamp()
    from (${answers}) a
    where p.directive = ${directive} and p.organization = a.organization
      and (p.answer <> a.answer or p.acknowledged <> a.acknowledged)`);
  await tx.run(sql`
    insert into picture_response (directive, organization, domain, sector, tier, answer, acknowledged, changed)
    select a.directive, a.organization, a.domain, a.sector, a.tier, a.answer, a.acknowledged, ${position}
    from (${answers}) a
    where not exists (select from picture_response p where p.directive = ${directive} and p.organization = a.organization)`);
}

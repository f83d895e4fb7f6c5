/** Moving the units of a picture, by the clock: which may move is decided in core; here what is shown is brought to what was answered, in rows and in counts. */
import {
  columnsOfAnswer,
  type CountedAnswer,
  type RespondedColumn,
  respondedColumns,
} from "#core/directive/picture-columns.ts";
import { answersToShow, enoughChanged } from "#core/privacy/picture-steps.ts";
import { nameOfCell } from "#core/privacy/population.ts";
import type { Domain, Sector, Tier } from "#core/actor.ts";
import { columnOf, type StoredCell, storedCells } from "#stages/picture/queries.ts";
import { sql, type Sql, type Store, system, type Tx } from "#store/sql.ts";

type HeldRow = {
  readonly directive: string;
  readonly changed: number;
  readonly organization: string;
  readonly domain: Domain;
  readonly sector: Sector;
  readonly tier: Tier;
  readonly answer: CountedAnswer;
  readonly shown: CountedAnswer;
  readonly acknowledged: boolean;
  readonly shownAcknowledged: boolean;
};

/** For how long a change waits before it may count, so that none is seen right after the act. */
const settlesAfter = 60;

/**
 * Moves every unit in which enough has changed at least so many seconds ago. Called by the clock. Returns how many directives moved.
 */
export async function movePictures(store: Store, seconds = settlesAfter): Promise<number> {
  return await store.write(system, async (tx) => {
    // The follower waits: what it takes in meanwhile would be shown and not counted.
    await tx.rows(sql`select from cursor where follower = 'picture.cells' for update`);
    const settled = sql`(answer <> shown_answer or acknowledged <> shown_acknowledged)
      and taken_at <= clock_timestamp() - make_interval(secs => ${seconds})`;
    const held = await tx.rows<HeldRow>(sql`
      select directive, organization, domain, sector, tier, answer, shown_answer as shown, acknowledged,
        shown_acknowledged as "shownAcknowledged", changed
      from picture_response where ${settled} order by changed, organization`);
    const cells = Map.groupBy(
      await storedCells(tx, [...new Set(held.map(({ directive }) => directive))]),
      ({ directive }) => directive,
    );
    let moved = 0;
    for (const [directive, rows] of Map.groupBy(held, (row) => row.directive))
      if (await moveUnits(tx, directive, { held: rows, cells: cells.get(directive) ?? [] })) moved += 1;
    return moved;
  });
}

async function moveUnits(
  tx: Tx,
  directive: string,
  { held, cells }: { readonly held: readonly HeldRow[]; readonly cells: readonly StoredCell[] },
): Promise<boolean> {
  const unitOf = new Map(cells.map((cell) => [nameOfCell(cell), cell.unit]));
  const heldIn = Map.groupBy(held, (row) => unitOf.get(nameOfCell(row)));
  const units = Map.groupBy(cells, ({ unit }) => unit);
  const moves = [...units].map(([number, unit]) => moveOf(unit, heldIn.get(number) ?? []));
  const answers = moves.flatMap((move) => move.answers);
  const acknowledged = moves.flatMap((move) => move.acknowledged);
  if (answers.length + acknowledged.length === 0) return false;
  await show(tx, directive, { answers, acknowledged });
  await addCounts(tx, directive, { answers, acknowledged });
  const position = Math.max(...[...answers, ...acknowledged].map(({ changed }) => changed));
  await tx.run(
    sql`update picture set position = greatest(position, ${position}), at = clock_timestamp() where directive = ${directive}`,
  );
  return true;
}

type Move = { readonly answers: readonly HeldRow[]; readonly acknowledged: readonly HeldRow[] };

/** An acknowledgement is counted in a column of its own and moves by itself. */
function moveOf(unit: readonly StoredCell[], held: readonly HeldRow[]): Move {
  const answers = held.filter(({ answer, shown }) => answer !== shown);
  const acknowledged = held.filter((row) => row.acknowledged !== row.shownAcknowledged);
  return {
    answers: answers.slice(0, answersToShow(unit.map(shownCell), answers)),
    acknowledged: enoughChanged(unit, acknowledged) ? acknowledged : [],
  };
}

function shownCell({ domain, sector, told, counts }: StoredCell) {
  const answers = {
    unknown: counts.unknown,
    affected: counts.affected,
    contradicted: counts.contradicted,
    closed: counts.closed,
    "not-affected": counts.notAffected,
  };
  return { domain, sector, told, answers };
}

async function show(tx: Tx, directive: string, { answers, acknowledged }: Move): Promise<void> {
  const ids = (rows: readonly HeldRow[]) => rows.map(({ organization }) => organization);
  await tx.run(sql`
    update picture_response set shown_answer = case when organization = any(${ids(answers)}) then answer else shown_answer end,
      shown_acknowledged = case when organization = any(${ids(acknowledged)}) then acknowledged else shown_acknowledged end
    where directive = ${directive} and (organization = any(${ids(answers)}) or organization = any(${ids(acknowledged)}))`);
}

/** Adds to each cell what moved in it. */
async function addCounts(tx: Tx, directive: string, { answers, acknowledged }: Move): Promise<void> {
  const added = new Map<string, Record<string, string | number>>();
  const add = (row: HeldRow, columns: readonly RespondedColumn[], by: number): void => {
    const { domain, sector, tier } = row;
    const cell = added.get(nameOfCell(row)) ?? { domain, sector, tier, ...nothing };
    for (const column of columns) cell[columnOf(column)] = Number(cell[columnOf(column)]) + by;
    added.set(nameOfCell(row), cell);
  };
  for (const row of answers) {
    add(row, columnsOfAnswer[row.shown], -1);
    add(row, columnsOfAnswer[row.answer], 1);
  }
  for (const row of acknowledged) add(row, ["acknowledged"], row.acknowledged ? 1 : -1);
  await tx.run(sql`
    update picture_cell c set ${sums}
    from jsonb_populate_recordset(null::picture_cell, ${JSON.stringify([...added.values()])}::jsonb) d
    where c.directive = ${directive} and (c.domain, c.sector, c.tier) = (d.domain, d.sector, d.tier)`);
}

const nothing = Object.fromEntries(respondedColumns.map((column) => [columnOf(column), 0]));

const sums: Sql = respondedColumns
  .map(columnOf)
  .map((name): Sql => ({ strings: [`${name} = c.${name} + d.${name}`], values: [] }))
  .reduce((all, one) => sql`${all}, ${one}`);

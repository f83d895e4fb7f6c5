/**
 * Decision tables in SSVC's published form: decision points with ordered values, and rows that map a value of each point to an
 * outcome. People design the table, the machine applies it. The rule pack chooses values for missing facts.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Finding } from "#core/problem.ts";

/** One value of a decision point: its published key, its published name, and a further word by which feeds call it. */
export type DecisionValue = { readonly key: string; readonly name: string; readonly also?: string };

/** A decision point or an outcome group; `values` run from the least to the most urgent, as published. */
export type DecisionPoint = {
  /** Published id `namespace:key:version`. */
  readonly id: string;
  readonly name: string;
  readonly values: readonly DecisionValue[];
};

/** What a table says, before it is made ready for look-up. A row holds one value key for each point, then the outcome's key. */
export type TableDefinition = {
  readonly id: string;
  readonly name: string;
  readonly points: readonly DecisionPoint[];
  readonly outcome: DecisionPoint;
  readonly rows: readonly (readonly string[])[];
};

/** A table ready for look-up. */
export type DecisionTable = TableDefinition & {
  /** One entry for every combination of values, the last point fastest: the row's number or -1. */
  readonly cells: Int32Array;
  /** Place of a point by its published id or its name with hyphens. */
  readonly places: ReadonlyMap<string, number>;
  /** For each point, the number of a value by everything that it is called. */
  readonly called: readonly ReadonlyMap<string, number>[];
};

/** Inputs by a point's name (`in-kev`) or published id, values by name, key or feed's word, in any case; `undefined` means not known. */
export type Inputs = Readonly<Record<string, string | undefined>>;

/** What a table says for some inputs. */
export type Decision = {
  /** Name of the outcome in lower case with hyphens, and its published key; `null` while several are reachable. */
  readonly outcome: string | null;
  readonly key: string | null;
  /** Keys of every outcome that the known facts still allow, least urgent first. */
  readonly reachable: readonly string[];
  /** Number of the deciding row from 0, in the published order; `null` when more than one row is left. */
  readonly row: number | null;
  /** Missing points on which the outcome still depends, the one that would narrow it most first. */
  readonly decidedBy: readonly string[];
  readonly findings: readonly Finding[];
};

/** A published name in lower case with hyphens, as inputs and outcomes are written: `In KEV` is `in-kev`. An asterisk stays. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9*]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** A table made ready for look-up. A row that names no combination, or one that is taken, is left out; `checkTable` names it. */
export function decisionTable(definition: TableDefinition): DecisionTable {
  const size = definition.points.reduce((product, point) => product * point.values.length, 1);
  const cells = new Int32Array(size).fill(-1);
  for (const [number, row] of definition.rows.entries()) {
    const cell = cellOfRow(definition, row);
    if (cell !== null && cells[cell] === -1 && outcomeIndex(definition, row) >= 0) cells[cell] = number;
  }
  const places = definition.points.flatMap(({ id, name }, place) => [
    [id, place] as const,
    [slug(name), place] as const,
  ]);
  return { ...definition, cells, places: new Map(places), called: definition.points.map(callings) };
}

/** Names before keys before feeds' words, should two values share one; as published, and with hyphens in lower case. */
function callings({ values }: DecisionPoint): ReadonlyMap<string, number> {
  const names = values.map(({ name }, number) => [slug(name), number] as const);
  const keys = values.flatMap(({ key }, number) => [[slug(key), number] as const, [key, number] as const]);
  const words = values.flatMap(({ also }, number) => (also === undefined ? [] : [[also, number] as const]));
  return new Map([...words, ...keys, ...names]);
}

/** The combination that a row is about, or `null` when it is not one key for each point and one for the outcome. */
export function cellOfRow(table: TableDefinition, row: readonly string[]): number | null {
  if (row.length !== table.points.length + 1) return null;
  let cell = 0;
  for (const [at, point] of table.points.entries()) {
    const value = point.values.findIndex((one) => one.key === row[at]);
    if (value < 0) return null;
    cell = cell * point.values.length + value;
  }
  return cell;
}

/** Place of a row's outcome among the outcomes, 0 the least urgent; -1 when it is none of them. */
export function outcomeIndex(table: TableDefinition, row: readonly string[]): number {
  return table.outcome.values.findIndex((value) => value.key === row[table.points.length]);
}

/** Number of the value of the point at this place given by key, name or feed's word in any case, or -1. */
function valueAt(table: DecisionTable, place: number, text: string): number {
  const called = table.called[place];
  return called?.get(text) ?? called?.get(slug(text)) ?? -1;
}

type ChosenValues = { readonly chosen: readonly (number | null)[]; readonly findings: readonly Finding[] };

function read(table: DecisionTable, inputs: Inputs): ChosenValues {
  const chosen: (number | null)[] = table.points.map(() => null);
  const findings: Finding[] = [];
  for (const [name, text] of Object.entries(inputs)) {
    if (text === undefined) continue;
    const place = table.places.get(name) ?? table.places.get(slug(name)) ?? -1;
    const point = table.points[place];
    if (point === undefined) {
      findings.push({
        at: `/${pointerStep(name)}`,
        code: "point-unknown",
        message: `${table.id} has no decision point "${name}".`,
      });
      continue;
    }
    const value = valueAt(table, place, text);
    if (value < 0)
      findings.push({ at: `/${pointerStep(name)}`, code: "value-unknown", message: notAValue(point, text) });
    else if (chosen[place] === null || chosen[place] === value) chosen[place] = value;
    else
      findings.push({
        at: `/${pointerStep(name)}`,
        code: "value-contradicts",
        message: `${point.name} is given twice, differently.`,
      });
  }
  return { chosen, findings };
}

function notAValue(point: DecisionPoint, text: string): string {
  const values = point.values.map((value) => slug(value.name)).join(", ");
  return `${point.name} is one of ${values}; "${text.slice(0, 40)}" is none of them and counts as not known.`;
}

/** Every cell that agrees with what is chosen. */
function cellsLeft(table: DecisionTable, chosen: readonly (number | null)[]): readonly number[] {
  let left = [0];
  for (const [at, point] of table.points.entries()) {
    const value = chosen[at] ?? null;
    const values = value === null ? point.values.map((_, number) => number) : [value];
    left = left.flatMap((cell) => values.map((number) => cell * point.values.length + number));
  }
  return left;
}

function outcomesOf(table: DecisionTable, cells: readonly number[]): readonly number[] {
  const found = new Set<number>();
  for (const cell of cells) {
    const row = table.rows[table.cells[cell] ?? -1];
    if (row !== undefined) found.add(outcomeIndex(table, row));
  }
  return [...found].toSorted((a, b) => a - b);
}

/** For each missing point that can still change the outcome: how many outcomes are left at worst once it is known. */
function decidedBy(table: DecisionTable, chosen: readonly (number | null)[]): readonly string[] {
  const open: { readonly name: string; readonly worst: number; readonly total: number }[] = [];
  for (const [at, point] of table.points.entries()) {
    if (chosen[at] !== null) continue;
    const left = point.values.map((_, value) => outcomesOf(table, cellsLeft(table, chosen.with(at, value))));
    if (!matters(table, chosen, at)) continue;
    const counts = left.map((outcomes) => outcomes.length);
    open.push({
      name: slug(point.name),
      worst: Math.max(...counts),
      total: counts.reduce((a, b) => a + b, 0),
    });
  }
  return open.toSorted((a, b) => a.worst - b.worst || a.total - b.total).map((one) => one.name);
}

/** Whether, somewhere among the combinations left, changing this point alone changes the outcome. */
function matters(table: DecisionTable, chosen: readonly (number | null)[], at: number): boolean {
  const values = table.points[at]?.values.length ?? 0;
  const columns = Array.from({ length: values }, (_, value) => cellsLeft(table, chosen.with(at, value)));
  const first = columns[0] ?? [];
  return first.some(
    (_, i) =>
      outcomesOf(
        table,
        columns.map((column) => column[i] ?? -1),
      ).length > 1,
  );
}

/** What the table says. Partial inputs give the set of reachable outcomes and the missing facts that would decide. */
export function decide(table: DecisionTable, inputs: Inputs): Decision {
  const { chosen, findings } = read(table, inputs);
  const cells = cellsLeft(table, chosen);
  const reachable = outcomesOf(table, cells).map((index) => table.outcome.values[index]);
  const only = reachable.length === 1 ? reachable[0] : undefined;
  const row = cells.length === 1 ? (table.cells[cells[0] ?? -1] ?? -1) : -1;
  return {
    outcome: only === undefined ? null : slug(only.name),
    key: only?.key ?? null,
    reachable: reachable.flatMap((value) => (value === undefined ? [] : [value.key])),
    row: row < 0 ? null : row,
    decidedBy: reachable.length > 1 ? decidedBy(table, chosen) : [],
    findings,
  };
}

/** One change of one known fact and the outcome that it would lead to. */
export type Alternative = { readonly point: string; readonly value: string; readonly key: string };

/** What would change the outcome: for complete inputs, every other value of one point that leads to another outcome. */
export function alternatives(table: DecisionTable, inputs: Inputs): readonly Alternative[] {
  const { chosen } = read(table, inputs);
  const now = outcomesOf(table, cellsLeft(table, chosen));
  return table.points.flatMap((point, at) =>
    point.values.flatMap((value, index) => {
      const then = outcomesOf(table, cellsLeft(table, chosen.with(at, index)));
      const key =
        then.length === 1 && then[0] !== now[0] ? table.outcome.values[then[0] ?? -1]?.key : undefined;
      return chosen[at] === null || key === undefined
        ? []
        : [{ point: slug(point.name), value: slug(value.name), key }];
    }),
  );
}

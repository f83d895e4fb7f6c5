/** Decision tables tried out whole: every row, and every combination of known and unknown facts. For the tests and for the evidence that is printed of them. */
import { isDeepStrictEqual } from "node:util";
import { decide, type DecisionTable, type Inputs, slug } from "#core/rules/table/table.ts";

/** Number of rows that decide as they say, by names and by published keys. */
export function decidedRows(table: DecisionTable): number {
  return table.rows.filter((row, number) =>
    [byKey(table, row), byName(table, row)].every((inputs) => {
      const { key, row: decided, reachable, findings } = decide(table, inputs);
      return key === row.at(-1) && decided === number && reachable.length === 1 && findings.length === 0;
    }),
  ).length;
}

function byKey(table: DecisionTable, row: readonly string[]): Inputs {
  return Object.fromEntries(table.points.map((point, i) => [point.id, row[i] ?? ""]));
}

function byName(table: DecisionTable, row: readonly string[]): Inputs {
  return Object.fromEntries(
    table.points.map((point, i) => [
      slug(point.name),
      slug(point.values.find(({ key }) => key === row[i])?.name ?? ""),
    ]),
  );
}

/**
 * Every combination in which at least one fact is not known: the outcomes that the answer calls reachable against those of the rows that agree
 * with what is known, looked at one by one. `wrong` lists combinations that differ.
 */
export function partialInputs(table: DecisionTable): {
  readonly cases: number;
  readonly wrong: readonly Inputs[];
} {
  const wrong: Inputs[] = [];
  let cases = 0;
  for (const known of combinations(table)) {
    if (known.every((key) => key !== null)) continue;
    cases += 1;
    const inputs = Object.fromEntries(
      table.points.flatMap(({ id }, i) => (known[i] === null ? [] : [[id, known[i] ?? ""]])),
    );
    const left = table.rows.filter((row) => known.every((key, i) => key === null || key === row[i]));
    const outcomes = new Set(left.map((row) => row.at(-1)));
    const expected = table.outcome.values.map(({ key }) => key).filter((key) => outcomes.has(key));
    const { reachable, key } = decide(table, inputs);
    const only = expected.length === 1 ? expected[0] : null;
    if (!isDeepStrictEqual(reachable, expected) || key !== only) wrong.push(inputs);
  }
  return { cases, wrong };
}

/** Each point at each of its values or, `null`, not known. */
function combinations({ points }: DecisionTable): readonly (readonly (string | null)[])[] {
  let all: readonly (readonly (string | null)[])[] = [[]];
  for (const { values } of points) {
    const keys = [null, ...values.map(({ key }) => key)];
    all = all.flatMap((known) => keys.map((key) => [...known, key]));
  }
  return all;
}

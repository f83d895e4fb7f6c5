/**
 * What may be wrong with a decision table: rows that name nothing, contradictions, gaps, rows where a worse fact gives a milder
 * outcome, outcomes that nothing reaches. Run on every table that ships and on tables that a policy officer writes.
 */
import type { Finding } from "#core/problem.ts";
import {
  cellOfRow,
  type DecisionPoint,
  type DecisionTable,
  decisionTable,
  outcomeIndex,
  type TableDefinition,
} from "#core/rules/table/table.ts";

/** Every finding about a table, by row (`/rows/N`), by cell for gaps (`/rows`), by outcome (`/outcome/values/N`). */
export function checkTable(definition: TableDefinition): readonly Finding[] {
  const table = decisionTable(definition);
  return [...badRows(table), ...gaps(table), ...notMonotone(table), ...unreachable(table)];
}

/** Number of pairs of neighbouring combinations that a monotonicity check compares: one point one step worse, the rest equal. */
export function neighbourPairs(table: TableDefinition): number {
  const size = table.points.reduce((product, point) => product * point.values.length, 1);
  return table.points.reduce((sum, point) => sum + size - size / point.values.length, 0);
}

function badRows(table: DecisionTable): readonly Finding[] {
  return table.rows.flatMap((row, number): readonly Finding[] => {
    const at = `/rows/${number}`;
    const cell = cellOfRow(table, row);
    if (cell === null)
      return [
        { at, code: "row-unreadable", message: `Row ${number} does not name one value of each point.` },
      ];
    if (outcomeIndex(table, row) < 0)
      return [
        {
          at,
          code: "outcome-unknown",
          message: `Row ${number} leads to "${row.at(-1)}", which is no outcome.`,
        },
      ];
    const first = table.cells[cell] ?? number;
    if (first === number) return [];
    const same = table.rows[first]?.at(-1) === row.at(-1);
    return [
      {
        at,
        code: same ? "row-repeated" : "row-contradicts",
        message: `Row ${number} is about the same facts as row ${first}${same ? "" : " and leads elsewhere"}.`,
      },
    ];
  });
}

function gaps(table: DecisionTable): readonly Finding[] {
  return [...table.cells.entries()].flatMap(([cell, row]) =>
    row >= 0
      ? []
      : [
          {
            at: "/rows",
            code: "row-missing",
            message: `No row for ${factsOf(table.points, cell).join(", ")}.`,
          },
        ],
  );
}

/** The values that a combination stands for, as `name=value` keys. */
function factsOf(points: readonly DecisionPoint[], cell: number): readonly string[] {
  let rest = cell;
  return points
    .toReversed()
    .map((point) => {
      const value = point.values[rest % point.values.length]?.key ?? "";
      rest = Math.floor(rest / point.values.length);
      return `${point.name}=${value}`;
    })
    .toReversed();
}

function notMonotone(table: DecisionTable): readonly Finding[] {
  const findings: Finding[] = [];
  let stride = table.cells.length;
  for (const point of table.points) {
    stride /= point.values.length;
    for (let cell = 0; cell < table.cells.length; cell += 1) {
      if (Math.floor(cell / stride) % point.values.length === point.values.length - 1) continue;
      const milder = outcomeAt(table, cell);
      const worse = outcomeAt(table, cell + stride);
      if (milder < 0 || worse < 0 || worse >= milder) continue;
      const at = `/rows/${table.cells[cell + stride]}`;
      const facts = factsOf(table.points, cell + stride).join(", ");
      findings.push({
        at,
        code: "not-monotone",
        message: `${facts} leads to less than a milder ${point.name} does.`,
      });
    }
  }
  return findings;
}

function outcomeAt(table: DecisionTable, cell: number): number {
  const row = table.rows[table.cells[cell] ?? -1];
  return row === undefined ? -1 : outcomeIndex(table, row);
}

function unreachable(table: DecisionTable): readonly Finding[] {
  const reached = new Set([...table.cells.keys()].map((cell) => outcomeAt(table, cell)));
  return table.outcome.values.flatMap((value, index) =>
    reached.has(index)
      ? []
      : [
          {
            at: `/outcome/values/${index}`,
            code: "outcome-unreachable",
            message: `No row leads to ${value.name}.`,
          },
        ],
  );
}

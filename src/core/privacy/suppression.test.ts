/** Suppression: no small count is shown, and none can be worked out from the sums that are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { smallestShownCount, suppress } from "#core/privacy/suppression.ts";

const sums = [
  { whole: "told", parts: ["silent", "known"] },
  { whole: "known", parts: ["open", "closed"] },
];
const parts = fc.record({ silent: fc.nat(12), open: fc.nat(12), closed: fc.nat(12) });
const table = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), parts, { minKeys: 1 }).map((groups) => {
  const rows: Record<string, Record<string, number>> = {};
  const total: Record<string, number> = { told: 0, known: 0, silent: 0, open: 0, closed: 0 };
  for (const [name, { silent, open, closed }] of Object.entries(groups)) {
    const row = { told: silent + open + closed, known: open + closed, silent, open, closed };
    rows[name] = row;
    for (const [column, value] of Object.entries(row)) total[column] = (total[column] ?? 0) + value;
  }
  return { total, rows };
});

test("suppress: no count of 1 to 4 is shown, nor any of a group of fewer than five", () => {
  fc.assert(
    fc.property(table, (counts) => {
      const shown = suppress(counts, sums);
      for (const row of [shown.total, ...Object.values(shown.rows)])
        for (const value of Object.values(row))
          assert.ok(value === null || value === 0 || value >= smallestShownCount);
      for (const [name, row] of Object.entries(counts.rows))
        if (row["told"] !== undefined && row["told"] > 0 && row["told"] < smallestShownCount)
          assert.ok(Object.values(shown.rows[name] ?? {}).every((value) => value === null));
    }),
    { numRuns: 300 },
  );
});

test("suppress: no sum has exactly one hidden term (differencing attack)", () => {
  fc.assert(
    fc.property(table, (counts) => {
      const shown = suppress(counts, sums);
      const rows = [shown.total, ...Object.values(shown.rows)];
      const within = rows.flatMap((row) =>
        sums.map(({ whole, parts: terms }) => [whole, ...terms].map((term) => row[term])),
      );
      const across = Object.keys(shown.total).map((column) => rows.map((row) => row[column]));
      for (const line of [...within, ...across]) {
        const hidden = line.filter((value) => value === null).length;
        assert.notEqual(hidden, 1, JSON.stringify(shown));
      }
    }),
    { numRuns: 300 },
  );
});

test("suppress: what is large is shown as it is", () => {
  const rows = {
    a: { told: 20, known: 20, silent: 0, open: 8, closed: 12 },
    b: { told: 30, known: 20, silent: 10, open: 10, closed: 10 },
  };
  const total = { told: 50, known: 40, silent: 10, open: 18, closed: 22 };
  assert.deepEqual(suppress({ total, rows }, sums), { total, rows });
});

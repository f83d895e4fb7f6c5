/** The machines against the published transition functions, row by row, both ways. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { caseStates } from "#core/coordination/machine/case-machine.ts";
import { caseTransitions, transitionsDot } from "#core/coordination/machine/case-transitions.ts";
import { embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { reportStates } from "#core/coordination/machine/report-machine.ts";
import {
  caseStateSymbols,
  publishedCaseStates,
  publishedEmbargo,
  publishedReports,
} from "#test/kit/coordination/published-tables.ts";

type Published = {
  readonly states: Readonly<Record<string, string>>;
  readonly symbols: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
};

function rowsOf({ states, symbols, rows }: Published): string[] {
  return rows.flatMap((row) => {
    const [from = "", ...leads] = row.split(" ");
    return leads.map(([symbol = "", to = ""]) => `${states[from]} ${symbols[symbol]} ${states[to]}`);
  });
}

function rowsIn(machine: string): string[] {
  return caseTransitions()
    .filter((row) => row.machine === machine)
    .map(({ from, act, to }) => `${from} ${act} ${to}`);
}

describe("the machines of a case and the published tables", () => {
  it("report management has the published states and rows, and no other", () => {
    assert.deepEqual([...reportStates].toSorted(), Object.values(publishedReports.states).toSorted());
    assert.deepEqual(rowsIn("report-management").toSorted(), rowsOf(publishedReports).toSorted());
  });

  it("embargo management has the published rows; a counter-proposal is the published proposal by somebody else", () => {
    assert.deepEqual([...embargoStates].toSorted(), Object.values(publishedEmbargo.states).toSorted());
    const rows = rowsIn("embargo-management");
    const counters = rows.filter((row) => row.includes(" counter "));
    assert.deepEqual(counters, ["proposed counter proposed", "revise counter revise"]);
    const published = rowsOf(publishedEmbargo);
    for (const counter of counters) assert.ok(published.includes(counter.replace("counter", "propose")));
    assert.deepEqual(rows.filter((row) => !counters.includes(row)).toSorted(), published.toSorted());
  });

  it("the case's state has the 32 published states and 58 rows, and no other", () => {
    const expected = publishedCaseStates.flatMap((row) => {
      const [from = "", ...symbols] = row.split(" ");
      return symbols.map((symbol) => {
        const act = caseStateSymbols[symbol as keyof typeof caseStateSymbols];
        return `${from} ${act} ${from.replace(symbol.toLowerCase(), symbol)}`;
      });
    });
    assert.equal(expected.length, 58);
    assert.deepEqual(
      [...caseStates].toSorted(),
      publishedCaseStates.map((row) => row.slice(0, 6)).toSorted(),
    );
    assert.deepEqual(rowsIn("case-state").toSorted(), expected.toSorted());
  });

  it("every row says who may, and every state and row is in the drawing", () => {
    const rows = caseTransitions();
    assert.ok(rows.every(({ by }) => by.length > 0));
    const dot = transitionsDot(rows);
    for (const { machine, from, act, to } of rows)
      assert.ok(dot.includes(`"${machine}/${from}" -> "${machine}/${to}" [label="${act}"]`));
  });
});

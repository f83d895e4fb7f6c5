/** Decision tables: every row of every table, monotone, partial inputs, and agreement with the published JSON where it is at hand. */
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import type { Finding } from "#core/problem.ts";
import { alternatives, decide, type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { checkTable, neighbourPairs } from "#core/rules/table/table-check.ts";
import { readTable } from "#core/rules/table/table-read.ts";
import { bod2604 } from "#core/rules/tables/cisa-bod-26-04.ts";
import { findTable, tables } from "#core/rules/tables/index.ts";
import { decidedRows, partialInputs } from "#test/kit/suites/policy-tables.ts";

const published = "../shared/data/conformance/ssvc-data.tar.gz";
const flattened = "../shared/data/conformance/ssvc-decision-rows.jsonl.gz";

/** Every published decision table whose id is in our registry, by id. */
async function publishedTables(): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  const unpack = createReadStream(published).pipe(createGunzip()).pipe(extract());
  for await (const entry of unpack) {
    if (entry.header.name.includes("/json/decision_tables/") && entry.header.name.endsWith(".json")) {
      const json = JSON.parse(await text(entry)) as Readonly<Record<string, string>>;
      const id = `${json["namespace"]}:${json["key"]}:${json["version"]}`;
      if (findTable(id) !== null) found.set(id, json);
    } else entry.resume();
  }
  return found;
}

/** What a published table leaves open: the six sets of CVSS alone never tell severity None, a score of 0. */
const knownFindings: ReadonlyMap<string, readonly string[]> = new Map([
  ["cvss:DT_CVSS_QSR:4.0.0", ["outcome-unreachable"]],
]);

function unexpected(table: DecisionTable): readonly Finding[] {
  const known = knownFindings.get(table.id) ?? [];
  return checkTable(table).filter(({ code }) => !known.includes(code));
}

for (const table of tables) {
  describe(`decision table ${table.id}`, () => {
    it("has no gap, contradiction, dead outcome or row where a worse fact gives a milder outcome", () => {
      assert.deepEqual(unexpected(table), []);
      assert.ok(neighbourPairs(table) > 0);
    });

    it(`decides all ${table.rows.length} rows, by names and by published keys`, () => {
      assert.equal(decidedRows(table), table.rows.length);
    });

    it("names for every part of the facts the outcomes that its rows leave open", () => {
      const { cases, wrong } = partialInputs(table);
      assert.ok(cases > 0);
      assert.deepEqual(wrong, []);
    });

    it("reaches all its outcomes when nothing is known", () => {
      const decision = decide(table, {});
      assert.deepEqual(
        decision.reachable,
        table.outcome.values
          .map((value) => value.key)
          .filter((key) => table.rows.some((row) => row.at(-1) === key)),
      );
      assert.equal(decision.key, null);
      assert.ok(decision.decidedBy.length > 0);
    });
  });
}

describe(
  "published tables",
  { skip: existsSync(published) ? false : "the SSVC data are not at hand" },
  () => {
    it("agree with ours, row by row and in order", async () => {
      const found = await publishedTables();
      assert.equal(found.size, tables.length);
      for (const table of tables) {
        const read = readTable(found.get(table.id));
        assert.ok(read.ok);
        assert.equal(read.value.name, table.name);
        for (const [number, row] of table.rows.entries()) {
          const inputs = Object.fromEntries(table.points.map((point, i) => [point.id, row[i]]));
          assert.equal(decide(read.value, inputs).key, row.at(-1));
          assert.equal(decide(read.value, inputs).row, number);
        }
        assert.deepEqual(unexpected(read.value), []);
      }
    });

    it("agree with ours in the flattened rows", async () => {
      const lines = (await text(createReadStream(flattened).pipe(createGunzip()))).trim().split("\n");
      let compared = 0;
      for (const line of lines) {
        const row = JSON.parse(line) as {
          table: string;
          outcome_point: string;
          mapping: Record<string, string>;
        };
        const table = findTable(row.table);
        if (table === null) continue;
        const { [row.outcome_point]: expected, ...inputs } = row.mapping;
        assert.equal(decide(table, inputs).key, expected);
        compared += 1;
      }
      assert.ok(compared > 1400, `${compared} rows compared`);
    });
  },
);

describe("partial and odd inputs", () => {
  it("name the reachable outcomes and the fact that would decide", () => {
    const decision = decide(bod2604, {
      "in-kev": "yes",
      "publicly-exposed": "yes",
      "technical-impact": "total",
    });
    assert.equal(decision.key, "3DF");
    assert.equal(decision.outcome, "3-days-forensic-investigation");
    assert.equal(decision.row, null);
    const open = decide(bod2604, { "in-kev": "no", "publicly-exposed": "no" });
    assert.deepEqual(open.reachable, ["FSU", "60D"]);
    assert.deepEqual(open.decidedBy, ["automatable"]);
  });

  it("put the fact that narrows most first", () => {
    const decision = decide(bod2604, { "in-kev": "yes", automatable: "no" });
    assert.deepEqual(decision.reachable, ["14D", "3DF"]);
    assert.deepEqual(decision.decidedBy.toSorted(), ["publicly-exposed", "technical-impact"]);
  });

  it("are read in any case, and what is no value counts as not known with a finding", () => {
    const table = findTable("ssvc:DT_DP:1.0.0");
    assert.ok(table);
    const facts = {
      Exploitation: "PoC",
      "System Exposure": "OPEN",
      automatable: "Yes",
      "human-impact": "very high",
    };
    assert.equal(decide(table, facts).outcome, "out-of-cycle");
    const odd = decide(table, { ...facts, exploitation: "rumoured", colour: "red" });
    assert.deepEqual(odd.findings.map((one) => one.code).toSorted(), ["point-unknown", "value-unknown"]);
    const twice = decide(bod2604, { "in-kev": "yes", "cisa:KEV:1.0.0": "N" });
    assert.deepEqual(
      twice.findings.map((one) => one.code),
      ["value-contradicts"],
    );
  });

  it("from hostile keys are only unknown points", () => {
    const inputs = JSON.parse('{"__proto__":"yes","constructor":"yes"}') as Record<string, string>;
    assert.deepEqual(
      decide(bod2604, inputs).findings.map((one) => one.code),
      ["point-unknown", "point-unknown"],
    );
  });

  it("never widen: knowing one more fact leaves a subset of the outcomes", () => {
    for (const table of tables.filter((one) => one.rows.length <= 72)) {
      for (const row of table.rows) {
        let known: Record<string, string | undefined> = {};
        let before = decide(table, known).reachable;
        for (const [i, point] of table.points.entries()) {
          known = { ...known, [point.id]: row[i] };
          const after = decide(table, known).reachable;
          assert.ok(after.every((key) => before.includes(key)));
          before = after;
        }
      }
    }
  });
});

describe("what would change the outcome", () => {
  it("lists each single change that leads elsewhere", () => {
    const facts = {
      "in-kev": "no",
      "publicly-exposed": "yes",
      automatable: "no",
      "technical-impact": "total",
    };
    assert.deepEqual(alternatives(bod2604, facts), [
      { point: "in-kev", value: "yes", key: "3DF" },
      { point: "publicly-exposed", value: "no", key: "FSU" },
      { point: "automatable", value: "yes", key: "3D" },
      { point: "technical-impact", value: "partial", key: "60D" },
    ]);
  });
});

describe("a table written badly", () => {
  it("is told its gaps, contradictions, unreadable and non-monotone rows", () => {
    const rows = bod2604.rows.map((row) => [...row]);
    rows[0] = ["N", "N", "N", "P", "3D"];
    rows[1] = ["Y", "N", "N", "?", "14D"];
    rows[2] = ["N", "N", "N", "T", "14D"];
    rows[3] = ["N", "N", "Y", "P", "soon"];
    const codes = new Set(checkTable(decisionTable({ ...bod2604, rows })).map((one) => one.code));
    assert.deepEqual([...codes].toSorted(), [
      "not-monotone",
      "outcome-unknown",
      "outcome-unreachable",
      "row-contradicts",
      "row-missing",
      "row-unreadable",
    ]);
  });

  it("or hostile is refused with findings, not thrown at", () => {
    const wide = Array.from({ length: 400 }, (_, i) => ({ key: `k${i}`, name: `v${i}` }));
    const point = (id: string) => ({ [id]: { name: id, values: wide } });
    const huge = {
      outcome: "o",
      decision_points: { ...point("o"), ...point("a"), ...point("b") },
      mapping: [],
    };
    for (const json of [null, 3, [], {}, { mapping: {} }, { decision_points: [1] }, huge]) {
      const read = readTable(json);
      assert.equal(read.ok, false);
    }
  });
});

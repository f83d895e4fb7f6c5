/** Rule packs as documents: those that ship survive writing and reading; each fault is found at its place; hostile input never throws. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { packDocument } from "#core/rules/rule-pack/pack-document.ts";
import { checkPackDocument, readPack } from "#core/rules/rule-pack/pack-read.ts";
import { packs, procedures } from "#core/rules/packs/index.ts";
import { decide } from "#core/rules/table/table.ts";

type Json = { [key: string]: Json } & Json[] & (string | number | null | boolean);

function documentOf(pack: (typeof packs)[number] | (typeof procedures)[number] | undefined): Json {
  assert.ok(pack);
  return JSON.parse(JSON.stringify(packDocument(pack))) as Json;
}

/** What is found, as `at code`, after one change to a sound document. */
function after(document: Json, change: (document: Json) => void): readonly string[] {
  const copy = structuredClone(document);
  change(copy);
  return checkPackDocument(copy).map(({ at, code }) => `${at} ${code}`);
}

function set(target: Json | undefined, value: object): void {
  Object.assign(target as object, value);
}

describe("a pack that ships", () => {
  for (const pack of packs)
    it(`${pack.id} says the same after writing and reading`, () => {
      const read = readPack(documentOf(pack));
      assert.ok(read.ok, JSON.stringify(read.findings));
      assert.ok("table" in read.value);
      const { table, ...rest } = read.value;
      const { table: own, ...expected } = pack;
      assert.deepEqual(rest, expected);
      for (const row of own.rows) {
        const inputs = Object.fromEntries(own.points.map(({ id }, i) => [id, row[i]]));
        assert.equal(decide(table, inputs).key, row.at(-1));
      }
    });

  for (const procedure of procedures)
    it(`${procedure.id} says the same after writing and reading`, () => {
      assert.deepEqual(readPack(documentOf(procedure)), { ok: true, value: procedure });
    });
});

describe("a fault in a pack", () => {
  const sound = documentOf(packs.find(({ id }) => id === "us.cisa.bod-22-01"));
  const outcome = "x_example.bongsu#policy:BOD2201:1.0.0";

  it("of its table is found at the row or value", () => {
    const table = (change: (mapping: Json) => void) =>
      after(sound, (one) => change(one["table"]!["mapping"]!));
    assert.deepEqual(
      table((rows) => void rows.pop()),
      ["/table/mapping row-missing", `/table/decision_points/${outcome}/values/2 outcome-unreachable`],
    );
    assert.deepEqual(
      table((rows) => set(rows[3], { [outcome]: "NS" })),
      ["/table/mapping/3 not-monotone", `/table/decision_points/${outcome}/values/2 outcome-unreachable`],
    );
    assert.deepEqual(
      table((rows) => void rows.push(JSON.parse(JSON.stringify(rows[0]).replace('"NS"', '"2W"')) as Json)),
      ["/table/mapping/4 row-contradicts"],
    );
    assert.deepEqual(
      after(sound, (one) => set(one, { table: "ssvc:DT_PD:1.0.0" }))[0],
      "/table table-unknown",
    );
  });

  it("of its inputs and outcomes is found at the member", () => {
    const input = (value: object) => after(sound, (one) => set(one["inputs"]![1], value));
    assert.deepEqual(input({ missing: "yes" }), ["/inputs/1/missing missing-not-worst"]);
    assert.deepEqual(input({ values: { yes: "Y" }, missing: "yes" }), ["/inputs/1/values input-gap"]);
    assert.deepEqual(input({ values: { yes: "Y", no: "Q" } }).slice(0, 1), [
      "/inputs/1/values/no key-unknown",
    ]);
    assert.deepEqual(input({ fact: "cveBefor2021" }).slice(0, 1), ["/inputs/1/fact word-unknown"]);
    assert.deepEqual(input({ point: "x:Y:1" }), ["/inputs/1/point point-unknown", "/inputs input-missing"]);
    const outcomes = (value: object) => after(sound, (one) => set(one["outcomes"], value));
    const asks = { tier: "P1", duration: { days: 1 }, also: [] };
    assert.deepEqual(outcomes({ "3W": asks }), ["/outcomes/3W outcome-unknown"]);
    assert.deepEqual(outcomes({ "6M": asks }), [
      "/outcomes/2W/tier tiers-out-of-order",
      "/outcomes/2W/duration durations-out-of-order",
    ]);
    assert.deepEqual(outcomes({ "2W": { ...asks, withoutPatch: { tier: "P3", also: [] } } }), [
      "/outcomes/2W/withoutPatch/tier tiers-out-of-order",
    ]);
    assert.deepEqual(outcomes({ "2W": { ...asks, duration: { date: "2030-01-01" } } }), [
      "/outcomes/2W/duration/date dates-out-of-order",
    ]);
    assert.deepEqual(outcomes({ "2W": { ...asks, duration: { weeks: 2 } } }), [
      "/outcomes/2W/duration duration-unreadable",
    ]);
    assert.deepEqual(
      after(sound, (one) => void delete (one["outcomes"] as { [key: string]: Json })["NS"]),
      ["/outcomes outcome-missing"],
    );
  });

  it("of its head is found at the member", () => {
    const head = (value: object) => after(sound, (one) => set(one, value));
    assert.deepEqual(head({ effective: { from: "2026-07-01", until: "2026-06-30" } }), [
      "/effective/until dates-out-of-order",
    ]);
    assert.deepEqual(head({ effective: { from: "2026-02-30", until: null } }), [
      "/effective/from date-unreadable",
    ]);
    assert.deepEqual(head({ supersedes: ["us.cisa.bod-22-01@1.0.0"] }), ["/supersedes/0 supersedes-itself"]);
    assert.deepEqual(head({ id: "CISA", version: "1", name: { ko: "" }, extra: 1 }), [
      "/extra member-unknown",
      "/id form-wrong",
      "/version form-wrong",
      "/name/ko text-missing",
      "/name/en text-missing",
    ]);
  });

  it("of a step is found at the step", () => {
    const steps = (value: object) =>
      after(documentOf(procedures.find(({ id }) => id.startsWith("drill."))), (one) =>
        set(one["steps"]![5], value),
      );
    assert.deepEqual(steps({ when: { fact: "patch", is: "no", after: { days: 3 } } }), [
      "/steps/5/when/after dates-out-of-order",
    ]);
    assert.deepEqual(steps({ id: "hunt" }), ["/steps/5/id step-repeated"]);
    assert.deepEqual(steps({ when: { fact: "weather", is: "fine" } }), [
      "/steps/5/when/fact word-unknown",
      "/steps/5/when/is word-unknown",
    ]);
  });
});

describe("a hostile document", () => {
  it("gives findings and never throws", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom("table", "inputs", "outcomes", "steps", "effective", "name"),
        (json, name) => {
          const odd = { ...(documentOf(packs[0]) as object), [name]: json };
          assert.ok(Array.isArray(checkPackDocument(odd)));
          assert.ok(checkPackDocument(json).length > 0);
        },
      ),
      { numRuns: 300 },
    );
    const values = [
      { key: "N", name: "No" },
      { key: "Y", name: "Yes" },
    ];
    const points = Object.fromEntries(
      Array.from({ length: 16 }, (_, i) => [`x:P${i}:1`, { name: `P${i}`, values }]),
    );
    const table = {
      decision_points: { ...points, "x:O:1": { name: "O", values } },
      outcome: "x:O:1",
      mapping: [],
    };
    const findings = checkPackDocument({ ...(documentOf(packs[0]) as object), table });
    assert.ok(findings.length < 1100 && findings.some(({ code }) => code === "findings-cut"));
    assert.ok(checkPackDocument(JSON.parse('{"__proto__":{"steps":[]},"constructor":1}')).length > 0);
  });
});

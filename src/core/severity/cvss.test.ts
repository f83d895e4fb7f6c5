/** Base scores of all versions against another implementation, on every combination of base metrics drawn at random, and what is no vector. */
import assert from "node:assert/strict";
import { test } from "node:test";
import calculator from "ae-cvss-calculator";
import fc from "fast-check";
import { scoreOfVector } from "#core/severity/cvss.ts";

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = calculator;

function vectors(prefix: string, metrics: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const parts = Object.entries(metrics).map(([name, values]) =>
    fc.constantFrom(...values.split("")).map((value) => `${name}:${value}`),
  );
  return fc.tuple(...parts).map((chosen) => prefix + chosen.join("/"));
}

const three = { AV: "NALP", AC: "LH", PR: "NLH", UI: "NR", S: "UC", C: "NLH", I: "NLH", A: "NLH" };
const four = { AV: "NALP", AC: "LH", AT: "NP", PR: "NLH", UI: "NPA", VC: "HLN", VI: "HLN", VA: "HLN" };
const onward = { SC: "HLN", SI: "HLN", SA: "HLN" };

const versions = [
  {
    version: "2.0",
    any: vectors("", { AV: "LAN", AC: "HML", Au: "MSN", C: "NPC", I: "NPC", A: "NPC" }),
    other: (vector: string) => new Cvss2(vector).calculateScores().base,
  },
  {
    version: "3.0",
    any: vectors("CVSS:3.0/", three),
    other: (vector: string) => new Cvss3P0(vector).calculateScores().base,
  },
  {
    version: "3.1",
    any: vectors("CVSS:3.1/", three),
    other: (vector: string) => new Cvss3P1(vector).calculateScores().base,
  },
  {
    version: "4.0",
    any: vectors("CVSS:4.0/", { ...four, ...onward }),
    other: (vector: string) => new Cvss4P0(vector).calculateScores().overall,
  },
];

for (const { version, any, other } of versions)
  test(`CVSS ${version}: the same base score as another implementation`, () => {
    fc.assert(
      fc.property(any, (vector) => {
        assert.deepEqual(scoreOfVector(vector), { version, base: Number(other(vector)) + 0 }, vector);
      }),
      { numRuns: 1500 },
    );
  });

test("threat and environmental metrics do not move the base score, however they are written", () => {
  const base = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
  for (const vector of [base, `${base}/E:U/RL:O`, base.toLowerCase(), `${base}/`])
    assert.equal(scoreOfVector(vector)?.base, 9.8, vector);
  assert.equal(scoreOfVector("(AV:N/AC:L/Au:N/C:C/I:C/A:C)")?.base, 10);
  const newest = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
  assert.deepEqual(scoreOfVector(`${newest}/E:U/CR:L`), scoreOfVector(newest));
});

test("what is no vector, lacks a metric, says one twice or is too long has no score", () => {
  const base = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
  const none = ["", "9.8", "HIGH", "CVSS:3.1/AV:N", `${base}/AV:L`, base.replace("3.1", "5.0")];
  for (const text of [...none, base.replace("AV:N", "AV:X"), `${base}${"/X:Y".repeat(200)}`])
    assert.equal(scoreOfVector(text), null, text);
});

/** Procedures: each does what the vectors in `test/vectors/policy/procedures/REFERENCE.tsv` say; recurring steps do not drift. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { compareInstants } from "#core/clock/clock.ts";
import { procedures } from "#core/rules/packs/index.ts";
import { referenceOf, type ProcedureStep } from "#core/rules/rule-pack/rule-pack.ts";
import { type DatedStep, occurrences, scheduleOf } from "#core/rules/schedule.ts";
import { readCase } from "#test/kit/suites/worked-deadlines.ts";

const folder = "test/vectors/policy/procedures";

function said({ step, deadline, waiting, assumed }: DatedStep): string {
  return `${step.id} ${deadline ?? waiting}${assumed === null ? "" : ` ?${assumed}`}`;
}

describe("procedures", () => {
  it("each have their vectors, and no vectors are without a procedure", () => {
    assert.deepEqual(
      readdirSync(folder).toSorted(),
      procedures.map((one) => `${referenceOf(one)}.tsv`).toSorted(),
    );
  });

  for (const procedure of procedures) {
    const lines = readFileSync(`${folder}/${referenceOf(procedure)}.tsv`, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    it(`${referenceOf(procedure)} does what ${lines.length} worked examples say, which meet every step`, () => {
      const met = new Set<string>();
      for (const line of lines) {
        const [given = "", ...expected] = line.split("\t");
        const dated = scheduleOf(procedure, readCase(given));
        assert.ok(dated.ok);
        assert.deepEqual(dated.value.map(said), expected, given);
        for (const { step } of dated.value) met.add(step.id);
      }
      assert.deepEqual(met, new Set(procedure.steps.map(({ id }) => id)));
      assert.ok(procedure.source.length > 20 && procedure.unverified.length > 0);
    });
  }

  it("say where they count working days that nobody knows", () => {
    const [first] = procedures;
    const [step] = first?.steps ?? [];
    assert.ok(first && step);
    const late = { ...first, steps: [{ ...step, start: "aware", duration: { workingDays: 5 } }] } as const;
    const dated = scheduleOf(late, { starts: { aware: "2030-12-27T00:00:00Z" }, facts: {} });
    assert.deepEqual(
      dated.findings?.map(({ at, code }) => [at, code]),
      [[`/steps/${step.id}`, "working-days-unknown"]],
    );
  });

  it("say which time cannot be read", () => {
    const [first] = procedures;
    assert.ok(first);
    const dated = scheduleOf(first, { starts: { aware: "yesterday" }, facts: {} });
    assert.ok(!dated.ok);
    assert.deepEqual(
      dated.findings.map(({ at, code }) => [at, code]),
      [["/starts/aware", "time-unreadable"]],
    );
  });
});

describe("a recurring step", () => {
  const every = (span: ProcedureStep["duration"]): ProcedureStep => ({
    id: "status",
    kind: "report",
    what: { ko: "보고", en: "report" },
    start: "published",
    duration: span,
    every: span,
  });

  it("comes again after each end, counted from the first so that a short month does not shorten the next", () => {
    const start = "2026-01-31T00:00:00Z";
    assert.deepEqual(occurrences(every({ months: 1 }), start, "2026-06-01T00:00:00Z"), [
      "2026-02-28T14:59:59Z",
      "2026-03-28T14:59:59Z",
      "2026-04-28T14:59:59Z",
      "2026-05-28T14:59:59Z",
    ]);
    assert.deepEqual(occurrences(every({ workingDays: 2 }), "2026-09-23T00:00:00Z", "2026-10-01T15:00:00Z"), [
      "2026-09-29T14:59:59Z",
      "2026-10-01T14:59:59Z",
    ]);
    assert.deepEqual(occurrences(every({ hours: 24 }), start, "2026-02-02T12:00:00Z"), [
      "2026-02-01T00:00:00Z",
      "2026-02-02T00:00:00Z",
    ]);
    const { every: _every, ...once } = every({ days: 7 });
    assert.deepEqual(occurrences(once, start, "2027-01-01T00:00:00Z"), ["2026-02-07T14:59:59Z"]);
  });

  it("is listed in order, within its bounds, a thousand times at most", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom("hours", "days", "workingDays", "months"),
        (count, unit) => {
          const until = "2026-12-01T00:00:00Z";
          const ends = occurrences(
            every({ [unit]: count } as ProcedureStep["duration"]),
            "2026-01-01T00:00:00Z",
            until,
          );
          assert.ok(ends.length <= 1000);
          assert.ok(ends.every((end) => compareInstants(end, until) <= 0));
          assert.deepEqual(ends.toSorted(compareInstants), ends);
          assert.equal(new Set(ends).size, ends.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

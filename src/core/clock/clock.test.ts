/** Clocks: a second calculation on any start and length, the calendar's limits, durations from outside, and how instants are said. Worked examples are in `deadlines.test.ts`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { Duration } from "#core/clock/duration.ts";
import {
  calendarRemark,
  compareInstants,
  dateOf,
  deadline,
  readDuration,
  startOfDate,
} from "#core/clock/clock.ts";
import { secondEnd } from "#test/kit/suites/second-clock.ts";

function minutesIn2026(minutes: number): string {
  return new Date(Date.parse("2026-01-01T00:00:00Z") + minutes * 60_000).toISOString();
}

/** The end by a calculation that shares nothing with this one. */
function secondOpinion(start: string, duration: Duration): string {
  const end = secondEnd({ start, duration, domain: "", pauses: [], alerts: [], extensions: [] });
  return new Date(end).toISOString().replace(".000", "");
}

describe("deadlines", () => {
  it("agree with a second calculation on any start and length", () => {
    const start = fc
      .date({ min: new Date("2024-01-01"), max: new Date("2029-10-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
    const duration = fc.oneof(
      fc.record({ hours: fc.integer({ min: 1, max: 2000 }) }),
      fc.record({ days: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ workingDays: fc.integer({ min: 1, max: 120 }) }),
    );
    fc.assert(
      fc.property(start, duration, (from, length) => {
        assert.equal(deadline(from, length), secondOpinion(from, length));
      }),
      { numRuns: 400 },
    );
  });

  it("never come earlier for a later start", () => {
    const days = fc.integer({ min: 1, max: 60 });
    const minute = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(days, minute, minute, (count, a, b) => {
        const [early = 0, late = 0] = [a, b].toSorted((x, y) => x - y);
        const [first, second] = [early, late].map((minutes) =>
          deadline(minutesIn2026(minutes), { workingDays: count }),
        );
        assert.ok(compareInstants(first ?? "", second ?? "") <= 0);
      }),
      { numRuns: 100 },
    );
  });
});

describe("working days beyond the calendar", () => {
  const remark = (start: string, count: number) => {
    const duration = { workingDays: count };
    return calendarRemark({ start, end: deadline(start, duration) }, duration);
  };

  it("are said to be unknown, on either side and only there", () => {
    assert.equal(remark("2030-12-27T09:00:00+09:00", 2), null);
    assert.equal(remark("2023-12-31T09:00:00+09:00", 1), null);
    const after = remark("2030-12-27T09:00:00+09:00", 3);
    assert.equal(after?.code, "working-days-unknown");
    assert.match(after.message, /2024-01-01 to 2030-12-31, not for all of 2030-12-28 to 2031-01-01/);
    assert.equal(remark("2023-12-29T09:00:00+09:00", 1)?.code, "working-days-unknown");
  });

  it("trouble no clock that does not count them", () => {
    const [start, end] = ["2031-05-01T00:00:00Z", "2031-06-01T14:59:59Z"];
    for (const duration of [{ days: 31 }, { hours: 3 }, { months: 1 }, { date: "2031-06-01" }])
      assert.equal(calendarRemark({ start, end }, duration), null);
    assert.equal(calendarRemark({ start, end: null }, { workingDays: 3 }), null);
  });
});

describe("a duration from outside", () => {
  it("has exactly one unit within its limits", () => {
    const bad: unknown[] = [
      null,
      "3",
      [],
      {},
      { days: 0 },
      { days: 1.5 },
      { days: "3" },
      { days: 1e9 },
      { hours: Number.NaN },
      { days: 3, hours: 1 },
      { weeks: 1 },
      { nextUpgrade: false },
      { date: "2026-02-29" },
      { date: "2026-13-01" },
      { date: "tomorrow" },
      JSON.parse('{"__proto__":3}'),
    ];
    for (const value of bad) {
      const read = readDuration(value, "/actions/0/clock/duration");
      assert.equal(read.ok, false, JSON.stringify(value));
      assert.equal(read.findings[0]?.at, "/actions/0/clock/duration");
    }
    assert.deepEqual(readDuration({ date: "2028-02-29" }, ""), {
      ok: true,
      value: { date: "2028-02-29" },
      findings: [],
    });
  });
});

describe("a date", () => {
  it("is a date of Seoul", () => {
    assert.equal(startOfDate("2026-05-12"), "2026-05-11T15:00:00Z");
    assert.equal(dateOf("2026-05-11T15:00:00Z"), "2026-05-12");
    assert.equal(dateOf("2026-05-11T14:59:59Z"), "2026-05-11");
  });
});

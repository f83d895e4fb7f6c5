/** Running clocks: laws on any clock, a second calculation among them. Worked examples are in `deadlines.test.ts`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { alertLevels } from "#core/clock/alert-level.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { type AlertPeriod, levelAt, type RunningClock, runningEnd } from "#core/clock/running-clock.ts";
import { idsOf } from "#core/topology/topology.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { secondEnd } from "#test/kit/suites/second-clock.ts";

/** The end by the second calculation, which shares nothing with this one. */
function secondOpinion(clock: RunningClock): string | null {
  const end = secondEnd(clock);
  return end === Infinity ? null : new Date(end).toISOString().replace(".000", "");
}

const minute = fc.integer({ min: 0, max: 90 * 24 * 60 });
const instant = minute.map((minutes) =>
  new Date(Date.parse("2026-07-01T00:00:00Z") + minutes * 60_000).toISOString(),
);
const range = fc.tuple(minute, minute).map(([a, b]) => {
  const at = (minutes: number) =>
    new Date(Date.parse("2026-07-01T00:00:00Z") + minutes * 60_000).toISOString();
  return { from: at(Math.min(a, b)), until: at(Math.max(a, b)) };
});
const domains = idsOf(korea, "domain");
const span = fc.oneof(
  fc.record({ hours: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ workingDays: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 3 }) }),
);
const alert = fc
  .tuple(fc.constantFrom(...alertLevels), fc.option(fc.constantFrom(...domains)), range)
  .map(([level, domain, within]): AlertPeriod => ({ level, domain, ...within }));
const anyClock: fc.Arbitrary<RunningClock> = fc.record({
  start: instant,
  duration: span,
  domain: fc.constantFrom(...domains),
  alerts: fc.array(alert, { maxLength: 4 }),
  pauses: fc.array(range, { maxLength: 4 }),
  extensions: fc.array(fc.record({ duration: span, grantedAt: instant }), { maxLength: 2 }),
});

/** Not later; a clock that stands still is later than any. */
function notLater(a: string | null, b: string | null): boolean {
  return b === null || (a !== null && compareInstants(a, b) <= 0);
}

describe("any running clock", () => {
  it("ends where the second calculation says", () => {
    fc.assert(
      fc.property(anyClock, (clock) => assert.equal(runningEnd(clock).end, secondOpinion(clock))),
      { numRuns: 500 },
    );
  });

  it("ends alike whatever the order of its pauses and levels", () => {
    fc.assert(
      fc.property(anyClock, (clock) => {
        const turned = { ...clock, alerts: clock.alerts.toReversed(), pauses: clock.pauses.toReversed() };
        assert.equal(runningEnd(turned).end, runningEnd(clock).end);
      }),
    );
  });

  it("is never made later by a crisis, nor earlier by an extension", () => {
    fc.assert(
      fc.property(anyClock, alert, (clock, more) => {
        const plain = { ...clock, extensions: [] };
        assert.ok(
          notLater(runningEnd({ ...plain, alerts: [...clock.alerts, more] }).end, runningEnd(plain).end),
        );
        assert.ok(notLater(runningEnd(plain).end, runningEnd(clock).end));
      }),
    );
  });

  it("is never made earlier by a pause while no level shortens it", () => {
    fc.assert(
      fc.property(anyClock, range, (clock, more) => {
        const calm = { ...clock, alerts: [], extensions: [] };
        assert.ok(
          notLater(runningEnd(calm).end, runningEnd({ ...calm, pauses: [...clock.pauses, more] }).end),
        );
      }),
    );
  });
});

describe("what decided a clock", () => {
  const clock: RunningClock = {
    start: "2026-07-13T00:00:00Z",
    duration: { days: 14 },
    domain: "public",
    alerts: [{ domain: null, level: "alert", from: "2026-07-14T00:00:00Z", until: null }],
    pauses: [],
    extensions: [
      { duration: { days: 3 }, grantedAt: "2026-07-20T00:00:00Z" },
      { duration: { days: 3 }, grantedAt: "2026-09-20T00:00:00Z" },
    ],
  };

  it("is said: the level that shortened it, extensions that counted and those that came too late", () => {
    const { end, shortened, extended, findings } = runningEnd(clock);
    assert.equal(end, "2026-07-24T14:59:59Z");
    assert.deepEqual(shortened, { level: "alert", from: "2026-07-14T00:00:00Z", duration: { days: 7 } });
    assert.equal(extended, 1);
    assert.deepEqual(
      findings.map(({ at, code }) => [at, code]),
      [["/extensions/1", "extension-too-late"]],
    );
  });

  it("is said to be uncertain when an extension counts working days beyond the calendar", () => {
    const duration = { workingDays: 4 };
    const extensions = [{ duration, grantedAt: "2030-12-28T00:00:00Z" }];
    const late = { ...clock, start: "2030-12-26T00:00:00Z", duration: { days: 3 }, alerts: [], extensions };
    const [remark] = runningEnd(late).findings;
    assert.equal(remark?.code, "working-days-unknown");
    assert.deepEqual(runningEnd({ ...late, extensions: [] }).findings, []);
  });

  it("is a level of its own domain or of the nation, the higher one", () => {
    const alerts: readonly AlertPeriod[] = [
      { domain: "public", level: "caution", from: "2026-07-01T00:00:00Z", until: "2026-08-01T00:00:00Z" },
      { domain: "military", level: "serious", from: "2026-07-01T00:00:00Z", until: null },
      { domain: null, level: "alert", from: "2026-07-20T00:00:00Z", until: null },
    ];
    const on = (at: string) => levelAt(alerts, "public", at);
    assert.deepEqual(
      [
        on("2026-06-30T00:00:00Z"),
        on("2026-07-02T00:00:00Z"),
        on("2026-07-20T00:00:00Z"),
        on("2026-08-02T00:00:00Z"),
      ],
      ["normal", "caution", "alert", "alert"],
    );
  });

  it("without a date stays without one, and a pause of a thousand years costs nothing", () => {
    const calm = { ...clock, alerts: [], extensions: [] };
    assert.deepEqual(runningEnd({ ...calm, duration: { nextUpgrade: true } }).end, null);
    const pauses = [{ from: "2026-07-14T00:00:00Z", until: "3026-07-14T00:00:00Z" }];
    assert.equal(runningEnd({ ...calm, pauses }).end, "3026-07-27T14:59:59Z");
  });
});

/** Running clocks: a hundred vectors against this calculation and a second one on day numbers, without Temporal; then laws on any clock. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { koreanCalendar } from "#core/policy/calendars/kr.ts";
import { compareInstants, readSpan, type Span } from "#core/policy/clock.ts";
import { packNamed } from "#core/policy/packs/index.ts";
import {
  type AlertLevel,
  alertLevels,
  type AlertPeriod,
  levelAt,
  type Pause,
  type RunningClock,
  runningEnd,
} from "#core/policy/running-clock.ts";
import { type Domain, domains } from "#core/who.ts";

const hour = 3_600_000;
const day = 24 * hour;

function readLength(text: string): Span {
  const [amount = "", unit = ""] = text.split(" ");
  const read = readSpan({ [unit]: unit === "date" ? amount : Number(amount) }, "");
  assert.ok(read.ok, text);
  return read.value;
}

function listed(text: string): readonly string[] {
  return text === "-" ? [] : text.split(",");
}

function period(text: string): Pause {
  const [from = "", until = ""] = text.split("..");
  return { from, until: until === "" ? null : until };
}

function clockOf(columns: readonly string[]): RunningClock {
  const [start = "", length = "", pauses = "", alerts = "", extensions = ""] = columns;
  return {
    start,
    duration: readLength(length),
    domain: "private",
    pauses: listed(pauses).map(period),
    alerts: listed(alerts).map((text): AlertPeriod => {
      const [level = "", rest = ""] = text.split("@");
      const [range = "", domain = null] = rest.split("/");
      return { level: level as AlertLevel, domain: domain as Domain | null, ...period(range) };
    }),
    extensions: listed(extensions).map((text) => {
      const [more = "", grantedAt = ""] = text.split("@");
      return { duration: readLength(more), grantedAt };
    }),
  };
}

/** Number of the day in Seoul (nine hours ahead of UTC since 1988), and its last second. */
function dayNumber(at: number): number {
  return Math.floor((at + 9 * hour) / day);
}
function lastSecond(number: number): number {
  return (number + 1) * day - 9 * hour - 1000;
}

type Stop = readonly [from: number, until: number];

/** The end of one stretch in milliseconds, Infinity while it stands still; every moment is looked at on its own, nothing is merged. */
function secondWalk(start: number, span: Span, stops: readonly Stop[]): number {
  const stoppedAt = (at: number) => stops.filter(([from, until]) => from <= at && at < until);
  if ("nextUpgrade" in span) return Infinity;
  if ("date" in span) return lastSecond(Math.floor(Date.parse(span.date) / day));
  if ("hours" in span) {
    let left = span.hours * hour;
    const edges = [...new Set(stops.flat())].filter((at) => at > start).toSorted((a, b) => a - b);
    let at = start;
    for (const edge of [...edges, Infinity]) {
      const running = stoppedAt(at).length === 0;
      if (running && edge - at >= left) return at + left;
      if (running) left -= edge - at;
      at = edge;
    }
    return Infinity;
  }
  let number = dayNumber(start);
  let left =
    "days" in span ? span.days : "workingDays" in span ? span.workingDays : daysIn(number, span.months);
  while (left > 0) {
    number += 1;
    const stopped = stoppedAt(lastSecond(number));
    if (stopped.some(([, until]) => until === Infinity)) return Infinity;
    if (stopped.length > 0 || ("workingDays" in span && isFree(number))) continue;
    left -= 1;
  }
  return lastSecond(number);
}

function isFree(number: number): boolean {
  const date = new Date(number * day);
  return [0, 6].includes(date.getUTCDay()) || koreanCalendar.holidays.has(date.toISOString().slice(0, 10));
}

function daysIn(number: number, months: number): number {
  const from = new Date(number * day);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / day - number;
}

const parts: Readonly<Record<AlertLevel, number>> = {
  normal: 1,
  attention: 1,
  caution: 1,
  alert: 0.5,
  serious: 0.25,
};

function scaled(span: Span, part: number): Span | null {
  const [unit, amount] = Object.entries(span)[0] as [string, number];
  if (part === 1 || unit === "date" || unit === "nextUpgrade") return null;
  return unit === "months"
    ? { days: Math.ceil(amount * 30 * part) }
    : ({ [unit]: Math.ceil(amount * part) } as Span);
}

/** Every shorter clock is worked out; those that began before the end stay, from the first on. */
function secondOpinion(clock: RunningClock): string | null {
  const stops = clock.pauses.map(({ from, until }): Stop => [
    Date.parse(from),
    until === null ? Infinity : Date.parse(until),
  ]);
  const start = Date.parse(clock.start);
  let end = secondWalk(start, clock.duration, stops);
  const begun = clock.alerts
    .filter(({ domain }) => domain === null || domain === clock.domain)
    .filter(({ until }) => until === null || Date.parse(until) > start)
    .map(({ level, from }) => ({
      at: Math.max(start, Date.parse(from)),
      span: scaled(clock.duration, parts[level]),
    }))
    .toSorted((a, b) => a.at - b.at);
  for (const { at, span } of begun)
    if (span !== null && at < end) end = Math.min(end, secondWalk(at, span, stops));
  for (const { duration, grantedAt } of clock.extensions)
    if (end !== Infinity && Date.parse(grantedAt) <= end) end = secondWalk(end, duration, stops);
  return end === Infinity ? null : new Date(Math.floor(end / 1000) * 1000).toISOString().replace(".000", "");
}

describe("running clocks", () => {
  const lines = readFileSync("test/vectors/policy/running-clocks.tsv", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

  it(`end where ${lines.length} vectors say, by this calculation and by a second one`, () => {
    assert.equal(lines.length, 100);
    for (const line of lines) {
      const [, ...columns] = line.split("\t");
      const clock = clockOf(columns);
      const expected = columns[6] === "-" ? null : (columns[6] ?? "");
      assert.equal(runningEnd(clock).end, expected, line);
      assert.equal(secondOpinion(clock), expected, line);
      if (expected !== null) assert.equal(compareInstants(columns[5] ?? "", expected), 0, line);
    }
  });

  it("take their times from the packs that the vectors name", () => {
    for (const line of lines) {
      const [item = "", , length = ""] = line.split("\t");
      const [reference = "", part = ""] = item.split("#");
      if (reference === "directive") continue;
      const pack = packNamed(reference);
      assert.ok(pack, item);
      const span =
        "steps" in pack ? pack.steps.find(({ id }) => id === part)?.duration : pack.outcomes[part]?.duration;
      assert.deepEqual(span, readLength(length), line);
    }
  });
});

const minute = fc.integer({ min: 0, max: 90 * 24 * 60 });
const instant = minute.map((minutes) =>
  new Date(Date.parse("2026-07-01T00:00:00Z") + minutes * 60_000).toISOString(),
);
const range = fc.tuple(minute, minute).map(([a, b]) => {
  const at = (minutes: number) =>
    new Date(Date.parse("2026-07-01T00:00:00Z") + minutes * 60_000).toISOString();
  return { from: at(Math.min(a, b)), until: at(Math.max(a, b)) };
});
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

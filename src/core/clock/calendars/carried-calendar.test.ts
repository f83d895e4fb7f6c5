/** Calendars that a directive carries: its clocks end in the room's own time zone, and skip its own holidays, wherever they are worked out. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { calendarFor, carriedCalendar } from "#core/clock/calendars/index.ts";
import { dateOf, deadline, wallClockTime } from "#core/clock/clock.ts";
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { checkDirective } from "#core/document/directive-form.ts";
import { evaluate } from "#core/rules/evaluate.ts";
import { type Evaluable } from "#core/rules/situation.ts";
import { europeDrill, groupDrill } from "#core/topology/documents/index.ts";
import { korea } from "#core/topology/documents/korea.ts";

const union = calendarFor(carriedCalendar(europeDrill));

describe("a carried calendar", () => {
  it("is absent where clocks run by Korea's", () => {
    assert.deepEqual(carriedCalendar(korea), {});
    assert.deepEqual(carriedCalendar(groupDrill), {});
    assert.equal(calendarFor({}).name, "kr");
  });

  it("ends days at midnight of its time zone, in winter and in summer", () => {
    assert.equal(deadline("2026-11-30T09:00:00Z", { days: 3 }, union), "2026-12-03T22:59:59Z");
    assert.equal(deadline("2026-06-01T09:00:00Z", { days: 3 }, union), "2026-06-04T21:59:59Z");
    assert.equal(deadline("2026-03-27T09:00:00Z", { days: 2 }, union), "2026-03-29T21:59:59Z");
    assert.equal(dateOf("2026-06-01T22:30:00Z", union), "2026-06-02");
  });

  it("leaves out its own holidays", () => {
    assert.equal(deadline("2026-12-23T09:00:00Z", { workingDays: 2 }, union), "2026-12-28T22:59:59Z");
    assert.equal(deadline("2026-12-23T09:00:00Z", { workingDays: 2 }), "2026-12-28T14:59:59Z");
    assert.equal(deadline("2026-04-03T09:00:00Z", { workingDays: 1 }, union), "2026-04-07T21:59:59Z");
  });

  it("names the time that clocks show", () => {
    assert.equal(wallClockTime("2026-12-03T22:59:59Z", union.time).zone, "CET");
    assert.equal(wallClockTime("2026-06-04T21:59:59Z", union.time).zone, "CEST");
    assert.equal(wallClockTime("2026-06-04T21:59:59Z").zone, "KST");
  });

  it("decides the deadline of a directive at home as in the room", () => {
    const directive: Evaluable = {
      issuedAt: "2026-06-01T09:00:00Z",
      draft: {
        rulePack: "us.cisa.bod-26-04@1.0.0",
        actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
      },
    };
    const flaw = { decision: {}, kevAdded: null };
    const due = (one: Evaluable): string | null => {
      const evaluation = evaluate(one, flaw, { facts: {} });
      assert.ok(evaluation.ok);
      return evaluation.value.actions.find(({ kind }) => kind === "upgrade")?.deadline ?? null;
    };
    assert.equal(due(directive), "2026-06-04T14:59:59Z");
    assert.equal(due({ ...directive, ...carriedCalendar(europeDrill) }), "2026-06-04T21:59:59Z");
  });

  it("makes a directive unusable where it cannot be read", () => {
    const { calendar, mustUnderstand } = carriedCalendar(europeDrill);
    assert.deepEqual(mustUnderstand, ["calendar"]);
    assert.deepEqual(wordsToUnderstand({ mustUnderstand }), []);
    const about = (changed: unknown): readonly string[] =>
      checkDirective({ calendar: changed }, "directives/x/1.json")
        .map(({ at }) => at)
        .filter((at) => at.startsWith("/calendar"));
    assert.deepEqual(about(calendar), []);
    assert.deepEqual(about({ ...calendar, zone: "Mars/Olympus" }), ["/calendar/zone"]);
    assert.deepEqual(about({ ...calendar, holidays: ["2026-02-30"] }), ["/calendar/holidays"]);
    assert.deepEqual(about({ ...calendar, until: 7 }), ["/calendar"]);
    assert.ok(about(null).length > 0);
  });
});

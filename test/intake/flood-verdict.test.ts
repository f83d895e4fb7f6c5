/** What a flood must leave as it was: a wait is compared as it is, however short, and what nobody waited for is not called unchanged. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { translatorOfCommand } from "#cli/language.ts";
import type { LaneFigures } from "../../tools/flood/room-figures.ts";
import type { FloodOutcome } from "../../tools/flood/run-flood.ts";
import { floodVerdicts } from "../../tools/flood/verdict.ts";

const translate = translatorOfCommand({ lang: "en" }, {});
const receipts = new Map([["digest", "number"]]);
const calm: LaneFigures = {
  lane: "exploited",
  received: 40,
  judged: 40,
  median: 0.1,
  p95: 0.2,
  looked: 40,
  lookMedian: 0.25,
  lookP95: 0.9,
  judgedBefore: { all: 80, bot: 0 },
  lookedBefore: { all: 40, bot: 0 },
};

function outcome(exploited: Partial<LaneFigures>): FloodOutcome {
  return {
    bot: true,
    sent: { accredited: 1, open: 0, people: 0, bot: 1 },
    refused: 0,
    receipts,
    rows: receipts,
    uniqueFlaws: 1,
    memory: 1000,
    seconds: 60,
    lanes: [
      { ...calm, ...exploited },
      { ...calm, lane: "first" },
    ],
    gates: [],
    falseRejects: { count: 0, of: 1 },
    pages: [10],
    accepted: 1,
    linked: 0,
    rejected: 0,
    minutesValid: 1,
    minutesReject: 1,
  };
}

function notHeld(exploited: Partial<LaneFigures>): readonly string[] {
  return floodVerdicts(outcome({}), outcome(exploited), translate)
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);
}

const lane = translate("triagePage.lane.exploited");

describe("what a flood must leave as it was", () => {
  it("holds where nothing changed, and where it changed by less than a tenth", () => {
    assert.deepEqual(notHeld({}), []);
    assert.deepEqual(notHeld({ lookMedian: 0.274, lookedBefore: { all: 44, bot: 4 } }), []);
  });

  it("does not call three times the wait unchanged because both are under a second", () => {
    assert.deepEqual(notHeld({ lookMedian: 0.76 }), [translate("flood.verdict.wait", { lane })]);
  });

  it("sees the bot served before who waits, whatever the clock says", () => {
    assert.deepEqual(notHeld({ lookedBefore: { all: 40, bot: 8 } }), [
      translate("flood.verdict.turns", { lane }),
    ]);
  });

  it("holds nothing of a lane that nobody looked at", () => {
    assert.deepEqual(
      notHeld({ looked: 0, lookMedian: null, lookP95: null, lookedBefore: { all: 0, bot: 0 } }),
      [translate("flood.verdict.wait", { lane }), translate("flood.verdict.turns", { lane })],
    );
  });
});

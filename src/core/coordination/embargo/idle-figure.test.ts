/** The figure of embargo days that bought nothing says nothing of fewer than five cases, and moves by five. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { idleFigure } from "./idle-figure.ts";

const idle = (days: number) => ({
  rediscoveredAt: "2026-05-01T00:00:00Z",
  endedAt: new Date(Date.parse("2026-05-01T00:00:00Z") + days * 86_400_000).toISOString(),
});

test("of fewer than five published cases there is no figure", () => {
  for (let count = 0; count < 5; count++)
    assert.equal(idleFigure(Array.from({ length: count }, () => idle(3))), null);
});

test("it counts by fives in the order of publication, so that no case moves it alone", () => {
  const days = [10, 2, 0, 31, 7, 400, 1, 1, 1, 1];
  const five = { embargoes: 5, days: 50, middle: 7 };
  for (let count = 5; count < 10; count++) assert.deepEqual(idleFigure(days.slice(0, count).map(idle)), five);
  assert.deepEqual(idleFigure(days.map(idle)), { embargoes: 10, days: 454, middle: 1 });
});

test("an embargo that ended before a second finder was confirmed has no idle day", () => {
  assert.deepEqual(idleFigure([-3, -3, -3, -3, 2].map(idle)), { embargoes: 5, days: 2, middle: 0 });
});

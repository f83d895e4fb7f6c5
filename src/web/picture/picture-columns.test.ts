/** What is drawn of a picture: parts add up to everyone told, hidden cells stay hidden, shares never round to a false "all" or "none". */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type PictureCell, partsOf, percentage } from "#web/picture/picture-columns.ts";

const cell: PictureCell = {
  told: 100,
  acknowledged: 90,
  applicabilityKnown: 70,
  unknown: 10,
  silent: 20,
  affected: 15,
  contradicted: 5,
  closed: 30,
  closedInTime: 25,
  notAffected: 20,
};

test("the parts of a cell add up to everyone who was told", () => {
  const parts = partsOf(cell);
  assert.deepEqual(parts, {
    closedInTime: 25,
    closedLate: 5,
    notAffected: 20,
    affected: 15,
    contradicted: 5,
    unknown: 10,
    silent: 20,
    hidden: 0,
  });
});

test("what is suppressed is drawn as hidden, never as closed", () => {
  const parts = partsOf({ ...cell, closed: null, closedInTime: null, unknown: null });
  assert.equal(parts?.hidden, 40);
  assert.equal(parts.closedInTime + parts.closedLate, 0);
  assert.equal(partsOf({ ...cell, told: null }), null);
});

test("a share is never rounded to all or to none", () => {
  assert.equal(percentage(999, 1000), 99);
  assert.equal(percentage(1, 1000), 1);
  assert.equal(percentage(0, 1000), 0);
  assert.equal(percentage(1000, 1000), 100);
  assert.equal(percentage(1, 3), 33);
  assert.equal(percentage(null, 3), null);
  assert.equal(percentage(1, null), null);
  assert.equal(percentage(0, 0), null);
});

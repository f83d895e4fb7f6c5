/** The end of an acceptance, one date in every form. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lastDay } from "#core/report/acceptance-words.ts";

test("the end: the last day where it ends with a day, else the instant", () => {
  assert.equal(lastDay("2027-01-02T00:00:00.000Z"), "2027-01-01");
  assert.equal(lastDay("2027-01-02T09:30:00.000Z"), "2027-01-02T09:30 UTC");
});

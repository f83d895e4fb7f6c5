/** Which of several statements counts, and that what is missing or unreadable counts as the highest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Severity } from "#core/advisory.ts";
import { ratings, ratingOfScore, reaches, severityOf } from "#core/severity/severity.ts";

const critical: Severity = {
  type: "CVSS_V3",
  score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  by: "GHSA",
};
const medium: Severity = {
  type: "CVSS_V4",
  score: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  by: "GHSA",
};

test("the highest of several sources counts, of whatever CVSS version; a source's own word before its vectors", () => {
  assert.equal(severityOf([medium, critical])?.score, 9.8);
  assert.equal(severityOf([medium])?.rating, "medium");
  const word = { type: "word", score: "LOW", by: "GHSA" };
  assert.equal(severityOf([medium, critical, word])?.rating, "low");
  assert.equal(severityOf([medium, critical, { ...word, by: "NVD" }])?.rating, "critical");
  assert.equal(severityOf([{ type: "word", score: "Important" }])?.rating, "high");
  assert.equal(severityOf([{ ...medium, base: 7.1 }])?.score, 7.1);
});

test("what nobody states, or nobody can read, has no rating and reaches every threshold", () => {
  for (const stated of [[], [{ type: "CVSS_V3", score: "CVSS:9.9/A:B" }], [{ type: "X", score: "soon" }]]) {
    assert.equal(severityOf(stated), null);
    for (const least of ratings) assert.ok(reaches(severityOf(stated), least));
  }
  assert.ok(!reaches(severityOf([medium]), "high"));
  assert.ok(reaches(severityOf([critical]), "critical"));
});

test("the scale has no holes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (tenths) => {
      const [here, next] = [ratingOfScore(tenths / 10), ratingOfScore((tenths + 1) / 10)];
      assert.ok(ratings.indexOf(next) >= ratings.indexOf(here));
    }),
  );
  assert.deepEqual(
    [0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(ratingOfScore),
    "none low low medium medium high high critical critical".split(" "),
  );
});

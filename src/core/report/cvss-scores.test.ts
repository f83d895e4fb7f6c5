/** Of each major version the worst base vector, whatever the order and the other metrics beside it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cvssScores } from "#core/report/cvss-scores.ts";

const stated = [
  "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
  "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P",
  "(AV:N/AC:L/Au:N/C:P/I:P/A:P)",
  "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  "Important",
  "CVSS:3.1/AV:N/AC:L",
].map((score) => ({ type: "x", score }));

test("scores are of base vectors, one a major version, in any order of their sources", () => {
  const expected = [
    ["2.0", "AV:N/AC:L/Au:N/C:P/I:P/A:P", 7.5],
    ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
    ["4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3],
  ];
  for (const given of [stated, stated.toReversed()])
    assert.deepEqual(
      cvssScores(given).map(({ version, vector, score }) => [version, vector, score]),
      expected,
    );
});

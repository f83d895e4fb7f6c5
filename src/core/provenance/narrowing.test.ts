/** A record that names less than before, by intervals and not by their spelling. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Affected } from "#core/advisory.ts";
import type { Interval } from "#core/version/range.ts";
import { narrowedProducts } from "./narrowing.ts";

const upTo = (to: string | null): Interval => ({
  from: null,
  fromIncluded: true,
  to,
  toIncluded: to === null,
});
const lib: Affected = {
  product: "pkg:npm/drill-lib",
  label: "drill-lib",
  scheme: "semver",
  intervals: [upTo("2.0.0")],
  versions: [],
  fixed: [],
};
const other: Affected = { ...lib, product: "pkg:npm/drill-other", label: "drill-other" };
const undecidable: Affected = { ...lib, intervals: [], undecidable: "git-only" };

const same: readonly (readonly [string, readonly Affected[], readonly Affected[]])[] = [
  ["a wider range", [lib], [{ ...lib, intervals: [upTo("3.0.0")] }]],
  [
    "a range in two parts",
    [lib],
    [{ ...lib, intervals: [{ ...upTo("2.0.0"), from: "1.0.0" }, upTo("1.0.0")] }],
  ],
  ["a version within a range", [{ ...lib, intervals: [], versions: ["1.5.0"] }], [lib]],
  ["another product beside it", [lib], [lib, other]],
  ["what could not be decided is all affected", [undecidable], [{ ...lib, intervals: [upTo(null)] }]],
];
const less: typeof same = [
  ["an end that comes earlier", [lib], [{ ...lib, intervals: [upTo("1.0.0")] }]],
  ["a fix of an open range", [{ ...lib, intervals: [upTo(null)] }], [lib]],
  ["a product that leaves", [lib, other], [other]],
  ["a version that nobody has", [lib], [{ ...lib, intervals: [], versions: ["0.0.0-none"] }]],
  ["a version that nobody can read", [lib], [{ ...lib, intervals: [], versions: ["?"] }]],
  ["affected that becomes undecidable", [lib], [undecidable]],
  ["undecidable that becomes a range", [undecidable], [lib]],
  [
    "undecidable of which some are excused",
    [undecidable],
    [{ ...undecidable, excused: [{ status: "unaffected", intervals: [upTo("9.0.0")], versions: [] }] }],
  ],
];

for (const [name, before, after] of same)
  test(`nothing is narrowed: ${name}`, () => assert.deepEqual([...narrowedProducts(before, after)], []));
for (const [name, before, after] of less)
  test(`narrowed: ${name}`, () =>
    assert.deepEqual([...narrowedProducts(before, after)], [before[0]?.product]));

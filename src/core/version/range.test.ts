/**
 * OSV events, CVE entries and vers strings become intervals; intervals become keys.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import type { Parsed } from "#core/problem.ts";
import { type CveVersion, intervalsOfCve } from "#core/version/scheme/cve.ts";
import { schemeNamed } from "#core/version/index.ts";
import {
  type RangeEvent,
  type Interval,
  contains,
  containsAny,
  intervalsOfEvents,
  keyContains,
  keyInterval,
} from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";
import { parseVers } from "#core/version/vers.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

const npm = schemeNamed("npm") as Scheme;
const alpm = schemeNamed("alpm") as Scheme;

/** Intervals in the mathematical notation: `[1, 2)`; an open end has no version. */
function shown(intervals: readonly Interval[]): string {
  return intervals
    .map((at) => `${at.fromIncluded ? "[" : "("}${at.from ?? ""}, ${at.to ?? ""}${at.toIncluded ? "]" : ")"}`)
    .join(" ");
}

function valueOf<T>(result: Parsed<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function codeOf(result: Parsed<unknown>): string {
  assert.ok(!result.ok);
  return `${result.findings[0]?.at} ${result.findings[0]?.code}`;
}

function readCve(
  versions: CveVersion[],
  status: "affected" | "unaffected" | "unknown" = "unaffected",
): string {
  const { affected, unknown } = valueOf(intervalsOfCve(npm, versions, status));
  return `${shown(affected)} ? ${shown(unknown)}`;
}

describe("OSV events", () => {
  const cases: readonly (readonly [string, RangeEvent[], string])[] = [
    ["a start and a fix", [{ introduced: "1.0.0" }, { fixed: "1.2.0" }], "[1.0.0, 1.2.0)"],
    ["from the beginning, without end", [{ introduced: "0" }], "[, ]"],
    ["the last affected version is affected", [{ introduced: "0" }, { last_affected: "2.0.0" }], "[, 2.0.0]"],
    [
      "several intervals, unsorted",
      [{ fixed: "2.1.0" }, { introduced: "2.0.0" }, { fixed: "1.5.0" }, { introduced: "0" }],
      "[, 1.5.0) [2.0.0, 2.1.0)",
    ],
    [
      "10 comes after 9",
      [{ introduced: "10.0.0" }, { fixed: "9.0.0" }, { introduced: "0" }],
      "[, 9.0.0) [10.0.0, ]",
    ],
    [
      "a second start inside changes nothing",
      [{ introduced: "0" }, { introduced: "1.0.0" }, { fixed: "2.0.0" }],
      "[, 2.0.0)",
    ],
    ["a fix at the start leaves nothing", [{ introduced: "1.0.0" }, { fixed: "1.0.0" }], ""],
    [
      "a fix where the next interval starts loses nothing",
      [{ introduced: "0" }, { introduced: "1.0.0" }, { fixed: "1.0.0" }, { fixed: "2.0.0" }],
      "[, 1.0.0) [1.0.0, 2.0.0)",
    ],
    ["a limit cuts", [{ introduced: "1.0.0" }, { limit: "3.0.0" }], "[1.0.0, 3.0.0)"],
    ["a limit of * does not cut", [{ introduced: "1.0.0" }, { limit: "*" }], "[1.0.0, ]"],
    [
      "only what lies before the highest limit counts",
      [{ introduced: "4.0.0" }, { limit: "3.0.0" }, { limit: "2.0.0" }],
      "",
    ],
  ];
  for (const [name, events, expected] of cases) {
    test(name, () => assert.equal(shown(valueOf(intervalsOfEvents(npm, events))), expected));
  }

  test("an unreadable version or a missing start is a finding, never an empty range", () => {
    assert.equal(
      codeOf(intervalsOfEvents(npm, [{ introduced: "0" }, { fixed: "abc" }])),
      "/1/fixed version-unreadable",
    );
    assert.equal(codeOf(intervalsOfEvents(npm, [{ fixed: "1.0.0" }])), " range-without-start");
    assert.equal(codeOf(intervalsOfEvents(npm, [])), " range-without-start");
  });

  test("agree with OSV's own evaluation on random events", () => {
    const kinds = ["introduced", "fixed", "last_affected"] as const;
    const event = fc
      .tuple(fc.constantFrom(...kinds), fc.nat(8))
      .map(([kind, n]) => ({ kind, version: `${n}.0.0` }));
    const distinct = fc.uniqueArray(event, { selector: ({ version }) => version, maxLength: 6 });
    fc.assert(
      fc.property(distinct, fc.nat(9), (points, n) => {
        const events: RangeEvent[] = [
          { introduced: "0" },
          ...points.map(({ kind, version }) => ({ [kind]: version })),
        ];
        const held = containsAny(npm, valueOf(intervalsOfEvents(npm, events)), `${n}.0.0`);
        let vulnerable = true;
        for (const { kind, version } of points.toSorted(
          (a, b) => Number.parseInt(a.version, 10) - Number.parseInt(b.version, 10),
        )) {
          const at = Number.parseInt(version, 10);
          if (kind === "introduced" && n >= at) vulnerable = true;
          if (kind === "fixed" && n >= at) vulnerable = false;
          if (kind === "last_affected" && n > at) vulnerable = false;
        }
        assert.equal(held, vulnerable);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe("intervals of keys", () => {
  test("hold a key exactly when the interval holds the version", () => {
    const version = fc
      .tuple(fc.nat(3), fc.nat(3), fc.constantFrom("", "-rc.1"))
      .map(([a, b, pre]) => `${a}.${b}.0${pre}`);
    const end = fc.option(version);
    fc.assert(
      fc.property(
        end,
        end,
        fc.boolean(),
        fc.boolean(),
        version,
        (from, to, fromIncluded, toIncluded, tested) => {
          const interval = { from, fromIncluded, to, toIncluded };
          const keys = valueOf(keyInterval(npm, interval));
          assert.equal(keyContains(keys, npm.key(tested) as Uint8Array), contains(npm, interval, tested));
        },
      ),
      { numRuns: 2000, seed: 2 },
    );
  });

  test("name the end that cannot be read", () => {
    const interval = { from: "1.0.0", fromIncluded: true, to: "soon", toIncluded: false };
    assert.equal(codeOf(keyInterval(npm, interval)), "/to version-unreadable");
  });

  test("an unreadable version is unknown, not outside", () => {
    const interval = { from: "1.0.0", fromIncluded: true, to: null, toIncluded: true };
    assert.equal(contains(npm, interval, "latest"), null);
    assert.equal(containsAny(npm, [], "latest"), null);
  });

  test("a scheme with a comparison of its own is decided by it", () => {
    const interval = { from: "1-2", fromIncluded: true, to: null, toIncluded: true };
    assert.equal(contains(alpm, interval, "1"), true);
    assert.equal(contains(alpm, interval, "1-1"), false);
  });
});

describe("CVE versions", () => {
  test("single versions, ranges, and ranges that change status", () => {
    assert.equal(readCve([{ version: "1.0", status: "affected" }]), "[1.0, 1.0] ? ");
    assert.equal(readCve([{ version: "1.0", status: "affected", lessThan: "2.0" }]), "[1.0, 2.0) ? ");
    assert.equal(readCve([{ version: "0", status: "affected", lessThanOrEqual: "2.0" }]), "[, 2.0] ? ");
    assert.equal(readCve([{ version: "1.0", status: "affected", lessThan: "*" }]), "[1.0, ] ? ");
    const changes = [{ at: "1.5", status: "unaffected" as const }];
    assert.equal(
      readCve([{ version: "1.0", status: "affected", lessThan: "2.0", changes }]),
      "[1.0, 1.5) ? ",
    );
  });

  test("a default of affected fills what no entry names", () => {
    assert.equal(
      readCve([{ version: "2.0", status: "unaffected", lessThan: "*" }], "affected"),
      "[, 2.0) ? ",
    );
    assert.equal(readCve([{ version: "1.0", status: "unaffected" }], "affected"), "[, 1.0) (1.0, ] ? ");
  });

  test("unknown stays apart from unaffected", () => {
    assert.equal(
      readCve([{ version: "1.0", status: "affected", lessThan: "2.0" }], "unknown"),
      "[1.0, 2.0) ? [, 1.0) [2.0, ]",
    );
    assert.equal(readCve([{ version: "1.0", status: "unknown" }]), " ? [1.0, 1.0]");
  });

  test("the first entry that holds a version decides", () => {
    const versions: CveVersion[] = [
      { version: "1.5", status: "unaffected" },
      { version: "1.0", status: "affected", lessThan: "2.0" },
    ];
    assert.equal(readCve(versions), "[1.0, 1.5) (1.5, 2.0) ? ");
  });

  test("every unreadable version is named", () => {
    const result = intervalsOfCve(
      npm,
      [{ version: "1.0", status: "affected", lessThan: "next release" }],
      "unaffected",
    );
    assert.equal(codeOf(result), "/0/lessThan version-unreadable");
  });
});

describe("vers strings", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["vers:npm/>=1.2.0|<2.0.0", "[1.2.0, 2.0.0)"],
    ["vers:npm/1.2.3|>=2.0.0|<5.0.0", "[1.2.3, 1.2.3] [2.0.0, 5.0.0)"],
    ["vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "[2.2.0, 2.2.1) (2.2.1, 2.3.0)"],
    ["vers:npm/!=1.0.0", "[, 1.0.0) (1.0.0, ]"],
    [
      "vers:npm/!=3.0.0|>=1.0.0|!=1.2.0|!=1.1.0|<2.0.0|>=3.0.0",
      "[1.0.0, 1.1.0) (1.1.0, 1.2.0) (1.2.0, 2.0.0) (3.0.0, ]",
    ],
    ["vers:npm/>=1.0.0|!=1.0.0|!=2.0.0|<=2.0.0", "(1.0.0, 2.0.0)"],
    ["vers:npm/<=1.0.0|>=2.0.0", "[, 1.0.0] [2.0.0, ]"],
    ["vers:deb/*", "[, ]"],
    ["vers:none/*", ""],
    ["vers:deb/>=1%3A2.0", "[1:2.0, ]"],
    ["vers:pypi/>0.0.0|>=0.0.1|<0.0.3|<0.0.5|>=0.0.6", "(0.0.0, 0.0.5) [0.0.6, ]"],
  ];
  for (const [text, expected] of cases) {
    test(text, () => assert.equal(shown(valueOf(parseVers(text)).intervals), expected));
  }

  test("what cannot be meant is refused with its place", () => {
    assert.equal(codeOf(parseVers("npm/1.0.0")), " vers-malformed");
    assert.equal(codeOf(parseVers("vers:npm/>=1.0.0| <2.0.0")), "byte 17 vers-character");
    assert.equal(codeOf(parseVers("vers:npm/>=1.0.0||<2.0.0")), "byte 17 vers-empty-constraint");
    assert.equal(codeOf(parseVers("vers:nosuch/1")), " vers-type-unknown");
    assert.equal(codeOf(parseVers("vers:npm/>=one")), "byte 9 version-unreadable");
    assert.equal(codeOf(parseVers(`vers:npm/${"1|".repeat(60_000)}1`)), " vers-too-long");
  });

  test("reads thousands of excluded versions in one walk", () => {
    const excluded = Array.from({ length: 9000 }, (_, at) => `!=1.${at}.0`);
    const started = processorTime();
    assert.equal(valueOf(parseVers(`vers:npm/${excluded.join("|")}`)).intervals.length, 9001);
    assert.ok(processorTime() - started < 5000);
  });

  test("an excluded version is outside, its neighbours are not", () => {
    const { scheme, intervals } = valueOf(parseVers("vers:gem/>=2.2.0|!=2.2.1|<2.3.0"));
    assert.deepEqual(
      ["2.2.0", "2.2.1", "2.2.2", "2.3"].map((version) => containsAny(scheme, intervals, version)),
      [true, false, true, false],
    );
  });
});

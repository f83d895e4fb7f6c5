/** A matcher that has met other versions of a product answers as one that has met none: places among marks lose nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Advisory } from "#core/advisory.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { match, matchAll, matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";

type Drawn = { readonly schemes: readonly string[]; readonly version: fc.Arbitrary<string> };

function affected(scheme: string, version: fc.Arbitrary<string>): fc.Arbitrary<Advisory["affected"][number]> {
  const end = fc.option(version, { nil: null });
  return fc.record({
    product: fc.constant("pkg:generic/drill"),
    label: fc.constant("drill"),
    scheme: fc.constant(scheme),
    intervals: fc.array(
      fc.record({ from: end, fromIncluded: fc.boolean(), to: end, toIncluded: fc.boolean() }),
      { maxLength: 2 },
    ),
    versions: fc.array(version, { maxLength: 2 }),
    fixed: fc.array(version, { maxLength: 2 }),
  });
}

function advisory(id: number, parts: Advisory["affected"]): Advisory {
  return {
    id: `DRILL-${id}`,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: {},
    summary: {},
    severities: [],
    decision: {},
    references: [],
    affected: parts,
  };
}

function advisories({ schemes, version }: Drawn): fc.Arbitrary<readonly Advisory[]> {
  return fc
    .constantFrom(...schemes)
    .chain((scheme) =>
      fc.array(fc.array(affected(scheme, version), { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
    )
    .map((all) => all.map((parts, id) => advisory(id, parts)));
}

function holds(drawn: Drawn, numRuns: number): void {
  const versions = fc.array(drawn.version, { minLength: 2, maxLength: 8 });
  const property = fc.property(advisories(drawn), advisories(drawn), versions, (some, others, asked) => {
    const packs = [...some, ...others].length === 0 ? [] : [opened([...some, ...others])];
    const matcher = matcherOf(packs);
    for (const version of [...asked, null, ...asked.toReversed()]) {
      const component = { ...drill, version };
      assert.deepEqual(matchAll([component], matcher), match([component], packs));
    }
  });
  fc.assert(property, { numRuns, seed: 11 });
}

function opened(list: readonly Advisory[]): OpenedPack {
  const built = buildPack(list);
  const pack = openPack(built.match);
  assert.ok(pack.ok);
  return { pack: pack.value, details: detailsInMemory(built.details) };
}

const drill = {
  product: "pkg:generic/drill",
  name: "drill",
  at: "",
  scope: "runtime",
  dependencyPath: [],
} as const;

test("what was asked before changes no answer: every kind of scheme, and several at once", () => {
  const number = fc.integer({ min: 0, max: 2 });
  const tail = fc.constantFrom("", "", "", "-alpha", ".x", "-rc-1", "rc1", ".0", "+b", "!");
  const version = fc.tuple(number, number, tail).map(([a, b, end]) => `${a}.${b}${end}`);
  holds({ schemes: ["npm", "maven", "pypi", "deb", "generic", "conan", "no-such-scheme"], version }, 250);
});

test("what was asked before changes no answer: where a comparison is no order", () => {
  const version = fc.constantFrom("0.9", "1", "1-alpha", "1-rc-1", "1.1", "1.x.1", "1.x.y");
  holds({ schemes: ["maven"], version }, 600);
});

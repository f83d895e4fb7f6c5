/** Runs the vectors of `test/vectors/conclude`; then laws: nothing is lost or weakened without a rule, order decides nothing, webs of names stay cheap. */
import { isCve } from "#core/cve-id.ts";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { conclude, type Conclusion, dissentOf, type RuleName, ruleNames } from "#core/matching/conclude.ts";
import { worseVerdict } from "#core/verdict.ts";
import type { Match } from "#core/matching/match.ts";
import type { DetailsPart } from "#core/pack/details.ts";
import type { Reason, VerdictKind } from "#core/verdict.ts";
import { isProductMaker, isDistributionTracker, makers, trackers } from "#core/matching/source-authority.ts";
import { byVulnerability, nameEachOther } from "#core/matching/vulnerability.ts";

type MatchVector = {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly format?: "osv" | "cve" | "csaf";
  readonly publisher?: string;
  readonly verdict: VerdictKind;
  readonly reason?: "version-missing" | "release-unknown" | "product-unnamed" | "excused";
  /** What the source's entry rests on: a range that ends before a fix unless told. */
  readonly rests?: "fixed-range" | "last-affected" | "listed-versions";
};
type Expected = Partial<Pick<Conclusion, "vulnerability" | "aliases" | "verdict" | "rule">> & {
  readonly advisory?: string;
  readonly dissent?: readonly string[];
};
type Vectors = {
  readonly cases: readonly {
    readonly name: string;
    readonly product: string;
    readonly told: readonly MatchVector[];
    readonly conclusions: readonly Expected[];
  }[];
};

const reasons: Readonly<Record<VerdictKind, Reason>> = {
  affected: { code: "listed-version" },
  not_affected: { code: "outside-every-range" },
  unknown: { code: "range-undecidable", why: "git-only" },
};
const excused: Reason = {
  code: "excused",
  status: "known_not_affected",
  justification: "vulnerable_code_not_present",
};

function partOf(rests: MatchVector["rests"] = "fixed-range"): DetailsPart {
  const interval = { from: null, fromIncluded: true, to: "0.9", toIncluded: rests === "last-affected" };
  const intervals = rests === "listed-versions" ? [] : [interval];
  return { scheme: "generic", intervals, fixed: [], texts: [] };
}

function matchesOf(product: string, told: readonly MatchVector[]): readonly Match[] {
  const component = {
    product,
    name: "x",
    version: "1",
    at: "",
    scope: "runtime",
    dependencyPath: [],
  } as const;
  return told.map(
    ({ id, aliases = [], format = "osv", publisher = "DRILL", verdict, reason, rests }, pack) => ({
      component,
      advisory: id,
      aliases,
      verdict,
      reason: reason === undefined ? reasons[verdict] : reason === "excused" ? excused : { code: reason },
      fixed: [],
      details:
        id === ""
          ? null
          : {
              id,
              format,
              publisher,
              aliases,
              published: null,
              title: {},
              severities: [],
              decision: {},
              kev: null,
              epss: null,
              references: [],
              parts: [],
            },
      parts: id === "" ? [] : [partOf(rests)],
      pack,
    }),
  );
}

function plainly(concluded: Conclusion): Required<Expected> {
  const { vulnerability, aliases, verdict, rule, deciding } = concluded;
  const dissent = dissentOf(concluded).map(({ advisory }) => advisory);
  return { vulnerability, aliases, verdict, rule, advisory: deciding.advisory, dissent };
}

const folder = new URL("../../../test/vectors/conclude/", import.meta.url);
const vectors = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Vectors,
);

describe("conclude: vectors", () => {
  for (const { name, product, told, conclusions } of vectors.flatMap(({ cases }) => cases))
    it(name, () => {
      const found = conclude(matchesOf(product, told)).map(plainly);
      assert.equal(found.length, conclusions.length, JSON.stringify(found));
      for (const [i, expected] of conclusions.entries())
        assert.deepEqual({ ...found[i], ...expected }, found[i]);
    });

  it("every rule decides in a vector", () => {
    const met = new Set(
      vectors.flatMap(({ cases }) => cases.flatMap(({ conclusions }) => conclusions.map(({ rule }) => rule))),
    );
    for (const rule of ruleNames) assert.ok(met.has(rule), rule);
  });
});

const products = fc.constantFrom(
  "pkg:deb/debian/drill?distro=debian-12",
  "pkg:rpm/redhat/drill?distro=redhat-9",
  "pkg:generic/siemens/drill",
  "pkg:golang/stdlib",
  "pkg:npm/drill",
);
const names = fc.constantFrom(
  "CVE-2026-0001",
  "CVE-2026-0002",
  "cve-2026-0003",
  "GHSA-aaaa-aaaa-aaaa",
  "GHSA-bbbb-bbbb-bbbb",
  "DEBIAN-CVE-2026-0001",
  "DSA-1",
  "RHSA-1",
  "GO-1",
  "X-1",
  "X-2",
  "__proto__",
  "constructor",
);
const anyTold: fc.Arbitrary<MatchVector> = fc.record(
  {
    id: names,
    aliases: fc.array(names, { maxLength: 4 }),
    format: fc.constantFrom("osv", "cve", "csaf"),
    publisher: fc.constantFrom("DEBIAN", "DSA", "RHSA", "GO", "siemens", "DRILL"),
    verdict: fc.constantFrom("affected", "not_affected", "unknown"),
    reason: fc.constantFrom("version-missing", "release-unknown"),
  },
  { requiredKeys: ["id", "verdict"] },
);
const anyMatches = fc
  .tuple(products, fc.array(anyTold, { minLength: 1, maxLength: 12 }))
  .map(([product, told]) =>
    matchesOf(
      product,
      told.map(({ reason, ...one }) => ({
        ...one,
        ...(one.verdict === "unknown" && reason ? { reason } : {}),
      })),
    ),
  );

describe("conclude: laws", () => {
  it("every match is in exactly one conclusion, and every other word is dissent or agrees", () => {
    fc.assert(
      fc.property(anyMatches, (matches) => {
        const concluded = conclude(matches);
        const told = concluded.flatMap((one) => one.matches);
        assert.deepEqual(new Set(told), new Set(matches));
        assert.equal(told.length, matches.length);
        for (const { statements: said, deciding, verdict, matches: all } of concluded) {
          assert.equal(deciding.verdict, verdict);
          assert.equal(said[0]?.advisory, deciding.advisory);
          for (const one of all)
            assert.ok(
              said.some(({ advisory, verdict: word }) => advisory === one.advisory && word === one.verdict),
            );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("a worse word gives way only to a source that may speak, decides, and names the same vulnerability itself", () => {
    fc.assert(
      fc.property(anyMatches, (matches) => {
        for (const { matches: told, verdict, rule } of conclude(matches)) {
          const worst = told.map((one) => one.verdict).reduce(worseVerdict);
          if (worst === verdict) continue;
          assert.notEqual(verdict, "unknown");
          for (const over of told.filter((one) => worseVerdict(verdict, one.verdict) !== verdict)) {
            const speaker = told.some(
              (one) => one.verdict === verdict && nameEachOther(one, over) && allows(rule, one, over),
            );
            assert.ok(speaker, `${rule} ${over.advisory}`);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("nothing is overruled where nobody may", () => {
    fc.assert(
      fc.property(anyMatches, (matches) => {
        for (const { matches: told, verdict } of conclude(matches, () => false))
          assert.equal(verdict, told.map((one) => one.verdict).reduce(worseVerdict));
      }),
      { numRuns: 1000 },
    );
  });

  it("the order of what was told changes neither groups nor verdicts nor rules", () => {
    fc.assert(
      fc.property(anyMatches, fc.nat(), (matches, turn) => {
        const cut = turn % matches.length;
        const turned = [...matches.slice(cut), ...matches.slice(0, cut)].reverse();
        const known = (all: readonly Match[]): readonly string[] =>
          conclude(all)
            .map(({ vulnerability, verdict, rule, matches: told }) =>
              JSON.stringify([
                vulnerability,
                verdict,
                rule,
                told.map(({ pack }) => pack).sort((a, b) => a - b),
              ]),
            )
            .sort();
        assert.deepEqual(known(turned), known(matches));
      }),
      { numRuns: 1000 },
    );
  });

  it("no group holds advisories of two CVEs", () => {
    fc.assert(
      fc.property(anyMatches, (matches) => {
        for (const { advisories: told } of byVulnerability(matches)) {
          const alone = told.map((one) => byVulnerability([one])[0]?.name ?? "").filter(isCve);
          assert.ok(new Set(alone).size <= 1, JSON.stringify(alone));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("a web of ten thousand advisories, each naming the next, falls apart; one that names a hundred thousand joins nothing", () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => ({ advisory: `W-${i}`, aliases: [`W-${i + 1}`] }));
    assert.equal(byVulnerability(chain).length, 10_000);
    const hub = { advisory: "HUB", aliases: Array.from({ length: 100_000 }, (_, i) => `W-${i}`) };
    assert.equal(byVulnerability([...chain.slice(0, 3), hub]).length, 2);
    const joined = chain.slice(0, 5);
    assert.equal(byVulnerability(joined).length, 1);
  });
});

function allows(rule: RuleName, { details, component }: Match, over: Match): boolean {
  if (rule === "more-specific-product")
    return over.verdict === "unknown" && over.reason.code === "release-unknown";
  assert.ok(details !== null && component.product !== null);
  if (rule === "distribution-tracker") return isDistributionTracker(details, component.product);
  return rule === "maker" && isProductMaker(details, component.product);
}

describe("who may speak", () => {
  it("no prefix of products has two rows, and no row is without a source", () => {
    const prefixes = [...trackers, ...makers].flatMap((row) => row.products);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const { products: own, osv } of [...trackers, ...makers])
      assert.ok(own.length > 0 && osv.length > 0);
  });

  it("hostile names make nobody a maker", () => {
    for (const publisher of ["", "-psirt", "siemens\u0000", "siemens-psirt-psirt ", "s".repeat(100_000)])
      assert.ok(
        !isProductMaker({ format: "cve", publisher }, "pkg:generic/siemens/drill"),
        publisher.slice(0, 20),
      );
    assert.ok(!isProductMaker({ format: "cve", publisher: "%E0%A4%A" }, "pkg:generic/%E0%A4%A/x"));
    assert.ok(!isProductMaker({ format: "bongsu", publisher: "siemens" }, "pkg:generic/siemens/drill"));
  });
});

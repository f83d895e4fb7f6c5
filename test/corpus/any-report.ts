/** Checks drawn at random, with names, places and texts that are hard to carry into a document. For tests of outputs. */
import fc from "fast-check";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { ruleNames } from "#core/matching/conclude.ts";
import { byVulnerability } from "#core/matching/vulnerability.ts";
import type { AdvisoryDetails } from "#core/pack/details.ts";
import type { CheckReport } from "#core/report/report.ts";

const gap = { directive: "D-\u202e1", revision: 1, words: ["{a}", "[b](c)"] };

const words = fc.oneof(
  fc.constantFrom(
    "lodash",
    "내부",
    "",
    "a b",
    "{0} [x](y)",
    "\u202e",
    "\ud800",
    "__proto__",
    "-",
    "%41",
    "a@b",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const products = fc.constantFrom(
  "pkg:npm/lodash",
  "pkg:npm/%40scope/name",
  "pkg:pypi/some-thing",
  "pkg:deb/debian/openssl?distro=debian-12",
  "pkg:golang/example.org/mod",
  "pkg:maven/org.example/artifact",
  "pkg:generic/%ED%95%9C%EA%B8%80/product",
  "no purl",
  null,
);
const advisories = fc.constantFrom(
  "GHSA-0000-0000-0001",
  "CVE-2026-0001",
  "cve-2026-0002",
  "PYSEC-1",
  "한글 권고",
  "",
);
const references = fc.array(
  fc.oneof(
    fc.webUrl(),
    fc.constantFrom("javascript:1", "http://[bad", "https://a b", "https://한글.example/"),
    words,
  ),
  { maxLength: 3 },
);

const anyLine = fc
  .record({
    product: products,
    name: words,
    version: fc.oneof(fc.constantFrom("1.0", "2", "1:2.3-4~x+y", null), words),
    at: fc.constantFrom("", "/packages/x", "line 7", "line 0"),
    advisory: advisories,
    aliases: fc.array(advisories, { maxLength: 3 }),
    verdict: fc.constantFrom("affected", "not_affected", "unknown"),
    reason: fc.constantFrom(
      { code: "outside-every-range" } as const,
      { code: "listed-version" } as const,
      { code: "range-undecidable", why: "git-only" } as const,
      { code: "in-interval", from: "0", to: "2", toIncluded: true } as const,
    ),
    source: fc.oneof(fc.constantFrom("a/package-lock.json", "/abs/b", "..\\c", "C:\\d e"), words),
    moveTo: fc.constantFrom(null, "3.0"),
    rule: fc.constantFrom(...ruleNames),
    dissent: fc.array(
      fc.record({
        advisory: advisories,
        publisher: words,
        verdict: fc.constantFrom("affected", "not_affected", "unknown"),
        reason: fc.constantFrom({ code: "listed-version" } as const, { code: "release-unknown" } as const),
      }),
      { maxLength: 3 },
    ),
    title: words,
    base: fc.constantFrom(0, 7.55, 10),
    references,
  })
  .map(({ product, name, version, at, title, base, references: urls, dissent, ...given }): CheckLine => {
    const unnamed = given.advisory === "";
    const line = { ...given, ...(unnamed ? { verdict: "unknown" as const, aliases: [] } : {}) };
    const { advisory, verdict, reason } = line;
    const [{ name: vulnerability } = { name: "" }] = byVulnerability([line]);
    const details: AdvisoryDetails = {
      id: line.advisory,
      format: "osv",
      publisher: "DB",
      aliases: line.aliases,
      published: null,
      title: { en: title },
      severities: [{ type: "CVSS_V3", score: "", base }],
      decision: {},
      kev: null,
      epss: null,
      references: urls,
      parts: [],
    };
    return {
      ...line,
      vulnerability,
      statements: [{ advisory, publisher: "DB", verdict, reason }, ...(unnamed ? [] : dissent)],
      component: { product, name, version, at, scope: "runtime", dependencyPath: [] },
      fixed: [],
      kind: "package-lock",
      directives: [],
      details: unnamed ? null : details,
      records: unnamed ? [] : [details],
    };
  });
/** Any check. */
export const anyReport: fc.Arbitrary<CheckReport> = fc.record({
  packs: fc.constant(["a".repeat(64)]),
  lines: fc.array(anyLine, { maxLength: 8 }),
  findings: fc.array(fc.record({ at: words, code: fc.constant("code"), message: words }), { maxLength: 2 }),
  notCompared: fc.array(
    fc.record({
      path: words,
      at: words,
      what: words,
      code: fc.constantFrom("list-unreadable" as const, "lock-missing" as const),
      count: fc.constant(1),
    }),
    { maxLength: 3 },
  ),
  notCovered: fc.uniqueArray(
    fc
      .record({
        ecosystem: words,
        release: words,
        components: fc.nat(5000),
        lists: fc.array(words, { maxLength: 2 }),
      })
      .map(({ components, lists, ...missing }) => ({
        reason: { code: "not-covered" as const, ...missing },
        components,
        lists,
      })),
    { maxLength: 2, selector: ({ reason }) => JSON.stringify(reason) },
  ),
  drill: fc.boolean(),
  cautions: fc.subarray(["index-ended", "nothing-to-match"]),
  directiveGaps: fc.subarray([{ ...gap, reason: "newer-agent" as const }]),
});

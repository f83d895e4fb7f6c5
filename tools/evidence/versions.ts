/** Evidence of the version schemes: vectors passed and excepted, pairs fuzzed, comparisons a second. */
import { schemes } from "#core/version/index.ts";
import { publishedComparisons } from "#test/kit/suites/version-vectors.ts";
import { type FuzzOptions, reportScheme, type SchemeReport } from "../fuzz/version-fuzz.ts";
import { plainTable } from "./table.ts";

/** The section as text. */
export function versionEvidence(wish: FuzzOptions): string {
  const published = publishedComparisons();
  const reports = schemes.map((scheme) => reportScheme(scheme, published, wish));
  return [
    "Vectors are the repository's and the published ones; what is excepted stands with its reason in test/kit/suites/known-differences.ts.",
    `Laws of every pair: antisymmetric, key order is the order, bounded keys; of three: transitive. Seed ${wish.seed}.`,
    "key is order: part of the readable pairs that plain byte order decides alone; elsewhere the key narrows and the comparator decides.",
    "",
    versionTable(reports),
  ].join("\n");
}

/** The table of some schemes, with the sum. */
export function versionTable(reports: readonly SchemeReport[]): string {
  const sum = (of: (report: SchemeReport) => number) => reports.reduce((all, one) => all + of(one), 0);
  const rows = reports.map((one) => ({
    scheme: one.scheme,
    passed: one.passed,
    vectors: one.vectors,
    excepted: one.excepted,
    failed: one.failed,
    "pairs made": one.tried,
    readable: one.compared,
    "against a reference": one.held,
    "key is order": `${(100 * one.keyed).toFixed(one.keyed === 1 ? 0 : 2)} %`,
    "compared/CPU s": Math.round(one.speed / 1000) * 1000,
  }));
  const total = {
    scheme: `${reports.length} schemes`,
    passed: sum(({ passed }) => passed),
    vectors: sum(({ vectors }) => vectors),
    excepted: sum(({ excepted }) => excepted),
    failed: sum(({ failed }) => failed),
    "pairs made": sum(({ tried }) => tried),
    readable: sum(({ compared }) => compared),
    "against a reference": sum(({ held }) => held),
    "key is order": "",
    "compared/CPU s": "",
  };
  return plainTable([...rows, total]);
}

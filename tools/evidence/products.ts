/** Evidence of product names: the package-url and vers suites file by file, and the vectors of CPE names. */
import {
  cpeCases,
  cpeFiles,
  isWrittenAsRead,
  passesCpe,
  recordedCpeNames,
} from "#test/kit/suites/cpe-suite.ts";
import { nameOfPurlCase, passesPurl, purlCases, purlExceptions } from "#test/kit/suites/purl-suite.ts";
import { type CaseOutcome, versCases, versVerdict } from "#test/kit/suites/version-vectors.ts";
import { plainTable } from "./table.ts";

type Judged = { readonly suite: string; readonly file: string; readonly verdict: CaseOutcome };

/** The section as text. */
export function productEvidence(): string {
  const judged: readonly Judged[] = [
    ...purlCases().map((one) => ({ suite: "purl", file: one.file, verdict: purlVerdict(one) })),
    ...versCases().map((one) => ({ suite: "vers", file: one.file, verdict: versVerdict(one) })),
    ...cpeFiles.flatMap((file) =>
      cpeCases(file).map((line) => ({ suite: "cpe", file, verdict: verdictOf(passesCpe(file, line)) })),
    ),
    ...recordedCpeNames().map((name) => ({
      suite: "cpe",
      file: "names in recorded NVD answers",
      verdict: verdictOf(isWrittenAsRead(name)),
    })),
  ];
  const groups = [...Map.groupBy(judged, ({ suite, file }) => `${suite}\t${file.replace(/^.*tests\//, "")}`)];
  const rows = groups.map(([name, of]) => rowOf(name, of));
  const sums = [...Map.groupBy(judged, ({ suite }) => suite)].map(([suite, of]) =>
    rowOf(`${suite}\tall`, of),
  );
  return [
    "Exceptions stand with their reasons in test/kit/suites/purl-suite.ts and test/kit/suites/known-differences.ts; not read are native ranges of types without a reader of ours, and empty ones.",
    "",
    plainTable([...rows, ...sums]),
    "",
    "Exceptions of the purl suite:",
    ...[...purlExceptions].map(([name, reason]) => `  ${name}: ${reason}`),
  ].join("\n");
}

function purlVerdict(one: Parameters<typeof passesPurl>[0]): CaseOutcome {
  if (passesPurl(one)) return "passed";
  return purlExceptions.has(nameOfPurlCase(one)) ? "excepted" : "failed";
}

function verdictOf(passed: boolean): CaseOutcome {
  return passed ? "passed" : "failed";
}

function rowOf(name: string, of: readonly Judged[]) {
  const [suite = "", file = ""] = name.split("\t");
  const count = (verdict: CaseOutcome) => of.filter((one) => one.verdict === verdict).length;
  return {
    suite,
    file,
    passed: count("passed"),
    total: of.length,
    excepted: count("excepted"),
    "not read": count("not-read"),
    failed: count("failed"),
  };
}

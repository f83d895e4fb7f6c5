/** Comparisons of versions with the answer beside them: the repository's own vectors, the published ones of the shared data, those of the vers suite. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { disagreements, nativeRanges } from "#test/kit/suites/known-differences.ts";
import { schemeNamed } from "#core/version/index.ts";
import { intervalsOfNative } from "#core/version/native-range.ts";
import { containsAny } from "#core/version/range.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";
import { parseVers } from "#core/version/vers.ts";

/** One comparison; `≠` where a suite only says that two versions are not equal. */
export type Comparison = {
  readonly ecosystem: string;
  readonly a: string;
  readonly op: string;
  readonly b: string;
};

/** One case of the vers suite. */
export type VersCase = {
  readonly file: string;
  readonly test_type: string;
  readonly input: {
    readonly input_scheme: string;
    readonly versions: readonly string[];
    readonly vers: string;
    readonly version: string;
    readonly scheme: string;
    readonly native_range: string;
  };
  readonly expected_output: unknown;
  readonly expected_failure?: boolean;
};

/** What became of a case: `not-read` is a native range of a type that we do not read. */
export type CaseOutcome = "passed" | "excepted" | "not-read" | "failed";

const published = new URL("../../../../shared/data/conformance/", import.meta.url);

/** Whether the published suites are beside this checkout. */
export const hasPublished: boolean = existsSync(published);

/** The scheme of that name; a name without one is a fault. */
export function schemeFor(name: string): Scheme {
  const found = schemeNamed(name);
  assert.ok(found, `a scheme for ${name}`);
  return found;
}

/** The comparisons of the repository's own vector file. */
export function ownComparisons(scheme: Scheme): readonly Comparison[] {
  const text = readFileSync(new URL(`../../vectors/version/${scheme.name}.tsv`, import.meta.url), "utf8");
  return text
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [a, op, b] = line.split("\t");
      return a === undefined || op === undefined || b === undefined
        ? []
        : [{ ecosystem: scheme.name, a, op, b }];
    });
}

/** The published comparisons of all ecosystems; none where the data are missing. */
export function publishedComparisons(): readonly Comparison[] {
  return linesOf("version-compare.jsonl.gz").map((line) => JSON.parse(line) as Comparison);
}

/** The vers suite; empty where the data are missing. */
export function versCases(): readonly VersCase[] {
  return linesOf("vers-tests.jsonl.gz").map((line) => JSON.parse(line) as VersCase);
}

function linesOf(file: string): readonly string[] {
  if (!hasPublished) return [];
  const text = gunzipSync(readFileSync(new URL(file, published))).toString();
  return text.split("\n").filter((line) => line !== "");
}

/** Our answer to a comparison; `?` when the scheme cannot read one of them. */
export function answerOf({ ecosystem, a, b }: Comparison): string {
  return signOf(compareVersions(schemeFor(ecosystem), a, b));
}

/** An order as a sign; `?` for none. */
export function signOf(order: number | null): string {
  if (order === null) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

/** Whether our answer is the one that is asked for. */
export function holds(row: Comparison, answer: string): boolean {
  return answer === row.op || (row.op === "≠" && (answer === "<" || answer === ">"));
}

/** A comparison as exceptions are looked up. */
export function nameOfComparison({ ecosystem, a, op, b }: Comparison): string {
  return `${ecosystem} ${a} ${op} ${b}`;
}

const known = new Map(disagreements.map((row) => [nameOfComparison(row), row.reference]));

/** The reference's own answer where it differs from what was published. */
export function referenceAnswer(row: Comparison): string | undefined {
  return known.get(nameOfComparison(row));
}

/** The comparisons in a case of the vers suite; none in one of another kind. */
export function comparisonsOf(one: VersCase): readonly Comparison[] {
  const { test_type: type, input, expected_output: expected } = one;
  const ecosystem = input.input_scheme;
  if (type === "equality") {
    const [a, b] = input.versions as [string, string];
    return [{ ecosystem, a, op: expected === true ? "=" : "≠", b }];
  }
  if (type !== "comparison") return [];
  const sorted = expected as readonly string[];
  return sorted.slice(1).map((b, at) => {
    const a = sorted[at] as string;
    return { ecosystem, a, op: a === b ? "=" : "<", b };
  });
}

/** What we make of a case of the vers suite; a kind that we do not know fails. */
export function versVerdict(one: VersCase): CaseOutcome {
  if (one.test_type === "comparison" || one.test_type === "equality") return comparisonVerdict(one);
  if (one.test_type === "from_native") return nativeVerdict(one);
  const passed =
    (one.test_type === "parse" && parsesAsExpected(one)) ||
    (one.test_type === "validate" && parseVers(one.input as unknown as string).ok) ||
    (one.test_type === "containment" && containsAsExpected(one));
  return passed ? "passed" : "failed";
}

/** What the scheme cannot read is excepted, ecosystem by ecosystem, in `known-differences.ts`. */
function comparisonVerdict(one: VersCase): CaseOutcome {
  const rows = comparisonsOf(one).map((row) => ({ row, answer: answerOf(row) }));
  const wrong = rows.filter(({ row, answer }) => !holds(row, answer));
  if (wrong.length === 0) return "passed";
  const excepted = wrong.every(({ row, answer }) => answer === "?" || referenceAnswer(row) === answer);
  return excepted ? "excepted" : "failed";
}

function parsesAsExpected(one: VersCase): boolean {
  const result = parseVers(one.input as unknown as string);
  const reported = !result.ok || (result.findings ?? []).length > 0;
  if (reported !== (one.expected_failure === true)) return false;
  if (one.expected_failure === true || !result.ok) return true;
  const { type, constraints } = result.value;
  const read = constraints.map(({ comparator, version }) => [comparator, version]);
  return isSame({ scheme: type, version_constraints: read }, one.expected_output);
}

function containsAsExpected({ input, expected_output: expected }: VersCase): boolean {
  const range = parseVers(input.vers);
  return range.ok && containsAny(range.value.scheme, range.value.intervals, input.version) === expected;
}

const nativeTypes = new Set(["npm", "pypi", "nuget", "conan"]);

/** Whether a native range means what the suite's vers range means, at every version that the latter names. */
function nativeVerdict({ input, expected_output: expected }: VersCase): CaseOutcome {
  if (!nativeTypes.has(input.scheme) || input.native_range === "") return "not-read";
  const ours = intervalsOfNative(input.scheme, schemeFor(input.scheme), input.native_range);
  const theirs = parseVers(expected as string);
  if (!ours.ok || !theirs.ok) return "failed";
  const { scheme: order, intervals, constraints } = theirs.value;
  const same = constraints.every(
    ({ version }) => containsAny(order, ours.value, version) === containsAny(order, intervals, version),
  );
  if (same) return "passed";
  const excepted = nativeRanges.some(
    ({ type, range }) => type === input.scheme && range === input.native_range,
  );
  return excepted ? "excepted" : "failed";
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    assert.deepEqual(one, other);
    return true;
  } catch {
    return false;
  }
}

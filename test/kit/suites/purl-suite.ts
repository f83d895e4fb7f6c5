/** The package-url suite (purl-spec `tests/`) run through `packageurl-js` and our rules. For the test and for the evidence that is printed of it. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { formatPurl, makePurl, parsePurl, type Purl } from "#core/product/purl.ts";

const file = new URL("../../../../shared/data/conformance/purl-tests.jsonl.gz", import.meta.url);

type PurlParts = Readonly<Record<"type" | "namespace" | "name" | "version" | "subpath", string | null>> & {
  readonly qualifiers: Readonly<Record<string, string>> | null;
};
/** One case of the suite; `file` and `index` name it. */
export type PurlCase = {
  readonly file: string;
  readonly index: number;
  readonly test_type: "parse" | "build" | "validate";
  readonly input: string | PurlParts;
  readonly expected_output: string | PurlParts | null;
  readonly expected_failure: boolean;
};

const upperCaseKey =
  "the suite's own recommended cases accept the same text and lower-case the key; we do too";
const gitName =
  "the definition puts slashes into the name, against the specification's own split at the last slash";
/** Cases, by file and index, on which we differ, each with the reason. */
export const purlExceptions: ReadonlyMap<string, string> = new Map([
  ["types/gem-test.json 1", upperCaseKey],
  ["types/rpm-test.json 1", upperCaseKey],
  ["types/git-test.json 0", "the definition calls git names case-sensitive"],
  ["types/git-test.json 1", gitName],
  ["types/git-test.json 3", gitName],
  ["types/git-test.json 4", gitName],
  ["types/git-test.json 6", gitName],
  [
    "types/mlflow-test.json 0",
    "case depends on one vendor's address; no list or advisory of ours names models",
  ],
  [
    "types/mlflow-test.json 1",
    "case depends on one vendor's address; no list or advisory of ours names models",
  ],
]);

function partsOf(purl: Purl): PurlParts {
  return {
    type: purl.type,
    namespace: purl.namespace || null,
    name: purl.name,
    version: purl.version || null,
    qualifiers: purl.qualifiers.size === 0 ? null : Object.fromEntries(purl.qualifiers),
    subpath: purl.subpath || null,
  };
}

function build(parts: PurlParts): string | null {
  const qualifiers = new Map(Object.entries(parts.qualifiers ?? {}));
  const { type, namespace, name, version, subpath } = parts;
  const made = makePurl({
    type: type ?? "",
    namespace: namespace ?? "",
    name: name ?? "",
    version: version ?? "",
    subpath: subpath ?? "",
    qualifiers,
  });
  return made.ok ? formatPurl(made.value) : null;
}

function answer(one: PurlCase): string | PurlParts | null {
  if (typeof one.input !== "string") return build(one.input);
  const read = parsePurl(one.input);
  if (!read.ok) return null;
  return one.test_type === "parse" ? partsOf(read.value) : formatPurl(read.value);
}

/** Whether we answer a case as the suite does. */
export function passesPurl(one: PurlCase): boolean {
  try {
    assert.deepEqual(answer(one), one.expected_failure ? null : one.expected_output);
    return true;
  } catch {
    return false;
  }
}

/** Every case of the suite; none where the data are missing. */
export function purlCases(): readonly PurlCase[] {
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as PurlCase);
}

/** A case as exceptions name it. */
export function nameOfPurlCase({ file: name, index }: PurlCase): string {
  return `${name.replace("tests/", "")} ${index}`;
}

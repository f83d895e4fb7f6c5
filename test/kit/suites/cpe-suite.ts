/** The vectors of CPE names (NISTIR 7695 and 7696) and the names in recorded vulnerability records. For the test and for the evidence that is printed of them. */
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { relateCpe } from "#test/kit/suites/cpe-match.ts";
import { formatCpe, formatCpeUri, readCpe } from "#core/product/cpe-name.ts";

/** Files of vectors, one case a line. */
export const cpeFiles = ["bindings.tsv", "valid.txt", "invalid.txt", "relations.tsv"] as const;
export type CpeFile = (typeof cpeFiles)[number];

/** The lines of a file of vectors. */
export function cpeCases(file: CpeFile): readonly string[] {
  const all = readFileSync(new URL(`../../vectors/product/cpe/${file}`, import.meta.url), "utf8").split("\n");
  return all.filter((line) => line !== "" && !line.startsWith("#"));
}

/** Whether we answer a line as it says. */
export function passesCpe(file: CpeFile, line: string): boolean {
  if (file === "valid.txt") return readCpe(line).ok;
  if (file === "invalid.txt") return readCpe(line).findings?.[0]?.code === "cpe-invalid";
  const [first = "", second = "", third = "", relation] = line.split("\t");
  return file === "bindings.tsv" ? isBoth(first, second) : relationOf(second, third) === relation;
}

function isBoth(formatted: string, uri: string): boolean {
  const [one, other] = [readCpe(formatted), readCpe(uri)];
  return (
    one.ok &&
    other.ok &&
    isDeepStrictEqual(one.value, other.value) &&
    formatCpe(other.value) === formatted &&
    formatCpeUri(one.value) === uri
  );
}

function relationOf(source: string, target: string): string | null {
  const [one, other] = [readCpe(source), readCpe(target)];
  return one.ok && other.ok ? relateCpe(one.value, other.value) : null;
}

/** Every CPE name of the vulnerability records of the shared data; none where they are missing. */
export function recordedCpeNames(): readonly string[] {
  const file = new URL("../../../../shared/data/cve/nvd-fixtures.jsonl.gz", import.meta.url);
  if (!existsSync(file)) return [];
  const quoted = gunzipSync(readFileSync(file))
    .toString("utf8")
    .match(/cpe:2\.3:(?:\\\\.|[^"\\])+/g);
  return [...new Set(quoted)].map((text) => JSON.parse(`"${text}"`) as string);
}

/** Whether a recorded name is read and written as it was, but for capital letters. */
export function isWrittenAsRead(text: string): boolean {
  const read = readCpe(text);
  return read.ok && formatCpe(read.value) === text.toLowerCase();
}

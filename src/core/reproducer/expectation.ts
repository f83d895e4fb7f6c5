/** What a reproducer says must be seen, and whether one run showed it. Texts are looked for as they stand: nothing of a reporter's is run as a pattern. */
import {
  addProblem,
  type Cursor,
  memberAt,
  numberAt,
  onlyMembers,
  requiredTextAt,
  textAt,
} from "#core/input/json-cursor.ts";
import type { LeftFile, Observation } from "#core/reproducer/observation.ts";
import { sanitizerReports } from "#core/reproducer/sanitizer-line.ts";
import { signalNumber } from "#core/reproducer/signals.ts";

/** One thing that must be seen. `limit` is for claims of a hang or of memory without end: reaching the limit then is what was claimed. */
export type Expectation =
  | { readonly kind: "sanitizer"; readonly report?: string }
  | { readonly kind: "signal"; readonly signal: string }
  | { readonly kind: "exit"; readonly status: number }
  | { readonly kind: "file"; readonly path: string; readonly sha256?: string }
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "limit"; readonly limit: "time" | "memory" };

const longestText = 500;
const hash = /^[0-9a-f]{64}$/;

/** Reads one; `null` with a finding where it is none. */
export function readExpectation(place: Cursor): Expectation | null {
  const kind = requiredTextAt(memberAt(place, "kind"));
  const read = Object.hasOwn(readers, kind) ? readers[kind as Expectation["kind"]] : undefined;
  if (read !== undefined) return read(place);
  if (kind !== "")
    addProblem(
      memberAt(place, "kind"),
      "value-unknown",
      `expected one of ${Object.keys(readers).join(", ")}`,
    );
  return null;
}

const readers: Readonly<Record<Expectation["kind"], (place: Cursor) => Expectation>> = {
  sanitizer: (place) => {
    onlyMembers(place, ["kind", "report"]);
    const report = shortTextAt(memberAt(place, "report"));
    return { kind: "sanitizer", ...(report === undefined ? {} : { report }) };
  },
  signal: (place) => {
    onlyMembers(place, ["kind", "signal"]);
    const at = memberAt(place, "signal");
    const signal = requiredTextAt(at);
    if (signal !== "" && signalNumber(signal) === null)
      addProblem(at, "value-unknown", "expected the name of a signal, such as SIGSEGV");
    return { kind: "signal", signal };
  },
  exit: (place) => {
    onlyMembers(place, ["kind", "status"]);
    const at = memberAt(place, "status");
    const status = numberAt(at) ?? -1;
    if (!Number.isInteger(status) || status < 0 || status > 255)
      addProblem(at, "value-unknown", "expected an exit status from 0 to 255");
    return { kind: "exit", status };
  },
  file: (place) => {
    onlyMembers(place, ["kind", "path", "sha256"]);
    const [path, at] = [requiredTextAt(memberAt(place, "path")), memberAt(place, "sha256")];
    if (!isWritablePath(path))
      addProblem(memberAt(place, "path"), "path-unsafe", "expected a path below /tmp without .. in it");
    const sha256 = textAt(at);
    if (sha256 !== undefined && !hash.test(sha256))
      addProblem(at, "hash-form", "expected a SHA-256 as 64 hexadecimal digits");
    return { kind: "file", path, ...(sha256 === undefined ? {} : { sha256 }) };
  },
  line: (place) => {
    onlyMembers(place, ["kind", "text"]);
    const at = memberAt(place, "text");
    requiredTextAt(at);
    return { kind: "line", text: shortTextAt(at) ?? "" };
  },
  limit: (place) => {
    onlyMembers(place, ["kind", "limit"]);
    const at = memberAt(place, "limit");
    const limit = requiredTextAt(at);
    if (limit !== "time" && limit !== "memory")
      addProblem(at, "value-unknown", "expected one of time, memory");
    return { kind: "limit", limit: limit === "memory" ? "memory" : "time" };
  },
};

function shortTextAt(place: Cursor): string | undefined {
  const text = textAt(place);
  if (text !== undefined && (text.length > longestText || text.includes("\n")))
    addProblem(place, "text-too-long", `expected one line of at most ${longestText} characters`);
  return text;
}

/** Whether a path stands in the one place that a reproducer can write to. */
function isWritablePath(path: string): boolean {
  const steps = path.split("/").slice(2);
  return (
    path.startsWith("/tmp/") &&
    path.length <= longestText &&
    !path.includes("\0") &&
    steps.every((step) => step !== "" && step !== "." && step !== "..")
  );
}

/** Whether a run showed it. */
export function isSeen(expected: Expectation, run: Observation): boolean {
  if (expected.kind === "sanitizer")
    return sanitizerReports(run.output).some((one) => reportFits(one, expected.report));
  if (expected.kind === "signal")
    return run.end.kind === "signal" && run.end.signal === signalNumber(expected.signal);
  if (expected.kind === "exit") return run.end.kind !== "stopped" && run.end.status === expected.status;
  if (expected.kind === "file") return run.files.some((file) => fileFits(file, expected));
  if (expected.kind === "line") return run.output.split("\n").some((line) => line.includes(expected.text));
  return run.limit === expected.limit;
}

function fileFits(file: LeftFile, { path, sha256 }: Extract<Expectation, { kind: "file" }>): boolean {
  return file.path === path && (sha256 === undefined || sha256 === file.sha256);
}

function reportFits(report: string, expected: string | undefined): boolean {
  return expected === undefined || report === expected || report.startsWith(`${expected} `);
}

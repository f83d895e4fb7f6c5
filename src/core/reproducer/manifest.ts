/**
 * The manifest of a reproducer, `bongsu.reproducer/1`: what runs, on what, how often, and what must be seen. Read strictly: a member that is not known, a path
 * that leads out, a limit above the room's are findings with their place, and nothing of the manifest is used.
 */
import { addProblem, type Cursor, itemsAt, memberAt, numberAt } from "#core/input/json-cursor.ts";
import { objectAt, onlyMembers, openDocument, requiredTextAt, textAt } from "#core/input/json-cursor.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { type Expectation, readExpectation } from "#core/reproducer/expectation.ts";
import { highestLimits, readRunLimits, type RunLimits } from "#core/reproducer/run-limits.ts";

/** Its type, in `type`. */
const reproducerType = "bongsu.reproducer/1";

/** A file beside the manifest, by the SHA-256 of its bytes. */
export type ReproducerFile = { readonly path: string; readonly sha256: string };

/**
 * What the command runs in: `binary` one program upon the room's own libraries, `root` an archive of a root file system (tar), `image` an archive of a
 * container image (OCI layout or `docker save`).
 */
export type ReproducerSubject = ReproducerFile & { readonly kind: "binary" | "root" | "image" };

/** A manifest as it is run. */
export type ReproducerManifest = {
  readonly subject: ReproducerSubject;
  /** Program and arguments; files of the manifest stand at `/input/PATH`. */
  readonly command: readonly string[];
  readonly files: readonly ReproducerFile[];
  /** The file that is the standard input; none: it is empty. */
  readonly standardInput: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly machine: "x86_64" | "aarch64" | null;
  /** All of them must be seen in a run. */
  readonly expect: readonly Expectation[];
  readonly runs: number;
  readonly needed: number;
  readonly limits: RunLimits;
};

const mostFiles = 100;
const mostWords = 200;
const mostVariables = 20;
const mostExpectations = 10;
const mostRuns = 20;
const usualRuns = 3;
const longestWord = 4096;
const largestManifest = 256 * 1024;
const members = ["type", "subject", "command", "files", "standardInput", "environment"];
const moreMembers = ["machine", "expect", "runs", "needed", "limits"];

/** Reads the bytes of a manifest. */
export function readReproducer(bytes: Uint8Array, highest = highestLimits): Parsed<ReproducerManifest> {
  if (bytes.length > largestManifest)
    return failed("", "too-large", `expected at most ${largestManifest} bytes`);
  const json = readUnambiguousJson(bytes);
  if (!json.ok) return json;
  const place = openDocument(json.value);
  const type = memberAt(place, "type");
  if (requiredTextAt(type) !== reproducerType)
    addProblem(type, "type-unknown", `expected "${reproducerType}"`);
  onlyMembers(place, [...members, ...moreMembers]);
  const manifest = manifestAt(place, highest);
  checkInput(place, manifest);
  return place.problems.length > 0 ? { ok: false, findings: place.problems } : parsed(manifest);
}

function manifestAt(place: Cursor, highest: RunLimits): ReproducerManifest {
  const runs = countAt(memberAt(place, "runs"), mostRuns, usualRuns);
  return {
    subject: subjectAt(memberAt(place, "subject")),
    command: commandAt(memberAt(place, "command")),
    files: listAt(memberAt(place, "files"), mostFiles).map(fileAt),
    standardInput: textAt(memberAt(place, "standardInput")) ?? null,
    environment: environmentAt(memberAt(place, "environment")),
    machine: machineAt(memberAt(place, "machine")),
    expect: expectationsAt(memberAt(place, "expect")),
    runs,
    needed: countAt(memberAt(place, "needed"), runs, Math.ceil((runs * 2) / 3)),
    limits: readRunLimits(memberAt(place, "limits"), highest),
  };
}

/** The subject at a place. */
export function subjectAt(place: Cursor): ReproducerSubject {
  onlyMembers(place, ["kind", "path", "sha256"]);
  const at = memberAt(place, "kind");
  const kind = requiredTextAt(at);
  const known = kind === "binary" || kind === "root" || kind === "image";
  if (kind !== "" && !known) addProblem(at, "value-unknown", "expected one of binary, root, image");
  return { kind: known ? kind : "binary", ...pathAndHash(place) };
}

function fileAt(place: Cursor): ReproducerFile {
  onlyMembers(place, ["path", "sha256"]);
  return pathAndHash(place);
}

function pathAndHash(place: Cursor): ReproducerFile {
  const [path, sha256] = [memberAt(place, "path"), memberAt(place, "sha256")];
  const file = { path: requiredTextAt(path), sha256: requiredTextAt(sha256) };
  if (file.path !== "" && !isPlainPath(file.path))
    addProblem(path, "path-unsafe", "expected a path below the manifest's folder, of plain letters");
  if (file.sha256 !== "" && !/^[0-9a-f]{64}$/.test(file.sha256))
    addProblem(sha256, "hash-form", "expected a SHA-256 as 64 hexadecimal digits");
  return file;
}

/** Steps of letters, digits and `._+@=,-`, none of which begins with a dot that leads out. */
function isPlainPath(path: string): boolean {
  const steps = path.split("/");
  return (
    path.length <= 300 && steps.every((step) => /^[\w.+@=,-]{1,120}$/.test(step) && !/^\.{1,2}$/.test(step))
  );
}

function commandAt(place: Cursor): readonly string[] {
  const words = listAt(place, mostWords).map(wordAt);
  if (words.length === 0 && place.problems.every(({ at }) => !at.startsWith("/command")))
    addProblem(place, "member-missing", "expected a program and its arguments as a list of texts");
  if (words[0] === "") addProblem(place, "text-empty", "expected the program first");
  return words;
}

function wordAt(place: Cursor): string {
  const word = textAt(place) ?? "";
  if (word.length > longestWord || word.includes("\0"))
    addProblem(place, "text-too-long", `expected at most ${longestWord} characters, none of them NUL`);
  return word;
}

function environmentAt(place: Cursor): Readonly<Record<string, string>> {
  const names = Object.keys(objectAt(place));
  if (names.length > mostVariables)
    addProblem(place, "too-many", `expected at most ${mostVariables} variables`);
  return Object.fromEntries(
    names.map((name) => {
      const at = memberAt(place, name);
      if (!/^[A-Za-z_]\w{0,60}$/.test(name))
        addProblem(at, "value-unknown", "expected the name of a variable");
      return [name, wordAt(at)];
    }),
  );
}

function machineAt(place: Cursor): ReproducerManifest["machine"] {
  const machine = textAt(place);
  if (machine === undefined || machine === "x86_64" || machine === "aarch64") return machine ?? null;
  addProblem(place, "value-unknown", "expected one of x86_64, aarch64");
  return null;
}

function expectationsAt(place: Cursor): readonly Expectation[] {
  const places = listAt(place, mostExpectations);
  if (places.length === 0)
    addProblem(place, "member-missing", "expected at least one thing that must be seen");
  return places.flatMap((one) => readExpectation(one) ?? []);
}

function listAt(place: Cursor, most: number): readonly Cursor[] {
  const items = itemsAt(place);
  if (items.length > most) addProblem(place, "too-many", `expected at most ${most}`);
  return items.slice(0, most);
}

function countAt(place: Cursor, most: number, usual: number): number {
  const count = numberAt(place) ?? usual;
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  addProblem(place, "value-unknown", `expected a whole number from 1 to ${most}`);
  return usual;
}

/** Paths stand once each, and the standard input is one of them. */
function checkInput(place: Cursor, { subject, files, standardInput }: ReproducerManifest): void {
  const paths = [subject.path, ...files.map(({ path }) => path)];
  for (const [index, { path }] of files.entries())
    if (paths.indexOf(path) < index + 1)
      addProblem(memberAt(place, "files"), "path-twice", `the file number ${index + 1} stands there already`);
  if (standardInput !== null && !files.some(({ path }) => path === standardInput))
    addProblem(memberAt(place, "standardInput"), "value-unknown", "expected the path of one of the files");
}

/**
 * pip's requirements.txt. Only an exact pin (`==`, `===`) gives a version; a range gives what it allows. Included files (`-r`, `-c`) are not
 * followed here: whoever searches a tree has read them too, or they are left out. Environment markers are not evaluated.
 */
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { type ComponentOrigin, originAt, originOf, originOfDownload } from "#core/inventory/origin.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import type { Parsed } from "#core/problem.ts";

/** requirements.txt, requirements-*.txt and the files of a folder `requirements`. */
export const requirements: Reader = {
  name: "requirements",
  locks: ["python-project", "python-setup", "requirements-in"],
  files: /\.txt$/i,
  fix: "requirements",
  recognise: (path) => {
    return (
      /^[^/]*requirements?[^/]*\.txt$/i.test(fileName(path)) || /(^|\/)requirements\/[^/]+\.txt$/i.test(path)
    );
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("requirements", options);
  const file: RequirementsFile = { gathering, index: indexOf(text), constraints: [], open: false };
  for (const [line, number] of logicalLines(text, gathering)) readLine(file, line, `line ${number}`);
  if (file.open) {
    gathering.leaveOut("", "direct-only");
    for (const { at, path } of file.constraints) gathering.leaveOut(at, "include-missing", path);
  }
  return gathering.done();
}

/** What one file says beside its requirements. */
type RequirementsFile = {
  readonly gathering: InventoryBuilder;
  /** The index that stands in the place of PyPI or beside it: a name may come from either. */
  readonly index: string;
  /** Files that restrict versions: they say something only where a requirement leaves its version open. */
  readonly constraints: { readonly at: string; readonly path: string }[];
  /** Whether a requirement leaves its version open: then the file was written by hand, and what is required further is not in it. */
  open: boolean;
};

function indexOf(text: string): string {
  const stated = text
    .slice(0, 1024 * 1024)
    .matchAll(/^[ \t]*(?:-i|--(?:extra-)?index-url)[ =\t]+(\S{1,2000})/gm);
  const other = stated.find(([, address = ""]) => originOfDownload("PyPI", address) !== undefined);
  return other?.[1] ?? "";
}

/** Lines joined where they end in a backslash, without comments; the number is that of the first. */
function* logicalLines(text: string, gathering: InventoryBuilder): Generator<readonly [string, number]> {
  let joined = "";
  let first = 0;
  for (const [raw, number] of numberedLines(text, gathering)) {
    const line = raw.replace(/(^|\s)#.*$/, "$1").trimEnd();
    if (first === 0) first = number;
    if (line.endsWith("\\") && joined.length < 100_000) {
      joined += `${line.slice(0, -1)} `;
      continue;
    }
    yield [(joined + line).trim(), first];
    joined = "";
    first = 0;
  }
  if (joined !== "") yield [joined.trim(), first];
}

const named = /^([A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)\s*(?:\[[^\]]{0,500}\])?\s*(.*)$/;

function readLine(file: RequirementsFile, line: string, at: string): void {
  if (line === "") return;
  if (line.startsWith("-")) return readOption(file, line, at);
  const [, name, rest = ""] = named.exec(line) ?? [];
  if (name === undefined || /^[:/\\+]/.test(rest)) return readAddress(file, line, at);
  const specifier = rest.split(/;|\s--/, 1)[0]?.trim() ?? "";
  const { gathering } = file;
  if (specifier.startsWith("@")) {
    const address = specifier.slice(1).trim();
    gathering.add({ ecosystem: "PyPI", name, version: null, at, origin: originOfAddress(address) });
    return;
  }
  if (specifier !== "" && !/^\(?\s*[<>=!~]/.test(specifier)) {
    gathering.leaveOut(at, "entry-unreadable", line);
    return;
  }
  if (rest.slice(specifier.length).trimStart().startsWith(";") && joinsRequirement.test(rest))
    gathering.leaveOut(at, "entry-unreadable", line);
  const version = pinOf(specifier);
  file.open ||= version === null;
  const requirement = version === null ? requirementOf("pypi", specifier.replaceAll(/[()]/g, "")) : undefined;
  const origin = originOfDownload("PyPI", file.index);
  gathering.add({ ecosystem: "PyPI", name, version, at, origin, requirement });
}

/** Another requirement where a marker should be. */
const joinsRequirement = /;\s*[A-Za-z0-9][\w.-]{0,200}\s*(?:\[[^\]]{0,500}\])?\s*[=~]=\s*[\w.*]/;

/** The version of an exact pin, alone or with clauses that do not take it away. */
function pinOf(specifier: string): string | null {
  const clauses = specifier.replaceAll(/[()]/g, "").split(",");
  if (clauses.length > 1 && requirementOf("pypi", clauses.join(",")) === undefined) return null;
  for (const clause of clauses) {
    const version = /^\s*={2,3}\s*(\S{1,200})\s*$/.exec(clause)?.[1];
    if (version !== undefined && !version.includes("*")) return version;
  }
  return null;
}

function readOption(file: RequirementsFile, line: string, at: string): void {
  const [, option = "", value = ""] = /^(--?[a-z-]+?)(?:[ =\t]+|(?<=^-[rce]))(\S.*)$/.exec(line) ?? [];
  const path = value.trim();
  if (option === "-r" || option === "--requirement") file.gathering.leaveOut(at, "include-missing", path);
  else if (option === "-c" || option === "--constraint") file.constraints.push({ at, path });
  else if (option === "-e" || option === "--editable") readAddress(file, path, at);
}

/** An address or a folder to install from; a folder's own requirements stand in its own files. */
function readAddress({ gathering }: RequirementsFile, line: string, at: string): void {
  const address = line.split(/\s/, 1)[0] ?? "";
  const egg = /#(?:.*&)?egg=([A-Za-z0-9._-]{1,200})/.exec(line)?.[1];
  const origin = originOfAddress(address);
  if (egg !== undefined) gathering.add({ ecosystem: "PyPI", name: egg, version: null, at, origin });
  else gathering.leaveOut(at, "source-unnamed", origin.place);
}

function originOfAddress(address: string): ComponentOrigin {
  return originOf("PyPI", address) ?? originAt(/^[a-z+]{1,12}:/i.test(address) ? "url" : "path", address);
}

/**
 * pip's requirements.txt. Only an exact pin (`==`, `===`) gives a version; a range gives none, since the file then does not say what is
 * installed. Included files (`-r`, `-c`) and editable installs are remarked upon, not followed. Environment markers are not evaluated.
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
import type { Parsed } from "#core/problem.ts";

/** requirements.txt, requirements-*.txt and the files of a folder `requirements`. */
export const requirements: Reader = {
  name: "requirements",
  files: /\.txt$/i,
  fix: {
    type: "pypi",
    usual: true,
    words: ({ purl, version }) => ["pip", "install", `${purl.name}==${version}`],
  },
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
  for (const [line, number] of logicalLines(text)) readLine(gathering, line, `line ${number}`);
  return gathering.done();
}

/** Lines joined where they end in a backslash, without comments; the number is that of the first. */
function* logicalLines(text: string): Generator<readonly [string, number]> {
  let joined = "";
  let first = 0;
  for (const [raw, number] of numberedLines(text)) {
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

function readLine(gathering: InventoryBuilder, line: string, at: string): void {
  if (line === "") return;
  if (line.startsWith("-")) return readOption(gathering, line, at);
  const [, name, rest = ""] = named.exec(line) ?? [];
  if (name === undefined || /^[:/\\+]/.test(rest)) return readAddress(gathering, line, at);
  const specifier = rest.split(/;|\s--/, 1)[0]?.trim() ?? "";
  if (specifier.startsWith("@")) {
    gathering.remark(
      at,
      "version-from-source",
      `"${name}" comes from an address; its version is not written.`,
    );
    gathering.add({ ecosystem: "PyPI", name, version: null, at });
    return;
  }
  if (specifier !== "" && !/^\(?\s*[<>=!~]/.test(specifier)) {
    gathering.remark(at, "requirement-invalid", "This line is not a requirement.");
    return;
  }
  gathering.add({ ecosystem: "PyPI", name, version: pinOf(specifier), at });
}

function pinOf(specifier: string): string | null {
  for (const clause of specifier.replaceAll(/[()]/g, "").split(",")) {
    const version = /^\s*={2,3}\s*(\S{1,200})\s*$/.exec(clause)?.[1];
    if (version !== undefined && !version.includes("*")) return version;
  }
  return null;
}

function readOption(gathering: InventoryBuilder, line: string, at: string): void {
  if (/^(-r|--requirement|-c|--constraint)\b/.test(line)) {
    gathering.remark(
      at,
      "include-not-followed",
      "Another file is included here; give it to the check as well.",
    );
  } else if (/^(-e|--editable)\b/.test(line)) {
    gathering.remark(
      at,
      "editable-install",
      "An editable install names a folder or a repository, not a released package.",
    );
  }
}

function readAddress(gathering: InventoryBuilder, line: string, at: string): void {
  const egg = /#(?:.*&)?egg=([A-Za-z0-9._-]{1,200})/.exec(line)?.[1];
  gathering.remark(
    at,
    "version-from-source",
    "This line names an address or a path; the version is not written.",
  );
  if (egg !== undefined) gathering.add({ ecosystem: "PyPI", name: egg, version: null, at });
}

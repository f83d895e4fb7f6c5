/** Pipenv's Pipfile.lock: `default` and `develop` (and further categories, which count as development). */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { type ComponentOrigin, originAt, originOf, originOfDownload } from "#core/inventory/origin.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Pipfile.lock. */
export const pipfileLock: Reader = {
  name: "pipfile-lock",
  locks: ["python-project", "python-setup", "pipfile"],
  files: /\.lock$/i,
  fix: "pipenv",
  recognise: (path, head) =>
    /^Pipfile.*\.lock$/.test(fileName(path)) || (/^\s*\{/.test(head) && head.includes('"pipfile-spec"')),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  if (member(json.value, "_meta") === undefined && member(json.value, "default") === undefined) {
    return failed("", "pipfile-lock-unknown", "Neither `_meta` nor `default` is there.");
  }
  const gathering = inventoryBuilder("pipfile-lock", options, json.findings);
  const named: string[] = [];
  const indexes = indexesOf(json.value);
  for (const [category, packages] of entriesOf(json.value)) {
    if (category === "_meta") continue;
    const scope = category === "default" ? "runtime" : "dev";
    for (const [name, entry] of entriesOf(packages)) {
      const at = `/${pointerStep(category)}/${pointerStep(name)}`;
      const version = /^={2,3}(.+)$/.exec(textMember(entry, "version") ?? "")?.[1] ?? null;
      const origin = originOfEntry(entry, indexes);
      const isFolder = origin?.kind === "path";
      if (isFolder) named.push(name);
      if (isFolder && /^(?:\.\/)*\.?$/.test(origin.place)) continue;
      if (version === null && !isFolder)
        gathering.remark(
          at,
          "version-from-source",
          `"${name.slice(0, 80)}" is not pinned to a version.`,
          name,
        );
      gathering.add({ ecosystem: "PyPI", name, version, at, scope, origin });
    }
  }
  return gathering.done({ named });
}

/** The addresses of the indexes by the names that entries use. */
function indexesOf(lock: unknown): ReadonlyMap<string, string> {
  const sources = listMember(member(lock, "_meta"), "sources");
  return new Map(sources.map((one) => [textMember(one, "name") ?? "", textMember(one, "url") ?? ""]));
}

function originOfEntry(entry: unknown, indexes: ReadonlyMap<string, string>): ComponentOrigin | undefined {
  const repository = textMember(entry, "git");
  if (repository !== null) return originAt("git", repository);
  const place = textMember(entry, "path") ?? textMember(entry, "file");
  if (place !== null) return originOf("PyPI", /^[a-z+]+:|^[.]{0,2}\//.test(place) ? place : `./${place}`);
  return originOfDownload("PyPI", indexes.get(textMember(entry, "index") ?? "") ?? "");
}

/** NuGet's packages.lock.json: the packages of every target framework, once each. A project of the same solution is a component of a folder: unknown where an advisory is about its name. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** packages.lock.json. */
export const nugetLock: Reader = {
  name: "nuget-lock",
  locks: ["dotnet-project"],
  files: /\.json$/i,
  fix: "dotnet",
  recognise: (path) => /^packages(\..+)?\.lock\.json$/.test(fileName(path)),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  if (member(json.value, "dependencies") === undefined) {
    return failed("", "nuget-lock-unknown", "There is no `dependencies`.");
  }
  const gathering = inventoryBuilder("nuget-lock", options, json.findings);
  const named: string[] = [];
  const seen = new Set<string>();
  for (const [framework, packages] of entriesOf(member(json.value, "dependencies"))) {
    for (const [name, entry] of entriesOf(packages)) {
      const version = textMember(entry, "resolved");
      const key = `${name} ${version}`;
      const isProject = textMember(entry, "type") === "Project";
      if (isProject) named.push(name);
      if (seen.has(key)) continue;
      seen.add(key);
      const at = `/dependencies/${pointerStep(framework)}/${pointerStep(name)}`;
      if (isProject) {
        gathering.add({ ecosystem: "NuGet", name, version, at, origin: originAt("path", name) });
        continue;
      }
      if (version === null)
        gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
      gathering.add({ ecosystem: "NuGet", name, version, at });
    }
  }
  return gathering.done({ named });
}

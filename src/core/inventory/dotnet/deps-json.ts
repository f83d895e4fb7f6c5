/** .NET's NAME.deps.json beside a published program: its NuGet packages and the runtime that it carries. Projects of the program are not components. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { dependencyPaths } from "#core/inventory/dependency-paths.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** NAME.deps.json. */
export const depsJson: Reader = {
  name: "deps-json",
  locks: ["dotnet-project"],
  files: /\.json$/i,
  fix: "dotnet-build",
  recognise: (path, head) =>
    fileName(path).endsWith(".deps.json") || (head.includes('"runtimeTarget"') && head.includes('"targets"')),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const libraries = member(json.value, "libraries");
  if (libraries === undefined) return failed("", "deps-json-unknown", "There is no `libraries`.");
  const gathering = inventoryBuilder("deps-json", options, json.findings);
  const ways = dependencyPaths(edgesOf(json.value));
  for (const [key, entry] of entriesOf(libraries)) {
    const type = textMember(entry, "type");
    if (type !== "package" && type !== "runtimepack") continue;
    const at = `/libraries/${pointerStep(key)}`;
    const { name, version } = split(key);
    if (version === null)
      gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
    const dependencyPath = (ways.get(key) ?? []).map((parent) => split(parent).name);
    gathering.add({ ecosystem: "NuGet", name, version, at, dependencyPath });
  }
  return gathering.done();
}

/** `Name/1.0`; a runtime that is carried along has `runtimepack.` before the name of its package. */
function split(key: string): { readonly name: string; readonly version: string | null } {
  const cut = key.lastIndexOf("/");
  const name = (cut < 0 ? key : key.slice(0, cut)).replace(/^runtimepack\./, "");
  return { name, version: cut < 0 || cut === key.length - 1 ? null : key.slice(cut + 1) };
}

function edgesOf(document: unknown): ReadonlyMap<string, readonly string[]> {
  const target = textMember(member(document, "runtimeTarget"), "name") ?? "";
  const edges = new Map<string, readonly string[]>();
  for (const [key, entry] of entriesOf(member(member(document, "targets"), target))) {
    const children = entriesOf(member(entry, "dependencies"));
    edges.set(
      key,
      children.map(([name, version]) => `${name}/${typeof version === "string" ? version : ""}`),
    );
  }
  return edges;
}

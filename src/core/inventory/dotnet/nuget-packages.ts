/** Older and other lists of NuGet packages: packages.config, project.assets.json (what a restore chose), Paket's paket.lock. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  readJsonList,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { originOfDownload } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";
import { readXml } from "#core/input/xml.ts";

/** packages.config. */
export const packagesConfig: Reader = {
  name: "packages-config",
  files: /(?:^|\/)packages[^/]*\.config$/i,
  fix: "nuget",
  recognise: (path, head) =>
    /^packages(\..+)?\.config$/i.test(fileName(path)) ||
    /<packages>\s*<package id="/.test(head.slice(0, 2000)),
  read: readConfig,
};

/** obj/project.assets.json. */
export const projectAssets: Reader = {
  name: "project-assets",
  locks: ["dotnet-project"],
  files: /\.json$/i,
  fix: "dotnet",
  recognise: (path) => fileName(path) === "project.assets.json",
  read: readAssets,
};

/** paket.lock. */
export const paketLock: Reader = {
  name: "paket-lock",
  locks: ["dotnet-project", "paket-dependencies"],
  files: /\.lock$/i,
  fix: "paket",
  recognise: (path, head) => /^paket.*\.lock$/.test(fileName(path)) || /^NUGET\r?\n {2}remote:/m.test(head),
  read: readPaket,
};

function readConfig(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const xml = readXml(text, options.chars === undefined ? {} : { chars: options.chars });
  if (!xml.ok) return xml;
  if (xml.value.name !== "packages")
    return failed("line 1", "packages-config-unknown", "The root element is not `packages`.");
  const gathering = inventoryBuilder("packages-config", options);
  for (const { name: element, attributes, line } of xml.value.children) {
    if (element !== "package") continue;
    const at = `line ${line}`;
    const name = attributes.get("id") ?? "";
    const version = attributes.get("version") ?? null;
    if (version === null)
      gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
    const scope = attributes.get("developmentDependency") === "true" ? "dev" : "runtime";
    gathering.add({ ecosystem: "NuGet", name, version, at, scope });
  }
  return gathering.done();
}

function readAssets(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const libraries = member(json.value, "libraries");
  if (libraries === undefined) return failed("", "project-assets-unknown", "There is no `libraries`.");
  const gathering = inventoryBuilder("project-assets", options, json.findings);
  for (const [key, entry] of entriesOf(libraries)) {
    if (textMember(entry, "type") === "project") continue;
    const cut = key.lastIndexOf("/");
    const at = `/libraries/${pointerStep(key)}`;
    if (cut < 0) gathering.remark(at, "version-missing", `"${key.slice(0, 80)}" has no version.`, key);
    gathering.add({
      ecosystem: "NuGet",
      name: cut < 0 ? key : key.slice(0, cut),
      version: cut < 0 ? null : key.slice(cut + 1),
      at,
    });
  }
  return gathering.done();
}

/** Packages stand four spaces deep below `NUGET`; what each requires stands deeper. */
function readPaket(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("paket-lock", options);
  let section = "";
  let remote = "";
  for (const [line, number] of numberedLines(text, gathering)) {
    if (/^[A-Z]+$/.test(line)) section = line;
    remote = /^ {2}remote: (\S{1,2000})$/.exec(line)?.[1] ?? remote;
    const [, name, version] = /^ {4}(\S{1,300}) \(([^\s()]{1,200})\)/.exec(line) ?? [];
    if (section === "NUGET" && name !== undefined && version !== undefined)
      gathering.add({
        ecosystem: "NuGet",
        name,
        version,
        at: `line ${number}`,
        origin: originOfDownload("NuGet", remote),
      });
  }
  return section === "" && text.trim() !== ""
    ? failed("line 1", "paket-lock-unknown", "There is no section such as `NUGET`.")
    : gathering.done();
}

/**
 * npm's package-lock.json and npm-shrinkwrap.json, lockfile versions 1 to 3. A folder that is linked to, such as a workspace member, is a component of that folder.
 * Where version 2 says everything twice, `packages` counts, and what only the tree for older npm has is a component as well.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Component } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { type ComponentOrigin, originAt, originOfDownload } from "#core/inventory/origin.ts";
import {
  disputedVersion,
  installedFolder,
  type InstalledPackages,
  installedPackages,
  isInPackages,
  missingPackages,
  namesIn,
  type PackageEntries,
  type UnresolvedNames,
} from "#core/inventory/js/package-lock-claims.ts";
import { leaveOutMissing, type RequiredEntry } from "#core/inventory/required-entries.ts";
import { dependencyPaths } from "#core/inventory/dependency-paths.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";
import type { Inventory } from "#core/inventory/component.ts";

const folder = "node_modules/";

/** package-lock.json and npm-shrinkwrap.json. */
export const packageLock: Reader = {
  name: "package-lock",
  locks: ["npm-manifest"],
  files: /\.json$/i,
  fix: "npm",
  recognise: (path, head) => {
    if (/^(package-lock|npm-shrinkwrap).*\.json$|^\.package-lock\.json$/.test(fileName(path))) return true;
    return (
      path.endsWith(".json") &&
      /^\uFEFF?\s*\{/.test(head) &&
      head.includes('"lockfileVersion"') &&
      !head.includes('"configVersion"')
    );
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const packages = member(json.value, "packages");
  const dependencies = member(json.value, "dependencies");
  const version = member(json.value, "lockfileVersion");
  if (packages === undefined && dependencies === undefined && version === undefined) {
    return failed(
      "",
      "package-lock-unknown",
      "Neither `packages`, `dependencies` nor `lockfileVersion` is there.",
    );
  }
  const gathering = inventoryBuilder("package-lock", options, json.findings);
  for (const [key, value] of [
    ["packages", packages],
    ["dependencies", dependencies],
  ] as const)
    if (value !== undefined && !isObject(value)) gathering.leaveOut(`/${key}`, "entry-unreadable", key);
  if (version !== undefined && ![1, 2, 3].includes(Number(version)))
    gathering.leaveOut("/lockfileVersion", "entry-unreadable", "lockfileVersion");
  const entries = new Map(entriesOf(packages));
  if (packages !== undefined) readPackages(gathering, entries);
  if (dependencies !== undefined) readTree(gathering, dependencies, installedPackages(entries));
  if (packages === undefined) return gathering.done();
  const paths = [...entries.keys()];
  const members = paths.filter((path) => path !== "" && !path.includes(folder));
  const named = paths.filter((path) => linkedFolder(entries.get(path)) !== null).map(nameAt);
  return gathering.done({ members, named });
}

const noKeys: ReadonlySet<string> = new Set();

function readPackages(gathering: InventoryBuilder, entries: PackageEntries): void {
  const { edges, unresolved } = edgesOf(entries);
  const paths = dependencyPaths(edges);
  leaveOutMissing(gathering, noKeys, missingPackages(entries, unresolved));
  leaveOutMissing(gathering, entries, missingFolders(entries));
  for (const [path, entry] of entries) {
    const cut = path.lastIndexOf(folder);
    if (path === "" || linkedFolder(entry) !== null) continue;
    const at = `/packages/${pointerStep(path)}`;
    const name = cut < 0 ? path.slice(path.lastIndexOf("/") + 1) : path.slice(cut + folder.length);
    const version = textMember(entry, "version");
    if (version === null && cut >= 0)
      gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
    const packageName = textMember(entry, "name") ?? name;
    const dependencyPath = paths.get(path)?.map(nameAt) ?? [];
    const disputed = disputedVersion(packageName, version, textMember(entry, "resolved") ?? "");
    gathering.add({
      ecosystem: "npm",
      name: packageName,
      version: disputed === null ? version : null,
      ...(disputed === null ? {} : { installed: disputed }),
      at,
      scope: scopeOf(entry),
      dependencyPath,
      origin: cut < 0 ? originAt("path", path) : originOfEntry(entry),
    });
  }
}

/** The folder that an entry links to; what lies there has an entry of its own. */
function linkedFolder(entry: unknown): string | null {
  return member(entry, "link") === true ? (textMember(entry, "resolved") ?? "") : null;
}

/** Folders that entries link to: what each of them requires stands in an entry of its own. */
function* missingFolders(entries: PackageEntries): Generator<RequiredEntry> {
  for (const [path, entry] of entries) {
    const key = linkedFolder(entry);
    if (key !== null) yield { key, name: nameAt(path), at: `/packages/${pointerStep(path)}` };
  }
}

function originOfEntry(entry: unknown): ComponentOrigin | undefined {
  return originOfDownload("npm", textMember(entry, "resolved") ?? "");
}

function nameAt(path: string): string {
  const cut = path.lastIndexOf(folder);
  return cut < 0 ? path : path.slice(cut + folder.length);
}

function scopeOf(entry: unknown): Component["scope"] {
  if (member(entry, "dev") === true || member(entry, "devOptional") === true) return "dev";
  return member(entry, "optional") === true ? "optional" : "runtime";
}

const edgeKinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

/** Which installed folder each folder's dependencies resolve to, and which to none, as Node resolves them: the nearest `node_modules` upwards. */
function edgesOf(entries: PackageEntries): {
  readonly edges: Map<string, readonly string[]>;
  readonly unresolved: UnresolvedNames;
} {
  const edges = new Map<string, readonly string[]>();
  const unresolved = new Map<string, Set<string>>();
  for (const [path, entry] of entries) {
    if (!isObject(entry)) {
      edges.set(path, []);
      continue;
    }
    const target = member(entry, "link") === true ? textMember(entry, "resolved") : null;
    if (target !== null) {
      edges.set(path, [target]);
      continue;
    }
    const found: string[] = [];
    const absent = new Set<string>();
    for (const kind of edgeKinds)
      for (const name of namesIn(entry, kind)) {
        const to = installedFolder(entries, path, name);
        if (to === null) absent.add(name);
        else found.push(to);
      }
    edges.set(path, found);
    if (absent.size > 0) unresolved.set(path, absent);
  }
  return { edges, unresolved };
}

/** A tree of `dependencies` with copies within copies. */
type Tree = { readonly tree: unknown; readonly at: string; readonly around: readonly unknown[] };

const deepest = 100;

/** Lockfile version 1: a tree of `dependencies`, walked without recursion. What has a key of its own in `packages` is there already. */
function readTree(gathering: InventoryBuilder, root: unknown, installed: InstalledPackages): void {
  const waiting: Tree[] = [{ tree: root, at: "", around: [root] }];
  const missing: RequiredEntry[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [name, entry] of entriesOf(next.tree)) {
      const at = (): string => `${next.at}/dependencies/${pointerStep(name)}`;
      if (!isInPackages(installed, name, textMember(entry, "version") ?? ""))
        addFromTree(gathering, { name, entry, at: at() });
      const inner = member(entry, "dependencies");
      const around = inner === undefined ? next.around : [inner, ...next.around];
      if (inner !== undefined && around.length <= deepest) waiting.push({ tree: inner, at: at(), around });
      else if (inner !== undefined) gathering.leaveOut(at(), "entry-unreadable", name);
      if (member(entry, "optional") === true) continue;
      for (const wanted of namesIn(entry, "requires"))
        if (!installed.names.has(wanted) && around.every((one) => member(one, wanted) === undefined))
          missing.push({ key: wanted, name: wanted, at: at() });
    }
  }
  leaveOutMissing(gathering, noKeys, missing);
}

function addFromTree(gathering: InventoryBuilder, found: { name: string; entry: unknown; at: string }): void {
  const { name, entry, at } = found;
  const written = textMember(entry, "version");
  const place =
    written !== null && /^[a-z+]+:|\//.test(written) ? originOfDownload("npm", written) : undefined;
  const origin = place ?? originOfEntry(entry);
  const alias = /^npm:(@?[^@]+)@(.+)$/.exec(written ?? "");
  const version = alias?.[2] ?? written;
  const scope = scopeOf(entry);
  if (place?.kind === "path") gathering.add({ ecosystem: "npm", name, version: null, at, scope, origin });
  else if (version !== null && /^[a-z+]+:|\//.test(version)) {
    gathering.remark(
      at,
      "version-from-source",
      `"${name.slice(0, 80)}" comes from a repository or an address; its version is not written.`,
      name,
    );
    gathering.add({ ecosystem: "npm", name, version: null, at, scope, origin });
  } else gathering.add({ ecosystem: "npm", name: alias?.[1] ?? name, version, at, scope, origin });
}

/**
 * npm's package-lock.json and npm-shrinkwrap.json, lockfile versions 1 to 3. Local links and workspace members are not components.
 * Where version 2 says everything twice, `packages` counts.
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
import { type ComponentOrigin, originOfDownload } from "#core/inventory/origin.ts";
import { dependencyPaths } from "#core/inventory/dependency-paths.ts";
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
  if (packages === undefined) readTree(gathering, dependencies);
  else readPackages(gathering, packages);
  const members = entriesOf(packages).flatMap(([path]) =>
    path.includes(folder) || path === "" ? [] : [path],
  );
  return gathering.done(packages === undefined ? {} : { members });
}

function readPackages(gathering: InventoryBuilder, packages: unknown): void {
  const entries = entriesOf(packages);
  const paths = dependencyPaths(edgesOf(packages, entries));
  for (const [path, entry] of entries) {
    const cut = path.lastIndexOf(folder);
    if (cut < 0 || member(entry, "link") === true) continue;
    const at = `/packages/${pointerStep(path)}`;
    const name = path.slice(cut + folder.length);
    const version = textMember(entry, "version");
    if (version === null) gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`);
    const packageName = textMember(entry, "name") ?? name;
    const dependencyPath = paths.get(path)?.map(nameAt) ?? [];
    gathering.add({
      ecosystem: "npm",
      name: packageName,
      version,
      at,
      scope: scopeOf(entry),
      dependencyPath,
      origin: originOfEntry(entry),
    });
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

/** Which installed folder each folder's dependencies resolve to, as Node resolves them: the nearest `node_modules` upwards. */
function edgesOf(
  packages: unknown,
  entries: readonly (readonly [string, unknown])[],
): Map<string, readonly string[]> {
  const edges = new Map<string, readonly string[]>();
  for (const [path, entry] of entries) {
    const target = member(entry, "link") === true ? textMember(entry, "resolved") : null;
    const names = target === null ? edgeKinds.flatMap((kind) => Object.keys(member(entry, kind) ?? {})) : [];
    const found = names.map((name) => resolve(packages, path, name)).filter((to) => to !== null);
    edges.set(path, target === null ? found : [target]);
  }
  return edges;
}

function resolve(packages: unknown, from: string, name: string): string | null {
  for (let base = from; ;) {
    const path = `${base === "" ? "" : `${base}/`}${folder}${name}`;
    if (member(packages, path) !== undefined) return path;
    if (base === "") return null;
    const cut = base.lastIndexOf(`/${folder}`);
    base = cut < 0 ? "" : base.slice(0, cut);
  }
}

/** Lockfile version 1: a tree of `dependencies`, walked without recursion. */
function readTree(gathering: InventoryBuilder, root: unknown): void {
  const waiting: { tree: unknown; at: string }[] = [{ tree: root, at: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [name, entry] of entriesOf(next.tree)) {
      const at = `${next.at}/dependencies/${pointerStep(name)}`;
      addFromTree(gathering, { name, entry, at });
      const inner = member(entry, "dependencies");
      if (inner !== undefined) waiting.push({ tree: inner, at });
    }
  }
}

function addFromTree(gathering: InventoryBuilder, found: { name: string; entry: unknown; at: string }): void {
  const { name, entry, at } = found;
  const written = textMember(entry, "version");
  const place =
    written !== null && /^[a-z+]+:|\//.test(written) ? originOfDownload("npm", written) : undefined;
  if (place?.kind === "path") return;
  const origin = place ?? originOfEntry(entry);
  const alias = /^npm:(@?[^@]+)@(.+)$/.exec(written ?? "");
  const version = alias?.[2] ?? written;
  const scope = scopeOf(entry);
  if (version !== null && /^[a-z+]+:|\//.test(version)) {
    gathering.remark(
      at,
      "version-from-source",
      `"${name.slice(0, 80)}" comes from a repository or an address; its version is not written.`,
    );
    gathering.add({ ecosystem: "npm", name, version: null, at, scope, origin });
  } else gathering.add({ ecosystem: "npm", name: alias?.[1] ?? name, version, at, scope, origin });
}

/** Who requires what in package-lock.json, npm-shrinkwrap.json and bun.lock: each names the ranges that packages ask for. */
import {
  type DependencyGraph,
  graphBuilder,
  packageKey,
  packageRequirer,
  type Requirer,
  rootRequirer,
} from "#core/fix/dependency-graph.ts";
import { installedFolder } from "#core/inventory/js/package-lock-claims.ts";
import { entriesOf, member, readJson, textMember } from "#core/input/json.ts";

const folder = "node_modules/";
const kinds: readonly (readonly [key: string, scope: Requirer["scope"]])[] = [
  ["dependencies", "runtime"],
  ["devDependencies", "dev"],
  ["optionalDependencies", "optional"],
  ["peerDependencies", "peer"],
];

/** The graph of package-lock.json; of lockfile version 1 too, which does not say what the project itself requires. */
export function npmGraph(text: string): DependencyGraph | null {
  const json = readJson(text);
  if (!json.ok) return null;
  const packages = member(json.value, "packages");
  return packages === undefined ? treeGraph(json.value) : packagesGraph(packages);
}

function packagesGraph(packages: unknown): DependencyGraph {
  const graph = graphBuilder();
  const entries = new Map(entriesOf(packages));
  for (const [path, entry] of entries) {
    if (member(entry, "link") === true) continue;
    const installed = path.includes(folder);
    const parent = installed ? nameAndVersion(path, entry) : null;
    if (parent !== null) graph.addCopy(...parent);
    for (const [alias, range, scope] of requirementsOf(entry)) {
      const target = installedFolder(entries, path, alias);
      const found = target === null ? null : nameAndVersion(target, entries.get(target));
      if (found === null || (installed && scope === "dev")) continue;
      const requirer =
        parent === null
          ? rootRequirer(alias, { member: path, range, scope })
          : packageRequirer(packageKey(...parent), alias, { range, scope });
      graph.addRequirer(...found, requirer);
    }
  }
  return graph.done("npm");
}

function nameAndVersion(path: string, entry: unknown): readonly [name: string, version: string] | null {
  const version = textMember(entry, "version");
  if (version === null || member(entry, "link") === true) return null;
  return [textMember(entry, "name") ?? path.slice(path.lastIndexOf(folder) + folder.length), version];
}

function* requirementsOf(
  entry: unknown,
): Generator<readonly [alias: string, range: string, scope: Requirer["scope"]]> {
  for (const [key, scope] of kinds)
    for (const [alias, range] of entriesOf(member(entry, key)))
      if (typeof range === "string") yield [alias, range, scope];
}

/** One package of lockfile version 1 with the trees in which its own requirements are looked for, nearest first. */
type TreePackage = { readonly name: string; readonly entry: unknown; readonly around: readonly unknown[] };

/** Version 1: `requires` names ranges, `dependencies` nested copies. What nothing requires is the project's own requirement. */
function treeGraph(root: unknown): DependencyGraph {
  const graph = graphBuilder();
  const required = new Set<unknown>();
  const all = [...treePackages(root)];
  for (const { name, entry, around } of all) {
    const version = textMember(entry, "version") ?? "";
    graph.addCopy(name, version);
    for (const [alias, range] of entriesOf(member(entry, "requires"))) {
      const tree = around.find((one) => member(one, alias) !== undefined);
      const target = member(tree, alias);
      if (target === undefined || typeof range !== "string") continue;
      required.add(target);
      graph.addRequirer(
        alias,
        textMember(target, "version") ?? "",
        packageRequirer(packageKey(name, version), alias, { range }),
      );
    }
  }
  for (const { name, entry } of all)
    if (!required.has(entry))
      graph.addRequirer(
        name,
        textMember(entry, "version") ?? "",
        rootRequirer(name, { scope: member(entry, "dev") === true ? "dev" : "runtime" }),
      );
  return graph.done("npm");
}

const mostDepth = 100;

function* treePackages(root: unknown): Generator<TreePackage> {
  const waiting: { tree: unknown; around: readonly unknown[] }[] = [
    { tree: member(root, "dependencies"), around: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const around = [next.tree, ...next.around];
    for (const [name, entry] of entriesOf(next.tree)) {
      const inner = member(entry, "dependencies");
      yield { name, entry, around: inner === undefined ? around : [inner, ...around] };
      if (inner !== undefined && around.length < mostDepth) waiting.push({ tree: inner, around });
    }
  }
}

/** The graph of bun.lock: a key is the path of aliases that leads to the package. */
export function bunGraph(text: string): DependencyGraph | null {
  const json = readJson(text.replaceAll(/,(?=\s*[}\]])/g, ""));
  if (!json.ok) return null;
  const graph = graphBuilder();
  const packages = member(json.value, "packages");
  for (const [path, entry] of entriesOf(member(json.value, "workspaces")))
    for (const [alias, range, scope] of requirementsOf(entry)) {
      const found =
        bunPackage(member(packages, `${textMember(entry, "name") ?? ""}/${alias}`)) ??
        bunPackage(member(packages, alias));
      if (found !== null) graph.addRequirer(...found, rootRequirer(alias, { member: path, range, scope }));
    }
  for (const [key, entry] of entriesOf(packages)) {
    const parent = bunPackage(entry);
    if (parent === null || !Array.isArray(entry)) continue;
    graph.addCopy(...parent);
    for (const [alias, range, scope] of requirementsOf(
      entry.find((part) => typeof part === "object" && part !== null),
    )) {
      const found = bunPackage(nearest(packages, key, alias));
      if (found !== null)
        graph.addRequirer(...found, packageRequirer(packageKey(...parent), alias, { range, scope }));
    }
  }
  return graph.done("bun");
}

function nearest(packages: unknown, key: string, alias: string): unknown {
  for (let base = key; base !== ""; base = base.slice(0, Math.max(0, base.lastIndexOf("/")))) {
    const found = member(packages, `${base}/${alias}`);
    if (found !== undefined) return found;
  }
  return member(packages, alias);
}

function bunPackage(entry: unknown): readonly [name: string, version: string] | null {
  const spec: unknown = Array.isArray(entry) ? entry[0] : null;
  if (typeof spec !== "string") return null;
  const cut = spec.indexOf("@", 1);
  return cut < 0 ? null : [spec.slice(0, cut), spec.slice(cut + 1)];
}

/** Who requires what in composer.lock, Gemfile.lock, Cargo.lock, pubspec.lock, packages.lock.json and go.mod. */
import {
  type DependencyGraph,
  type GraphBuilder,
  graphBuilder,
  packageKey,
  packageRequirer,
  rootRequirer,
} from "#core/fix/dependency-graph.ts";
import { entriesOf, listMember, member, readJson, textMember } from "#core/input/json.ts";
import { numberedLines } from "#core/inventory/reader.ts";
import { readToml } from "#core/inventory/toml.ts";
import { yamlEntries } from "#core/inventory/yaml-keys.ts";

/** composer.lock: packages with ranges; what the project itself requires stands in composer.json: that is what nothing else requires. */
export function composerGraph(text: string): DependencyGraph | null {
  const json = readJson(text);
  if (!json.ok) return null;
  const graph = graphBuilder();
  const packages = ["packages", "packages-dev"].flatMap((key) => listMember(json.value, key));
  const versions = new Map(
    packages.map((one) => [textMember(one, "name") ?? "", textMember(one, "version") ?? ""]),
  );
  const required = new Set<string>();
  for (const one of packages) {
    const parent = packageKey(textMember(one, "name") ?? "", textMember(one, "version") ?? "");
    for (const [name, range] of entriesOf(member(one, "require"))) {
      const version = versions.get(name);
      if (version === undefined || typeof range !== "string") continue;
      required.add(name);
      graph.addRequirer(name, version, packageRequirer(parent, name, { range }));
    }
  }
  for (const [name, version] of versions) {
    graph.addCopy(name, version);
    if (!required.has(name)) graph.addRequirer(name, version, rootRequirer(name));
  }
  return graph.done();
}

/** Gemfile.lock: gems with ranges, and under DEPENDENCIES what the Gemfile requires. */
export function gemfileGraph(text: string): DependencyGraph | null {
  const versions = new Map<string, string>();
  const wanted: { readonly parent: string | null; readonly name: string; readonly range: string }[] = [];
  let section = "";
  let parent = "";
  for (const [line] of numberedLines(text, null)) {
    if (/^[A-Z][A-Z ]*$/.test(line)) section = line;
    const [, spec = "", version = ""] = /^ {4}(\S{1,200}) \(([^)\s-]{1,100})(?:-[^)]*)?\)$/.exec(line) ?? [];
    if (spec !== "") {
      versions.set(spec, version);
      parent = packageKey(spec, version);
    }
    const [, inner, innerRange = ""] = /^ {6}([^\s!]{1,200})!?(?: \(([^)]{0,200})\))?$/.exec(line) ?? [];
    if (inner !== undefined) wanted.push({ parent, name: inner, range: innerRange });
    const [, own, ownRange = ""] = /^ {2}([^\s!]{1,200})!?(?: \(([^)]{0,200})\))?$/.exec(line) ?? [];
    if (own !== undefined && section === "DEPENDENCIES")
      wanted.push({ parent: null, name: own, range: ownRange });
  }
  const graph = graphBuilder();
  for (const { parent: by, name, range } of wanted) {
    const version = versions.get(name);
    if (version === undefined) continue;
    graph.addRequirer(
      name,
      version,
      by === null ? rootRequirer(name, { range }) : packageRequirer(by, name, { range }),
    );
  }
  return graph.done();
}

/** Cargo.lock: which versions packages were given, without ranges; packages without a source are the project's own. */
export function cargoGraph(text: string): DependencyGraph | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  const packages = listMember(toml.value, "package");
  const byName = Map.groupBy(packages, (one) => textMember(one, "name") ?? "");
  const graph = graphBuilder();
  for (const one of packages) {
    const [name, version] = [textMember(one, "name") ?? "", textMember(one, "version") ?? ""];
    const own = textMember(one, "source") === null;
    for (const wanted of listMember(one, "dependencies")) {
      const [target = "", locked] = String(wanted).split(" ");
      const found = locked ?? textMember(byName.get(target)?.[0], "version");
      if (found === null || found === undefined) continue;
      graph.addRequirer(
        target,
        found,
        own ? rootRequirer(target, { member: name }) : packageRequirer(packageKey(name, version), target),
      );
    }
  }
  return graph.done();
}

/** pubspec.lock: whether the project requires a package itself, and in which section. */
export function pubGraph(text: string): DependencyGraph | null {
  const versions = new Map<string, { dependency: string; version: string }>();
  for (const { path, value } of yamlEntries(text, null)) {
    const [section, name = "", field] = path;
    if (section !== "packages" || path.length !== 3) continue;
    const known = versions.get(name) ?? { dependency: "", version: "" };
    if (field === "dependency") known.dependency = value;
    if (field === "version") known.version = value;
    versions.set(name, known);
  }
  const graph = graphBuilder();
  for (const [name, { dependency, version }] of versions)
    if (dependency === "transitive") graph.addRequirer(name, version, packageRequirer("", name));
    else
      graph.addRequirer(
        name,
        version,
        rootRequirer(name, { scope: dependency === "direct dev" ? "dev" : "runtime" }),
      );
  return graph.done();
}

/** packages.lock.json: whether the project requires a package itself. */
export function nugetGraph(text: string): DependencyGraph | null {
  const json = readJson(text);
  if (!json.ok) return null;
  const graph = graphBuilder();
  for (const [, packages] of entriesOf(member(json.value, "dependencies")))
    for (const [name, entry] of entriesOf(packages)) {
      const version = textMember(entry, "resolved") ?? "";
      const direct = textMember(entry, "type") === "Direct";
      graph.addRequirer(
        name,
        version,
        direct ? rootRequirer(name, { range: textMember(entry, "requested") }) : packageRequirer("", name),
      );
    }
  return graph.done();
}

/** go.mod: what is required directly, and which module another one stands in for. */
export function goGraph(text: string): DependencyGraph | null {
  const graph = graphBuilder();
  for (const [line] of numberedLines(text, null)) {
    const words = line.split(/\s+/).filter((word) => word !== "");
    if (words.includes("=>")) addReplacement(graph, words[0] === "replace" ? words.slice(1) : words);
    const [name = "", required = ""] = words[0] === "require" ? words.slice(1) : words;
    if (isModulePath(name) && isGoVersion(required)) graph.addRequirer(name, required, rootRequirer(name));
  }
  return graph.done();
}

/** `old [version] => path version`: a module of the registry in the place of another; a folder has no version. */
function addReplacement(graph: GraphBuilder, [old = "", ...rest]: readonly string[]): void {
  const [arrow, path = "", version = ""] = isGoVersion(rest[0] ?? "") ? rest.slice(1) : rest;
  if (arrow === "=>" && isGoVersion(version)) graph.addRequirer(path, version, packageRequirer("", old));
}

/** Modules of a registry begin with the name of a host. */
function isModulePath(word: string): boolean {
  const dot = word.indexOf(".", 1);
  return dot > 0 && dot < word.length - 1;
}

function isGoVersion(word: string): boolean {
  return word.length > 1 && word.startsWith("v");
}

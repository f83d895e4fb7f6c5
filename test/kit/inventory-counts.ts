/**
 * How many entries a software list states, counted by other means than the readers use (patterns on lines, plain walks), and which of them are
 * left out by rule. What a reader finds must be the one less the other. For the tests and for the evidence that is printed of them.
 */

import type { Component, Inventory } from "#core/inventory/component.ts";

/** Entries that the file states, and those left out by rule, by reason. */
export type EntryCount = { readonly stated: number; readonly leftOut: Readonly<Record<string, number>> };

type Json = Readonly<Record<string, unknown>>;

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function all(stated: number): EntryCount {
  return { stated, leftOut: {} };
}

function lines(text: string, pattern: RegExp): EntryCount {
  return all(matches(text, pattern));
}

function objectAt(json: unknown, name: string): Json {
  const value = (json as Json | null)?.[name];
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function listOf(json: unknown, name: string): readonly Json[] {
  const value = (json as Json | null)?.[name];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** Package-lock of both forms: a flat list of places, or a tree. */
function packageLock(text: string): EntryCount {
  const lock = JSON.parse(text) as Json;
  if (lock["packages"] === undefined) return treeCount(objectAt(lock, "dependencies"));
  const places = Object.entries(objectAt(lock, "packages")).filter(([path]) => path !== "");
  const links = places.filter(([, entry]) => (entry as Json)["link"] === true);
  const linked = new Set(links.map(([, entry]) => (entry as Json)["resolved"]));
  const members = places.filter(([path]) => !path.includes("node_modules/") && linked.has(path));
  const own = [...links, ...members.filter((member) => !links.includes(member))];
  return { stated: places.length, leftOut: { "the project's own, and links to it": own.length } };
}

function treeCount(tree: Json): EntryCount {
  let [stated, own] = [0, 0];
  for (const entry of Object.values(tree) as readonly Json[]) {
    const inner = treeCount(objectAt(entry, "dependencies"));
    stated += 1 + inner.stated;
    own += Number(String(entry["version"]).startsWith("file:"));
    own += inner.leftOut["the project's own, and links to it"] ?? 0;
  }
  return { stated, leftOut: { "the project's own, and links to it": own } };
}

function tables(head: string, own: RegExp): (text: string) => EntryCount {
  return (text) => {
    const parts = text.split(new RegExp(`^\\[\\[${head}\\]\\]`, "m")).slice(1);
    const left = parts.filter((part) => own.test(part)).length;
    return { stated: parts.length, leftOut: { "the project's own": left } };
  };
}

/** Blocks of Yarn's lock of both forms. */
function yarnLock(text: string): EntryCount {
  const blocks = text
    .split(/\r?\n\s*\n/)
    .filter((block) => /^ {2}"?version"?:? /m.test(block) && !/^__metadata:/m.test(block));
  const own = blocks.filter(
    (block) => /^\S*.*@(?:file|link|workspace):/m.test(block) || /^ {2}linkType: soft/m.test(block),
  );
  return { stated: blocks.length, leftOut: { "the project's own": own.length } };
}

/** The keys under `packages` of every document; a first one may hold what the package manager itself needs. */
function pnpmLock(text: string): EntryCount {
  const sections = text
    .split(/^packages:\r?\n/m)
    .slice(1)
    .map((rest) => rest.split(/^(?:snapshots|time|settings|lockfileVersion|---)/m)[0] ?? "");
  const entries = sections.flatMap((section) => section.split(/^(?= {2}\S)/m));
  const packages = entries.filter((part) => /^ {2}[^#]/.test(part));
  const own = packages.filter((entry) => /type: directory/.test(entry)).length;
  return { stated: packages.length, leftOut: { "the project's own": own } };
}

function pipfileLock(text: string): EntryCount {
  const lock = JSON.parse(text) as Json;
  const entries = ["default", "develop"].flatMap((name) => Object.values(objectAt(lock, name)));
  const folders = entries.filter((entry) => typeof (entry as Json)["path"] === "string");
  return { stated: entries.length, leftOut: { "the project's own": folders.length } };
}

function composerLock(text: string): EntryCount {
  const lock = JSON.parse(text) as Json;
  return all(listOf(lock, "packages").length + listOf(lock, "packages-dev").length);
}

function gemfileLock(text: string): EntryCount {
  const gem = /^ {4}[A-Za-z0-9_.-]+ \([^)]*\)$/gm;
  const local = text.split(/^(?=\S)/m).filter((block) => block.startsWith("PATH"));
  return { stated: matches(text, gem), leftOut: { "the project's own": matches(local.join(""), gem) } };
}

function goSum(text: string): EntryCount {
  const modules = [...text.matchAll(/^(\S+) v[^\s/]+ h1:/gm)].map(([, module]) => module);
  return {
    stated: modules.length,
    leftOut: { "older versions of a module": modules.length - new Set(modules).size },
  };
}

function dpkgStatus(text: string): EntryCount {
  const stanzas = text.split(/\n\s*\n/).filter((part) => /^Package:/m.test(part));
  const gone = stanzas.filter((part) => /^Status:.* (?:config-files|not-installed)\s*$/m.test(part));
  return { stated: stanzas.length, leftOut: { "not installed": gone.length } };
}

const notSoftware = new Set(["file", "data", "cryptographic-asset"]);
type ListedEntry = {
  readonly type: string;
  readonly purl: boolean;
  readonly named: boolean;
  readonly described: boolean;
};

function cyclonedxCount(listed: readonly ListedEntry[]): EntryCount {
  const [noSoftware, product, nameless] = [
    "no software",
    "the described product, without an identifier",
    "nameless",
  ];
  const leftOut: Record<string, number> = {};
  for (const one of listed) {
    const asset = notSoftware.has(one.type);
    const why = one.purl ? null : one.described ? product : asset ? noSoftware : one.named ? null : nameless;
    if (why !== null) leftOut[why] = (leftOut[why] ?? 0) + 1;
  }
  return { stated: listed.length, leftOut };
}

function cyclonedx(text: string): EntryCount {
  const listed: ListedEntry[] = [];
  const visit = (component: Json, described: boolean) => {
    const { type = "", purl, name = "" } = component;
    listed.push({ type: String(type), purl: typeof purl === "string", named: name !== "", described });
    for (const inner of listOf(component, "components")) visit(inner, false);
  };
  const bom = JSON.parse(text) as Json;
  const metadata = objectAt(bom, "metadata");
  if (metadata["component"] !== undefined) visit(objectAt(metadata, "component"), true);
  for (const component of listOf(bom, "components")) visit(component, false);
  return cyclonedxCount(listed);
}

/** By the path of each element; a component inside a pedigree, an annotation or a formula lies on another path. */
function cyclonedxXml(text: string): EntryCount {
  const plain = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>/g, "");
  const path: string[] = [];
  const open: { -readonly [K in keyof ListedEntry]: ListedEntry[K] }[] = [];
  const listed: ListedEntry[] = [];
  for (const [, close, name = "", attributes = "", empty] of plain.matchAll(
    /<(\/?)(?:[\w-]+:)?([\w-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g,
  )) {
    if (close === "/") {
      if (isComponent(path)) open.pop();
      path.pop();
      continue;
    }
    path.push(name);
    if (isComponent(path)) {
      const type = /(?:^|\s)type\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? "";
      open.push({
        type,
        purl: false,
        named: false,
        described: path.includes("metadata") && path.length === 3,
      });
      listed.push(open.at(-1) as ListedEntry);
    }
    const holder = open.at(-1);
    if (holder !== undefined && isComponent(path.slice(0, -1)) && empty !== "/") {
      if (name === "purl") holder.purl = true;
      if (name === "name") holder.named = true;
    }
    if (empty === "/") {
      if (isComponent(path)) open.pop();
      path.pop();
    }
  }
  return cyclonedxCount(listed);
}

function isComponent(path: readonly string[]): boolean {
  return /^bom(?:\/metadata)?(?:\/components?)*\/component$/.test(path.join("/"));
}

function spdxJson(text: string): EntryCount {
  const packages = listOf(JSON.parse(text), "packages");
  const nameless = packages.filter(({ name }) => typeof name !== "string" || name === "").length;
  return { stated: packages.length, leftOut: { nameless } };
}

function spdx3(text: string): EntryCount {
  const json = JSON.parse(text) as Json;
  const types = listOf(json, "@graph").map((one) => one["type"] ?? one["@type"]);
  const packages = types.filter((type) => typeof type === "string" && type.endsWith("Package"));
  const software = packages.filter((type) => /(?:^|\/)(?:software_)?Package$/.test(type as string));
  return { stated: packages.length, leftOut: { "models and data sets": packages.length - software.length } };
}

/** Nodes of the first form, of which the root that none requires is the project; references of the second. */
function conanLock(text: string): EntryCount {
  const lock = JSON.parse(text) as Json;
  const nodes = Object.entries(objectAt(objectAt(lock, "graph_lock"), "nodes"));
  const names = ["requires", "build_requires", "python_requires"];
  if (nodes.length === 0) return all(names.reduce((sum, name) => sum + listOf(lock, name).length, 0));
  const required = new Set(
    nodes.flatMap(([, node]) => names.flatMap((name) => Object.values((node as Json)[name] ?? {}))),
  );
  const own = nodes.filter(([id]) => !required.has(id)).length;
  return { stated: nodes.length, leftOut: { "the project's own": own } };
}

/** Dependencies by where they stand: what is managed, of a plugin or of a profile that is not on by default is no component of the build. */
function pomXml(text: string): EntryCount {
  const whole = text.replaceAll(/<!--[^]*?-->/g, "");
  const isOn = (profile: string): boolean => /<activeByDefault>\s*true\s*</.test(profile);
  const built = whole.replaceAll(/<profile>[^]*?<\/profile>/g, (profile) => (isOn(profile) ? profile : ""));
  const stated = matches(whole, /<(?:[\w-]+:)?dependency(?=[\s>])/g);
  return { stated, leftOut: { "managed, of plugins or of profiles": stated - directDependencies(built) } };
}

function directDependencies(plain: string): number {
  const path: string[] = [];
  let direct = 0;
  for (const [, close, name = "", empty] of plain.matchAll(/<(\/?)(?:[\w-]+:)?([\w.-]+)[^>]*?(\/?)>/g)) {
    if (close === "/") path.pop();
    else if (empty !== "/") path.push(name);
    if (close === "/" || name !== "dependency") continue;
    direct += Number(/^project(?:\/profiles\/profile)?\/dependencies\/dependency$/.test(path.join("/")));
  }
  return direct;
}

/** A counter for each reader whose lists state their entries; `go-mod` counts modules, the standard library left out. */
export const entryCounters: Readonly<Record<string, (text: string) => EntryCount>> = {
  "package-lock": packageLock,
  "cargo-lock": (text) => ({ stated: matches(text, /^\[\[package\]\]/gm), leftOut: {} }),
  "poetry-lock": tables("package", /^type = "directory"/m),
  "uv-lock": tables("package", /^source = \{ (?:virtual|editable|directory) /m),
  "yarn-lock": yarnLock,
  "pnpm-lock": pnpmLock,
  "pipfile-lock": pipfileLock,
  "bun-lock": (text) => {
    const stated = matches(text, /^ {4}"[^"]+": \[/gm);
    return {
      stated,
      leftOut: { "the project's own": matches(text, /^ {4}"[^"]+": \[".*@(?:workspace|file):/gm) },
    };
  },
  "go-mod": (text) => lines(text, /^(?:require\s+|\t)[a-z0-9.-]+\.\S+ v\S+(?:\s+\/\/.*)?\s*$/gm),
  "go-sum": goSum,
  "composer-lock": composerLock,
  "gemfile-lock": gemfileLock,
  "conan-lock": conanLock,
  pylock: tables("packages", /^directory = /m),
  requirements: (text) => lines(text, /^[A-Za-z0-9](?![a-z]*:\/\/)[^\s#=<>!~;]*/gm),
  "pom-xml": pomXml,
  "dpkg-status": dpkgStatus,
  "apk-installed": (text) => lines(text, /^P:/gm),
  cyclonedx,
  "cyclonedx-xml": cyclonedxXml,
  "spdx-json": spdxJson,
  "spdx-tag": (text) => lines(text, /^PackageName:/gm),
  "spdx-3": spdx3,
};

/** Entries that a reader must find. */
export function expectedOf({ stated, leftOut }: EntryCount): number {
  return stated - Object.values(leftOut).reduce((sum, count) => sum + count, 0);
}

/**
 * Components that a counter counts. The standard library, which go.mod's `go` line implies, is none of its entries; one entry under a name that its
 * maker gave up is two components, under the old name and under the new one, which says that it stands for the old.
 */
export function countedComponents({ components }: Pick<Inventory, "components">): number {
  const implied = ({ name, origin }: Component): boolean =>
    name === "stdlib" || (origin?.kind === "replaced" && origin.place === name);
  const isOfOldTree = ({ at }: Component): boolean => at.startsWith("/dependencies/") && inPackages;
  const inPackages = components.some(({ at }) => at.startsWith("/packages/"));
  return components.filter((component) => !implied(component) && !isOfOldTree(component)).length;
}

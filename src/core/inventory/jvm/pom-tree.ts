/**
 * Maven's inheritance within one tree of files: parents and imported bills of materials are looked for among the poms that were found, never in
 * a repository. What is decided outside of the tree stays unknown.
 */
import { childOf, itemsOf, readXml, textOf, type XmlElement } from "#core/input/xml.ts";

/** The projects of a tree, by `group:artifact`. */
export type PomTree = ReadonlyMap<string, readonly XmlElement[]>;

/** What a project's dependencies are read with: its properties, and what is managed for it, by `group:artifact`. */
export type PomContext = {
  readonly properties: ReadonlyMap<string, string>;
  readonly managed: ReadonlyMap<string, ManagedDependency>;
};

/** A managed dependency; `version` is expanded. */
type ManagedDependency = {
  readonly version: string | null;
  readonly scope: string | null;
  readonly optional: string | null;
};

const mostProjects = 20_000;

/** The tree of the texts of poms; what cannot be read is no part of it. */
export function pomTreeOf(texts: Iterable<string>): PomTree {
  const tree = new Map<string, XmlElement[]>();
  let read = 0;
  for (const text of texts) {
    if (++read > mostProjects) break;
    const xml = readXml(text);
    if (!xml.ok || xml.value.name !== "project") continue;
    const { group, artifact } = coordinatesOf(xml.value);
    const key = `${group}:${artifact}`;
    const same = tree.get(key);
    if (same === undefined) tree.set(key, [xml.value]);
    else same.push(xml.value);
  }
  return tree;
}

type Coordinates = { readonly group: string; readonly artifact: string; readonly version: string };

function coordinatesOf(project: XmlElement): Coordinates {
  const parent = childOf(project, "parent");
  const own = (key: string): string => textOf(project, key) ?? "";
  return {
    group: own("groupId") || (textOf(parent, "groupId") ?? ""),
    artifact: own("artifactId"),
    version: own("version") || (textOf(parent, "version") ?? ""),
  };
}

/** The project that coordinates name; a version that a property decides fits any. */
export function projectAt(tree: PomTree, { group, artifact, version }: Coordinates): XmlElement | null {
  const found = tree.get(`${group}:${artifact}`) ?? [];
  return (
    found.find((one) => coordinatesOf(one).version === version) ??
    found.find((one) => version === "" || `${version}${coordinatesOf(one).version}`.includes("${")) ??
    null
  );
}

/** The `group:artifact` to which a project of the tree says that it was moved; `null` where it does not. */
export function relocationIn(tree: PomTree, name: string): string | null {
  for (const project of tree.get(name) ?? []) {
    const moved = childOf(childOf(project, "distributionManagement"), "relocation");
    if (moved === null) continue;
    const [group = "", artifact = ""] = name.split(":");
    const to = `${textOf(moved, "groupId") ?? group}:${textOf(moved, "artifactId") ?? artifact}`;
    if (to !== name) return to;
  }
  return null;
}

const longestLine = 30;

/** A project and its parents, as far as the tree has them. */
export function lineageOf(project: XmlElement, tree: PomTree): readonly XmlElement[] {
  const line = [project];
  for (let parent = childOf(project, "parent"); parent !== null && line.length < longestLine;) {
    const [group = "", artifact = "", version = ""] = ["groupId", "artifactId", "version"].map(
      (key) => textOf(parent, key) ?? "",
    );
    const found = projectAt(tree, { group, artifact, version });
    if (found === null || line.includes(found)) break;
    line.push(found);
    parent = childOf(found, "parent");
  }
  return line;
}

const mostImports = 50;

/** The context of a project; `imports` counts how deep bills of materials import each other. */
export function pomContextOf(project: XmlElement, tree: PomTree, imports = 0): PomContext {
  const line = lineageOf(project, tree);
  const properties = propertiesOf(line);
  const managed = new Map<string, ManagedDependency>();
  const bills: XmlElement[] = [];
  for (const one of line.flatMap(managingPartsOf))
    for (const entry of itemsOf(childOf(one, "dependencyManagement"), "dependencies", "dependency")) {
      if (textOf(entry, "scope") === "import") bills.push(entry);
      else addManaged(managed, entry, properties);
    }
  if (imports < 5)
    for (const entry of bills.slice(0, mostImports)) {
      const [group = "", artifact = "", version = ""] = ["groupId", "artifactId", "version"].map((key) =>
        expandProperties(properties, textOf(entry, key) ?? ""),
      );
      const bill = projectAt(tree, { group, artifact, version });
      if (bill === null || line.includes(bill)) continue;
      for (const [key, one] of pomContextOf(bill, tree, imports + 1).managed)
        if (!managed.has(key)) managed.set(key, one);
    }
  return { properties, managed };
}

/** A project's own part, and the profiles of it that are on unless somebody switches them off. */
export function managingPartsOf(project: XmlElement): readonly XmlElement[] {
  return [project, ...itemsOf(project, "profiles", "profile").filter(isActiveByDefault)];
}

/** Whether a profile is on unless somebody switches it off. */
export function isActiveByDefault(profile: XmlElement): boolean {
  return textOf(childOf(profile, "activation"), "activeByDefault") === "true";
}

function addManaged(
  managed: Map<string, ManagedDependency>,
  entry: XmlElement,
  properties: PomContext["properties"],
): void {
  const key = dependencyKey(properties, entry);
  if (managed.has(key)) return;
  const version = textOf(entry, "version");
  managed.set(key, {
    version: version === null ? null : expandProperties(properties, version),
    scope: textOf(entry, "scope"),
    optional: textOf(entry, "optional"),
  });
}

/** The properties of a line of projects: what a child says goes before what its parents say. */
function propertiesOf(line: readonly XmlElement[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const project of line.toReversed())
    for (const part of managingPartsOf(project))
      for (const property of childOf(part, "properties")?.children ?? [])
        found.set(property.name, property.text);
  const [own] = line;
  const parent = own === undefined ? null : childOf(own, "parent");
  for (const key of ["groupId", "artifactId", "version"]) {
    const inherited = textOf(parent, key) ?? (line[1] === undefined ? null : textOf(line[1], key));
    const written = own === undefined ? null : textOf(own, key);
    const value = written ?? (key === "artifactId" ? null : inherited);
    if (inherited !== null) found.set(`project.parent.${key}`, inherited).set(`parent.${key}`, inherited);
    if (value !== null) found.set(`project.${key}`, value).set(`pom.${key}`, value).set(key, value);
  }
  return found;
}

const maxExpansion = 1000;

/** A text with its `${…}` replaced, inner ones too, to a depth of ten; what is not known stays as it is. */
export function expandProperties(properties: PomContext["properties"], text: string): string {
  let current = text;
  for (let round = 0; round < 10 && current.includes("${") && current.length < maxExpansion; round++) {
    const next = current.replaceAll(
      /\$\{([^${}]{1,200})\}/g,
      (whole, key: string) => properties.get(key.trim()) ?? whole,
    );
    if (next === current) break;
    current = next;
  }
  return current.slice(0, maxExpansion).trim();
}

/** `group:artifact` of a dependency. */
export function dependencyKey(properties: PomContext["properties"], dependency: XmlElement): string {
  const [group, artifact] = ["groupId", "artifactId"].map((key) =>
    expandProperties(properties, textOf(dependency, key) ?? ""),
  );
  return `${group}:${artifact}`;
}

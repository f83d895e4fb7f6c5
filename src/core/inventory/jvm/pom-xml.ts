/**
 * Maven's pom.xml: the direct dependencies, with properties and the file's own dependencyManagement. What a parent or an imported bill of
 * materials decides is not in the file, so such versions are unknown; so are ranges. Profiles and plugins are not read; nothing is fetched.
 */
import type { Component, Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { childOf, itemsOf, readXml, textOf, type XmlElement } from "#core/input/xml.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** pom.xml and *.pom. */
export const pomXml: Reader = {
  name: "pom-xml",
  files: /\.xml$/i,
  fix: "maven",
  recognise: (path, head) => {
    return (
      /^pom\.xml$|\.pom$/.test(fileName(path)) ||
      /<project\b[^>]{0,500}maven\.apache\.org\/POM\/4/.test(head) ||
      /^\s*<project>\s*<[^]{0,4000}<dependency>/.test(head)
    );
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const xml = readXml(text, options.chars === undefined ? {} : { chars: options.chars });
  if (!xml.ok) return xml;
  const project = xml.value;
  if (project.name !== "project")
    return failed("line 1", "pom-unknown", "The root element is not `project`.");
  const gathering = inventoryBuilder("pom-xml", options);
  const properties = propertiesOf(project);
  const managed = managedOf(project, properties);
  for (const dependency of itemsOf(project, "dependencies", "dependency"))
    add(gathering, dependency, { properties, managed });
  gathering.remark(
    "",
    "direct-only",
    "A pom.xml lists what is required directly; the rest of the graph is not written.",
  );
  const profile = itemsOf(project, "profiles", "profile").find(
    (one) => itemsOf(one, "dependencies", "dependency").length > 0,
  );
  if (profile !== undefined)
    gathering.remark(`line ${profile.line}`, "profile-not-read", "Dependencies of profiles are not read.");
  return gathering.done();
}

type Properties = ReadonlyMap<string, string>;
type Managed = ReadonlyMap<string, XmlElement>;

function propertiesOf(project: XmlElement): Properties {
  const found = new Map<string, string>();
  const parent = childOf(project, "parent");
  for (const key of ["groupId", "artifactId", "version"]) {
    const inherited = textOf(parent, key);
    const own = textOf(project, key) ?? (key === "artifactId" ? null : inherited);
    if (inherited !== null) found.set(`project.parent.${key}`, inherited).set(`parent.${key}`, inherited);
    if (own !== null) found.set(`project.${key}`, own).set(`pom.${key}`, own).set(key, own);
  }
  for (const property of childOf(project, "properties")?.children ?? [])
    found.set(property.name, property.text);
  return found;
}

const maxExpansion = 1000;

/** A text with its `${…}` replaced, inner ones too, to a depth of ten; what is not known stays as it is. */
function expand(properties: Properties, text: string): string {
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

function keyOf(properties: Properties, dependency: XmlElement): string {
  const [group, artifact] = ["groupId", "artifactId"].map((key) =>
    expand(properties, textOf(dependency, key) ?? ""),
  );
  return `${group}:${artifact}`;
}

function managedOf(project: XmlElement, properties: Properties): Managed {
  const management = childOf(project, "dependencyManagement");
  return new Map(
    itemsOf(management, "dependencies", "dependency").map((entry) => [keyOf(properties, entry), entry]),
  );
}

function add(
  gathering: InventoryBuilder,
  dependency: XmlElement,
  file: { readonly properties: Properties; readonly managed: Managed },
): void {
  const at = `line ${dependency.line}`;
  const name = keyOf(file.properties, dependency);
  const managed = file.managed.get(name) ?? null;
  const written = textOf(dependency, "version") ?? textOf(managed, "version");
  const version = written === null ? null : exact(expand(file.properties, written));
  if (version === null)
    gathering.remark(
      at,
      "version-not-written",
      `The version of ${name.slice(0, 160)} is a range or is decided elsewhere.`,
    );
  const scope = scopeOf(
    textOf(dependency, "scope") ?? textOf(managed, "scope"),
    textOf(dependency, "optional") ?? textOf(managed, "optional"),
  );
  if (name.startsWith(":") || name.endsWith(":") || name.includes("${")) {
    gathering.remark(at, "name-invalid", "The name of this dependency is not written in this file.");
    gathering.add({ product: null, name, version, at, scope });
  } else gathering.add({ ecosystem: "Maven", name, version, at, scope });
}

/** A version that names one release; `[1.2]` does, other ranges do not. */
function exact(version: string): string | null {
  const pinned = /^\[([^,[\]()]+)\]$/.exec(version)?.[1]?.trim();
  if (pinned !== undefined) return pinned;
  return version === "" || /[[\](),]|\$\{|^(LATEST|RELEASE)$/.test(version) ? null : version;
}

function scopeOf(scope: string | null, optional: string | null): Component["scope"] {
  if (scope === "test") return "dev";
  return optional === "true" ? "optional" : "runtime";
}

/**
 * Maven's pom.xml: the direct dependencies, also of profiles that are on by default, with what parents and imported bills of materials of the same
 * tree say (`pom-tree.ts`). What is decided outside of the tree is unknown, and so is what plugins bring; nothing is fetched.
 */
import type { Component, Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import {
  dependencyKey,
  expandProperties,
  isActiveByDefault,
  managingPartsOf,
  type PomContext,
  pomContextOf,
  type PomTree,
  relocationIn,
} from "#core/inventory/jvm/pom-tree.ts";
import { originAt } from "#core/inventory/origin.ts";
import { unreadOf } from "#core/inventory/jvm/pom-unread.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { itemsOf, readXml, textOf, type XmlElement } from "#core/input/xml.ts";
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
  const context = pomContextOf(project, options.poms ?? new Map());
  const dependencies = managingPartsOf(project).flatMap((part) =>
    itemsOf(part, "dependencies", "dependency"),
  );
  const poms = options.poms ?? new Map();
  for (const dependency of dependencies) add(gathering, dependency, { ...context, poms });
  if (dependencies.length > 0) gathering.leaveOut("", "direct-only");
  for (const profile of itemsOf(project, "profiles", "profile"))
    if (!isActiveByDefault(profile) && itemsOf(profile, "dependencies", "dependency").length > 0)
      gathering.leaveOut(`line ${profile.line}`, "profile-undecided", textOf(profile, "id") ?? "");
  for (const { element, code, name } of unreadOf(project, context, options.poms ?? new Map()))
    gathering.leaveOut(`line ${element.line}`, code, name);
  const modules = itemsOf(project, "modules", "module").map((one) => one.text.trim());
  return gathering.done(modules.length === 0 ? {} : { members: modules });
}

function add(
  gathering: InventoryBuilder,
  dependency: XmlElement,
  context: PomContext & { readonly poms: PomTree },
): void {
  const at = `line ${dependency.line}`;
  const name = dependencyKey(context.properties, dependency);
  const managed = context.managed.get(name);
  const written = textOf(dependency, "version");
  const wanted =
    written === null ? (managed?.version ?? null) : expandProperties(context.properties, written);
  const version = wanted === null ? null : exact(wanted);
  const scope = scopeOf(
    textOf(dependency, "scope") ?? managed?.scope ?? null,
    textOf(dependency, "optional") ?? managed?.optional ?? null,
  );
  if (name.startsWith(":") || name.endsWith(":") || name.includes("${")) {
    gathering.add({ product: null, name, version, at, scope });
    return;
  }
  if (version === null)
    gathering.remark(
      at,
      "version-not-written",
      `The version of ${name.slice(0, 160)} is a range or is decided elsewhere.`,
      name,
    );
  const isRange = version === null && wanted !== null && /^[[(]/.test(wanted);
  const requirement = isRange ? requirementOf("maven", wanted) : undefined;
  const isManaged = version !== null && (written === null || written.includes("${"));
  const place = { at, scope, ...(isManaged ? { isManaged } : {}) } as const;
  gathering.add({ ecosystem: "Maven", name, version, requirement, ...place });
  const moved = relocationIn(context.poms, name);
  if (moved !== null && !moved.includes("${"))
    gathering.add({
      ecosystem: "Maven",
      name: moved,
      version,
      at,
      scope,
      origin: originAt("replaced", name),
    });
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

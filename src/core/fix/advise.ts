/** From affected components of one list, each with the version to move to, to what moves them there. */
import { argumentsOf, commandLine, fitsName, ofSystem } from "#core/fix/argument.ts";
import { admits } from "#core/fix/admits.ts";
import { type DependencyGraph, packageKey } from "#core/fix/dependency-graph.ts";
import { type Fix, type FixStep, manual, type PackageMove, type ToolFix } from "#core/fix/fix.ts";
import { isPreRelease } from "#core/fix/pre-release.ts";
import { toolFor } from "#core/fix/tools.ts";
import type { Component } from "#core/inventory/component.ts";
import { databases } from "#core/inventory/index.ts";
import { parsePurl, pathOf, type Purl } from "#core/product/purl.ts";

/** A component and the version to move it to. */
export type MovedComponent = { readonly component: Component; readonly to: string };

/** A list with something affected in it: the name of its reader, who requires what where that was read, and all its components. */
export type FixableList = {
  readonly kind: string;
  readonly graph: DependencyGraph | null;
  readonly components: Iterable<Component>;
};

/** What moves each component. A component without a product has nothing that could be named. */
export function fixesOf(moved: readonly MovedComponent[], list: FixableList): ReadonlyMap<Component, Fix> {
  const versions = new Map<string, Set<string>>(
    moved.map(({ component }) => [component.product ?? "", new Set()]),
  );
  for (const { product, version } of list.components)
    if (product !== null && version !== null) versions.get(product)?.add(version);
  const made = new Map<string, Fix>();
  const fixes = new Map<Component, Fix>();
  for (const { component, to } of moved) {
    const key = JSON.stringify([component.product, component.name, component.version, component.scope, to]);
    const fix =
      made.get(key) ?? fixOf({ component, to }, list, [...(versions.get(component.product ?? "") ?? [])]);
    made.set(key, fix);
    fixes.set(component, fix);
  }
  return fixes;
}

function fixOf({ component, to }: MovedComponent, list: FixableList, versions: readonly string[]): Fix {
  const read = component.product === null ? null : parsePurl(component.product);
  if (read === null || !read.ok) return { ...bySupplier(component.name, to), version: to, preRelease: false };
  const purl = read.value;
  const preRelease = isPreRelease(purl.type, to);
  return { ...toolFix(purl, { component, to }, list, versions), version: to, preRelease };
}

function toolFix(
  purl: Purl,
  { component, to }: MovedComponent,
  { kind, graph }: FixableList,
  versions: readonly string[],
): ToolFix {
  const fitting = argumentsOf(purl, to);
  if (fitting === null) return bySupplier(pathOf(purl), to);
  const move: PackageMove = {
    purl,
    name: fitting.name,
    listed: databases.has(kind) ? component.name : givenName(component, purl),
    from: component.version ?? "",
    to: fitting.version,
    scope: component.scope,
    isManaged: component.isManaged === true,
  };
  if (ofSystem.has(purl.type) && !fitsName(purl.type, move.listed)) return bySupplier(purl.name, to);
  const fix = withRefusing(toolFor(kind, purl.type, graph)(move, { graph, versions }), move, graph);
  return fix.steps.every(isSafe) ? fix : bySupplier(pathOf(purl), to);
}

/** Whose requirement an override goes beyond, as far as the list tells. */
function withRefusing(
  fix: ToolFix,
  { purl, name, from, to }: PackageMove,
  graph: DependencyGraph | null,
): ToolFix {
  if (fix.how !== "override" || graph === null) return fix;
  const requirers = graph.requirers.get(packageKey(name, from)) ?? [];
  const refusedBy = requirers.flatMap(({ parent, range }) =>
    parent === null || parent === "" || admits(purl.type, range, to) ? [] : { parent, range },
  );
  return refusedBy.length === 0 ? fix : { ...fix, refusedBy };
}

/** The name in the package URL that the list gives, which is the installed package's; the product may be what it was built from. */
function givenName({ purl: given }: Component, purl: Purl): string {
  const read = given === undefined ? null : parsePurl(given);
  return read !== null && read.ok && read.value.type === purl.type ? read.value.name : purl.name;
}

/** Every tool builds its commands of words that fit; this is the second lock on the same door. */
function isSafe(step: FixStep): boolean {
  return step.kind === "manual" || commandLine(step.words) !== null;
}

function bySupplier(name: string, version: string): ToolFix {
  return { how: "other", steps: [manual({ code: "by-supplier", name, version })] };
}

/** The commands of a fix, one a line; `null` where something has to be done by hand. */
export function commandsOf(fix: Fix): string | null {
  const lines = fix.steps.map((step) => (step.kind === "command" ? commandLine(step.words) : null));
  return lines.length === 0 || lines.includes(null) ? null : lines.join("\n");
}

/**
 * Components of which no advisory could speak: they come from a repository, an address or another registry, and nothing at hand calls them affected
 * or unknown. What lies in a folder of the organisation's own is its own to know, and what a build replaces is listed beside it.
 */
import type { Component } from "#core/inventory/component.ts";
import type { NotCompared } from "#core/inventory/not-compared.ts";
import type { OriginKind } from "#core/inventory/origin.ts";
import type { CheckConclusions } from "#core/matching/check-lines.ts";

const elsewhere: ReadonlySet<OriginKind> = new Set(["git", "url", "file", "registry"]);

/** Whether advisories of the component's ecosystem are about another thing of its name. */
export function isFromElsewhere({ product, origin }: Component): boolean {
  return product !== null && origin !== undefined && elsewhere.has(origin.kind);
}

/**
 * Whether records of its ecosystem must be at hand before it is called not affected: not for what is elsewhere, nor for what lies in a folder that its
 * list names. A crate of which the list merely lacks the source may be anybody's.
 */
export function needsRecords({ origin }: Component): boolean {
  if (origin === undefined || origin.kind === "replaced") return true;
  return origin.kind === "path" && (origin.place === "" || origin.place === ".");
}

/** Those of the components that are from elsewhere and of which nothing is said. */
export function notComparedElsewhere(
  components: Iterable<Component>,
  conclusions: CheckConclusions,
  pathOf: (component: Component) => string,
): readonly NotCompared[] {
  const found: NotCompared[] = [];
  for (const component of components) {
    if (!isFromElsewhere(component)) continue;
    const said = conclusions.get(component) ?? [];
    if (said.some(({ verdict }) => verdict !== "not_affected")) continue;
    const { at, name } = component;
    found.push({ path: pathOf(component), at, what: name, code: "other-origin", count: 1 });
  }
  return found;
}

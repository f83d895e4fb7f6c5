/** The version to move an affected component to: the smallest named fixed version that no known advisory affects. */
import { isPreRelease } from "#core/fix/pre-release.ts";
import type { Component } from "#core/inventory/component.ts";
import { conclude } from "#core/matching/conclude.ts";
import type { Match, Matcher } from "#core/matching/match.ts";
import { fixedAbove } from "#core/pack/read/fixed-versions.ts";

const mostCandidates = 50;

/**
 * The smallest version above the installed one that a source names as fixed and that is affected by no vulnerability that the matcher knows (`conclude.ts`);
 * `null` when there is none. A pre-release is taken only where no stable version will do. `told` are all the component's matches, since the version that
 * ends one advisory may begin another. A version for which some advisory is undecidable may be suggested: it is not known to be affected.
 */
export function suggestFix(component: Component, told: readonly Match[], matcher: Matcher): string | null {
  const named = new Set(told.flatMap(({ fixed }) => fixed));
  const parts = told
    .flatMap(({ details }) => details?.parts ?? [])
    .filter((part) => part.fixed.some((version) => named.has(version)));
  const candidates = fixedAbove(parts, { installed: component.version }).filter((version) =>
    named.has(version),
  );
  const type = /^pkg:([^/]+)\//.exec(component.product ?? "")?.[1] ?? "";
  const [early, stable] = [true, false].map((wanted) =>
    candidates.filter((version) => isPreRelease(type, version) === wanted),
  ) as [string[], string[]];
  for (const version of [...stable.slice(0, mostCandidates), ...early.slice(0, mostCandidates)])
    if (!isAffected(atVersion(component, version), matcher)) return version;
  return null;
}

/** No conclusion is worse than the worst of what was said. */
function isAffected(component: Component, matcher: Matcher): boolean {
  const matches = matcher.match(component);
  return matches.some(isCalledAffected) && conclude(matches).some(isCalledAffected);
}

function isCalledAffected({ verdict }: Pick<Match, "verdict">): boolean {
  return verdict === "affected";
}

/** The component as it would be at another version, under every name. */
export function atVersion(component: Component, version: string): Component {
  const { also } = component;
  if (also === undefined) return { ...component, version };
  return { ...component, version, also: also.map(({ product }) => ({ product, version })) };
}

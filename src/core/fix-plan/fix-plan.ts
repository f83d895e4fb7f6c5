/**
 * The smallest set of changes after which nothing is known to affect a list: one a package and version, to the smallest version that ends all that is
 * known of it. Chosen offline, from what records name as fixed and from the list itself; every planned version is matched again before it is told.
 * That raising a parent would do instead is not known without a registry, so it is not planned.
 */
import type { Fix } from "#core/fix/fix.ts";
import type { Component } from "#core/inventory/component.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { NotCovered } from "#core/matching/coverage.ts";
import { conclude } from "#core/matching/conclude.ts";
import type { Matcher } from "#core/matching/match.ts";
import { atVersion } from "#core/matching/suggest-fix.ts";

/** One package of one list, moved from one version to another. */
export type PlannedChange = {
  /** Path of the list and the name of its reader. */
  readonly source: string;
  readonly kind: string;
  readonly product: string | null;
  readonly name: string;
  readonly from: string | null;
  readonly fix: Fix;
  /** The vulnerabilities that are gone afterwards. */
  readonly closes: readonly string[];
  /** Those of which it is not known whether they affect the new version. */
  readonly unknown: readonly string[];
  /** Why it is not known that nothing else affects the new version: no whole and fresh records of its ecosystem are at hand; `null` where they are. */
  readonly notCovered: NotCovered | null;
};

/** What keeps a component from being covered by the records at hand. */
type CoverageOf = (component: Component) => NotCovered | null;

/** What affects a package and stays, since no version is known that nothing affects. */
export type RemainingFinding = {
  readonly source: string;
  readonly product: string | null;
  readonly name: string;
  readonly version: string | null;
  readonly vulnerabilities: readonly string[];
};

/** A plan for all lists of a check. */
export type FixPlan = {
  readonly changes: readonly PlannedChange[];
  readonly remaining: readonly RemainingFinding[];
};

const order: Readonly<Record<Fix["how"], number>> = { direct: 0, "in-range": 1, override: 2, other: 3 };

/** The plan for what the lines of a check call affected and nobody accepted. The lines have their fixes (`line-fixes.ts`). */
export function planFixes(lines: readonly CheckLine[], matcher: Matcher, coverageOf: CoverageOf): FixPlan {
  const affected = lines.filter(({ verdict, accepted }) => verdict === "affected" && accepted === undefined);
  const groups = Map.groupBy(affected, ({ component, source, moveTo }) =>
    JSON.stringify([source, component.product ?? component.name, component.version, moveTo ?? null]),
  );
  const changes: PlannedChange[] = [];
  const remaining: RemainingFinding[] = [];
  for (const group of groups.values()) {
    const change = changeOf(group, matcher, coverageOf);
    if (change === null) remaining.push(remainingOf(group));
    else changes.push(change);
  }
  return { changes: changes.toSorted(byListAndKind), remaining };
}

function changeOf(
  group: readonly CheckLine[],
  matcher: Matcher,
  coverageOf: CoverageOf,
): PlannedChange | null {
  const [line] = group;
  const fix = group.find((one) => one.fix !== undefined)?.fix;
  if (line === undefined || fix === undefined) return null;
  const moved = atVersion(line.component, fix.version);
  const after = conclude(matcher.match(moved));
  if (after.some(({ verdict }) => verdict === "affected")) return null;
  const { component, source, kind } = line;
  const unknown = after
    .filter(({ verdict }) => verdict === "unknown")
    .map(({ vulnerability }) => vulnerability);
  const what = { source, kind, ...named(component), from: component.version };
  return { ...what, fix, closes: namesOf(group), unknown, notCovered: coverageOf(moved) };
}

function named({ product, name }: Component): Pick<PlannedChange, "product" | "name"> {
  return { product, name };
}

function namesOf(group: readonly CheckLine[]): readonly string[] {
  return [...new Set(group.map(({ vulnerability, advisory }) => vulnerability || advisory))].sort();
}

function remainingOf(group: readonly CheckLine[]): RemainingFinding {
  const { component, source } = group[0] as CheckLine;
  return { source, ...named(component), version: component.version, vulnerabilities: namesOf(group) };
}

function byListAndKind(a: PlannedChange, b: PlannedChange): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return order[a.fix.how] - order[b.fix.how];
}

/** The lines of a check, each of something affected with what moves it to the version that it should have. */
import { type FixableList, fixesOf, type MovedComponent } from "#core/fix/advise.ts";
import type { Fix } from "#core/fix/fix.ts";
import type { Component } from "#core/inventory/component.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";

/** The affected components of some lines, each with the version to move it to. */
export function movedIn(lines: readonly CheckLine[]): readonly MovedComponent[] {
  const moved = new Map<Component, string>();
  for (const { component, moveTo, verdict } of lines)
    if (verdict === "affected" && typeof moveTo === "string") moved.set(component, moveTo);
  return [...moved].map(([component, to]) => ({ component, to }));
}

/** The lines with their fixes; `listOf` gives the list that a component stands in, `undefined` where nothing is to be said of it. */
export function linesWithFixes(
  lines: readonly CheckLine[],
  listOf: (component: Component) => FixableList | undefined,
): readonly CheckLine[] {
  const fixes = new Map<Component, Fix>();
  for (const [list, moved] of Map.groupBy(movedIn(lines), ({ component }) => listOf(component)))
    if (list !== undefined) for (const [component, fix] of fixesOf(moved, list)) fixes.set(component, fix);
  return lines.map((line) => {
    const fix = line.verdict === "affected" ? fixes.get(line.component) : undefined;
    return fix === undefined ? line : { ...line, fix };
  });
}

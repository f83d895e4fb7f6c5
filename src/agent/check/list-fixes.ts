/** What moves the affected components of a check. Lists with something affected in them are read again for who requires what. */
import { readFileSync, statSync } from "node:fs";
import type { SoftwareList } from "#agent/scan/scan-inventories.ts";
import type { FixableList } from "#core/fix/advise.ts";
import type { DependencyGraph } from "#core/fix/dependency-graph.ts";
import { graphReaderOf } from "#core/fix/tools.ts";
import type { Component } from "#core/inventory/component.ts";
import { decodeText } from "#core/input/json.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { linesWithFixes, movedIn } from "#core/fix-plan/line-fixes.ts";

const mostBytes = 64 * 1024 * 1024;

/** The lines, each of something affected with what moves it. */
export function withFixes(
  lines: readonly CheckLine[],
  lists: ReadonlyMap<Component, SoftwareList>,
): readonly CheckLine[] {
  const fixable = fixableLists(lines, lists);
  return linesWithFixes(lines, (component) => {
    const list = lists.get(component);
    return list === undefined ? undefined : fixable.get(list);
  }).map(namingItsFile);
}

/** A list that is edited by hand is named as it is on the disk: `requirements-dev.txt`. */
function namingItsFile(line: CheckLine): CheckLine {
  const { fix, kind, source } = line;
  if (fix === undefined || kind !== "requirements") return line;
  const file = source.split(/[\\/]/).at(-1) ?? source;
  const steps = fix.steps.map((step) =>
    step.kind === "manual" && step.code === "edit-requirement" ? { ...step, file } : step,
  );
  return { ...line, fix: { ...fix, steps } };
}

/** The lists with something in them that can be moved. */
function fixableLists(
  lines: readonly CheckLine[],
  lists: ReadonlyMap<Component, SoftwareList>,
): ReadonlyMap<SoftwareList, FixableList> {
  const found = new Map<SoftwareList, FixableList>();
  for (const { component } of movedIn(lines)) {
    const list = lists.get(component);
    if (list === undefined || found.has(list)) continue;
    found.set(list, { kind: list.kind, graph: graphOf(list), components: list.components });
  }
  return found;
}

/** `null` for lists in archives, and where the file has changed into something that cannot be read. */
function graphOf({ path, kind }: SoftwareList): DependencyGraph | null {
  const read = graphReaderOf(kind);
  if (read === null) return null;
  try {
    if (statSync(path).size > mostBytes) return null;
    const text = decodeText(readFileSync(path));
    return text.ok ? read(text.value) : null;
  } catch {
    return null;
  }
}

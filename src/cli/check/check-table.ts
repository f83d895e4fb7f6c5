/** A check as a table for people: what is affected with the command that fixes it, what is unknown, where sources disagree, and the totals. */
import type { Checked } from "#agent/check/check.ts";
import { acceptedLines, idleLines, unheededLines } from "#cli/check/accepted-lines.ts";
import { movedLines, openLines } from "#cli/check/deadline-lines.ts";
import { gapLines } from "#cli/check/directive-gap-lines.ts";
import { fixLines } from "#cli/check/fix-lines.ts";
import { findingTable } from "#cli/check/finding-rows.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { dissentOf } from "#core/matching/conclude.ts";
import { failsCheck, isAboveMinimum, mostUrgentFirst, type Threshold } from "#core/matching/urgency.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { notComparedCount, notComparedGroups } from "#core/inventory/not-compared.ts";
import { notComparedText } from "#messages/render/not-compared.ts";
import { placeText } from "#messages/render/place.ts";
import { checkLinesText } from "#messages/render/report.ts";
import { checkBasisText } from "#messages/render/verdict.ts";

/** How the table is shown; `all` adds what is not affected, `width` is the terminal's, `null` any. */
export type TableOptions = {
  readonly t: Translate;
  readonly all: boolean;
  readonly width: number | null;
  readonly threshold: Threshold;
};

/** The table of a check. */
export function checkTable(checked: Checked, { t, all, width, threshold }: TableOptions): string {
  const named = checked.lines.filter((line) => isAnswer(line) && (all || asksForEyes(line)));
  const above = mostUrgentFirst(named.filter((line) => isAboveMinimum(line, threshold)));
  const shown = above.filter(({ accepted }) => accepted === undefined);
  const parts = [
    checked.drill ? `${t("terminal.drill")}\n` : "",
    findingTable(shown, checked.notCovered, { t, width }),
    fixLines(shown, t),
    dissentsOf(shown, t),
    acceptedLines(above, t),
    unheededLines(above, t),
    idleLines(checked.idle, t),
    gapLines(checked.directiveGaps, t),
    movedLines(checked.moved, t),
    openLines(checked.open, t),
    unnamedOf(checked, t),
    notComparedOf(checked, t),
    totals(checked, threshold, t),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** A line that speaks of an advisory, or of names near the component's; the others are counted only. */
function isAnswer({ advisory, reason }: CheckLine): boolean {
  return advisory !== "" || reason.code === "name-near";
}

/** Not affected is left out, unless a rule overruled a source that says worse. */
function asksForEyes(line: CheckLine): boolean {
  return line.verdict !== "not_affected" || dissentOf(line).length > 0;
}

const mostDissents = 20;

/** What the sources say where they disagree, and the rule that decided; the JSON has them all. */
function dissentsOf(lines: readonly CheckLine[], t: Translate): string {
  const disputed = lines.filter((line) => dissentOf(line).length > 0);
  if (disputed.length === 0) return "";
  const told = disputed.slice(0, mostDissents).map((line) => {
    const { name, version } = line.component;
    return `  ${printable(name, 60)} ${printable(version ?? "-", 40)}: ${checkLinesText([line], t)}`;
  });
  const more = disputed.length - told.length;
  if (more > 0) told.push(`  ${t("checkCommand.moreDissents", { count: more })}`);
  return `${t("checkCommand.dissents")}\n${[...new Set(told)].join("\n")}\n`;
}

const mostGroups = 20;

/** What was compared with nothing, by file and reason; the JSON has all of it. */
export function notComparedOf({ notCompared }: Checked, t: Translate): string {
  if (notCompared.length === 0) return "";
  const groups = notComparedGroups(notCompared);
  const told = groups.slice(0, mostGroups).map((group) => `  ${notComparedText(group, t)}`);
  const more = groups.length - told.length;
  if (more > 0) told.push(`  ${t("checkCommand.moreDissents", { count: more })}`);
  return `${t("checkCommand.notCompared")}\n${told.join("\n")}\n`;
}

/** What the lists hold and nobody can tell what it is, each by its place; the JSON has all of it. */
export function unnamedOf({ lines }: Pick<Checked, "lines">, t: Translate): string {
  const unnamed = new Map(lines.filter((line) => !isAnswer(line)).map((line) => [line.component, line]));
  if (unnamed.size === 0) return "";
  const told = [...unnamed.values()].slice(0, mostGroups).map(({ component, source }) => {
    const { name, version, at } = component;
    const place = `${printable(source, 200)} ${placeText(at, t)}`.trim();
    return `  ${place}: ${printable(name, 80) || "-"} ${printable(version ?? "", 40)}`.trimEnd();
  });
  const more = unnamed.size - told.length;
  if (more > 0) told.push(`  ${t("checkCommand.moreDissents", { count: more })}`);
  return `${t("checkCommand.unnamedTitle")}\n${told.join("\n")}\n`;
}

/** How much was compared, what of it is open, and what was asked: the last lines of a check. */
export function totals(checked: Checked, threshold: Threshold, t: Translate): string {
  const { lines, components, lists, notCompared, notCovered, about } = checked;
  const of = (verdict: CheckLine["verdict"]): number =>
    new Set(lines.filter((line) => line.verdict === verdict && isAnswer(line)).map((line) => line.component))
      .size;
  const unnamed = new Set(lines.filter((line) => !isAnswer(line)).map(({ component }) => component)).size;
  const uncovered = notCovered.reduce((sum, gap) => sum + gap.components, 0);
  const [affected, unknown] = [of("affected"), of("unknown") + unnamed + uncovered];
  const extra = [
    [unnamed, "unnamed"],
    [uncovered, "uncovered"],
    [notComparedCount(notCompared), "notComparedCount"],
  ] as const;
  const notes = extra
    .filter(([count]) => count > 0)
    .map(([count, name]) => t(`checkCommand.${name}`, { count }));
  const accepted = lines.filter((line) => line.accepted !== undefined).length;
  if (accepted > 0) notes.push(t("acceptance.count", { count: accepted }));
  const passed = lines.filter(
    (line) => line.verdict === "affected" && line.accepted === undefined && !failsCheck(line, threshold),
  );
  const left = new Set(
    passed.map(({ component, vulnerability }) => JSON.stringify([component.name, vulnerability])),
  );
  if (left.size > 0) notes.push(t("checkCommand.notFailing", { count: left.size }));
  if (about === "directives") notes.push(t("checkCommand.onlyDirectives"));
  const main = t("checkCommand.totals", { components, lists: lists.length, affected, unknown });
  return `${[main, ...notes, checkBasisText(checked.basis, t)].join("\n")}\n`;
}

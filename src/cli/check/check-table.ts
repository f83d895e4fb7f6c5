/** A check as a table for people: what is affected with the command that fixes it, what is unknown, where sources disagree, and the totals. */
import type { Checked } from "#agent/check/check.ts";
import { movedLines, openLines } from "#cli/check/deadline-lines.ts";
import { inColumns } from "#cli/columns.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { dissentOf } from "#core/matching/conclude.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import { fixCommand } from "#core/matching/suggest-fix.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { notComparedCount, notComparedGroups } from "#core/inventory/not-compared.ts";
import { notComparedText } from "#messages/render/not-compared.ts";
import { checkLinesText, coverageGapText } from "#messages/render/report.ts";
import { checkBasisText, verdictReasonText } from "#messages/render/verdict.ts";

/** How the table is shown; `all` adds what is not affected. */
export type TableOptions = { readonly t: Translate; readonly all: boolean };

const columns = ["component", "installed", "advisory", "verdict", "why", "fixed", "due"] as const;

/** The table of a check. */
export function checkTable(checked: Checked, { t, all }: TableOptions): string {
  const shown = checked.lines.filter((line) => line.advisory !== "" && (all || asksForEyes(line)));
  const ordered = shown.toSorted(byUrgency);
  const rows = [
    ...ordered.map((line) => cells(line, t)),
    ...checked.notCovered.map((gap) => gapCells(gap, t)),
  ];
  const parts = [
    checked.drill ? `${t("terminal.drill")}\n` : "",
    rows.length === 0
      ? ""
      : `${inColumns([columns.map((column) => t(`checkCommand.head.${column}`)), ...rows])}\n`,
    commandsOf(shown, t),
    dissentsOf(ordered, t),
    movedLines(checked.moved, t),
    openLines(checked.open, t),
    notComparedOf(checked, t),
    totals(checked, t),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** Not affected is left out, unless a rule overruled a source that says worse. */
function asksForEyes(line: CheckLine): boolean {
  return line.verdict !== "not_affected" || dissentOf(line).length > 0;
}

const rank = { affected: 0, unknown: 1, not_affected: 2 } as const;

function byUrgency(a: CheckLine, b: CheckLine): number {
  if (a.verdict !== b.verdict) return rank[a.verdict] - rank[b.verdict];
  const [first, second] = [a.due ?? "9", b.due ?? "9"];
  return first < second ? -1 : first > second ? 1 : 0;
}

function cells(line: CheckLine, t: Translate): readonly string[] {
  const { component, verdict, reason, fixed, due, source } = line;
  const mark = dissentOf(line).length === 0 ? "" : " *";
  return [
    `${printable(component.name, 60)} (${printable(source, 80)})`,
    printable(component.version ?? "-", 40),
    namesOf(line),
    `${t(`label.verdict.${verdict}`)}${mark}`,
    verdictReasonText(reason, t),
    printable(fixed.join(", ") || "-", 60),
    due === undefined || due === null ? "-" : instantText(due, t),
  ];
}

const mostNames = 3;

/** The deciding advisory, then the vulnerability's other names; a long list of them is counted. */
function namesOf({ advisory, vulnerability, aliases }: CheckLine): string {
  const names = [...new Set([advisory, vulnerability, ...aliases])];
  const shown = names.slice(0, mostNames).map((name) => printable(name, 80));
  return names.length > mostNames ? `${shown.join(" ")} +${names.length - mostNames}` : shown.join(" ");
}

function gapCells(gap: GapCount, t: Translate): readonly string[] {
  return [
    coverageGapText(gap, t),
    "-",
    "-",
    t("label.verdict.unknown"),
    verdictReasonText(gap.reason, t),
    "-",
    "-",
  ];
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

/** One command a component, most urgent first, each once. */
function commandsOf(lines: readonly CheckLine[], t: Translate): string {
  const commands = new Map<string, string>();
  const without = new Set<string>();
  for (const { component, kind, source, moveTo, verdict } of lines) {
    if (verdict !== "affected") continue;
    const name = printable(component.name, 60);
    if (moveTo === null || moveTo === undefined) {
      without.add(name);
      continue;
    }
    const command = fixCommand({ component, version: moveTo, kind }) ?? byHand(name, moveTo, t);
    commands.set(`${command}\n${source}`, `  ${command}    # ${printable(source, 120)}`);
  }
  const list = [...commands.values()];
  if (without.size > 0) list.push(`  ${t("checkCommand.noFix", { names: [...without].join(", ") })}`);
  return list.length === 0 ? "" : `${t("checkCommand.fixes")}\n${list.join("\n")}\n`;
}

/** Where no package manager has a command: appliances, installed programs. */
function byHand(name: string, version: string, t: Translate): string {
  return t("checkCommand.byHand", { name, version: printable(version, 40) });
}

const mostGroups = 20;

/** What was compared with nothing, by file and reason; the JSON has all of it. */
function notComparedOf({ notCompared }: Checked, t: Translate): string {
  if (notCompared.length === 0) return "";
  const groups = notComparedGroups(notCompared);
  const told = groups.slice(0, mostGroups).map((group) => `  ${notComparedText(group, t)}`);
  const more = groups.length - told.length;
  if (more > 0) told.push(`  ${t("checkCommand.moreDissents", { count: more })}`);
  return `${t("checkCommand.notCompared")}\n${told.join("\n")}\n`;
}

function totals(checked: Checked, t: Translate): string {
  const { lines, components, lists, notCompared, notCovered, about } = checked;
  const of = (verdict: CheckLine["verdict"]): number =>
    new Set(
      lines.filter((line) => line.verdict === verdict && line.advisory !== "").map((line) => line.component),
    ).size;
  const unnamed = new Set(lines.filter(({ advisory }) => advisory === "").map(({ component }) => component))
    .size;
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
  if (about === "directives") notes.push(t("checkCommand.onlyDirectives"));
  const main = t("checkCommand.totals", { components, lists: lists.length, affected, unknown });
  return `${[main, ...notes, checkBasisText(checked.basis, t)].join("\n")}\n`;
}

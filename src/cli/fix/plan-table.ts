/** A plan as a table for people: what changes and what that closes, below it the commands by list, then what stays and what was compared with nothing. */
import type { Checked } from "#agent/check/check.ts";
import { acceptedLines, idleLines, unheededLines } from "#cli/check/accepted-lines.ts";
import { notComparedOf, totals, unnamedOf } from "#cli/check/check-table.ts";
import { fixLines } from "#cli/check/fix-lines.ts";
import { inColumns } from "#cli/columns.ts";
import { printable } from "#core/input/printable.ts";

import type { FixPlan, PlannedChange, RemainingFinding } from "#core/fix-plan/fix-plan.ts";
import type { Translate } from "#messages/message.ts";
import { verdictReasonText } from "#messages/render/verdict.ts";

const columns = ["component", "from", "to", "how", "closes"] as const;

/** The table of a plan, matched again. */
export function planTable(
  checked: Checked,
  plan: FixPlan,
  { t }: { readonly t: Translate; readonly width: number | null },
): string {
  const head = columns.map((column) => t(`fixCommand.head.${column}`));
  const rows = plan.changes.map((change) => cells(change, t));
  const parts = [
    checked.drill ? `${t("terminal.drill")}\n` : "",
    rows.length === 0 ? "" : `${inColumns([head, ...rows])}\n`,
    fixLines(
      checked.lines.filter(({ moveTo }) => typeof moveTo === "string"),
      t,
    ),
    uncoveredText(plan.changes, t),
    remainingText(plan.remaining, t),
    acceptedLines(checked.lines, t),
    unheededLines(checked.lines, t),
    idleLines(checked.idle, t),
    unnamedOf(checked, t),
    notComparedOf(checked, t),
    planTotals(plan, t),
    totals(checked, { minSeverity: null, failOn: [] }, t),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function cells({ name, source, from, fix, closes }: PlannedChange, t: Translate): readonly string[] {
  return [
    `${printable(name, 60)} (${printable(source, 80)})`,
    printable(from ?? "-", 40),
    printable(fix.version, 40),
    howText(fix, t),
    listed(closes),
  ];
}

/** An override says who requires less. */
function howText({ how, refusedBy = [] }: PlannedChange["fix"], t: Translate): string {
  const parents = refusedBy.map(({ parent, range }) =>
    printable(range === null ? parent : `${parent} (${range})`, 60),
  );
  return parents.length === 0
    ? t(`fixCommand.how.${how}`)
    : t("fixCommand.refusing", { parents: listed(parents) });
}

const mostListed = 3;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).map((name) => printable(name, 80));
  return names.length > mostListed ? `${shown.join(" ")} +${names.length - mostListed}` : shown.join(" ");
}

/** Once a reason: the packages whose new version nobody can call free of everything. */
function uncoveredText(changes: readonly PlannedChange[], t: Translate): string {
  const open = changes.flatMap(({ name, notCovered }) =>
    notCovered === null ? [] : [{ name, why: verdictReasonText(notCovered, t) }],
  );
  const groups = [...Map.groupBy(open, ({ why }) => why)];
  const lines = groups.map(([why, same]) => `  ${listed(same.map(({ name }) => name))}: ${why}`);
  return groups.length === 0 ? "" : `${t("fixCommand.notCovered")}\n${lines.join("\n")}\n`;
}

function remainingText(remaining: readonly RemainingFinding[], t: Translate): string {
  if (remaining.length === 0) return "";
  const lines = remaining.map(
    ({ name, version, source, vulnerabilities }) =>
      `  ${printable(name, 60)} ${printable(version ?? "-", 40)} (${printable(source, 80)}): ${listed(vulnerabilities)}`,
  );
  return `${t("fixCommand.remaining")}\n${lines.join("\n")}\n`;
}

function planTotals({ changes, remaining }: FixPlan, t: Translate): string {
  if (changes.length + remaining.length === 0) return `${t("fixCommand.nothing")}\n`;
  const count = (of: readonly (readonly string[])[]): number =>
    of.reduce((sum, { length }) => sum + length, 0);
  const lines = [
    t("fixCommand.totals", { changes: changes.length, closes: count(changes.map(({ closes }) => closes)) }),
    t("fixCommand.left", {
      remaining: count(remaining.map(({ vulnerabilities }) => vulnerabilities)),
      unknown: count(
        changes.map(({ unknown, notCovered, name }) => (notCovered === null ? unknown : [...unknown, name])),
      ),
    }),
    ...(changes.length > 0 ? [t("fixCommand.checkAgain")] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Lines about deadlines below a check or a list of tasks: which moved since they were told last, and which fact nobody has said would move one. */
import type { DeadlineEntry } from "#agent/check/deadline-history.ts";
import type { CheckDeadlines } from "#agent/check/check-deadlines.ts";
import { textIn } from "#cli/language.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { openFactText } from "#messages/render/asset-fact.ts";

const mostLines = 10;

/** The moves, alike ones once with how many components they are about; empty when nothing moved. */
export function movedLines(moved: readonly DeadlineEntry[], t: Translate): string {
  const alike = Map.groupBy(moved, ({ directive, advisory, because }) =>
    JSON.stringify([directive, advisory, because]),
  );
  const lines = [...alike.values()].map((group) => {
    const [first] = group as [DeadlineEntry];
    const whom =
      group.length === 1 ? printable(first.name, 60) : t("deadlineLines.components", { count: group.length });
    return `  ${printable(first.directive, 80)}, ${printable(first.advisory, 80)}, ${whom}: ${textIn(first.because, t)}`;
  });
  return titled(t("deadlineLines.moved"), lines, t);
}

/** What knowing would change, for whoever can find it out; empty when nothing would. */
export function openLines(open: CheckDeadlines["open"], t: Translate): string {
  const lines = open.map((one) => {
    const components = t("deadlineLines.openComponents", { count: one.components });
    return `  ${openFactText(one, t)}: ${components}`;
  });
  return titled(t("deadlineLines.open"), lines, t);
}

function titled(title: string, lines: readonly string[], t: Translate): string {
  if (lines.length === 0) return "";
  const left = lines.length - mostLines;
  const more = left > 0 ? [`  ${t("terminal.more", { count: left })}`] : [];
  return `${[title, ...lines.slice(0, mostLines), ...more].join("\n")}\n`;
}

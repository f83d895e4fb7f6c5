/** Lines about deadlines below a check or a list of tasks: which moved since they were told last, and which fact nobody has said would move one. */
import type { DeadlineEntry } from "#agent/task/deadline-history.ts";
import type { CheckDeadlines } from "#agent/check/check-deadlines.ts";
import { openFactText } from "#core/asset/fact-text.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

const mostLines = 10;

/** The moves, alike ones once with how many components they are about; empty when nothing moved. */
export function movedLines(moved: readonly DeadlineEntry[], language: Language): string {
  const ko = language === "ko";
  const alike = Map.groupBy(moved, ({ directive, advisory, because }) =>
    JSON.stringify([directive, advisory, because[language]]),
  );
  const lines = [...alike.values()].map((group) => {
    const [first] = group as [DeadlineEntry];
    const whom =
      group.length === 1
        ? printable(first.name, 60)
        : ko
          ? `구성요소 ${group.length}개`
          : `${group.length} components`;
    return `  ${printable(first.directive, 80)}, ${printable(first.advisory, 80)}, ${whom}: ${first.because[language]}`;
  });
  return titled(ko ? "기한이 바뀌었습니다:" : "Deadlines that moved:", lines, language);
}

/** What knowing would change, for whoever can find it out; empty when nothing would. */
export function openLines(open: CheckDeadlines["open"], language: Language): string {
  const ko = language === "ko";
  const lines = open.map((one) => {
    const count = ko
      ? `구성요소 ${one.components}개`
      : `${one.components} component${one.components === 1 ? "" : "s"}`;
    return `  ${openFactText(one, language)}: ${count}`;
  });
  const title = ko
    ? "모르는 사실은 가장 나쁜 경우로 보았습니다 (bongsu facts로 알려 주세요):"
    : "What is not known counts as the worst (say it with bongsu facts):";
  return titled(title, lines, language);
}

function titled(title: string, lines: readonly string[], language: Language): string {
  if (lines.length === 0) return "";
  const left = lines.length - mostLines;
  const more = left > 0 ? [language === "ko" ? `  외 ${left}건` : `  and ${left} more`] : [];
  return `${[title, ...lines.slice(0, mostLines), ...more].join("\n")}\n`;
}

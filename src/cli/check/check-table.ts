/** A check as a table for people: what is affected with the command that fixes it, what is unknown, where sources disagree, and the totals. */
import type { Checked } from "#agent/check/check.ts";
import { movedLines, openLines } from "#cli/task/deadline-lines.ts";
import type { BilingualLabel } from "#cli/language.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { dissentOf } from "#core/matching/conclude.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import { fixCommand } from "#core/matching/suggest-fix.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";
import { instantText } from "#messages/render/clock.ts";
import { checkLinesText, coverageGapText } from "#messages/render/report.ts";
import { verdictReasonText } from "#messages/render/verdict.ts";
import { translatorOf } from "#messages/translators.ts";

/** How the table is shown; `all` adds what is not affected. */
export type TableOptions = { readonly language: Language; readonly all: boolean };

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ["COMPONENT", "INSTALLED", "ADVISORY", "VERDICT", "WHY", "FIXED IN", "BY WHEN"],
  ko: ["구성요소", "설치 버전", "권고문", "판정", "근거", "해결 버전", "기한"],
};

/** The table of a check. */
export function checkTable(checked: Checked, { language, all }: TableOptions): string {
  const shown = checked.lines.filter((line) => line.advisory !== "" && (all || asksForEyes(line)));
  const ordered = shown.toSorted(byUrgency);
  const rows = [
    ...ordered.map((line) => cells(line, language)),
    ...checked.notCovered.map((gap) => gapCells(gap, language)),
  ];
  const parts = [
    checked.drill ? `${language === "ko" ? "[훈련] 훈련 상황입니다" : "[DRILL] This is a drill"}\n` : "",
    rows.length === 0 ? "" : `${layOut([heads[language], ...rows])}\n`,
    commandsOf(shown, language),
    dissentsOf(ordered, language),
    movedLines(checked.moved, language),
    openLines(checked.open, language),
    totals(checked, language),
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

function cells(line: CheckLine, language: Language): readonly string[] {
  const { component, verdict, reason, fixed, due, source } = line;
  const mark = dissentOf(line).length === 0 ? "" : " *";
  const t = translatorOf(language);
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

function gapCells(gap: GapCount, language: Language): readonly string[] {
  const t = translatorOf(language);
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
function dissentsOf(lines: readonly CheckLine[], language: Language): string {
  const disputed = lines.filter((line) => dissentOf(line).length > 0);
  if (disputed.length === 0) return "";
  const ko = language === "ko";
  const told = disputed.slice(0, mostDissents).map((line) => {
    const { name, version } = line.component;
    return `  ${printable(name, 60)} ${printable(version ?? "-", 40)}: ${checkLinesText([line], translatorOf(language))}`;
  });
  const more = disputed.length - told.length;
  if (more > 0) told.push(ko ? `  그 밖에 ${more}건` : `  and ${more} more`);
  const title = ko ? "* 출처의 말이 서로 다른 것:" : "* The sources disagree:";
  return `${title}\n${[...new Set(told)].join("\n")}\n`;
}

/** One command a component, most urgent first, each once. */
function commandsOf(lines: readonly CheckLine[], language: Language): string {
  const commands = new Map<string, string>();
  const without = new Set<string>();
  for (const { component, kind, source, moveTo, verdict } of lines) {
    if (verdict !== "affected") continue;
    const name = printable(component.name, 60);
    if (moveTo === null || moveTo === undefined) {
      without.add(name);
      continue;
    }
    const command = fixCommand({ component, version: moveTo, kind }) ?? byHand(name, moveTo, language);
    commands.set(`${command}\n${source}`, `  ${command}    # ${printable(source, 120)}`);
  }
  const title = language === "ko" ? "고치는 명령:" : "To fix:";
  const none = language === "ko" ? "  해결 버전이 아직 알려지지 않음:" : "  no fixed version is known for:";
  const list = [...commands.values()];
  if (without.size > 0) list.push(`${none} ${[...without].join(", ")}`);
  return list.length === 0 ? "" : `${title}\n${list.join("\n")}\n`;
}

/** Where no package manager has a command: appliances, installed programs. */
function byHand(name: string, version: string, language: Language): string {
  const to = printable(version, 40);
  return language === "ko"
    ? `${name}: 공급자의 안내에 따라 ${to}(으)로 올립니다`
    : `${name}: update to ${to} as its supplier says`;
}

const totalWords: Readonly<Record<string, BilingualLabel>> = {
  unnamed: {
    en: "of them could not be named",
    ko: "개는 식별할 수 없습니다",
  },
  uncovered: {
    en: "of them are of kinds that no pack at hand covers",
    ko: "개는 여기 있는 묶음이 다루지 않는 종류입니다",
  },
  failed: { en: "could not be read; what is there is unknown", ko: "개 경로는 읽을 수 없어 알 수 없습니다" },
};

const onlyDirectives: BilingualLabel = {
  en: "Compared with the directives in force only, not with every known vulnerability.",
  ko: "시행 중인 조치 지시하고만 대조했습니다. 알려진 모든 취약점을 본 것은 아닙니다.",
};

function totals(checked: Checked, language: Language): string {
  const { lines, components, lists, failed, notCovered, about } = checked;
  const of = (verdict: CheckLine["verdict"]): number =>
    new Set(
      lines.filter((line) => line.verdict === verdict && line.advisory !== "").map((line) => line.component),
    ).size;
  const unnamed = new Set(lines.filter(({ advisory }) => advisory === "").map(({ component }) => component))
    .size;
  const uncovered = notCovered.reduce((sum, gap) => sum + gap.components, 0);
  const [affected, unknown] = [of("affected"), of("unknown") + unnamed + uncovered];
  const ko = language === "ko";
  const main = ko
    ? `목록 ${lists.length}개의 구성요소 ${components}개: 영향 있음 ${affected}, 알 수 없음 ${unknown}`
    : `${counted(components, "component")} in ${counted(lists.length, "list")}: ${affected} affected, ${unknown} unknown`;
  const extra = [
    [unnamed, "unnamed"],
    [uncovered, "uncovered"],
    [failed.length, "failed"],
  ] as const;
  const notes = extra
    .filter(([count]) => count > 0)
    .map(([count, name]) => (ko ? `${count}${totalWords[name]?.ko}` : `${count} ${totalWords[name]?.en}`));
  if (about === "directives") notes.push(onlyDirectives[language]);
  return `${[main, ...notes].join("\n")}\n`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Columns padded to their widest cell; Hangul takes two places. */
function layOut(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => `${cell}${" ".repeat((widths[column] ?? 0) - widthOf(cell))}`)
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1;
  return width;
}

/** A check as a table for people: what is affected with the command that fixes it, what is unknown, and one line of totals. */
import type { Checked } from "#agent/check.ts";
import { type Both } from "#cli/language.ts";
import type { CheckLine } from "#core/check-lines.ts";
import { fixCommand } from "#core/fix.ts";
import { sayInstant } from "#core/policy/clock.ts";
import { type Language, printable, sayReason, sayVerdict } from "#core/say.ts";

/** How the table is shown; `all` adds what is not affected. */
export type TableWish = { readonly language: Language; readonly all: boolean };

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ["COMPONENT", "INSTALLED", "ADVISORY", "VERDICT", "WHY", "FIXED IN", "BY WHEN"],
  ko: ["구성요소", "설치 버전", "권고문", "판정", "근거", "해결 버전", "기한"],
};

/** The table of a check. */
export function checkTable(checked: Checked, { language, all }: TableWish): string {
  const shown = checked.lines.filter(
    (line) => line.advisory !== "" && (all || line.verdict !== "not_affected"),
  );
  const rows = shown.toSorted(byUrgency).map((line) => cells(line, language));
  const parts = [
    checked.drill ? `${language === "ko" ? "[훈련] 훈련 상황입니다" : "[DRILL] This is a drill"}\n` : "",
    rows.length === 0 ? "" : `${layOut([heads[language], ...rows])}\n`,
    commandsOf(shown, language),
    totals(checked, language),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

const rank = { affected: 0, unknown: 1, not_affected: 2 } as const;

function byUrgency(a: CheckLine, b: CheckLine): number {
  if (a.verdict !== b.verdict) return rank[a.verdict] - rank[b.verdict];
  const [first, second] = [a.due ?? "9", b.due ?? "9"];
  return first < second ? -1 : first > second ? 1 : 0;
}

function cells(line: CheckLine, language: Language): readonly string[] {
  const { component, advisory, aliases, verdict, reason, fixed, due, source } = line;
  const other = aliases.find((alias) => alias.startsWith("CVE-") && alias !== advisory);
  return [
    `${printable(component.name, 60)} (${printable(source, 80)})`,
    printable(component.version ?? "-", 40),
    printable(other === undefined ? advisory : `${advisory} ${other}`, 80),
    sayVerdict(verdict, language),
    sayReason(reason, language),
    printable(fixed.join(", ") || "-", 60),
    due === undefined || due === null ? "-" : sayInstant(due, language),
  ];
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

const totalWords: Readonly<Record<string, Both>> = {
  unnamed: {
    en: "of them could not be named",
    ko: "개는 식별할 수 없습니다",
  },
  failed: { en: "could not be read; what is there is unknown", ko: "개 경로는 읽을 수 없어 알 수 없습니다" },
};

function totals({ lines, components, lists, failed }: Checked, language: Language): string {
  const of = (verdict: CheckLine["verdict"]): number =>
    new Set(
      lines.filter((line) => line.verdict === verdict && line.advisory !== "").map((line) => line.component),
    ).size;
  const unnamed = new Set(lines.filter(({ advisory }) => advisory === "").map(({ component }) => component))
    .size;
  const [affected, unknown] = [of("affected"), of("unknown")];
  const ko = language === "ko";
  const main = ko
    ? `목록 ${lists.length}개의 구성요소 ${components}개: 영향 있음 ${affected}, 알 수 없음 ${unknown + unnamed}`
    : `${counted(components, "component")} in ${counted(lists.length, "list")}: ${affected} affected, ${unknown + unnamed} unknown`;
  const extra = [
    [unnamed, "unnamed"],
    [failed.length, "failed"],
  ] as const;
  const notes = extra
    .filter(([count]) => count > 0)
    .map(([count, name]) => (ko ? `${count}${totalWords[name]?.ko}` : `${count} ${totalWords[name]?.en}`));
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

/** The sentences of reports in Korean and English. What verdicts and reasons are called is `core/matching/verdict-text.ts`'s. */
import { fixCommand } from "#core/matching/suggest-fix.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { CheckReport } from "#core/report/report.ts";
import { dissentOf, rules } from "#core/matching/conclude.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import {
  type Language,
  ecosystemText,
  verdictReasonText,
  verdictLabel,
} from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

type Words = Readonly<Record<Language, string>>;

const title: Words = {
  en: "Applicability of known vulnerabilities",
  ko: "알려진 취약점의 영향 여부 확인서",
};
const drillMark = "[훈련] DRILL: ";
const noFix: Words = {
  en: "No fixed version is known; mitigate, or take it out of use",
  ko: "해결 버전이 알려지지 않았습니다. 완화하거나 사용을 중단하세요",
};
const anyVulnerability: Words = {
  en: "Every vulnerability: what was found could not be identified, or no advisory of its kind is at hand, so nothing is known about it",
  ko: "모든 취약점: 발견된 것을 식별할 수 없거나 그 종류의 권고문이 없어 알 수 없습니다",
};
const cautions: Readonly<Record<CheckReport["cautions"][number], Words>> = {
  "index-ended": {
    en: "What was synced has ended; newer advisories may be missing.",
    ko: "받아 둔 목록의 기한이 지나 새 권고문이 빠졌을 수 있습니다.",
  },
  "nothing-to-match": {
    en: "There was nothing to match against.",
    ko: "대조할 것이 없었습니다.",
  },
};

/** The mark before every text of a drill, in both languages; empty for the real thing. */
export function markOf({ drill }: Pick<CheckReport, "drill">): string {
  return drill ? drillMark : "";
}

/** The title of a document, marked when it is a drill. */
export function titleOf(report: CheckReport, language: Language): string {
  return `${markOf(report)}${title[language]}`;
}

/** What stands for all vulnerabilities where no advisory can be named. */
export function anyVulnerabilityText(language: Language): string {
  return anyVulnerability[language];
}

/** Why a path that could not be read is unknown. */
export function unreadListsText(language: Language): string {
  return language === "ko"
    ? "이 목록을 읽을 수 없어 알 수 없습니다"
    : "this list could not be read; what is in it is unknown";
}

/** What makes the whole answer weaker than it looks. */
export function cautionTexts(report: CheckReport, language: Language): readonly string[] {
  return report.cautions.map((caution) => cautions[caution][language]);
}

/** What to do about an affected component: the command or the version, and the earliest date; `fixed` tells whether there is something to move to. */
export function remediationText(
  line: CheckLine,
  language: Language,
): { readonly fixed: boolean; readonly text: string } {
  const { component, kind, moveTo, due } = line;
  const by = due === null || due === undefined ? "" : language === "ko" ? ` (기한 ${due})` : ` (by ${due})`;
  if (moveTo === null || moveTo === undefined) return { fixed: false, text: `${noFix[language]}${by}` };
  const name = printable(component.name);
  const version = printable(moveTo);
  const command = fixCommand({ component, version: moveTo, kind });
  const move = language === "ko" ? `${name}을(를) ${version}(으)로 올리세요` : `Move ${name} to ${version}`;
  return { fixed: true, text: `${move}${command === null ? "" : `: ${command}`}${by}` };
}

const mostSaid = 20;

/** What every source says in these lines, each word once, and the rules that decided where they disagree. */
export function checkLinesText(lines: readonly CheckLine[], language: Language): string {
  const said = new Set(lines.flatMap((line) => line.statements.map((one) => saySource(one, language))));
  const told = [...said].slice(0, mostSaid);
  const more = said.size - told.length;
  if (more > 0) told.push(language === "ko" ? `그 밖의 출처 ${more}개` : `and ${more} more`);
  const disputed = lines.filter((line) => dissentOf(line).length > 0);
  return [...told, ...new Set(disputed.map((line) => conclusionRuleText(line, language)))].join("; ");
}

/** What every source says of one component, and the rule that decided where they disagree. */
export function checkLineText(line: CheckLine, language: Language): string {
  return checkLinesText([line], language);
}

/** Which verdict counts where sources disagree, and by which rule. */
export function conclusionRuleText(
  { verdict, rule }: Pick<CheckLine, "verdict" | "rule">,
  language: Language,
): string {
  const sentence = rules[rule][language];
  return language === "ko"
    ? `판정 ${verdictLabel(verdict, language)}: ${sentence}`
    : `concluded ${verdictLabel(verdict, language)}: ${sentence}`;
}

/** One source's word: `GHSA-…: not affected: the version is outside every affected range`. */
function saySource(
  { advisory, verdict, reason }: Pick<CheckLine, "advisory" | "verdict" | "reason">,
  language: Language,
): string {
  const said = `${verdictLabel(verdict, language)}: ${verdictReasonText(reason, language)}`;
  return advisory === "" ? said : `${printable(advisory)}: ${said}`;
}

/** An ecosystem that is not covered, with the number of its components. */
export function coverageGapText({ reason, components }: GapCount, language: Language): string {
  const name = ecosystemText(reason, language);
  if (language === "ko") return `${name} (구성요소 ${components}개)`;
  return `${name} (${components} component${components === 1 ? "" : "s"})`;
}

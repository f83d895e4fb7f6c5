/** The sentences of reports of a check. */
import { printable } from "#core/input/printable.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { dissentOf } from "#core/matching/conclude.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import type { ReportTexts } from "#core/report/report.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine } from "#messages/render/finding.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";
import { fixLinesOf } from "#messages/render/fix/fix-steps.ts";
import { whyNotCompared } from "#messages/render/not-compared.ts";
import { acceptanceText } from "#messages/render/check/acceptance.ts";
import { urgencyText } from "#messages/render/check/urgency.ts";
import { longListText } from "#messages/render/list.ts";
import { ecosystemText, verdictReasonText } from "#messages/render/verdict.ts";

type ReportWords = Translate<
  | "acceptance"
  | "directiveGap"
  | "finding"
  | "fix"
  | "label"
  | "list"
  | "match"
  | "notCompared"
  | "remark"
  | "report"
  | "urgency"
>;

/** What the outputs of a check say, in one language. */
export function reportTexts(t: ReportWords): ReportTexts {
  return {
    language: t.language,
    title: t("report.title"),
    anyVulnerability: t("report.anyVulnerability"),
    whyNotCompared: (code) => whyNotCompared(code, t),
    inDrill: (text) => t("report.drill", { text }),
    directiveGap: (gap) => directiveGapText(gap, t),
    caution: (caution) => t(`report.caution.${caution}`),
    verdict: (verdict) => t(`match.verdict.${verdict}`),
    reason: (reason) => verdictReasonText(reason, t),
    statements: (lines) => checkLinesText(lines, t),
    finding: (finding) => findingLine(finding, t),
    gap: (gap) => coverageGapText(gap, t),
    urgency: (urgency) => urgencyText(urgency, t),
    sourceRoot: t("report.sourceRoot"),
    leftOut: (count) => t("report.leftOut", { count }),
    acceptance: (line, accepted) => acceptanceText(line, accepted, t),
    remediation: (line) => remediationText(line, t),
  };
}

const mostSources = 20;

/** What every source says in these lines, each statement once, and the rules that decided where they disagree. */
export function checkLinesText(lines: readonly CheckLine[], t: ReportWords): string {
  const statements = [
    ...new Set(lines.flatMap((line) => line.statements.map((one) => statementText(one, t)))),
  ];
  const more = statements.length - mostSources;
  const disputed = lines.filter((line) => dissentOf(line).length > 0);
  return longListText(
    [
      ...statements.slice(0, mostSources),
      ...(more > 0 ? [t("report.more", { count: more })] : []),
      ...new Set(disputed.map((line) => conclusionText(line, t))),
    ],
    t,
  );
}

/** Which verdict counts where sources disagree, and by which rule. */
function conclusionText({ verdict, rule }: Pick<CheckLine, "verdict" | "rule">, t: ReportWords): string {
  return t("report.concluded", { verdict: t(`match.verdict.${verdict}`), rule: t(`match.rule.${rule}`) });
}

/** One source's statement: `GHSA-…: not affected: the version is outside every affected range`. */
function statementText(
  { advisory, verdict, reason }: Pick<CheckLine, "advisory" | "verdict" | "reason">,
  t: ReportWords,
): string {
  const values = { verdict: t(`match.verdict.${verdict}`), reason: verdictReasonText(reason, t) };
  return advisory === ""
    ? t("report.source", values)
    : t("report.namedSource", { advisory: printable(advisory), ...values });
}

/** An ecosystem that is not covered, with the number of its components. */
export function coverageGapText({ reason, components }: GapCount, t: ReportWords): string {
  return t("report.gap", { ecosystem: ecosystemText(reason, t), count: components });
}

/** What to do about an affected component: the command or the version, and the earliest date. */
function remediationText(line: CheckLine, t: ReportWords): string {
  const action = movingText(line, t);
  const { due } = line;
  return due === null || due === undefined ? action : t("report.by", { action, due });
}

function movingText({ component, moveTo, fix }: CheckLine, t: ReportWords): string {
  if (moveTo === null || moveTo === undefined) return t("report.noFix");
  const values = { name: printable(component.name), version: printable(moveTo) };
  if (fix === undefined) return t("report.move", values);
  const lines = longListText(fixLinesOf(fix, t), t);
  return fix.steps.every(({ kind }) => kind === "command")
    ? t("report.moveByCommand", { ...values, command: lines })
    : lines;
}

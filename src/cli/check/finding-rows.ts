/** One finding of a check in the table: a row of cells, and below it what a reader needs to judge and to find it again. */
import { coloured, verdictColours } from "#cli/colour.ts";
import { fittedRows, wrapped } from "#cli/columns.ts";
import { printable } from "#core/input/printable.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { dissentOf } from "#core/matching/conclude.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import { urgencyOf } from "#core/matching/urgency.ts";
import { addressOf, titleOf } from "#core/report/advisory-words.ts";
import type { Translate } from "#messages/message.ts";
import { acceptanceText } from "#messages/render/check/acceptance.ts";
import { instantText } from "#messages/render/clock.ts";
import { coverageGapText } from "#messages/render/report.ts";
import {
  epssText,
  exploitationText,
  scopeText,
  severitySourceText,
  severityText,
} from "#messages/render/check/urgency.ts";
import { placeText } from "#messages/render/place.ts";
import { verdictReasonText } from "#messages/render/verdict.ts";

/** A row of the table and the remarks below it; `null` cells of the column of dates are left out where no row has one. */
type FindingRow = { readonly cells: readonly (string | null)[]; readonly remarks: readonly string[] };

const columns = ["component", "installed", "advisory", "verdict", "severity", "why", "fixed", "due"] as const;

/** The findings as a table no wider than the terminal; `null` is any width. */
export function findingTable(
  lines: readonly CheckLine[],
  gaps: readonly GapCount[],
  { t, width }: { readonly t: Translate; readonly width: number | null },
): string {
  const found = [...lines.map((line) => rowOf(line, t)), ...gaps.map((gap) => gapRow(gap, t))];
  if (found.length === 0) return "";
  const dated = found.some(({ cells }) => cells.at(-1) !== null);
  const heads = columns.map((column) => t(`checkCommand.head.${column}`));
  const rows = [heads, ...found.map(({ cells }) => cells)].map((cells) =>
    (dated ? cells : cells.slice(0, -1)).map((cell) => cell ?? "-"),
  );
  const [head = "", ...texts] = fittedRows(rows, width);
  const blocks = texts.map((text, i) => [text, ...remarksOf(found[i], width)].join("\n"));
  return `${[head, ...blocks].join("\n")}\n`;
}

const indent = "    ";

function remarksOf(found: FindingRow | undefined, width: number | null): readonly string[] {
  const inner = width === null ? Number.POSITIVE_INFINITY : Math.max(20, width - indent.length);
  return (found?.remarks ?? []).flatMap((remark) => wrapped(remark, inner).map((line) => indent + line));
}

function rowOf(line: CheckLine, t: Translate): FindingRow {
  const { component, verdict, reason, fixed, due, source } = line;
  const mark = dissentOf(line).length === 0 ? "" : " *";
  return {
    cells: [
      `${printable(component.name, 60)} (${printable(source, 80)})`,
      installedText(line),
      namesOf(line),
      `${coloured(verdictColours[verdict], t(`match.verdict.${verdict}`))}${mark}`,
      severityText(urgencyOf(line), t),
      verdictReasonText(reason, t),
      printable(fixed.join(", ") || "-", 60),
      due === undefined || due === null ? null : instantText(due, t),
    ],
    remarks: wordsOn(line, t),
  };
}

/** The version as the system's own tool says it, and the source package's beside it where that one is compared. */
function installedText({ component: { version, installed, requirement } }: CheckLine): string {
  const compared = printable(version ?? requirement?.text ?? "-", 40);
  return installed === undefined ? compared : `${printable(installed, 40)} (${compared})`;
}

/** What makes it urgent or less so and where it stands; then what it is and where to read on. */
function wordsOn(line: CheckLine, t: Translate): readonly string[] {
  const urgency = urgencyOf(line);
  const first = [
    exploitationText(urgency, t),
    epssText(urgency, t),
    severitySourceText(urgency, t),
    ...(line.sourceWords ?? []).map(({ word, by }) =>
      t("urgency.sourceWord", { word: printable(word, 40), by: printable(by, 40) }),
    ),
    scopeText(line.component, t),
    wayText(line, t),
  ];
  const second = [titleOf(line, t.language), addressOf(line) ?? ""];
  const ended = (line.unheeded ?? []).filter(({ why }) => why === "ended");
  return [first, second]
    .map((parts) => parts.filter((part) => part !== "").join(" · "))
    .concat(ended.map((one) => acceptanceText(line, one, t)))
    .filter((text) => text !== "");
}

/** Where it stands in its list, and by whom it came there. */
function wayText({ component: { at, dependencyPath } }: CheckLine, t: Translate): string {
  const way = dependencyPath.length === 0 ? "" : ` (${dependencyPath.slice(-4).join(" > ")})`;
  return printable(`${placeText(at, t)}${way}`, 160);
}

const mostNames = 3;

/** The deciding advisory, then the vulnerability's other names; a long list of them is counted. */
function namesOf({ advisory, vulnerability, aliases }: CheckLine): string {
  const names = [...new Set([advisory, vulnerability, ...aliases])];
  const shown = names.slice(0, mostNames).map((name) => printable(name, 80));
  return names.length > mostNames ? `${shown.join(" ")} +${names.length - mostNames}` : shown.join(" ");
}

function gapRow(gap: GapCount, t: Translate): FindingRow {
  const { length } = columns;
  const verdict = coloured(verdictColours.unknown, t("match.verdict.unknown"));
  const cells = [coverageGapText(gap, t), "-", "-", verdict, "-", verdictReasonText(gap.reason, t), "-"];
  return { cells: [...cells, ...Array.from({ length: length - cells.length }, () => null)], remarks: [] };
}

/** `bongsu report lint PATH…`: whether reports are complete enough to act on, one sentence for each thing that is missing. */
import { readReports } from "#cli/submission/read-reports.ts";
import type { ReportAround } from "#cli/submission/report-word.ts";
import { unreadSentences } from "#cli/submission/unread-sentences.ts";
import { printable } from "#core/input/printable.ts";
import { lintReport } from "#core/submission/lint.ts";

/** Runs it. 0: all are complete; 1: something is missing, a part could not be read, or a file holds no report (other than one that says that nothing was found); 2: nothing could be read. */
export async function lintReports(paths: readonly string[], around: ReportAround): Promise<number> {
  const { io, t } = around;
  const unread = unreadSentences(around);
  const counts = { read: 0, missing: 0 };
  for await (const { source, items, bad, findings } of readReports(paths, around)) {
    for (const item of items) {
      const gaps = lintReport(item);
      counts.missing += gaps.length > 0 ? 1 : 0;
      const sentences =
        gaps.length === 0 ? [t("reportCommand.complete")] : gaps.map((gap) => t(`reportCommand.lint.${gap}`));
      io.write(
        `${[printable(item.source, 400), ...sentences.map((sentence) => `  ${sentence}`)].join("\n")}\n`,
      );
    }
    for (const each of bad) unread.add(each.source, each.findings);
    if (items.length === 0 && findings.some(({ code }) => code !== "no-findings")) counts.missing += 1;
    if (items.length === 0 && findings.length > 0)
      io.write(`${printable(source, 400)}\n  ${t("reportCommand.nothing")}\n`);
    if (bad.length === 0 || items.length > 0) counts.read += 1;
  }
  const count = unread.end();
  if (counts.read === 0) return 2;
  return counts.missing + count > 0 ? 1 : 0;
}

/** What could not be read, as sentences for people: the first ones, and how many more there are. */
import type { ReportAround } from "#cli/submission/report-word.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import { reportFindingText } from "#messages/render/submission/report-finding.ts";

const most = 20;

/** Collects what is unread; `end` says how much it was. */
export function unreadSentences({ io, t }: Pick<ReportAround, "io" | "t">): {
  readonly add: (source: string, findings: readonly Finding[]) => void;
  readonly end: () => number;
} {
  let count = 0;
  return {
    add: (source, findings) => {
      count += 1;
      if (count > most) return;
      for (const finding of findings)
        io.error(`${printable(source, 400)}: ${reportFindingText(finding, t)}\n`);
    },
    end: () => {
      if (count > most) io.error(`${t("reportCommand.moreUnread", { count: count - most })}\n`);
      return count;
    },
  };
}

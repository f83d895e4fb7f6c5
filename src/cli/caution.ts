/** What makes an answer weaker than it looks, said in red: nothing that follows from it may be taken for fine. */
import { coloured } from "#cli/colour.ts";
import type { ReportCaution } from "#core/report/report.ts";
import type { Translate } from "#messages/message.ts";

/** The line of a caution. */
export function cautionLine(caution: ReportCaution, t: Translate): string {
  return `${coloured("red", cautionText(caution, t))}\n`;
}

/** The sentence of a caution. */
export function cautionText(caution: ReportCaution, t: Translate): string {
  return caution === "index-ended" ? t("terminal.expired") : t(`checkCommand.caution.${caution}`);
}

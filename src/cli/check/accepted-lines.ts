/** Lines below the table of a check: what is accepted and stands apart, and what documents state without effect. */
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { Translate } from "#messages/message.ts";
import { acceptanceText } from "#messages/render/check/acceptance.ts";

/** What is set apart: every one of it, since nothing that is affected is ever hidden. */
export function acceptedLines(lines: readonly CheckLine[], t: Translate): string {
  const told = lines.flatMap((line) =>
    line.accepted === undefined ? [] : [acceptanceText(line, line.accepted, t)],
  );
  return told.length === 0 ? "" : `${t("acceptance.title")}\n${told.map((one) => `  ${one}\n`).join("")}`;
}

const mostStatements = 50;

/** What documents state without effect; the JSON has all of it. */
export function unheededLines(lines: readonly CheckLine[], t: Translate): string {
  const told = [
    ...new Set(
      lines.flatMap((line) =>
        (line.unheeded ?? []).filter(({ why }) => why !== "ended").map((one) => acceptanceText(line, one, t)),
      ),
    ),
  ];
  const more = told.length - mostStatements;
  const rest = more > 0 ? [t("checkCommand.moreDissents", { count: more })] : [];
  const shown = [...told.slice(0, mostStatements), ...rest];
  return told.length === 0 ? "" : `${t("acceptance.unheeded")}\n${shown.map((one) => `  ${one}\n`).join("")}`;
}

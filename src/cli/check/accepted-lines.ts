/** Lines below the table of a check: what is accepted and stands apart, and what documents state without effect. */
import type { IdleStatement } from "#core/acceptance/accept-lines.ts";
import { printable } from "#core/input/printable.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { Translate } from "#messages/message.ts";
import { acceptanceText } from "#messages/render/check/acceptance.ts";
import { placeText } from "#messages/render/place.ts";
import { listText } from "#messages/render/list.ts";

/** What is set apart: every one of it, since nothing that is affected is ever hidden. */
export function acceptedLines(lines: readonly CheckLine[], t: Translate): string {
  const told = lines.flatMap((line) =>
    line.accepted === undefined ? [] : [acceptanceText(line, line.accepted, t)],
  );
  return told.length === 0 ? "" : `${t("acceptance.title")}\n${told.map((one) => `  ${one}\n`).join("")}`;
}

const mostStatements = 50;

/** What the organisation accepts and that is about nothing here, with its place. */
export function idleLines(idle: readonly IdleStatement[], t: Translate): string {
  if (idle.length === 0) return "";
  const told = idle.slice(0, mostStatements).map(({ path, at, vulnerabilities, products }) =>
    t("acceptance.idleLine", {
      path: printable(path, 200),
      at: placeText(at, t),
      vulnerability: printable(listText(vulnerabilities, t), 120),
      product: printable(listText(products, t), 200),
    }),
  );
  const more = idle.length - told.length;
  if (more > 0) told.push(t("checkCommand.moreDissents", { count: more }));
  return `${t("acceptance.idle")}\n${told.map((one) => `  ${one}\n`).join("")}`;
}

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

/** Accepted risks and the statements of VEX documents, in words. */
import { printable } from "#core/input/printable.ts";
import type { CheckLine, SetAside } from "#core/matching/check-lines.ts";
import { lastDay } from "#core/report/acceptance-words.ts";
import type { Translate } from "#messages/message.ts";

type AcceptanceWords = Translate<"acceptance">;

/** One statement about a line: what it says, why, who, until when, in which document; and why it has no effect, where it has none. */
export function acceptanceText(line: CheckLine, said: SetAside, t: AcceptanceWords): string {
  const { name, version, installed } = line.component;
  const text = t("acceptance.line", {
    name: printable(name, 60),
    version: printable(installed ?? version ?? "-", 40),
    vulnerability: printable(line.vulnerability, 80),
    status: t(`acceptance.status.${said.status}`),
    reason: reasonText(said, t),
    by: said.by === "" ? t("acceptance.nobody") : printable(said.by, 120),
    path: printable(said.path, 200),
  });
  const end =
    said.until === null ? [] : [t("acceptance.until", { date: printable(lastDay(said.until), 40) })];
  const why = said.why === null ? [] : [t(`acceptance.why.${said.why}`)];
  return [text, ...end, ...why].join("; ");
}

function reasonText({ justification, words }: SetAside, t: AcceptanceWords): string {
  const given = [justification, words].flatMap((text) => (text === null ? [] : [printable(text, 300)]));
  return given.length === 0 ? t("acceptance.none") : given.join(": ");
}

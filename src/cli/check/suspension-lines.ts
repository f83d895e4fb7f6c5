/** Which orders stand still now, by whose word and why: one line each. */
import { oneLineIn } from "#core/directive/one-line.ts";
import { printable } from "#core/input/printable.ts";
import type { Suspension } from "#core/roster/suspension.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

/** The lines; empty where no order is suspended. */
export function suspensionLines(
  suspensions: readonly Pick<Suspension, "directive" | "office" | "until" | "reason">[],
  t: Translate,
): string {
  const lines = suspensions.map(({ directive, office, until, reason }) => {
    const values = {
      directive: printable(directive),
      office: printable(office),
      reason: oneLineIn(reason, t.language),
    };
    return until === null
      ? t("tasksCommand.suspendedOpen", values)
      : t("tasksCommand.suspended", { ...values, until: instantText(until, t) });
  });
  return lines.map((line) => `${line}\n`).join("");
}

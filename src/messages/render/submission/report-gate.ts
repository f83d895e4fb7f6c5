/** What a gate decided of a report, and why, as sentences: for its reporter, on the page and at a terminal. A code that this program does not know is shown as it is. */
import type { Translate } from "#messages/message.ts";

/** The sentence of a reason. */
export function reasonText(reason: string, t: Translate): string {
  return t.find(`reportGate.reason.${reason}`) ?? reason;
}

/** The sentence of a verdict. */
export function verdictText(gate: string, verdict: string, t: Translate): string {
  return t.find(`reportGate.verdict.${gate}.${verdict}`) ?? verdict;
}

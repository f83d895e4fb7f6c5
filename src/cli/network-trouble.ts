/** What a network says of a call to a room, as a sentence: a room that is not there, or an address that is none, is ordinary and no fault of the program. */
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

/** The sentence about a call that got no answer, or an address that nothing can be asked at; `null` for any other error. */
export function networkTroubleText(error: unknown, t: Translate): string | null {
  if (!(error instanceof TypeError)) return null;
  if ("code" in error && error.code === "ERR_INVALID_URL") {
    const address = Object.entries(error).findLast(([name]) => name === "input" || name === "base");
    return t("terminal.addressWrong", { address: printable(String(address?.[1]), 300) });
  }
  if (error.message !== "fetch failed") return null;
  return t("terminal.unreachable", { detail: printable(detailOf(error.cause), 300) });
}

/** What the system says: where several addresses were tried, of the first. */
function detailOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return detailOf(cause.errors[0]);
  return cause instanceof Error ? cause.message : String(cause);
}

/** Why an order, a roster or a proof is refused, as a sentence. */
import type { Finding } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";

/** The sentence of a finding. What is missing of a quorum stands in `about`: how many count, of how many, and which offices do not. */
export function orderFindingText({ code, about = "", message }: Finding, t: Translate): string {
  const [counted = "", missing = ""] = about.split(": ");
  const [count = "", needed = ""] = counted.split("/");
  return (
    t.find(`orderFinding.${code}`, { about, count, needed, missing }) ??
    t.find(`logFinding.${code}`) ??
    message
  );
}

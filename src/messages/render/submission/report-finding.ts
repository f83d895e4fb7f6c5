/** What is wrong with a report or missing from it, as a sentence: by its code; of a code that has none here, as any finding. */
import type { Finding } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";
import { findingText } from "#messages/render/finding.ts";

/** The sentence. */
export function reportFindingText(finding: Finding, t: Translate): string {
  return t.find(`reportCommand.finding.${finding.code}`) ?? findingText(finding, t);
}

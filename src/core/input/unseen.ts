/** Characters that are there and not seen, and the many dashes: what must not tell two names apart. */
import { patternOnDemand } from "#core/input/pattern-on-demand.ts";

const isPlain = /^[ -~]*$/;
/** Default-ignorable, formatting and control characters (UAX 44): soft hyphens and marks of direction among them. */
const unseen = patternOnDemand("[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{Cc}]", "gu");
const dashes = patternOnDemand("[\\p{Pd}\\u2212]", "gu");

/** The text without what nobody sees, every dash as the plain one. */
export function withoutUnseen(text: string): string {
  return isPlain.test(text) ? text : text.replaceAll(unseen(), "").replaceAll(dashes(), "-");
}

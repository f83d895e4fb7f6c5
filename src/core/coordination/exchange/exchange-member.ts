/** Members that the documents of sealed files have in common, read strictly: terms of an embargo, names of states. */
import type { EmbargoTerms } from "#core/coordination/embargo/embargo-terms.ts";
import { isInstant } from "#core/input/instant.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The terms in a member: `null` where there are none, `undefined` where it is something else. */
export function termsIn(document: unknown, name: "terms" | "proposal"): EmbargoTerms | null | undefined {
  const found = member(document, name);
  if (found === null) return null;
  const [rule, ends, zone] = ["rule", "ends", "zone"].map((one) => textMember(found, one));
  const [rediscoveryDays, exploitedDays] = [member(found, "rediscoveryDays"), member(found, "exploitedDays")];
  if (rule == null || ends == null || zone == null || !isInstant(ends)) return undefined;
  if (typeof rediscoveryDays !== "number" || typeof exploitedDays !== "number") return undefined;
  return { rule, ends, zone, rediscoveryDays, exploitedDays };
}

/** The member that is one of these words. */
export function wordIn<const W extends string>(
  document: unknown,
  name: string,
  words: readonly W[],
): W | undefined {
  const found = textMember(document, name);
  return words.find((word) => word === found);
}

/** A name by language; empty where it is none. */
export function nameIn(document: unknown, name: string): TextByLanguage {
  const texts = entriesOf(member(document, name));
  return Object.fromEntries(
    texts.flatMap(([tag, text]) => (typeof text === "string" ? [[tag, text.slice(0, 300)]] : [])),
  );
}

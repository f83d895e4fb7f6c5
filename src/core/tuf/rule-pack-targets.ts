/** The rule packs and procedures of this program as targets, so that whoever holds a directive can have the very rules that it names, vouched for as it is. */
import { packs, procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";

/** The bytes of each (RFC 8785) by the path of its target. */
export const rulePackTargets: ReadonlyMap<string, Uint8Array> = new Map(
  [...packs, ...procedures].map((one) => [`rule-packs/${referenceOf(one)}.json`, canonicalBytes(one)]),
);

/**
 * How two CPE names relate (NISTIR 7696): by attribute after Table 6-2, and as names after Table 6-3. The source is the pattern that asks, the
 * target the name that is asked about; wildcards in a target leave the relation undefined, as the standard has it.
 * For the published vectors and the laws of names: the program matches products by name and version, not by CPE patterns.
 */
import { cpeAttributes, type CpeName, type CpeValue } from "#core/product/cpe-name.ts";

/** The set that the source names against the set that the target names. */
export type CpeRelation = "equal" | "superset" | "subset" | "disjoint" | "undefined";

/** The relation of two names: disjoint where any attribute is, else what holds of all attributes. */
export function relateCpe(source: CpeName, target: CpeName): CpeRelation {
  const relations = new Set(
    cpeAttributes.map((attribute) => relateCpeValue(source[attribute], target[attribute])),
  );
  if (relations.has("disjoint")) return "disjoint";
  if (relations.has("undefined")) return "undefined";
  if (relations.has("superset")) return relations.has("subset") ? "undefined" : "superset";
  return relations.has("subset") ? "subset" : "equal";
}

/** The relation of two values of the same attribute. */
export function relateCpeValue(source: CpeValue, target: CpeValue): CpeRelation {
  const targetIsWild = typeof target === "object" && (target.before > 0 || target.after > 0);
  if (targetIsWild) return "undefined";
  if (source === target) return "equal";
  if (source === "any") return "superset";
  if (target === "any") return "subset";
  if (source === "na" || target === "na") return "disjoint";
  const plain = source.before === 0 && source.after === 0;
  if (plain) return source.text === target.text ? "equal" : "disjoint";
  return covers(source, target.text) ? "superset" : "disjoint";
}

function covers({ text, before, after }: Exclude<CpeValue, string>, whole: string): boolean {
  for (let at = whole.indexOf(text); at >= 0 && at <= before; at = whole.indexOf(text, at + 1))
    if (whole.length - at - text.length <= after) return true;
  return false;
}

/** Where two records say different things: the places of the first one. The order of lists is not counted, since no list of a record has a meaning by its order. */
import { isObject } from "#core/input/json-cursor.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import { canonicalText } from "#core/seal/canonical.ts";

/** The places (JSON Pointers) of `record` that `other` does not say, or says differently. */
export function differencesOf(record: OwnAdvisory, other: OwnAdvisory): readonly string[] {
  return differing(record, other, "");
}

function differing(one: unknown, other: unknown, at: string): readonly string[] {
  if (Array.isArray(one)) return ofLists(one, Array.isArray(other) ? other : [], at);
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].flatMap((name) => differing(one[name], other[name], `${at}/${name}`));
  }
  return equal(one, other) ? [] : [at];
}

/** Items are paired as equals, then by what names them, then as they stand; what has no partner is not said. What is said besides is a difference of the list. */
function ofLists(one: readonly unknown[], other: readonly unknown[], at: string): readonly string[] {
  const left = new Map(one.entries());
  const right = new Map(other.entries());
  const pairs: (readonly [number, number])[] = [];
  for (const isPair of [equal, isNamedAlike, isItemLikeIt])
    for (const [n, item] of left) {
      const found = [...right].find(([, candidate]) => isPair(item, candidate));
      if (found === undefined) continue;
      pairs.push([n, found[0]]);
      left.delete(n);
      right.delete(found[0]);
    }
  const within = pairs
    .toSorted(([a], [b]) => a - b)
    .flatMap(([n, m]) => differing(one[n], other[m], `${at}/${n}`));
  return [...within, ...[...left.keys()].map((n) => `${at}/${n}`), ...(right.size === 0 ? [] : [at])];
}

/** The member by which an item of each list of a record is known. */
const names = ["key", "revision", "id", "url", "version"] as const;

function isNamedAlike(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  const name = names.find((member) => typeof one[member] === "string" || typeof one[member] === "number");
  return name !== undefined && one[name] === other[name];
}

/** Objects are at last paired as they stand: remedies have no name, and a format may lack the names of products. */
function isItemLikeIt(one: unknown, other: unknown): boolean {
  return isObject(one) && isObject(other);
}

function equal(one: unknown, other: unknown): boolean {
  return one === other || canonicalText(one ?? null) === canonicalText(other ?? null);
}

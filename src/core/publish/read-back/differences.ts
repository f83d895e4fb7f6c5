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
  const left = new Set(one.keys());
  const right = new Set(other.keys());
  const pairs: (readonly [number, number])[] = [];
  for (const { markOf, marksOf } of waysToPair) {
    const waiting = new Map<string, number[]>();
    for (const m of right) for (const mark of marksOf(other[m])) entryOf(waiting, mark).push(m);
    for (const places of waiting.values()) places.reverse();
    for (const n of left) {
      const m = lastIn(waiting.get(markOf(one[n]) ?? ""), right);
      if (m === undefined) continue;
      pairs.push([n, m]);
      left.delete(n);
      right.delete(m);
    }
  }
  const within = pairs
    .toSorted(([a], [b]) => a - b)
    .flatMap(([n, m]) => differing(one[n], other[m], `${at}/${n}`));
  return [...within, ...[...left].map((n) => `${at}/${n}`), ...(right.size === 0 ? [] : [at])];
}

function entryOf(waiting: Map<string, number[]>, mark: string): number[] {
  const places = waiting.get(mark) ?? [];
  waiting.set(mark, places);
  return places;
}

/** The first place that still has no partner: places stand in them from the last to the first. */
function lastIn(places: number[] | undefined, right: ReadonlySet<number>): number | undefined {
  for (let m = places?.pop(); m !== undefined; m = places?.pop()) if (right.has(m)) return m;
  return undefined;
}

/** A way to pair items: one that is paired has a mark (`null` for none) that its partner has too. So that a list of thousands is read once. */
type WayToPair = {
  readonly markOf: (item: unknown) => string | null;
  readonly marksOf: (item: unknown) => readonly string[];
};

/** The member by which an item of each list of a record is known. */
const names = ["key", "revision", "id", "url", "version"] as const;

function nameMarks(item: unknown): readonly string[] {
  if (!isObject(item)) return [];
  return names.flatMap((name) => {
    const value = item[name];
    return typeof value === "string" || typeof value === "number" ? [JSON.stringify([name, value])] : [];
  });
}

const object = (item: unknown): readonly string[] => (isObject(item) ? ["object"] : []);

/** Objects are at last paired as they stand: remedies have no name, and a format may lack the names of products. */
const waysToPair: readonly WayToPair[] = [
  { markOf: (item) => canonicalText(item ?? null), marksOf: (item) => [canonicalText(item ?? null)] },
  { markOf: (item) => nameMarks(item)[0] ?? null, marksOf: nameMarks },
  { markOf: (item) => object(item)[0] ?? null, marksOf: object },
];

function equal(one: unknown, other: unknown): boolean {
  return one === other || canonicalText(one ?? null) === canonicalText(other ?? null);
}

/** In which order a fragment has the items of a text's lists, by words that the whole text has once. */
import type { SourceWord } from "#core/coordination/mark/source-words.ts";

/** Items of a list in the order in which they were seen. */
export type SeenOrder = { readonly list: number; readonly items: readonly number[] };

const fewestAnchors = 2;

/** Where the items of lists stand in a fragment. */
export function seenOrders(source: readonly SourceWord[], keys: readonly string[]): readonly SeenOrder[] {
  const inFragment = new Map<string, { readonly at: number; again: boolean }>();
  for (const [at, key] of keys.entries()) {
    const before = inFragment.get(key);
    if (before === undefined) inFragment.set(key, { at, again: false });
    else before.again = true;
  }
  const counts = new Map<string, number>();
  for (const { key } of source) counts.set(key, (counts.get(key) ?? 0) + 1);
  const anchors = new Map<string, number[]>();
  for (const { key, list, item } of source) {
    const met = inFragment.get(key);
    if (list === null || met === undefined || met.again || counts.get(key) !== 1) continue;
    const id = `${list} ${item}`;
    const of = anchors.get(id);
    if (of === undefined) anchors.set(id, [met.at]);
    else of.push(met.at);
  }
  const items = [...anchors].flatMap(([id, at]) => {
    const [list = 0, item = 0] = id.split(" ").map(Number);
    return at.length < fewestAnchors
      ? []
      : [{ list, item, at: at.toSorted((a, b) => a - b)[at.length >> 1] ?? 0 }];
  });
  return [...Map.groupBy(items, ({ list }) => list)].flatMap(([list, of]) =>
    of.length < 2 ? [] : [{ list, items: of.toSorted((a, b) => a.at - b.at).map(({ item }) => item) }],
  );
}

/**
 * Where in a text a word of a fragment may stand, by the words around it. Places with the same surroundings are compared once, so that a text which says the same a
 * thousand times costs no more than one that says it once.
 */
import type { SourceWord } from "#core/coordination/mark/source-words.ts";

const reach = 7;
const fewestWords = 3;

/** Words that stand in the same surroundings, by their positions in the text, in order. */
export type ContextClass = {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly positions: readonly number[];
};

/** Numbers for words: the same for the same key. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  /** The numbers of some keys. */
  of(keys: readonly string[]): Uint32Array {
    return Uint32Array.from(keys, (key) => {
      const known = this.#numbers.get(key);
      if (known !== undefined) return known;
      this.#numbers.set(key, this.#numbers.size);
      return this.#numbers.size - 1;
    });
  }
}

/** The words with a place, by a name that each is looked up by (several, where what is shown of it may be several), and by their surroundings. */
export function contextClasses(
  source: readonly SourceWord[],
  numbers: Uint32Array,
  namesOf: (word: SourceWord) => readonly string[],
): ReadonlyMap<string, readonly ContextClass[]> {
  const byName = new Map<string, Map<string, ContextClass & { readonly positions: number[] }>>();
  for (const [at, word] of source.entries()) {
    if (word.place === null) continue;
    const left = numbers.subarray(Math.max(0, at - reach), at);
    const right = numbers.subarray(at + 1, at + 1 + reach);
    const around = `${left.join()}|${right.join()}`;
    for (const name of namesOf(word)) {
      const classes = byName.get(name) ?? new Map<string, ContextClass & { readonly positions: number[] }>();
      const same = classes.get(around);
      if (same === undefined) classes.set(around, { left, right, positions: [at] });
      else same.positions.push(at);
      byName.set(name, classes);
    }
  }
  return new Map([...byName].map(([name, classes]) => [name, [...classes.values()]]));
}

/** The positions that fit best what stands around a run of words of a fragment, in order; none where too little fits. */
export function bestPositions(
  classes: readonly ContextClass[],
  fragment: Uint32Array,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const left = fragment.subarray(Math.max(0, from - reach), from);
  const right = fragment.subarray(to, to + reach);
  let best: ContextClass[] = [];
  let most = fewestWords;
  for (const one of classes) {
    const common = commonWords(one.left, left) + commonWords(one.right, right);
    if (common > most) [best, most] = [[one], common];
    else if (common === most) best.push(one);
  }
  const [only] = best;
  if (best.length === 1 && only !== undefined) return only.positions;
  return best.flatMap(({ positions }) => positions).toSorted((a, b) => a - b);
}

const rows = [new Uint8Array(reach + 1), new Uint8Array(reach + 1)] as const;

/** The longest run of words that both have in the same order, others between them. */
function commonWords(a: Uint32Array, b: Uint32Array): number {
  let [row, next]: readonly Uint8Array[] = rows;
  if (row === undefined || next === undefined) return 0;
  row.fill(0);
  for (const word of a) {
    for (let at = 1; at <= b.length; at++)
      next[at] = word === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}

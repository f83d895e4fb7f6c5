/**
 * What advisories say of one product, as the bytes of a list: the product's own version keys, then one entry after the other. Products of
 * which exactly the same is said share one list. Blocks and files: `blocks.ts`, `build-pack.ts`.
 */
import { type ByteWriter, writeByte, writeSigned, writeUnits, writeVarint } from "#core/pack/bytes.ts";
import type { DraftAdvisory } from "#core/pack/build/draft-entries.ts";
import type { KeyText } from "#core/pack/build/key-text.ts";
import { type Ranked, type RankedEntry, openEnd } from "#core/pack/build/rank-keys.ts";

/** One entry as a product has it: which draft says it, and which part of the draft it is. */
type ProductEntry = { readonly draft: number; readonly part: number; readonly entry: RankedEntry };

/** Everything that is said of one product. `order` is equal exactly for equal lists. */
export type ProductList = {
  readonly id: KeyText;
  readonly said: readonly ProductEntry[];
  readonly order: string;
};

/** The products in byte order of their ids, each with what is said of it in the order in which it is written. */
export function productLists(
  drafts: readonly DraftAdvisory[],
  { entries: ranked }: Ranked,
): readonly ProductList[] {
  const byProduct = new Map<KeyText, ProductEntry[]>();
  for (const [draft, { entries }] of drafts.entries())
    for (const [part, { products }] of entries.entries()) {
      const said = { draft, part, entry: (ranked[draft] as readonly RankedEntry[])[part] as RankedEntry };
      for (const product of products) {
        const known = byProduct.get(product);
        if (known) known.push(said);
        else byProduct.set(product, [said]);
      }
    }
  return [...byProduct.keys()].sort().map((id) => {
    const said = (byProduct.get(id) as ProductEntry[]).sort(byEnd);
    return { id, said, order: said.map(({ draft, part }) => `${draft} ${part}`).join() };
  });
}

/** By the first end at hand, so that neighbours are alike; then as the advisories stand. */
function byEnd(a: ProductEntry, b: ProductEntry): number {
  return a.entry.first - b.entry.first || a.draft - b.draft || a.part - b.part;
}

/** Numbers of advisories by draft, given out as lists are written. */
export type Numbering = { readonly numbers: Map<number, number>; readonly ranked: Ranked };

/** Writes the keys and entries of a list; an advisory without a number gets the next one. */
export function writeList(
  out: ByteWriter,
  said: readonly ProductEntry[],
  { numbers, ranked: { keys, places } }: Numbering,
): void {
  const used = keysOf(said);
  writeKeys(out, used, keys);
  for (const [place, rank] of used.entries()) places[rank] = place;
  const near: LastWritten = { advisory: numbers.size - 1, key: 0 };
  for (const { draft, part, entry } of said) {
    writeAdvisory(out, draft, { numbers, near });
    writeVarint(out, part);
    writeByte(out, entry.scheme);
    writeEntry(out, entry, { places, near });
  }
}

/** The advisory and the key written last: most are near to them. */
type LastWritten = { advisory: number; key: number };

function writeAdvisory(
  out: ByteWriter,
  draft: number,
  { numbers, near }: { readonly numbers: Map<number, number>; readonly near: LastWritten },
): void {
  const known = numbers.get(draft);
  const number = known ?? numbers.size;
  if (known === undefined) {
    numbers.set(draft, number);
    writeVarint(out, 0);
  } else {
    const step = known - (near.advisory + 1);
    writeVarint(out, 1 + (step < 0 ? -2 * step - 1 : 2 * step));
  }
  near.advisory = number;
}

/** The ranks of the keys in use, ascending. */
function keysOf(said: readonly ProductEntry[]): Int32Array {
  const seen = new Set<number>();
  for (const { entry } of said) {
    for (const end of entry.ends) if (end !== openEnd) seen.add(end);
    for (const version of entry.versions) seen.add(version);
  }
  return Int32Array.from(seen).sort();
}

function writeKeys(out: ByteWriter, used: Int32Array, keys: readonly KeyText[]): void {
  writeVarint(out, used.length);
  let before = "";
  for (const rank of used) {
    const key = keys[rank] as KeyText;
    writeAfter(out, before, key);
    before = key;
  }
}

/** A text behind another one: how many bytes it shares with it, how many follow, those. */
export function writeAfter(out: ByteWriter, before: KeyText, text: KeyText): void {
  const most = Math.min(before.length, text.length);
  let shared = 0;
  while (shared < most && before.charCodeAt(shared) === text.charCodeAt(shared)) shared++;
  writeVarint(out, shared);
  writeVarint(out, text.length - shared);
  writeUnits(out, text, shared);
}

function writeEntry(
  out: ByteWriter,
  { flags, intervals, ends, versions }: RankedEntry,
  { places, near }: { readonly places: Int32Array; readonly near: LastWritten },
): void {
  writeByte(out, flags);
  writeVarint(out, intervals.length);
  for (const interval of intervals) writeByte(out, interval);
  for (const end of ends) {
    if (end === openEnd) continue;
    const key = places[end] as number;
    writeSigned(out, key - near.key);
    near.key = key;
  }
  writeRuns(
    out,
    versions.map((version) => places[version] as number),
  );
}

/** Ascending numbers as runs: how many runs, then for each the gap before it and its length less one. */
function writeRuns(out: ByteWriter, numbers: readonly number[]): void {
  const runs: { start: number; end: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.end === number) last.end++;
    else runs.push({ start: number, end: number + 1 });
  }
  writeVarint(out, runs.length);
  let end = 0;
  for (const run of runs) {
    writeVarint(out, run.start - end);
    writeVarint(out, run.end - run.start - 1);
    end = run.end;
  }
}

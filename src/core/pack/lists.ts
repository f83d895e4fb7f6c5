/**
 * What advisories say of one product, as the bytes of a list: the product's own version keys, then one entry after the other. Products of
 * which exactly the same is said share one list. Not here: blocks and files (`blocks.ts`, `build.ts`).
 */
import {
  type ByteWriter,
  byteWriter,
  writeByte,
  writeBytes,
  writeSigned,
  writeVarint,
} from "#core/pack/bytes.ts";
import {
  type DraftAdvisory,
  type DraftEntry,
  type KeyedInterval,
  type KeyText,
  textBytes,
} from "#core/pack/entries.ts";
import { intervalFlags, textVersionsFlag, undecidableCodes } from "#core/pack/layout.ts";

/** One entry as a product has it: which draft says it, and which part of the draft it is. */
export type Said = { readonly draft: number; readonly part: number; readonly entry: DraftEntry };

/** Everything that is said of one product. `order` is equal exactly for equal lists. */
export type ProductList = { readonly id: KeyText; readonly said: readonly Said[]; readonly order: string };

/** The products in byte order of their ids, each with what is said of it in the order in which it is written. */
export function productLists(drafts: readonly DraftAdvisory[]): readonly ProductList[] {
  const byProduct = new Map<KeyText, Said[]>();
  for (const [draft, { entries, products }] of drafts.entries())
    for (const [product, part] of products) {
      const said = { draft, part, entry: entries[part] as DraftEntry };
      const known = byProduct.get(product);
      if (known) known.push(said);
      else byProduct.set(product, [said]);
    }
  return [...byProduct.keys()].sort().map((id) => {
    const said = (byProduct.get(id) as Said[]).sort(byEnd);
    return { id, said, order: said.map(({ draft, part }) => `${draft} ${part}`).join() };
  });
}

/** By the first end at hand, so that neighbours are alike; then as the advisories stand. */
function byEnd(a: Said, b: Said): number {
  const [x, y] = [firstEnd(a.entry), firstEnd(b.entry)];
  return x < y ? -1 : x > y ? 1 : a.draft - b.draft || a.part - b.part;
}

function firstEnd({ intervals: [first], versions }: DraftEntry): KeyText {
  return first?.to ?? first?.from ?? versions[0] ?? "";
}

/** Numbers of advisories by draft, given out as lists are written. */
export type Numbering = { readonly numbers: Map<number, number>; readonly schemes: readonly string[] };

/** Writes the keys and entries of a list; an advisory without a number gets the next one. */
export function writeList(out: ByteWriter, said: readonly Said[], { numbers, schemes }: Numbering): void {
  const keys = keysOf(said);
  writeKeys(out, [...keys.keys()]);
  const near: Near = { advisory: numbers.size - 1, key: 0 };
  for (const { draft, part, entry } of said) {
    writeAdvisory(out, draft, { numbers, near });
    writeVarint(out, part);
    writeByte(out, schemes.indexOf(entry.scheme));
    writeEntry(out, entry, { keys, near });
  }
}

/** The advisory and the key written last: most are near to them. */
type Near = { advisory: number; key: number };

function writeAdvisory(
  out: ByteWriter,
  draft: number,
  { numbers, near }: { readonly numbers: Map<number, number>; readonly near: Near },
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

function keysOf(said: readonly Said[]): ReadonlyMap<KeyText, number> {
  const seen = new Set<KeyText>();
  for (const { entry } of said) {
    for (const { from, to } of entry.intervals) {
      if (from !== null) seen.add(from);
      if (to !== null) seen.add(to);
    }
    for (const version of entry.versions) seen.add(version);
  }
  return new Map([...seen].sort().map((key, i) => [key, i]));
}

function writeKeys(out: ByteWriter, keys: readonly KeyText[]): void {
  writeVarint(out, keys.length);
  let before = "";
  for (const key of keys) {
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
  writeBytes(out, textBytes(text.slice(shared)));
}

function writeEntry(
  out: ByteWriter,
  entry: DraftEntry,
  { keys, near }: { readonly keys: ReadonlyMap<KeyText, number>; readonly near: Near },
): void {
  writeByte(out, undecidableCodes.indexOf(entry.undecidable) | (entry.texts ? textVersionsFlag : 0));
  writeVarint(out, entry.intervals.length);
  for (const interval of entry.intervals) writeByte(out, flagsOf(interval));
  for (const end of entry.intervals.flatMap(({ from, to }) => [from, to])) {
    if (end === null) continue;
    const key = keys.get(end) as number;
    writeSigned(out, key - near.key);
    near.key = key;
  }
  writeRuns(
    out,
    entry.versions.map((version) => keys.get(version) as number),
  );
}

function flagsOf({ from, fromIncluded, to, toIncluded }: KeyedInterval): number {
  return (
    (from === null ? 0 : intervalFlags.from) |
    (from !== null && fromIncluded ? intervalFlags.fromIncluded : 0) |
    (to === null ? 0 : intervalFlags.to) |
    (to !== null && toIncluded ? intervalFlags.toIncluded : 0)
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

/** A list on its own, for whoever needs its length first. */
export function listBytes(said: readonly Said[], numbering: Numbering): ByteWriter {
  const out = byteWriter();
  writeList(out, said, numbering);
  return out;
}

/**
 * Compiles advisories into a pack: the match file and the details file (`docs/pack.md`). The same set of advisories gives the
 * same bytes in whatever order it comes; withdrawn advisories are left out.
 */
import type { Advisory } from "#core/advisory.ts";
import {
  byteWriter,
  type ByteWriter,
  writeByte,
  writeBytes,
  writeUint32,
  writeVarint,
  written,
} from "#core/pack/bytes.ts";
import { crc32 } from "#core/pack/crc32.ts";
import type { PackContext } from "#core/pack/details.ts";
import {
  type DraftAdvisory,
  type DraftEntry,
  draftAdvisory,
  type KeyedInterval,
  type KeyText,
  textBytes,
} from "#core/pack/entries.ts";
import {
  aligned,
  blockSize,
  detailsMagic,
  header,
  headerLength,
  intervalFlags,
  longestDetails,
  mostSchemes,
  packMagic,
  packVersion,
  type SectionName,
  sectionNames,
  textVersionsFlag,
  undecidableCodes,
} from "#core/pack/layout.ts";
import { Refusal } from "#core/problem.ts";

/** A built pack: the match file and its details file, and how many advisories it holds. */
export type BuiltPack = {
  readonly match: Uint8Array;
  readonly details: Uint8Array;
  readonly advisories: number;
};

/** Compiles a pack. Throws a refusal (`too-large`) when a file would pass 4 GiB, one advisory's details 64 MiB, or the schemes 255. */
export function buildPack(advisories: Iterable<Advisory>, context: PackContext = {}): BuiltPack {
  const drafts = sortedDrafts(advisories, context);
  const keys = sortedKeys(drafts);
  const schemes = [...new Set(drafts.flatMap((draft) => draft.entries.map(({ scheme }) => scheme)))].sort();
  if (schemes.length > mostSchemes)
    throw new Refusal("too-large", `a pack names at most ${mostSchemes} schemes`);
  const products = sortedProducts(drafts);
  const { bytes: details, offsets } = detailsFile(drafts);
  const parts: Readonly<Record<SectionName, Uint8Array>> = {
    ...names(products.map(([id]) => id)),
    ...postings(products.map(([, ordinals]) => ordinals)),
    ...entries(drafts, keys, schemes),
    ...keyTable([...keys.keys()]),
    schemes: schemeList(schemes),
    detailOffsets: offsets,
  };
  const counts = {
    products: products.length,
    entries: drafts.reduce((sum, draft) => sum + draft.entries.length, 0),
    keys: keys.size,
    advisories: drafts.length,
  };
  return { match: assemble(parts, counts, details), details, advisories: drafts.length };
}

function sortedDrafts(advisories: Iterable<Advisory>, context: PackContext): readonly DraftAdvisory[] {
  const byOrder = new Map<string, DraftAdvisory>();
  for (const advisory of advisories) {
    const draft = draftAdvisory(advisory, context);
    if (draft !== null) byOrder.set(draft.order, draft);
  }
  return [...byOrder.keys()].sort().map((order) => byOrder.get(order) as DraftAdvisory);
}

function sortedKeys(drafts: readonly DraftAdvisory[]): ReadonlyMap<KeyText, number> {
  const seen = new Set<KeyText>();
  for (const { entries: list } of drafts)
    for (const { intervals, versions } of list) {
      for (const { from, to } of intervals) {
        if (from !== null) seen.add(from);
        if (to !== null) seen.add(to);
      }
      for (const version of versions) seen.add(version);
    }
  return new Map([...seen].sort().map((key, ordinal) => [key, ordinal]));
}

/** Each product id with the ordinals of its entries, ascending. */
function sortedProducts(
  drafts: readonly DraftAdvisory[],
): readonly (readonly [KeyText, readonly number[]])[] {
  const byProduct = new Map<KeyText, number[]>();
  let first = 0;
  for (const { entries: list, products } of drafts) {
    for (const [product, entry] of products) {
      const known = byProduct.get(product);
      if (known) known.push(first + entry);
      else byProduct.set(product, [first + entry]);
    }
    first += list.length;
  }
  return [...byProduct.keys()]
    .sort()
    .map((id) => [id, (byProduct.get(id) as number[]).sort((a, b) => a - b)] as const);
}

function names(ids: readonly KeyText[]): Pick<Record<SectionName, Uint8Array>, "nameBlocks" | "names"> {
  const blocks = byteWriter();
  const text = byteWriter();
  let before = "";
  for (const [i, id] of ids.entries()) {
    const head = i % blockSize === 0;
    if (head) writeUint32(blocks, text.length);
    const shared = head ? 0 : sharedStart(before, id);
    writeVarint(text, shared);
    writeVarint(text, id.length - shared);
    writeBytes(text, textBytes(id.slice(shared)));
    before = id;
  }
  return { nameBlocks: written(blocks), names: written(text) };
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let i = 0;
  while (i < most && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

function postings(
  lists: readonly (readonly number[])[],
): Pick<Record<SectionName, Uint8Array>, "postingOffsets" | "postings"> {
  const offsets = byteWriter();
  const body = byteWriter();
  for (const list of lists) {
    writeUint32(offsets, body.length);
    writeAscending(body, list);
  }
  writeUint32(offsets, body.length);
  return { postingOffsets: written(offsets), postings: written(body) };
}

function entries(
  drafts: readonly DraftAdvisory[],
  keys: ReadonlyMap<KeyText, number>,
  schemes: readonly string[],
): Pick<Record<SectionName, Uint8Array>, "entryOffsets" | "entries"> {
  const offsets = byteWriter();
  const body = byteWriter();
  for (const [advisory, { entries: list }] of drafts.entries())
    for (const [part, entry] of list.entries()) {
      writeUint32(offsets, body.length);
      writeVarint(body, advisory);
      writeVarint(body, part);
      writeEntry(body, entry, { keys, scheme: schemes.indexOf(entry.scheme) });
    }
  writeUint32(offsets, body.length);
  return { entryOffsets: written(offsets), entries: written(body) };
}

function writeEntry(
  body: ByteWriter,
  entry: DraftEntry,
  { keys, scheme }: { readonly keys: ReadonlyMap<KeyText, number>; readonly scheme: number },
): void {
  writeByte(body, scheme);
  writeByte(body, undecidableCodes.indexOf(entry.undecidable) | (entry.texts ? textVersionsFlag : 0));
  writeVarint(body, entry.intervals.length);
  for (const interval of entry.intervals) {
    writeByte(body, flagsOf(interval));
    if (interval.from !== null) writeVarint(body, keys.get(interval.from) as number);
    if (interval.to !== null) writeVarint(body, keys.get(interval.to) as number);
  }
  writeAscending(
    body,
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

/** A count, then the differences of ascending numbers (the first from zero). */
function writeAscending(body: ByteWriter, numbers: readonly number[]): void {
  writeVarint(body, numbers.length);
  let before = 0;
  for (const value of numbers) {
    writeVarint(body, value - before);
    before = value;
  }
}

function keyTable(keys: readonly KeyText[]): Pick<Record<SectionName, Uint8Array>, "keyOffsets" | "keys"> {
  const offsets = byteWriter();
  const body = byteWriter();
  for (const key of keys) {
    writeUint32(offsets, body.length);
    writeBytes(body, textBytes(key));
  }
  writeUint32(offsets, body.length);
  return { keyOffsets: written(offsets), keys: written(body) };
}

function schemeList(schemes: readonly string[]): Uint8Array {
  const body = byteWriter();
  writeByte(body, schemes.length);
  for (const scheme of schemes) {
    const bytes = new TextEncoder().encode(scheme).subarray(0, 255);
    writeByte(body, bytes.length);
    writeBytes(body, bytes);
  }
  return written(body);
}

function detailsFile(drafts: readonly DraftAdvisory[]): {
  readonly bytes: Uint8Array;
  readonly offsets: Uint8Array;
} {
  const body = byteWriter();
  const offsets = byteWriter();
  writeBytes(body, detailsMagic);
  writeUint32(body, packVersion);
  for (const { details } of drafts) {
    const record = new TextEncoder().encode(details);
    if (record.length > longestDetails) throw new Refusal("too-large", "an advisory's details pass 64 MiB");
    if (body.length + record.length + 4 >= 2 ** 32) throw new Refusal("too-large", "the details pass 4 GiB");
    writeUint32(offsets, body.length);
    writeUint32(body, crc32(record));
    writeBytes(body, record);
  }
  writeUint32(offsets, body.length);
  return { bytes: written(body).slice(), offsets: written(offsets) };
}

function assemble(
  parts: Readonly<Record<SectionName, Uint8Array>>,
  counts: Readonly<Record<"products" | "entries" | "keys" | "advisories", number>>,
  details: Uint8Array,
): Uint8Array {
  const length = sectionNames.reduce((end, name) => aligned(end) + parts[name].length, headerLength);
  if (length >= 2 ** 32) throw new Refusal("too-large", "the pack passes 4 GiB");
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(packMagic);
  view.setUint32(header.version, packVersion, true);
  view.setUint32(header.length, length, true);
  view.setUint32(header.detailsLength, details.length, true);
  view.setUint32(header.detailsCrc, crc32(details), true);
  for (const name of ["products", "entries", "keys", "advisories"] as const)
    view.setUint32(header[name], counts[name], true);
  let end: number = headerLength;
  for (const [i, name] of sectionNames.entries()) {
    const start = aligned(end);
    bytes.set(parts[name], start);
    view.setUint32(header.sections + i * 8, start, true);
    view.setUint32(header.sections + i * 8 + 4, parts[name].length, true);
    end = start + parts[name].length;
  }
  view.setUint32(header.crc, crc32(bytes.subarray(header.length)), true);
  return bytes;
}

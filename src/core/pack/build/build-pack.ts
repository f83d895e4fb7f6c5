/**
 * Compiles advisories into a pack: the match file and the details file (`docs/pack.md`). The same set of advisories gives the
 * same bytes in whatever order it comes; withdrawn advisories are left out.
 */
import type { Advisory } from "#core/advisory.ts";
import { type Blocks, blocksOf, blockTable } from "#core/pack/build/blocks.ts";
import {
  type ByteWriter,
  byteWriter,
  putUint32,
  writeByte,
  writeBytes,
  writeText,
  writeUint32,
  writtenBytes,
} from "#core/pack/bytes.ts";
import { crc32 } from "#core/pack/crc32.ts";
import type { PackContext } from "#core/pack/details.ts";
import { type DetailsText, recordText } from "#core/pack/build/details-text.ts";
import { compareDrafts, type DraftAdvisory, draftAdvisory } from "#core/pack/build/draft-entries.ts";
import { keyMemory } from "#core/pack/build/key-text.ts";
import {
  aligned,
  detailsHeaderLength,
  detailsMagic,
  header,
  headerLength,
  longestDetails,
  mostSchemes,
  packMagic,
  packVersion,
  type SectionName,
  sectionNames,
} from "#core/pack/layout.ts";
import { productLists } from "#core/pack/build/product-lists.ts";
import { rankDrafts } from "#core/pack/build/rank-keys.ts";
import { encodeBlocks, type Rule, symbolSection } from "#core/pack/symbols.ts";
import { trainRules } from "#core/pack/build/train-rules.ts";
import { Refusal } from "#core/problem.ts";

/** A built pack: the match file and its details file, and how many advisories it holds. */
export type BuiltPack = {
  readonly match: Uint8Array;
  readonly details: Uint8Array;
  readonly advisories: number;
  /** How many records those are: editions of one id, in whatever letter case, are one. */
  readonly records: number;
};

/** The CRC-32 to use: the one of `crc32.ts` or a native one of the same form. */
export type Check = (bytes: Uint8Array) => number;

/** Compiles a pack. Throws a refusal (`too-large`) when a file would pass 4 GiB, one advisory's details 64 MiB, or the schemes 255. */
export function buildPack(
  advisories: Iterable<Advisory>,
  context: PackContext = {},
  check: Check = crc32,
): BuiltPack {
  const keys = keyMemory();
  const drafts: DraftAdvisory[] = [];
  for (const advisory of advisories) {
    const draft = draftAdvisory(advisory, keys);
    if (draft !== null) drafts.push(draft);
  }
  return packOfDrafts(drafts, context, check);
}

/** Compiles a pack of drafts, in whatever order they come and however often; sorts them in place. Throws as {@link buildPack}. */
export function packOfDrafts(
  drafts: DraftAdvisory[],
  context: PackContext = {},
  check: Check = crc32,
): BuiltPack {
  const each = distinctDrafts(drafts);
  const schemes = [
    ...new Set(each.flatMap(({ entries }) => entries.map(({ entry }) => entry.scheme))),
  ].sort();
  if (schemes.length > mostSchemes)
    throw new Refusal("too-large", `a pack names at most ${mostSchemes} schemes`);
  const numbers = new Map<number, number>();
  const rankedDrafts = rankDrafts(each, schemes);
  const blocks = blocksOf(productLists(each, rankedDrafts), { numbers, ranked: rankedDrafts });
  const texts = [...numbers.keys()].map((draft) => (each[draft] as DraftAdvisory).details);
  const details = detailsFile(texts, context, check);
  const match = matchFile(
    { schemes: schemeList(schemes), blocks, ...trainRules(blocks.blocks) },
    { length: details.length, crc: check(details) },
    check,
  );
  return { match, details, advisories: numbers.size, records: recordCount(each) };
}

/** How many records drafts are of. */
export function recordCount(drafts: Iterable<DraftAdvisory>): number {
  return new Set(Iterator.from(drafts).map(({ id }) => id.toLowerCase())).size;
}

/** The different drafts among these, which it sorts in place. */
function distinctDrafts(drafts: DraftAdvisory[]): readonly DraftAdvisory[] {
  drafts.sort(compareDrafts);
  return drafts.filter((draft, i) => i === 0 || compareDrafts(drafts[i - 1] as DraftAdvisory, draft) !== 0);
}

function schemeList(schemes: readonly string[]): Uint8Array {
  const body = byteWriter();
  writeByte(body, schemes.length);
  for (const scheme of schemes) {
    const bytes = new TextEncoder().encode(scheme).subarray(0, 255);
    writeByte(body, bytes.length);
    writeBytes(body, bytes);
  }
  return writtenBytes(body);
}

function detailsFile(texts: readonly DetailsText[], context: PackContext, check: Check): Uint8Array {
  const first = detailsHeaderLength + 4 * (texts.length + 1);
  const room = texts.reduce((sum, { head, tail }) => sum + head.length + tail.length + 64, first);
  const out = byteWriter(room);
  writeBytes(out, detailsMagic);
  writeUint32(out, packVersion);
  writeUint32(out, texts.length);
  const table = out.length;
  out.length = first;
  for (const [i, text] of texts.entries()) {
    putUint32(out, table + 4 * i, out.length);
    writeRecord(out, recordText(text, context), check);
  }
  putUint32(out, table + 4 * texts.length, out.length);
  return writtenBytes(out);
}

function writeRecord(out: ByteWriter, text: string, check: Check): void {
  const start = out.length;
  writeUint32(out, 0);
  writeText(out, text);
  if (out.length - start - 4 > longestDetails)
    throw new Refusal("too-large", "an advisory's details pass 64 MiB");
  if (out.length >= 2 ** 32) throw new Refusal("too-large", "the details pass 4 GiB");
  putUint32(out, start, check(out.bytes.subarray(start + 4, out.length)));
}

/** What a match file is made of, before it is written in codes. */
type MatchParts = {
  /** The section of schemes as it stands. */
  readonly schemes: Uint8Array;
  readonly blocks: Blocks;
  readonly rules: readonly Rule[];
  /** The blocks as symbols, where they are at hand already. */
  readonly read?: readonly ArrayLike<number>[];
};

/** The match file of these parts, beside details of this length and CRC. Throws a refusal (`too-large`) at 4 GiB. */
export function matchFile(
  { schemes, blocks, rules, read }: MatchParts,
  details: { readonly length: number; readonly crc: number },
  check: Check = crc32,
): Uint8Array {
  const { symbols, blocks: coded } = encodeBlocks(blocks.blocks, rules, read);
  const codes = byteWriter();
  for (const block of coded) writeBytes(codes, block);
  const counts = {
    products: blocks.products.at(-1) as number,
    advisories: blocks.advisories.at(-1) as number,
    blocks: coded.length,
    detailsLength: details.length,
    detailsCrc: details.crc,
  };
  const table = blockTable(blocks, coded);
  return assemble(
    { schemes, symbols: symbolSection(symbols), blockTable: table, blocks: writtenBytes(codes) },
    counts,
    check,
  );
}

function assemble(
  parts: Readonly<Record<SectionName, Uint8Array>>,
  counts: Readonly<Record<"products" | "advisories" | "blocks" | "detailsLength" | "detailsCrc", number>>,
  check: Check,
): Uint8Array {
  const length = sectionNames.reduce((end, name) => aligned(end) + parts[name].length, headerLength);
  if (length >= 2 ** 32) throw new Refusal("too-large", "the pack passes 4 GiB");
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(packMagic);
  view.setUint32(header.version, packVersion, true);
  view.setUint32(header.length, length, true);
  for (const name of ["products", "advisories", "blocks", "detailsLength", "detailsCrc"] as const)
    view.setUint32(header[name], counts[name], true);
  let end: number = headerLength;
  for (const [i, name] of sectionNames.entries()) {
    const start = aligned(end);
    bytes.set(parts[name], start);
    view.setUint32(header.sections + i * 8, start, true);
    view.setUint32(header.sections + i * 8 + 4, parts[name].length, true);
    end = start + parts[name].length;
  }
  view.setUint32(header.crc, check(bytes.subarray(header.length)), true);
  return bytes;
}

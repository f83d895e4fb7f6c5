/**
 * Compiles advisories into a pack: the match file and the details file (`docs/pack.md`). The same set of advisories gives the
 * same bytes in whatever order it comes; withdrawn advisories are left out.
 */
import type { Advisory } from "#core/advisory.ts";
import { type Blocks, blocksOf, blockTable } from "#core/pack/blocks.ts";
import { byteWriter, writeByte, writeBytes, writeUint32, written } from "#core/pack/bytes.ts";
import { crc32 } from "#core/pack/crc32.ts";
import type { PackContext } from "#core/pack/details.ts";
import { type DraftAdvisory, draftAdvisory } from "#core/pack/entries.ts";
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
import { productLists } from "#core/pack/lists.ts";
import { encodeBlocks, type Rule, symbolSection } from "#core/pack/symbols.ts";
import { trainRules } from "#core/pack/train.ts";
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
  const schemes = [...new Set(drafts.flatMap((draft) => draft.entries.map(({ scheme }) => scheme)))].sort();
  if (schemes.length > mostSchemes)
    throw new Refusal("too-large", `a pack names at most ${mostSchemes} schemes`);
  const numbers = new Map<number, number>();
  const blocks = blocksOf(productLists(drafts), { numbers, schemes });
  const details = detailsFile([...numbers.keys()].map((draft) => drafts[draft] as DraftAdvisory));
  const match = matchFile(
    { schemes: schemeList(schemes), blocks, ...trainRules(blocks.blocks) },
    { length: details.length, crc: crc32(details) },
  );
  return { match, details, advisories: numbers.size };
}

function sortedDrafts(advisories: Iterable<Advisory>, context: PackContext): readonly DraftAdvisory[] {
  const byOrder = new Map<string, DraftAdvisory>();
  for (const advisory of advisories) {
    const draft = draftAdvisory(advisory, context);
    if (draft !== null) byOrder.set(draft.order, draft);
  }
  return [...byOrder.keys()].sort().map((order) => byOrder.get(order) as DraftAdvisory);
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

function detailsFile(drafts: readonly DraftAdvisory[]): Uint8Array {
  const records = byteWriter();
  const table = byteWriter();
  const first = detailsHeaderLength + 4 * (drafts.length + 1);
  for (const { details } of drafts) {
    const record = new TextEncoder().encode(details);
    if (record.length > longestDetails) throw new Refusal("too-large", "an advisory's details pass 64 MiB");
    if (first + records.length + record.length + 4 >= 2 ** 32)
      throw new Refusal("too-large", "the details pass 4 GiB");
    writeUint32(table, first + records.length);
    writeUint32(records, crc32(record));
    writeBytes(records, record);
  }
  writeUint32(table, first + records.length);
  const out = byteWriter(first + records.length);
  writeBytes(out, detailsMagic);
  writeUint32(out, packVersion);
  writeUint32(out, drafts.length);
  writeBytes(out, written(table));
  writeBytes(out, written(records));
  return written(out);
}

/** What a match file is made of, before it is written in codes. */
export type MatchParts = {
  /** The section of schemes as it stands. */
  readonly schemes: Uint8Array;
  readonly blocks: Blocks;
  readonly rules: readonly Rule[];
  /** The blocks as symbols, where they are at hand already. */
  readonly read?: readonly ArrayLike<number>[] | null;
};

/** The match file of these parts, beside details of this length and CRC. Throws a refusal (`too-large`) at 4 GiB. */
export function matchFile(
  { schemes, blocks, rules, read }: MatchParts,
  details: { readonly length: number; readonly crc: number },
): Uint8Array {
  const { symbols, blocks: coded } = encodeBlocks(blocks.blocks, rules, read ?? undefined);
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
    { schemes, symbols: symbolSection(symbols), blockTable: table, blocks: written(codes) },
    counts,
  );
}

function assemble(
  parts: Readonly<Record<SectionName, Uint8Array>>,
  counts: Readonly<Record<"products" | "advisories" | "blocks" | "detailsLength" | "detailsCrc", number>>,
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
  view.setUint32(header.crc, crc32(bytes.subarray(header.length)), true);
  return bytes;
}

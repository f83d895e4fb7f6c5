/**
 * Opens a pack's match file in place: nothing is parsed but the few symbols. Opening checks magic, version, the CRC over everything,
 * the sections' places, the symbols and the table of blocks; what lies inside the blocks is checked when it is read.
 */
import { byteCursor, readByte, skip, uint32At } from "#core/pack/bytes.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { type Expanding, type Expansions, readSymbols } from "#core/pack/read/expand.ts";
import {
  aligned,
  header,
  headerLength,
  mostInBlock,
  packMagic,
  packVersion,
  type SectionName,
  sectionNames,
} from "#core/pack/layout.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** Where a section lies in the file: `[start, end)`. */
type Section = { readonly start: number; readonly end: number };

/** An opened match file. Its bytes must not change while it is in use. */
export type Pack = {
  readonly bytes: Uint8Array;
  /** The CRC-32 that it was opened with. */
  readonly check: (bytes: Uint8Array) => number;
  readonly view: DataView;
  readonly sections: Readonly<Record<SectionName, Section>>;
  /** Names of the version schemes, by the number that entries use. */
  readonly schemes: readonly string[];
  readonly expansions: Expansions;
  readonly products: number;
  readonly advisories: number;
  readonly blocks: number;
  /** Length and CRC-32 of the details file that belongs to this match file. */
  readonly details: { readonly length: number; readonly crc: number };
  /** First ids of blocks that were met in a search, and blocks read lately; for `look-up.ts` alone. */
  readonly heads: Map<number, Uint8Array>;
  readonly met: Map<number, NamesBlock>;
};

/** A block of which the names have been read, and the lists only when they are wanted. */
export type NamesBlock = {
  readonly block: number;
  readonly read: Expanding;
  /** Where the names lie in what was read. */
  readonly start: number;
  readonly end: number;
  readonly firstProduct: number;
  readonly products: number;
};

/** Opens a match file. `check` is the CRC-32 to use: a native one where the platform has it. */
export function openPack(bytes: Uint8Array, check: Pack["check"] = crc32): Parsed<Pack> {
  if (bytes.length < headerLength || packMagic.some((byte, i) => bytes[i] !== byte))
    return failed("byte 0", "pack-magic", "this is not a pack");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(header.version, true);
  if (version !== packVersion)
    return failed(
      `byte ${header.version}`,
      "pack-version",
      `a pack of version ${version}; this program reads ${packVersion}`,
    );
  const length = view.getUint32(header.length, true);
  if (length !== bytes.length)
    return failed(
      `byte ${header.length}`,
      "pack-length",
      `${bytes.length} bytes where the header says ${length}`,
    );
  if (check(bytes.subarray(header.length)) !== view.getUint32(header.crc, true))
    return failed(`byte ${header.crc}`, "pack-damaged", "the pack's check does not agree with its bytes");
  return openSections(bytes, view, check);
}

function openSections(bytes: Uint8Array, view: DataView, check: Pack["check"]): Parsed<Pack> {
  const sections = readSections(view);
  if (sections === null)
    return failed(
      `byte ${header.sections}`,
      "pack-sections",
      "the sections do not fill the file in their order",
    );
  const schemes = readSchemes(bytes, sections.schemes);
  if (schemes === null)
    return failed(`byte ${sections.schemes.start}`, "pack-schemes", "the list of schemes is not readable");
  const { start, end } = sections.symbols;
  const expansions = readSymbols(bytes.subarray(start, end));
  if (expansions === null) return failed(`byte ${start}`, "pack-symbols", "the symbols are not readable");
  const count = (field: number): number => view.getUint32(field, true);
  const pack: Pack = {
    bytes,
    check,
    view,
    sections,
    schemes,
    expansions,
    products: count(header.products),
    advisories: count(header.advisories),
    blocks: count(header.blocks),
    details: { length: count(header.detailsLength), crc: count(header.detailsCrc) },
    heads: new Map(),
    met: new Map(),
  };
  if (isTableSound(pack)) return parsed(pack);
  return failed(
    `byte ${sections.blockTable.start}`,
    "pack-offsets",
    "the table of blocks points outside its pack",
  );
}

function readSections(view: DataView): Readonly<Record<SectionName, Section>> | null {
  let end = headerLength;
  const read: [SectionName, Section][] = [];
  for (const [i, name] of sectionNames.entries()) {
    const start = view.getUint32(header.sections + i * 8, true);
    const length = view.getUint32(header.sections + i * 8 + 4, true);
    if (start !== aligned(end) || start + length > view.byteLength) return null;
    for (let gap = end; gap < start; gap++) if (view.getUint8(gap) !== 0) return null;
    end = start + length;
    read.push([name, { start, end }]);
  }
  return end === view.byteLength ? (Object.fromEntries(read) as Record<SectionName, Section>) : null;
}

function readSchemes(bytes: Uint8Array, { start, end }: Section): readonly string[] | null {
  const cursor = byteCursor(bytes, start, end);
  const count = readByte(cursor);
  const schemes: string[] = [];
  for (let i = 0; i < count; i++) {
    const length = readByte(cursor);
    const at = skip(cursor, length);
    if (cursor.broken) return null;
    schemes.push(new TextDecoder().decode(bytes.subarray(at, at + length)));
  }
  return cursor.position === end ? schemes : null;
}

/** The three columns of the table of blocks: each ascends from 0 to what the header or the section says. */
const columns = { offset: 0, product: 1, advisory: 2 } as const;

function isTableSound(pack: Pack): boolean {
  const { sections, blocks } = pack;
  if (sections.blockTable.end - sections.blockTable.start !== 12 * (blocks + 1)) return false;
  return (
    isColumn(pack, "offset", sections.blocks.end - sections.blocks.start) &&
    isColumn(pack, "product", pack.products) &&
    isColumn(pack, "advisory", pack.advisories)
  );
}

function isColumn(pack: Pack, column: keyof typeof columns, last: number): boolean {
  if (blockTableValue(pack, column, 0) !== 0 || blockTableValue(pack, column, pack.blocks) !== last)
    return false;
  for (let block = 0; block < pack.blocks; block++) {
    const [here, next] = [blockTableValue(pack, column, block), blockTableValue(pack, column, block + 1)];
    if (here > next || (here === next && column !== "advisory")) return false;
    if (column === "product" && next - here > mostInBlock) return false;
  }
  return true;
}

/** A number of the table of blocks; `block` may be one past the last. */
export function blockTableValue(pack: Pack, column: keyof typeof columns, block: number): number {
  return uint32At(pack.view, pack.sections.blockTable.start, columns[column] * (pack.blocks + 1) + block);
}

/** The codes of a block, as a view. */
export function codesOf(pack: Pack, block: number): Uint8Array {
  const { start } = pack.sections.blocks;
  return pack.bytes.subarray(
    start + blockTableValue(pack, "offset", block),
    start + blockTableValue(pack, "offset", block + 1),
  );
}

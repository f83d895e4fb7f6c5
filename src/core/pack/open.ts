/**
 * Opens a pack's match file in place: nothing is parsed, every table is a view over the bytes. Opening checks magic, version,
 * the CRC over everything, the sections' places and every offset table; what lies inside the sections is checked when it is read.
 */
import { byteCursor, readByte, skip, uint32At } from "#core/pack/bytes.ts";
import { crc32 } from "#core/pack/crc32.ts";
import {
  aligned,
  blockSize,
  detailsHeaderLength,
  header,
  headerLength,
  packMagic,
  packVersion,
  type SectionName,
  sectionNames,
} from "#core/pack/layout.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { compareBytes } from "#core/version/scheme.ts";

/** Where a section lies in the file: `[start, end)`. */
export type Section = { readonly start: number; readonly end: number };

/** An opened match file. Its bytes must not change while it is in use. */
export type Pack = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sections: Readonly<Record<SectionName, Section>>;
  /** Names of the version schemes, by the number that entries use. */
  readonly schemes: readonly string[];
  readonly products: number;
  readonly entries: number;
  readonly keys: number;
  readonly advisories: number;
  /** Length and CRC-32 of the details file that belongs to this match file. */
  readonly details: { readonly length: number; readonly crc: number };
};

/** Opens a match file. `check` is the CRC-32 to use: a native one where the platform has it. */
export function openPack(bytes: Uint8Array, check: (bytes: Uint8Array) => number = crc32): Parsed<Pack> {
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
  return openSections(bytes, view);
}

function openSections(bytes: Uint8Array, view: DataView): Parsed<Pack> {
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
  const count = (field: number): number => view.getUint32(field, true);
  const pack: Pack = {
    bytes,
    view,
    sections,
    schemes,
    products: count(header.products),
    entries: count(header.entries),
    keys: count(header.keys),
    advisories: count(header.advisories),
    details: { length: count(header.detailsLength), crc: count(header.detailsCrc) },
  };
  const wrong = wrongTable(pack);
  return wrong === null ? parsed(pack) : { ok: false, findings: [wrong] };
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

function wrongTable(pack: Pack): Finding | null {
  const { sections: at, products, entries, keys, advisories } = pack;
  const tables: readonly (readonly [Section, number, Section | null])[] = [
    [at.postingOffsets, products + 1, at.postings],
    [at.entryOffsets, entries + 1, at.entries],
    [at.keyOffsets, keys + 1, at.keys],
    [at.detailOffsets, advisories + 1, null],
  ];
  for (const [table, length, body] of tables) {
    const first = body === null ? detailsHeaderLength : 0;
    const last = body === null ? pack.details.length : body.end - body.start;
    if (!isOffsetTable(pack.view, table, { length, first, last }))
      return {
        at: `byte ${table.start}`,
        code: "pack-offsets",
        message: "an offset points outside its section",
      };
  }
  const blocks = Math.ceil(products / blockSize);
  const last = at.names.end - at.names.start;
  if (!isAscending(pack.view, at.nameBlocks, blocks, last))
    return {
      at: `byte ${at.nameBlocks.start}`,
      code: "pack-offsets",
      message: "a block of names lies outside the names",
    };
  return null;
}

function isOffsetTable(
  view: DataView,
  table: Section,
  expected: { readonly length: number; readonly first: number; readonly last: number },
): boolean {
  return (
    isAscending(view, table, expected.length, expected.last) &&
    uint32At(view, table.start, 0) === expected.first &&
    uint32At(view, table.start, expected.length - 1) === expected.last
  );
}

function isAscending(view: DataView, table: Section, length: number, most: number): boolean {
  if (table.end - table.start !== length * 4) return false;
  let before = 0;
  for (let i = 0; i < length; i++) {
    const offset = uint32At(view, table.start, i);
    if (offset < before || offset > most) return false;
    before = offset;
  }
  return true;
}

/** The bytes of key `ordinal`, as a view. */
export function keyAt(pack: Pack, ordinal: number): Uint8Array {
  const { keyOffsets, keys } = pack.sections;
  const from = uint32At(pack.view, keyOffsets.start, ordinal);
  const to = uint32At(pack.view, keyOffsets.start, ordinal + 1);
  return pack.bytes.subarray(keys.start + from, keys.start + to);
}

/**
 * The rank of a version key among the pack's keys: `2 i + 1` when it equals key `i`, `2 i` when it lies between keys `i - 1` and `i`.
 * Ranks are compared as plain numbers from then on.
 */
export function rankOf(pack: Pack, key: Uint8Array): number {
  let low = 0;
  let high = pack.keys;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareBytes(keyAt(pack, middle), key);
    if (order === 0) return 2 * middle + 1;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

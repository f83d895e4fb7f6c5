/**
 * A pack's two files written so that a small change of what they hold is a small change of bytes: blocks as they are before they become codes, places
 * as lengths. From the plain form the files are made again, byte for byte. It is the inside of a delta and nothing that is kept.
 */
import { matchFile } from "#core/pack/build/build-pack.ts";
import {
  type ByteCursor,
  byteCursor,
  byteWriter,
  readCount,
  readVarint,
  skip,
  writeBytes,
  writeUint32,
  writeVarint,
  writtenBytes,
} from "#core/pack/bytes.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { expandAll, expanding } from "#core/pack/read/expand.ts";
import {
  detailsHeaderLength,
  detailsMagic,
  longestBlock,
  mostRules,
  packVersion,
} from "#core/pack/layout.ts";
import { codesOf, blockTableValue, openPack, type Pack } from "#core/pack/read/open-pack.ts";
import { type Rule, symbolsAreSound } from "#core/pack/symbols.ts";

/** The two files of a pack. */
export type PackFiles = { readonly match: Uint8Array; readonly details: Uint8Array };

/** The plain form: the match file's and the details file's. */
export type PlainPack = { readonly match: Uint8Array; readonly details: Uint8Array };

/** The plain form of a pack's files; `null` when they are not a sound pack. `check` is the CRC-32 to use. */
export function toPlainPack({ match, details }: PackFiles, check = crc32): PlainPack | null {
  const pack = openPack(match, check);
  if (!pack.ok || pack.value.details.length !== details.length || pack.value.details.crc !== check(details))
    return null;
  const [plainMatch, plainDetails] = [plainMatchOf(pack.value), plainDetailsOf(details)];
  return plainMatch === null || plainDetails === null ? null : { match: plainMatch, details: plainDetails };
}

/** Schemes; rules, a varint for each side; blocks: products, new advisories, length; then the blocks themselves. */
function plainMatchOf(pack: Pack): Uint8Array | null {
  const out = byteWriter(pack.bytes.length * 4);
  const { start, end } = pack.sections.schemes;
  writeVarint(out, end - start);
  writeBytes(out, pack.bytes.subarray(start, end));
  const { rules } = pack.expansions.symbols;
  writeVarint(out, rules.length);
  for (const side of rules.flat()) writeVarint(out, side);
  writeVarint(out, pack.blocks);
  const bodies = byteWriter(pack.bytes.length * 4);
  for (let block = 0; block < pack.blocks; block++) {
    const read = expanding(pack.expansions, codesOf(pack, block));
    if (!expandAll(read)) return null;
    for (const column of ["product", "advisory"] as const)
      writeVarint(out, blockTableValue(pack, column, block + 1) - blockTableValue(pack, column, block));
    writeVarint(out, read.length);
    writeBytes(bodies, read.bytes.subarray(0, read.length));
  }
  writeBytes(out, writtenBytes(bodies));
  return writtenBytes(out);
}

/** Records: how many, their lengths, then they themselves. */
function plainDetailsOf(details: Uint8Array): Uint8Array | null {
  const view = new DataView(details.buffer, details.byteOffset, details.byteLength);
  if (details.length < detailsHeaderLength + 4) return null;
  const count = view.getUint32(detailsHeaderLength - 4, true);
  let end = detailsHeaderLength + 4 * (count + 1);
  if (end > details.length || view.getUint32(detailsHeaderLength, true) !== end) return null;
  const first = end;
  const out = byteWriter(details.length);
  writeVarint(out, count);
  for (let i = 1; i <= count; i++) {
    const next = view.getUint32(detailsHeaderLength + 4 * i, true);
    if (next < end) return null;
    writeVarint(out, next - end);
    end = next;
  }
  if (end !== details.length) return null;
  writeBytes(out, details.subarray(first));
  return writtenBytes(out);
}

/** The files of a plain form; `null` when it is none. */
export function fromPlainPack({ match, details }: PlainPack, check = crc32): PackFiles | null {
  const madeDetails = detailsFileOf(details);
  if (madeDetails === null) return null;
  const made = matchFileOf(match, { length: madeDetails.length, crc: check(madeDetails) });
  return made === null ? null : { match: made, details: madeDetails };
}

function detailsFileOf(plain: Uint8Array): Uint8Array | null {
  const cursor = byteCursor(plain, 0, plain.length);
  const count = readCount(cursor);
  const first = detailsHeaderLength + 4 * (count + 1);
  const out = byteWriter(first + plain.length);
  writeBytes(out, detailsMagic);
  writeUint32(out, packVersion);
  writeUint32(out, count);
  let end = first;
  writeUint32(out, end);
  for (let i = 0; i < count; i++) {
    end += readVarint(cursor);
    if (end >= 2 ** 32) return null;
    writeUint32(out, end);
  }
  if (cursor.broken || end - first !== cursor.end - cursor.position) return null;
  writeBytes(out, plain.subarray(cursor.position));
  return writtenBytes(out);
}

function matchFileOf(
  plain: Uint8Array,
  details: { readonly length: number; readonly crc: number },
): Uint8Array | null {
  const cursor = byteCursor(plain, 0, plain.length);
  const length = readVarint(cursor);
  const start = skip(cursor, length);
  const rules = readRules(cursor);
  const blocks = readBlocks(cursor);
  if (cursor.broken || rules === null || blocks === null) return null;
  return matchFile({ schemes: plain.subarray(start, start + length), blocks, rules }, details);
}

function readRules(cursor: ByteCursor): readonly Rule[] | null {
  const count = readCount(cursor);
  if (count > mostRules) return null;
  const rules = Array.from({ length: count }, (): Rule => [readVarint(cursor), readVarint(cursor)]);
  return symbolsAreSound(rules) ? rules : null;
}

type ReadBlocks = Parameters<typeof matchFile>[0]["blocks"];

function readBlocks(cursor: ByteCursor): ReadBlocks | null {
  const count = readCount(cursor);
  const [products, advisories, lengths]: [number[], number[], number[]] = [[0], [0], []];
  for (let i = 0; i < count; i++) {
    products.push((products[i] as number) + readVarint(cursor));
    advisories.push((advisories[i] as number) + readVarint(cursor));
    lengths.push(readVarint(cursor));
  }
  const blocks: Uint8Array[] = [];
  for (const length of lengths) {
    const start = skip(cursor, length);
    if (length > longestBlock) return null;
    blocks.push(cursor.bytes.subarray(start, start + length));
  }
  if (cursor.broken || cursor.position !== cursor.end) return null;
  return (products.at(-1) as number) < 2 ** 32 && (advisories.at(-1) as number) < 2 ** 32
    ? { blocks, products, advisories }
    : null;
}

/**
 * One run of bytes told by another: what to copy from the old and what to put in between. Plain bytes in, plain bytes out; digests and packs are for
 * `delta.ts`. The instructions: until the new bytes are complete, a varint of bytes that follow and those bytes, then a varint of bytes to copy and,
 * unless that is 0, a signed varint: where in the old they begin less where the copy before ended.
 */
import {
  type ByteCursor,
  type ByteWriter,
  readSigned,
  readVarint,
  skip,
  writeBytes,
  writeSigned,
  writeVarint,
} from "#core/pack/bytes.ts";

/** Bytes that must be alike to be found, a power of two; and of how many places in the old one is remembered. */
export type Grain = { readonly window: number; readonly step: number };

/** Writes instructions that make `fresh` of `old`. */
export function writeCopies(
  out: ByteWriter,
  { old, fresh }: { readonly old: Uint8Array; readonly fresh: Uint8Array },
  grain: Grain,
): void {
  const places = placesOf(old, grain);
  let told = 0;
  let copied = 0;
  for (let at = 0; at + grain.window <= fresh.length;) {
    const next = alikeAt({ old, fresh }, { at, told, copied }, { places, window: grain.window });
    if (next === null) {
      at++;
      continue;
    }
    writeStep(out, fresh.subarray(told, next.at), next.length);
    writeSigned(out, next.from - copied);
    copied = next.from + next.length;
    told = at = next.at + next.length;
  }
  if (told < fresh.length) writeStep(out, fresh.subarray(told), 0);
}

function writeStep(out: ByteWriter, bytes: Uint8Array, copy: number): void {
  writeVarint(out, bytes.length);
  writeBytes(out, bytes);
  writeVarint(out, copy);
}

/** Where windows of the old begin, by their hash; of equal hashes the last place is kept. */
type Places = { readonly table: Int32Array; readonly shift: number };

function placesOf(old: Uint8Array, { window, step }: Grain): Places {
  const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(old.length / step + 1)) + 1));
  const table = new Int32Array(2 ** bits).fill(-1);
  for (let at = 0; at + window <= old.length; at += step) table[hashAt(old, at, window) >>> (32 - bits)] = at;
  return { table, shift: 32 - bits };
}

function hashAt(bytes: Uint8Array, at: number, window: number): number {
  let hash = 2_166_136_261;
  for (let i = at; i < at + window; i++) hash = Math.imul(hash ^ (bytes[i] as number), 16_777_619);
  return Math.imul(hash ^ (hash >>> 15), 0x9e37_79b1) >>> 0;
}

type Both = { readonly old: Uint8Array; readonly fresh: Uint8Array };
type Alike = { readonly from: number; readonly at: number; readonly length: number };

/** The same bytes in the old as at a place of the new: where the last copy ended if that will do, else where the hash says; stretched both ways. */
function alikeAt(
  { old, fresh }: Both,
  { at, told, copied }: { readonly at: number; readonly told: number; readonly copied: number },
  { places, window }: { readonly places: Places; readonly window: number },
): Alike | null {
  const beside = copied + (at - told);
  const found = places.table[hashAt(fresh, at, window) >>> places.shift] as number;
  for (const from of [beside, found]) {
    if (from < 0 || sameFrom({ old, fresh }, from, at) < window) continue;
    let back = 0;
    while (at - back > told && from - back > 0 && old[from - back - 1] === fresh[at - back - 1]) back++;
    return { from: from - back, at: at - back, length: back + sameFrom({ old, fresh }, from, at) };
  }
  return null;
}

function sameFrom({ old, fresh }: Both, from: number, at: number): number {
  const most = Math.min(old.length - from, fresh.length - at);
  let length = 0;
  while (length < most && old[from + length] === fresh[at + length]) length++;
  return length;
}

/** Follows instructions until there are `length` bytes; `null` when they do not lead there. Takes time and memory for `length` bytes and no more. */
export function readCopies(cursor: ByteCursor, old: Uint8Array, length: number): Uint8Array | null {
  const fresh = new Uint8Array(length);
  let told = 0;
  let copied = 0;
  while (told < length) {
    const put = readVarint(cursor);
    const start = skip(cursor, put);
    const copy = readVarint(cursor);
    if (cursor.broken || put + copy === 0 || told + put + copy > length) return null;
    fresh.set(cursor.bytes.subarray(start, start + put), told);
    told += put;
    if (copy === 0) continue;
    const from = copied + readSigned(cursor);
    if (cursor.broken || from < 0 || from + copy > old.length) return null;
    fresh.set(old.subarray(from, from + copy), told);
    told += copy;
    copied = from + copy;
  }
  return fresh;
}

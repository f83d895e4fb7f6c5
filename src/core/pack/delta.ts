/**
 * From one pack to a later one by what changed. A delta names both packs by their digests: it is refused for any other base, and what it
 * makes is the target byte for byte or nothing. The form is in `docs/pack.md`.
 */
import { sha256 } from "#core/seal/sha256.ts";
import {
  byteCursor,
  byteWriter,
  readVarint,
  writeBytes,
  writeUint32,
  writeVarint,
  writtenBytes,
} from "#core/pack/bytes.ts";
import { type Grain, readCopies, writeCopies } from "#core/pack/build/byte-copies.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { deltaMagic, deltaVersion } from "#core/pack/layout.ts";
import { fromPlainPack, type PackFiles, type PlainPack, toPlainPack } from "#core/pack/plain-form.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

export type { PackFiles } from "#core/pack/plain-form.ts";

/** Before the digests: magic, version, CRC of all that follows. */
const prelude = 16;
const digestLength = 32;
/** Digests of match and details file, of the base and then of the target. */
const headLength = prelude + 4 * digestLength;

/** How much larger than the base a target may be: beyond it the target itself is the better file to send. */
const mostGrowth = { times: 4, bytes: 16 * 1024 * 1024 };
const grains: Readonly<Record<keyof PlainPack, Grain>> = {
  match: { window: 8, step: 1 },
  details: { window: 32, step: 16 },
};

/** The delta that makes `to` of `from`. Fails on what is no sound pack, and on a target that is many times larger than its base. */
export async function diffPack(
  from: PackFiles,
  to: PackFiles,
  check: (bytes: Uint8Array) => number = crc32,
): Promise<Parsed<Uint8Array>> {
  const [old, fresh] = [toPlainPack(from, check), toPlainPack(to, check)];
  if (old === null || fresh === null) return failed("", "pack-damaged", "one of the two is not a sound pack");
  const out = byteWriter();
  writeBytes(out, deltaMagic);
  writeUint32(out, deltaVersion);
  writeUint32(out, 0);
  for (const bytes of [from.match, from.details, to.match, to.details]) writeBytes(out, await sha256(bytes));
  for (const part of ["match", "details"] as const) {
    if (fresh[part].length > mostLength(old[part]))
      return failed("", "delta-too-large", "the target is so much larger that it is better sent whole");
    writeVarint(out, fresh[part].length);
    writeCopies(out, { old: old[part], fresh: fresh[part] }, grains[part]);
  }
  const delta = writtenBytes(out).slice();
  new DataView(delta.buffer).setUint32(prelude - 4, check(delta.subarray(prelude)), true);
  return parsed(delta);
}

/** The pack that a delta makes of its base: the very bytes of the target. Refuses another base, damage, and anything that is not that target. */
export async function applyDelta(
  from: PackFiles,
  delta: Uint8Array,
  check: (bytes: Uint8Array) => number = crc32,
): Promise<Parsed<PackFiles>> {
  const wrong = wrongHead(delta, check);
  if (wrong !== null) return wrong;
  for (const [i, bytes] of [from.match, from.details].entries())
    if (!isDigest(delta, i, await sha256(bytes)))
      return failed(`byte ${digestPlace(i)}`, "delta-base", "this delta is for another pack");
  const old = toPlainPack(from, check);
  if (old === null) return failed("", "pack-damaged", "the base is not a sound pack");
  const fresh = freshOf(old, delta);
  const made = fresh === null ? null : fromPlainPack(fresh, check);
  if (made === null) return failed(`byte ${headLength}`, "delta-damaged", "the delta cannot be followed");
  for (const [i, bytes] of [made.match, made.details].entries())
    if (!isDigest(delta, 2 + i, await sha256(bytes)))
      return failed(
        `byte ${digestPlace(2 + i)}`,
        "delta-target",
        "the delta makes another pack than it says",
      );
  return parsed(made);
}

function wrongHead(delta: Uint8Array, check: (bytes: Uint8Array) => number): Parsed<never> | null {
  if (delta.length < headLength || deltaMagic.some((byte, i) => delta[i] !== byte))
    return failed("byte 0", "delta-magic", "this is not a delta of a pack");
  const view = new DataView(delta.buffer, delta.byteOffset, delta.byteLength);
  const version = view.getUint32(8, true);
  if (version !== deltaVersion)
    return failed(
      "byte 8",
      "delta-version",
      `a delta of version ${version}; this program reads ${deltaVersion}`,
    );
  if (view.getUint32(prelude - 4, true) !== check(delta.subarray(prelude)))
    return failed(`byte ${prelude - 4}`, "delta-damaged", "the delta's check does not agree with its bytes");
  return null;
}

function freshOf(old: PlainPack, delta: Uint8Array): PlainPack | null {
  const cursor = byteCursor(delta, headLength, delta.length);
  const parts: Uint8Array[] = [];
  for (const part of ["match", "details"] as const) {
    const length = readVarint(cursor);
    if (cursor.broken || length > mostLength(old[part])) return null;
    const fresh = readCopies(cursor, old[part], length);
    if (fresh === null) return null;
    parts.push(fresh);
  }
  const [match, details] = parts;
  if (match === undefined || details === undefined || cursor.position !== cursor.end) return null;
  return { match, details };
}

function mostLength(old: Uint8Array): number {
  return mostGrowth.times * old.length + mostGrowth.bytes;
}

function digestPlace(index: number): number {
  return prelude + index * digestLength;
}

function isDigest(delta: Uint8Array, index: number, digest: Uint8Array): boolean {
  return digest.every((byte, i) => delta[digestPlace(index) + i] === byte);
}

/**
 * The head of a sealed object: whom it is sealed for and how many of them it takes, and the content key in one wrap for each way of opening it. It is
 * authenticated with a key that only the content key gives, so a list of readers that was changed is found by each of them.
 *
 *     "bongsu-sealed/1\n"  length of the head (4 bytes)  head (canonical JSON)  its code (32 bytes)  content (Cobblestone-256)
 */
import { listMember, member, readJsonBytes, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { joined } from "#core/seal/algorithm.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { hkdfExpand } from "#core/seal/object/hkdf.ts";
import { hmac } from "#core/seal/primitive/platform.ts";

/** The content key sealed for a reader; for several, sealed for the last and that for the one before, so that all of them must open in this order. */
export type Wrap = {
  /** Key ids in the order in which they open. */
  readonly to: readonly string[];
  readonly sealed: Uint8Array;
};

/** What stands before the content. */
export type SealedHeader = {
  /** 32 hexadecimal digits, never used twice. */
  readonly object: string;
  /** Key ids of those who may open it. */
  readonly readers: readonly string[];
  /** How many of them it takes. */
  readonly needed: number;
  /** Empty where the object has been shredded. */
  readonly wraps: readonly Wrap[];
  /** The content's length, where it was known beforehand. */
  readonly size?: number;
};

const form = "bongsu.sealed/1";
const suite = "MLKEM768-X25519, HKDF-SHA256, AES-256-GCM; Cobblestone-256";
const text = new TextEncoder();
const magic = text.encode("bongsu-sealed/1\n");
const [mostBytes, mostReaders, mostWraps] = [4_194_304, 256, 512];
/** The code behind the head. */
export const codeBytes = 32;

/** What is read first: the mark and the length of the head. */
export const prefixBytes = magic.length + 4;

/** The length of head and code from an object's first bytes; findings where they are not those of a sealed object. */
export function headLength(prefix: Uint8Array): Parsed<number> {
  if (prefix.length < prefixBytes || magic.some((byte, i) => prefix[i] !== byte))
    return failed("", "sealed-form", "This is not a sealed object (bongsu-sealed/1).");
  const length = new DataView(prefix.buffer, prefix.byteOffset).getUint32(magic.length);
  if (length > mostBytes) return failed("", "sealed-form", "The head of the sealed object is too long.");
  return parsed(length + codeBytes);
}

/** The head as it is written, with its code under a content key; for a shredded object the code is empty. */
export async function writeHeader(header: SealedHeader, key: Uint8Array | null): Promise<Uint8Array> {
  const wraps = header.wraps.map(({ to, sealed }) => ({ to, sealed: sealed.toBase64() }));
  const head = canonicalBytes({ type: form, suite, ...header, wraps });
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return joined(magic, length, head, key === null ? new Uint8Array(codeBytes) : await codeOf(head, key));
}

async function codeOf(head: Uint8Array, key: Uint8Array): Promise<Uint8Array> {
  const own = await hkdfExpand("SHA-256", key, text.encode("bongsu/1 sealed head"), 32);
  return await hmac("SHA-256", own, head);
}

/** Whether head and code (as {@link headLength} measures them) were written with this content key. */
export async function isHeadOf(headAndCode: Uint8Array, key: Uint8Array): Promise<boolean> {
  const code = headAndCode.subarray(headAndCode.length - codeBytes);
  const own = await codeOf(headAndCode.subarray(0, headAndCode.length - codeBytes), key);
  return own.reduce((sum, byte, i) => sum | (byte ^ (code[i] ?? 0)), 0) === 0;
}

/** Reads head and code without believing anything in them. */
export function readHeader(headAndCode: Uint8Array): Parsed<SealedHeader> {
  const json = readJsonBytes(headAndCode.subarray(0, headAndCode.length - codeBytes));
  if (!json.ok) return failed("", "sealed-form", "The head of the sealed object cannot be read.");
  const [object, needed, size] = [
    textMember(json.value, "object") ?? "",
    member(json.value, "needed"),
    member(json.value, "size"),
  ];
  const readers = listMember(json.value, "readers");
  const wraps = listMember(json.value, "wraps").map(readWrap);
  if (textMember(json.value, "type") !== form || textMember(json.value, "suite") !== suite)
    return failed("/suite", "sealed-form", "The object is sealed in a way that this program does not know.");
  const wellFormed =
    /^[0-9a-f]{32}$/.test(object) &&
    readers.length <= mostReaders &&
    readers.every(isKeyid) &&
    wraps.length <= mostWraps &&
    Number.isSafeInteger(needed) &&
    (size === undefined || (Number.isSafeInteger(size) && Number(size) >= 0));
  if (!wellFormed || wraps.includes(null))
    return failed("", "sealed-form", "The head of the sealed object is not well formed.");
  return parsed({
    object,
    needed: Number(needed),
    readers: readers.filter(isKeyid),
    wraps: wraps.filter((wrap) => wrap !== null),
    ...(size === undefined ? {} : { size: Number(size) }),
  });
}

/** A wrap, or `null` for what is none. */
export function readWrap(value: unknown): Wrap | null {
  const [to, sealed] = [listMember(value, "to"), fromBase64(textMember(value, "sealed") ?? "")];
  const wellFormed = to.length > 0 && to.length <= 8 && to.every(isKeyid);
  return wellFormed && sealed !== null ? { to: to.filter(isKeyid), sealed } : null;
}

function isKeyid(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

/** The wanted entries of a ZIP in memory, by its central directory, also of a ZIP64; stored and deflated ones, within limits. No encryption. */
import { inflateRawSync } from "node:zlib";
import { type ArchiveAccount, ArchiveStopped, spendBytes, spendEntry } from "#agent/scan/archive-account.ts";

/** One entry; its bytes are whole. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locatorMark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const end64Bytes = 56;
const locatorBytes = 20;
const longestComment = 65_535;
const mostEntryBytes = 256 * 1024 * 1024;
/** What a field of 32 bits holds when the number stands in a longer one. */
const elsewhere = 0xffff_ffff;

/** Whether bytes begin as a ZIP does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/** Entries whose names are wanted, in the directory's order; damage and limits are stops. */
export function* zipEntries(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  account: ArchiveAccount,
): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, size, offset, end } = directoryOf(view);
  const start = end - size;
  const shift = start - offset;
  if (start < 0 || shift < 0) throw damage();
  for (let i = 0, at = start; i < count; i++) {
    spendEntry(account);
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw damage();
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const next = at + 46 + nameLength + extra + comment;
    if (next > end) throw damage();
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (wanted(name)) yield { name, bytes: contentOf({ bytes, view, at, shift }, account) };
    at = next;
  }
}

function damage(): ArchiveStopped {
  return new ArchiveStopped("archive-damaged", "The archive's directory is damaged.");
}

type Directory = {
  readonly count: number;
  readonly size: number;
  /** Where the directory starts by the archive's own word, and where it ends in the bytes. */
  readonly offset: number;
  readonly end: number;
};

/** The directory by the end mark, or by ZIP64's longer one where that stands before it. */
function directoryOf(view: DataView): Directory {
  const end = endOf(view);
  const locator = end - locatorBytes;
  if (locator >= end64Bytes && view.getUint32(locator, true) === locatorMark) {
    const at = end64At(view, locator);
    const [count = 0, size = 0, offset = 0] = [32, 40, 48].map((place) => long(view, at + place));
    return { count, size, offset, end: at };
  }
  const size = view.getUint32(end + 12, true);
  return { count: view.getUint16(end + 10, true), size, offset: view.getUint32(end + 16, true), end };
}

/** Where ZIP64's end stands: where the locator says or, with something before the archive, right before the locator. */
function end64At(view: DataView, locator: number): number {
  const said = long(view, locator + 8);
  for (const at of [said, locator - end64Bytes])
    if (at + end64Bytes <= locator && view.getUint32(at, true) === end64Mark) return at;
  throw damage();
}

/** A number of 64 bits; one that no archive in memory can hold is damage. */
function long(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(view.byteLength)) throw damage();
  return Number(value);
}

function endOf(view: DataView): number {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endMark) return at;
  throw damage();
}

type ZipEntryLocation = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly at: number;
  readonly shift: number;
};

function contentOf(place: ZipEntryLocation, account: ArchiveAccount): Uint8Array {
  const { bytes, view, at } = place;
  const method = view.getUint16(at + 10, true);
  const { packed, local } = whereabouts(place);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark) throw damage();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (content.length < packed) throw damage();
  if ((view.getUint16(at + 8, true) & 1) !== 0 || (method !== 0 && method !== 8))
    throw new ArchiveStopped(
      "compression-unsupported",
      "An entry of the archive is encrypted or packed in a way that is not read.",
    );
  const whole = method === 0 ? content : inflated(content, Math.min(mostEntryBytes, account.bytes));
  spendBytes(account, whole.length, { packed, whole: whole.length });
  return whole;
}

/** Packed size and place of an entry; ZIP64 writes the longer numbers, in the order of the fields that they replace, into extra field 1. */
function whereabouts({ view, at, shift }: ZipEntryLocation): {
  readonly packed: number;
  readonly local: number;
} {
  const fields = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  const missing = fields.filter((value) => value === elsewhere).length;
  const longer = missing === 0 ? [] : longFields(view, at, missing);
  const [, packed = 0, local = 0] = fields.map((value) =>
    value === elsewhere ? (longer.shift() ?? Number.NaN) : value,
  );
  if (Number.isNaN(packed) || Number.isNaN(local)) throw damage();
  return { packed, local: local + shift };
}

function longFields(view: DataView, entry: number, count: number): number[] {
  let at = entry + 46 + view.getUint16(entry + 28, true);
  const end = at + view.getUint16(entry + 30, true);
  while (at + 4 <= end) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (id === 1 && length >= count * 8 && at + 4 + length <= end)
      return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)));
    at += 4 + length;
  }
  throw damage();
}

function inflated(content: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (tooLarge) throw new ArchiveStopped("too-large", "An entry of the archive is larger than is read.");
    throw damage();
  }
}

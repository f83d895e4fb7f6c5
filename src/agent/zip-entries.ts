/** The wanted entries of a ZIP in memory, by its central directory; stored and deflated ones, within limits. No ZIP64, no encryption. */
import { inflateRawSync } from "node:zlib";
import { type Account, ArchiveStopped, spendBytes, spendEntry } from "#agent/archive-account.ts";

/** One entry; its bytes are whole. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;
const mostEntryBytes = 256 * 1024 * 1024;

/** Whether bytes begin as a ZIP does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/** Entries whose names are wanted, in the directory's order; damage and limits are stops. */
export function* zipEntries(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  account: Account,
): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = end - size;
  const shift = start - view.getUint32(end + 16, true);
  if (start < 0 || shift < 0) throw damage();
  for (let i = 0, at = start; i < count; i++) {
    spendEntry(account);
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw damage();
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (wanted(name)) yield { name, bytes: contentOf({ bytes, view, at, shift }, account) };
    at += 46 + nameLength + extra + comment;
  }
}

function damage(): ArchiveStopped {
  return new ArchiveStopped("archive-damaged", "The archive's directory is damaged, or it is a ZIP64.");
}

function endOf(view: DataView): number {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endMark) return at;
  throw damage();
}

type Place = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly at: number;
  readonly shift: number;
};

function contentOf({ bytes, view, at, shift }: Place, account: Account): Uint8Array {
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true) + shift;
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

function inflated(content: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (tooLarge) throw new ArchiveStopped("too-large", "An entry of the archive is larger than is read.");
    throw damage();
  }
}

/** The central directory of a ZIP, also of a ZIP64, and with something before the archive, as programs that unpack themselves have. */
import { fstatSync, readSync } from "node:fs";
import { type ArchiveAccount, ArchiveStopped, spendEntries, spendHeld } from "#archive/limits.ts";

/** Bytes that can be read anywhere; fewer come at the end. */
export type ZipBytes = {
  readonly size: number;
  readonly read: (at: number, length: number) => Uint8Array;
};

/** One entry, as the directory gives it. */
export type ZipEntry = {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  /** CRC-32 of the content. */
  readonly checksum: number;
  readonly encrypted: boolean;
  /** Deflated or stored; `null` for a compression that is not read. */
  readonly deflated: boolean | null;
  /** Where the entry's own header stands. */
  readonly local: number;
};

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locatorMark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const localBytes = 30;
const endBytes = 22;
const end64Bytes = 56;
const locatorBytes = 20;
const entryBytes = 46;
const longestComment = 65_535;
/** Old programs write the number of entries in 16 bits, whatever it is. */
const wrapped = 65_536;
/** What a field of 32 bits holds when the number stands in a longer one. */
const elsewhere = 0xffff_ffff;

/** A ZIP in memory. */
export function zipInMemory(bytes: Uint8Array): ZipBytes {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}

/** A ZIP in an open file. */
export function zipInFile(file: number): ZipBytes {
  return {
    size: fstatSync(file).size,
    read: (at, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    },
  };
}

/** The stop for a ZIP that is not what it says. */
export function damagedZip(): ArchiveStopped {
  return new ArchiveStopped("archive-damaged", "The archive is damaged or cut off.");
}

/** Entries whose names are wanted, in the directory's order. All entries are counted, and the bytes of the directory as held in memory. */
export function zipEntries(
  zip: ZipBytes,
  account: ArchiveAccount,
  wanted: (name: string) => boolean = () => true,
): readonly ZipEntry[] {
  const directory = directoryOf(zip);
  const { count, size, start, shift } = directory;
  spendEntries(account, count);
  spendHeld(account, size);
  if (start < 0 || shift < 0) throw damagedZip();
  const bytes = zip.read(start, size);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  const extents: EntryExtent[] = [];
  let [at, read] = [0, 0];
  for (; at + 4 <= size && view.getUint32(at, true) === entryMark; read++) {
    if (at + entryBytes > size) throw damagedZip();
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const next = at + entryBytes + name + extra + comment;
    if (next > size) throw damagedZip();
    if (read >= count) spendEntries(account);
    const text = new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + name));
    const entry = entryAt(view, { at, shift, name: text });
    extents.push({ from: entry.local, to: entry.local + localBytes + entry.packed, name });
    if (text.endsWith("/") && entry.size > 0) account.remarks.push(contentUnread());
    if (wanted(text)) entries.push(entry);
    at = next;
  }
  if (read % wrapped !== count % wrapped) throw damagedZip();
  refuseOverlaps(extents, start);
  refuseGrowth(zip, entries, account);
  remarkUnlisted(zip, { ...directory, extents }, account);
  return entries;
}

function contentUnread(): ArchiveStopped {
  return new ArchiveStopped(
    "entry-unread",
    "An entry has the name of a folder and a content, which is not read.",
  );
}

/** Where an entry's header and content lie. */
type EntryExtent = {
  readonly from: number;
  /** At least: the header's own name and extra fields are not counted. */
  readonly to: number;
  /** How long the name is. */
  readonly name: number;
};

/** Entries that share their bytes make a small archive as large as one likes; no honest tool writes them. Sorts the extents. */
function refuseOverlaps(extents: EntryExtent[], end: number): void {
  extents.sort((a, b) => a.from - b.from);
  for (const [i, { to }] of extents.entries()) if (to > (extents[i + 1]?.from ?? end)) throw damagedZip();
}

/** What the entries together become, by their own word, which each must keep. */
function refuseGrowth(zip: ZipBytes, entries: readonly ZipEntry[], { limits }: ArchiveAccount): void {
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (whole > limits.free + zip.size * limits.ratio)
    throw new ArchiveStopped(
      "ratio-too-high",
      "It grows far more when it is unpacked than real archives do.",
    );
}

/** An archive that holds an entry of which its directory does not know, or goes on behind its end: another directory may know more. */
function remarkUnlisted(
  zip: ZipBytes,
  { start, trailing, extents }: Directory & { readonly extents: readonly EntryExtent[] },
  { remarks }: ArchiveAccount,
): void {
  const isBefore = (extents[0]?.from ?? start) > 0 && isLocalMark(zip.read(0, 4), 0);
  const isBetween = extents.some(({ from, to, name }, i) => {
    const next = extents[i + 1]?.from ?? start;
    return next - to - name > localBytes && holdsEntry(zip, { from, packed: to - from - localBytes, next });
  });
  if (isBefore || isBetween) {
    const place = isBefore ? "begins with" : "holds";
    const message = `The archive ${place} entries that its directory does not name.`;
    remarks.push(new ArchiveStopped("entry-unread", message));
  }
  if (trailing > 0)
    remarks.push(new ArchiveStopped("trailing-bytes", "Bytes follow the end of the archive."));
}

function isLocalMark(bytes: Uint8Array, at: number): boolean {
  return at + 4 <= bytes.length && viewOf(bytes).getUint32(at, true) === localMark;
}

/** As much as is looked through between two entries; a descriptor of the content, padding or a signature stands there. */
const mostBetween = 1024 * 1024;

/** Whether another entry begins between the end of an entry's content and the next thing that is named. */
function holdsEntry(
  zip: ZipBytes,
  { from, packed, next }: { readonly from: number; readonly packed: number; readonly next: number },
): boolean {
  const header = zip.read(from, localBytes);
  if (!isLocalMark(header, 0) || header.length < localBytes) return false;
  const view = viewOf(header);
  const end = from + localBytes + view.getUint16(26, true) + view.getUint16(28, true) + packed;
  if (next - end <= localBytes) return false;
  if (next - end > mostBetween) return true;
  const between = zip.read(end, next - end);
  for (let at = between.indexOf(0x50); at >= 0; at = between.indexOf(0x50, at + 1))
    if (isLocalMark(between, at)) return true;
  return false;
}

type Directory = {
  readonly count: number;
  readonly size: number;
  readonly start: number;
  /** How much stands before the archive: what must be added to the places that it names. */
  readonly shift: number;
  /** Bytes behind the archive's end. */
  readonly trailing: number;
};

/** The directory by the end mark, or by ZIP64's longer one where that stands before it. */
function directoryOf(zip: ZipBytes): Directory {
  const most = Math.min(zip.size, endBytes + longestComment + locatorBytes + end64Bytes);
  const tail = zip.read(zip.size - most, most);
  const view = viewOf(tail);
  const { end, trailing } = endOf(view);
  const locator = end - locatorBytes;
  if (locator >= 0 && view.getUint32(locator, true) === locatorMark) {
    const said = long(view, locator + 8, zip);
    return { ...directory64(zip, said, zip.size - most + locator), trailing };
  }
  const [size, offset] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const start = zip.size - most + end - size;
  return { count: view.getUint16(end + 10, true), size, start, shift: start - offset, trailing };
}

/** ZIP64's end stands where its locator says or, with something before the archive, right before the locator. */
function directory64(zip: ZipBytes, said: number, locator: number): Omit<Directory, "trailing"> {
  for (const at of [said, locator - end64Bytes]) {
    if (at < 0 || at + end64Bytes > locator) continue;
    const view = viewOf(zip.read(at, end64Bytes));
    if (view.getUint32(0, true) !== end64Mark) continue;
    const [count = 0, size = 0, offset = 0] = [32, 40, 48].map((place) => long(view, place, zip));
    return { count, size, start: at - size, shift: at - size - offset };
  }
  throw damagedZip();
}

/** A number of 64 bits; one that is larger than the archive is damage. */
function long(view: DataView, at: number, zip: ZipBytes): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(zip.size)) throw damagedZip();
  return Number(value);
}

/** The end record is the one whose comment reaches the end of the file. Where two do, or none does and there are two, no one can say which counts. */
function endOf(view: DataView): Pick<Directory, "trailing"> & { readonly end: number } {
  const marks: { readonly end: number; readonly trailing: number }[] = [];
  for (let at = view.byteLength - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endMark) continue;
    const trailing = view.byteLength - at - endBytes - view.getUint16(at + 20, true);
    if (trailing >= 0) marks.push({ end: at, trailing });
  }
  const exact = marks.filter(({ trailing }) => trailing === 0);
  const [found, second] = exact.length > 0 ? exact : marks;
  if (found === undefined || second !== undefined) throw damagedZip();
  return found;
}

function entryAt(
  view: DataView,
  { at, shift, name }: { readonly at: number; readonly shift: number; readonly name: string },
): ZipEntry {
  const method = view.getUint16(at + 10, true);
  const { size, packed, local } = longerFields(view, at);
  return {
    name,
    packed,
    size,
    checksum: view.getUint32(at + 16, true),
    encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    deflated: method === 8 ? true : method === 0 ? false : null,
    local: local + shift,
  };
}

/** Sizes and place of an entry; ZIP64 writes the longer numbers, in the order of the fields that they replace, into extra field 1. */
function longerFields(view: DataView, at: number): Pick<ZipEntry, "size" | "packed" | "local"> {
  const fields = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  const missing = fields.filter((value) => value === elsewhere).length;
  const longer = missing === 0 ? [] : longFields(view, at, missing);
  const [size = 0, packed = 0, local = 0] = fields.map((value) =>
    value === elsewhere ? (longer.shift() ?? 0) : value,
  );
  if (![size, packed, local].every(Number.isSafeInteger)) throw damagedZip();
  return { size, packed, local };
}

function longFields(view: DataView, entry: number, count: number): number[] {
  let at = entry + entryBytes + view.getUint16(entry + 28, true);
  const end = at + view.getUint16(entry + 30, true);
  while (at + 4 <= end) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (id === 1 && length >= count * 8 && at + 4 + length <= end)
      return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)));
    at += 4 + length;
  }
  throw damagedZip();
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The entries of a tar (ustar, pax, GNU) as they come; nothing is written to disk. Sparse files and volumes are passed over. */
import { type ArchiveAccount, ArchiveStopped, spendEntry } from "#agent/scan/archive-account.ts";
import type { ByteSource } from "#agent/scan/byte-source.ts";

/** One entry. Its bytes are read from the source before the next entry is asked for, or never. */
export type TarEntry = {
  /** As the archive writes it. */
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "symlink" | "other";
  /** Where a link points, as written. */
  readonly target: string;
  readonly size: number;
  /** Whether anyone may run it. */
  readonly executable: boolean;
  /** At most `size` bytes in all. */
  readonly source: ByteSource;
};

const block = 512;
const longestName = 64 * 1024;

/** Whether bytes begin as a tar does: the checksum of the first header is right. */
export function isTar(head: Uint8Array): boolean {
  return head.length >= block && checksumOf(head) === octal(head, 148, 8) && (head[0] as number) !== 0;
}

/** Entries in order, until the end mark; a missing one, or a wrong checksum, is a stop. */
export async function* tarEntries(source: ByteSource, account: ArchiveAccount): AsyncGenerator<TarEntry> {
  let extra = new Map<string, string>();
  for (;;) {
    const header = await source.take(block);
    if (header.length > 0 && header.every((byte) => byte === 0)) return;
    if (header.length === 0)
      throw new ArchiveStopped("archive-damaged", "The archive has no end mark; it may be cut off.");
    if (header.length < block || checksumOf(header) !== octal(header, 148, 8))
      throw new ArchiveStopped("archive-damaged", "An entry of the archive is damaged.");
    spendEntry(account);
    const type = String.fromCharCode(header[156] as number);
    const size = Number(extra.get("size") ?? octal(header, 124, 12));
    if (!Number.isSafeInteger(size) || size < 0)
      throw new ArchiveStopped("archive-damaged", "An entry of the archive has no size.");
    const padding = (block - (size % block)) % block;
    if ("xgLK".includes(type)) {
      if (size > longestName)
        throw new ArchiveStopped("name-too-long", "An entry's name is longer than names are.");
      const said = sayings(type, await source.take(size));
      if (type !== "g") extra = new Map([...extra, ...said]);
      await source.skip(padding);
      continue;
    }
    const within = limited(source, size);
    yield entryOf(header, { type, extra, size, source: within.source });
    extra = new Map();
    await within.source.skip(Infinity);
    if (within.left() > 0)
      throw new ArchiveStopped("archive-damaged", "The archive is cut off within an entry.");
    await source.skip(padding);
  }
}

type Raw = {
  readonly type: string;
  readonly extra: ReadonlyMap<string, string>;
  readonly size: number;
  readonly source: ByteSource;
};

function entryOf(header: Uint8Array, { type, extra, size, source }: Raw): TarEntry {
  const prefix = text(header, 257, 5) === "ustar" && header[262] === 0 ? text(header, 345, 155) : "";
  const short = text(header, 0, 100);
  return {
    name: extra.get("path") ?? (prefix === "" ? short : `${prefix}/${short}`),
    kind: kindOf(type, extra),
    target: extra.get("linkpath") ?? text(header, 157, 100),
    size,
    executable: (octal(header, 100, 8) & 0o111) !== 0,
    source,
  };
}

function kindOf(type: string, extra: ReadonlyMap<string, string>): TarEntry["kind"] {
  if (extra.has("GNU.sparse.major") || extra.has("GNU.sparse.size")) return "other";
  if (type === "0" || type === "\0" || type === "7") return "file";
  if (type === "5") return "folder";
  if (type === "1") return "link";
  return type === "2" ? "symlink" : "other";
}

/** What an entry says of the next: GNU's long name or target, or pax records `LENGTH KEY=VALUE`. */
function sayings(type: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  if (type === "L") return said.set("path", text(bytes, 0, bytes.length));
  if (type === "K") return said.set("linkpath", text(bytes, 0, bytes.length));
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(text(bytes, at, space - at));
    if (!Number.isInteger(length) || length < 5) break;
    const record = new TextDecoder().decode(bytes.subarray(space + 1, at + length - 1));
    const cut = record.indexOf("=");
    if (cut > 0) said.set(record.slice(0, cut), record.slice(cut + 1));
    at += length;
  }
  return said;
}

type Limited = { readonly source: ByteSource; readonly left: () => number };

function limited(source: ByteSource, size: number): Limited {
  let left = size;
  async function counted<T extends Uint8Array>(taken: Promise<T>): Promise<T> {
    const bytes = await taken;
    left -= bytes.length;
    return bytes;
  }
  const within: ByteSource = {
    take: async (most) => await counted(source.take(Math.min(most, left))),
    peek: async (most) => await source.peek(Math.min(most, left)),
    piece: async (most) =>
      left === 0 ? new Uint8Array() : await counted(source.piece(Math.min(most, left))),
    skip: async (most) => {
      const passed = await source.skip(Math.min(most, left));
      left -= passed;
      return passed;
    },
  };
  return { source: within, left: () => left };
}

function text(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** A number in octal digits, or big-endian after a first byte of 0x80 (GNU). */
function octal(bytes: Uint8Array, from: number, length: number): number {
  if (bytes[from] === 0x80)
    return bytes.subarray(from + 1, from + length).reduce((sum, byte) => sum * 256 + byte, 0);
  const digits = text(bytes, from, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : Number.NaN;
}

function checksumOf(header: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += header[i] as number;
  return sum;
}

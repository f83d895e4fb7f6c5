/** The entries of a tar (v7, ustar, pax, GNU) as they come, by `tar-stream`. Sparse files and volumes are entries of another kind. */
import { pipeline, Readable } from "node:stream";
import { extract, type Header } from "tar-stream";
import { type ByteStream, untilEnd } from "#archive/byte-stream.ts";
import type { ArchiveEntry } from "#archive/entry.ts";
import { type ArchiveAccount, ArchiveStopped, spendEntries } from "#archive/limits.ts";

const block = 512;
const longestName = 64 * 1024;

/** The oldest tars do not say that they are one; the types of `tar-stream` leave this option out, and two members of its headers. */
const oldestToo: object = { allowUnknownFormat: true };
type TarHeader = Omit<Header, "pax"> & { readonly byteOffset: number; readonly pax: object | null };

/** What has gone by: how many bytes, and the last block of them. */
type Passed = { bytes: number; last: Uint8Array };

/** Entries in order. An archive that does not end with an empty block may be cut off between two entries: that is a stop after the last one. */
export async function* tarEntries(stream: ByteStream, account: ArchiveAccount): AsyncGenerator<ArchiveEntry> {
  const passed: Passed = { bytes: 0, last: new Uint8Array() };
  const entries = extract(oldestToo);
  pipeline(Readable.from(counted(stream, passed)), entries, () => undefined);
  let end = 0;
  for await (const entry of entries) {
    spendEntries(account);
    const header = entry.header as TarHeader;
    if (header.name.length > longestName)
      throw new ArchiveStopped("name-too-long", "An entry's name is longer than names are.");
    const bytes = (entry as ByteStream)[Symbol.asyncIterator]();
    yield { ...described(header), bytes: untilEnd(bytes) };
    for await (const _ of untilEnd(bytes));
    const size = header.type === "directory" ? 0 : header.size;
    end = header.byteOffset + Math.ceil(size / block) * block;
  }
  if (passed.bytes < end + block || passed.last.some((byte) => byte !== 0))
    throw new ArchiveStopped("archive-damaged", "The archive has no end mark; it may be cut off.");
}

async function* counted(stream: ByteStream, passed: Passed): ByteStream {
  for await (const piece of stream) {
    passed.bytes += piece.length;
    passed.last = (piece.length < block ? Buffer.concat([passed.last, piece]) : piece).subarray(-block);
    yield piece;
  }
}

function described(header: TarHeader): Omit<ArchiveEntry, "bytes"> {
  const { name, size, mode, linkname } = header;
  return { name, kind: kindOf(header), target: linkname ?? "", size, executable: (mode & 0o111) !== 0 };
}

function kindOf({ type, pax }: TarHeader): ArchiveEntry["kind"] {
  if (pax !== null && ("GNU.sparse.major" in pax || "GNU.sparse.size" in pax)) return "other";
  if (type === "file" || type === "contiguous-file") return "file";
  if (type === "directory") return "folder";
  return type === "link" || type === "symlink" ? type : "other";
}

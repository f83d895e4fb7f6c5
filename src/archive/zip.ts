/** The contents of a ZIP's entries: stored and deflated ones, of the size and with the checksum that the directory gives. No encryption. */
import { crc32, inflateRawSync } from "node:zlib";
import type { ByteStream } from "#archive/byte-stream.ts";
import { countedBytes, decompressed } from "#archive/decompress.ts";
import { type ArchiveAccount, ArchiveStopped, spendBytes, stopOf } from "#archive/limits.ts";
import { damagedZip, type ZipBytes, type ZipEntry } from "#archive/zip-directory.ts";

const mostEntryBytes = 256 * 1024 * 1024;
const pieceBytes = 256 * 1024;
/** Up to here an entry is inflated at once, which costs a tenth of opening a stream. */
const smallBytes = 1024 * 1024;

/** The whole content of an entry, at most 256 MiB of it. */
export function zipContent(zip: ZipBytes, entry: ZipEntry, account: ArchiveAccount): Uint8Array {
  if (Math.min(account.bytes, mostEntryBytes) < Math.max(entry.size, entry.packed))
    throw new ArchiveStopped("too-large", "An entry of the archive is larger than is read.");
  const packed = zip.read(contentStart(zip, entry), entry.packed);
  if (packed.length < entry.packed) throw damagedZip();
  const content = entry.deflated ? inflated(packed, entry.size) : packed;
  spendBytes(account, content.length, { packed: packed.length, whole: content.length });
  checkContent(entry, content.length, crc32(content));
  return content;
}

/** The content of an entry in pieces. */
export async function* zipStream(zip: ZipBytes, entry: ZipEntry, account: ArchiveAccount): ByteStream {
  if (Math.max(entry.size, entry.packed) <= smallBytes) {
    yield zipContent(zip, entry, account);
    return;
  }
  const packed = packedPieces(zip, entry);
  let [size, checksum] = [0, 0];
  for await (const piece of entry.deflated
    ? decompressed(packed, "deflate", account)
    : countedBytes(packed, account)) {
    size += piece.length;
    checksum = crc32(piece, checksum);
    if (size > entry.size) break;
    yield piece;
  }
  checkContent(entry, size, checksum);
}

async function* packedPieces(zip: ZipBytes, entry: ZipEntry): ByteStream {
  const start = contentStart(zip, entry);
  for (let at = 0; at < entry.packed;) {
    const piece = zip.read(start + at, Math.min(pieceBytes, entry.packed - at));
    if (piece.length === 0) throw damagedZip();
    yield await Promise.resolve(piece);
    at += piece.length;
  }
}

/** Where the content begins: after the local header, whose lengths may differ from the directory's. */
function contentStart(zip: ZipBytes, entry: ZipEntry): number {
  if (entry.encrypted) throw new ArchiveStopped("encrypted", "An entry of the archive is encrypted.");
  if (entry.deflated === null)
    throw new ArchiveStopped("compression-unsupported", "An entry is packed in a way that is not read.");
  const header = zip.read(entry.local, 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw damagedZip();
  return entry.local + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}

/** An entry that inflates to more than its directory says is damaged. */
function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch (error) {
    throw stopOf(error);
  }
}

function checkContent(entry: ZipEntry, size: number, checksum: number): void {
  if (size !== entry.size || checksum !== entry.checksum) throw damagedZip();
}

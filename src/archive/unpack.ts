/** The plain files within a file: tar, zip, gzip, zstd, recognised by their first bytes, one within another. Nothing is written anywhere. */
import { type ByteStream, collectBytes, peekStream } from "#archive/byte-stream.ts";
import { decompressed, packingUnsupported } from "#archive/decompress.ts";
import { isAbsolute, safePath } from "#archive/entry.ts";
import { type ArchiveAccount, ArchiveStopped, spendHeld } from "#archive/limits.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import { tarEntries } from "#archive/tar.ts";
import { zipEntries, zipInMemory } from "#archive/zip-directory.ts";
import { zipStream } from "#archive/zip.ts";

/** A stream that is no archive, under its path, which has `!/` where an archive is entered; or why there is none. */
type UnpackedFile =
  | { readonly path: string; readonly stream: ByteStream }
  | { readonly path: string; readonly error: unknown };

const mostZipInMemory = 256 * 1024 * 1024;
const longestPath = 1000;

/** What is read for the archives within, and which files are given as they are, whatever they hold. */
type UnpackOptions = {
  readonly account: ArchiveAccount;
  readonly isWhole?: (path: string) => boolean;
};

/** Every plain file of a stream. Each is read to its end or left before the next is asked for. */
export async function* unpack(
  path: string,
  stream: ByteStream,
  options: UnpackOptions,
  depth = 0,
): AsyncGenerator<UnpackedFile> {
  const { account } = options;
  if (options.isWhole?.(path) === true) {
    yield { path, stream };
    return;
  }
  try {
    const { head, all } = await peekStream(stream, signatureBytes, { deferStop: true });
    const packing = packingOf(head);
    if (packing === null) yield { path, stream: all };
    else if (depth >= account.limits.depth)
      throw new ArchiveStopped(
        "entry-unread",
        `Archives within archives are read ${account.limits.depth} deep.`,
      );
    else if (packing === "gzip" || packing === "zstd")
      yield* unpack(path, decompressed(all, packing, account), options, depth + 1);
    else if (packing === "tar") yield* within(path, tarFiles(all, account), options, depth);
    else if (packing === "zip") yield* within(path, zipFiles(all, account), options, depth);
    else throw packingUnsupported(packing);
  } catch (error) {
    yield { path, error };
  }
}

type ArchivedFile = { readonly name: string; readonly bytes: ByteStream };

async function* within(
  path: string,
  members: AsyncIterable<ArchivedFile>,
  options: UnpackOptions,
  depth: number,
): AsyncGenerator<UnpackedFile> {
  for await (const { name, bytes } of members) {
    const inner = `${path}!/${name}`.slice(0, longestPath);
    if (isAbsolute(name) || safePath(name) === null)
      yield { path: inner, error: new ArchiveStopped("entry-unread", "Its name leads out of the archive.") };
    else yield* unpack(inner, bytes, options, depth + 1);
  }
}

async function* tarFiles(stream: ByteStream, account: ArchiveAccount): AsyncGenerator<ArchivedFile> {
  for await (const entry of tarEntries(stream, account)) if (entry.kind === "file") yield entry;
}

async function* zipFiles(stream: ByteStream, account: ArchiveAccount): AsyncGenerator<ArchivedFile> {
  const bytes = await collectBytes(stream, mostZipInMemory);
  spendHeld(account, bytes.length);
  const zip = zipInMemory(bytes);
  for (const entry of zipEntries(zip, account, (name) => !name.endsWith("/")))
    yield { name: entry.name, bytes: zipStream(zip, entry, account) };
}

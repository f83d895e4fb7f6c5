/** From the bytes of one file to the plain streams within: gzip, zstd, tar and zip, recognised by their first bytes, never by name. */
import { closeSync, openSync } from "node:fs";
import { type ByteStream, collectBytes, type PeekedStream, peekStream } from "#archive/byte-stream.ts";
import { decompressed, packingUnsupported } from "#archive/decompress.ts";
import { isAbsolute, safePath } from "#archive/entry.ts";
import type { ArchiveAccount } from "#archive/limits.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import { tarEntries } from "#archive/tar.ts";
import { zipEntries, zipInFile, zipInMemory } from "#archive/zip-directory.ts";
import { zipStream } from "#archive/zip.ts";
import { type FeedAccount, FeedStopped, nextArchive } from "./limits.ts";

/** A stream that is no container, under its path; members of archives follow a `!`. */
type ExpandedFile =
  | { readonly path: string; readonly bytes: PeekedStream }
  | { readonly path: string; readonly error: unknown };

/** Bytes to expand: where they stand, how many archives and compressions are around them. */
type PackedFile = {
  readonly path: string;
  readonly stream: ByteStream;
  /** The file on disk that the stream reads, if it does: a zip is read from there without holding it in memory. */
  readonly file?: string;
  readonly archives: number;
  readonly layers: number;
};

const mostLayers = 6;
const mostZipInMemory = 128 * 1024 * 1024;
const longestPath = 1000;

/** Every plain stream in the packed one, in order. Each must be read to its end or left before the next is asked for. */
export async function* expand(packed: PackedFile, account: FeedAccount): AsyncGenerator<ExpandedFile> {
  try {
    const peeked = await peekStream(packed.stream, signatureBytes, { deferStop: true });
    yield* inside({ ...packed, stream: peeked.all }, peeked, account);
  } catch (error) {
    yield { path: packed.path, error };
  }
}

async function* inside(
  packed: PackedFile,
  peeked: PeekedStream,
  account: FeedAccount,
): AsyncGenerator<ExpandedFile> {
  if (packed.layers > mostLayers)
    throw new FeedStopped("nested-too-deep", `more than ${mostLayers} layers of packing`);
  const packing = packingOf(peeked.head);
  switch (packing) {
    case null:
      yield { path: packed.path, bytes: peeked };
      return;
    case "gzip":
    case "zstd": {
      const stream = decompressed(packed.stream, packing, account.file);
      const { path, archives, layers } = packed;
      yield* expand({ path, stream, archives, layers: layers + 1 }, account);
      return;
    }
    case "tar":
    case "zip":
      yield* members(packed, packing, account);
      return;
    default:
      throw packingUnsupported(packing);
  }
}

async function* members(
  packed: PackedFile,
  kind: "tar" | "zip",
  account: FeedAccount,
): AsyncGenerator<ExpandedFile> {
  const { nesting } = account.limits;
  if (packed.archives >= nesting)
    throw new FeedStopped("nested-too-deep", `archives within archives, more than ${nesting} deep`);
  const { archives, layers } = packed;
  const archive = nextArchive(account);
  for await (const { name, bytes } of (kind === "tar" ? tarFiles : zipFiles)(packed, archive)) {
    const path = `${packed.path}!${name}`.slice(0, longestPath);
    if (isAbsolute(name) || safePath(name) === null) yield { path, error: unsafeName(name) };
    else yield* expand({ path, stream: bytes, archives: archives + 1, layers: layers + 1 }, account);
  }
  const [remark] = archive.remarks;
  if (remark !== undefined) yield { path: packed.path, error: remark };
}

type Member = { readonly name: string; readonly bytes: ByteStream };

async function* tarFiles({ stream }: PackedFile, account: ArchiveAccount): AsyncGenerator<Member> {
  for await (const entry of tarEntries(stream, account)) if (entry.kind === "file") yield entry;
}

/** A zip on disk is read where it lies; one within something else is held in memory. */
async function* zipFiles({ file, stream }: PackedFile, account: ArchiveAccount): AsyncGenerator<Member> {
  const opened = file === undefined ? null : openSync(file, "r");
  try {
    const zip =
      opened === null ? zipInMemory(await collectBytes(stream, mostZipInMemory)) : zipInFile(opened);
    for (const entry of zipEntries(zip, account, (name) => !name.endsWith("/")))
      yield { name: entry.name, bytes: zipStream(zip, entry, account) };
  } finally {
    if (opened !== null) closeSync(opened);
  }
}

function unsafeName(name: string): FeedStopped {
  const message = `the member's name points out of the archive: "${name.slice(0, 80)}"`;
  return new FeedStopped("name-unsafe", message);
}

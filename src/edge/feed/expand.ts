/** From the bytes of one file to the plain streams within: gzip, zstd, tar and zip, recognised by their first bytes, never by name. */
import { type ByteStream, collectBytes, peekStream, type Peeked } from "./byte-stream.ts";
import { decompressed } from "./decompress.ts";
import { type FeedAccount, FeedStopped } from "./limits.ts";
import { tarMembers } from "./tar.ts";
import { zipMembers } from "./zip.ts";

/** A stream that is no container, under its path; members of archives follow a `!`. */
export type ExpandedFile =
  | { readonly path: string; readonly bytes: Peeked }
  | { readonly path: string; readonly error: unknown };

/** Bytes to expand: where they stand, how many archives and compressions are around them. */
export type PackedFile = {
  readonly path: string;
  readonly stream: ByteStream;
  /** The file on disk that the stream reads, if it does: a zip is read from there without holding it in memory. */
  readonly file?: string;
  readonly archives: number;
  readonly layers: number;
};

const mostLayers = 6;
const mostZipInMemory = 128 * 1024 * 1024;
const headBytes = 512;
const longestPath = 1000;

/** Every plain stream in the packed one, in order. Each must be read to its end or left before the next is asked for. */
export async function* expand(packed: PackedFile, account: FeedAccount): AsyncGenerator<ExpandedFile> {
  try {
    const peeked = await peekStream(packed.stream, headBytes);
    yield* inside({ ...packed, stream: peeked.all }, peeked, account);
  } catch (error) {
    yield { path: packed.path, error };
  }
}

async function* inside(
  packed: PackedFile,
  peeked: Peeked,
  account: FeedAccount,
): AsyncGenerator<ExpandedFile> {
  if (packed.layers > mostLayers)
    throw new FeedStopped("nested-too-deep", `more than ${mostLayers} layers of packing`);
  const kind = kindOf(peeked.head);
  switch (kind) {
    case "plain":
      yield { path: packed.path, bytes: peeked };
      return;
    case "unsupported":
      throw new FeedStopped("compression-unsupported", "bzip2 and xz are not read; use gzip, zstd or zip");
    case "gzip":
    case "zstd": {
      const stream = decompressed(packed.stream, kind, account);
      const { path, archives, layers } = packed;
      yield* expand({ path, stream, archives, layers: layers + 1 }, account);
      return;
    }
    default:
      yield* members(packed, kind, account);
  }
}

async function* members(
  packed: PackedFile,
  kind: "tar" | "zip",
  account: FeedAccount,
): AsyncGenerator<ExpandedFile> {
  const { nesting } = account.limits;
  if (packed.archives >= nesting) {
    throw new FeedStopped("nested-too-deep", `archives within archives, more than ${nesting} deep`);
  }
  const source =
    kind === "tar"
      ? tarMembers(packed.stream, account)
      : zipMembers(packed.file ?? (await collectBytes(packed.stream, mostZipInMemory)), account);
  for await (const member of source) {
    const path = `${packed.path}!${member.name}`.slice(0, longestPath);
    if ("error" in member) yield { path, error: member.error };
    else {
      const { archives, layers } = packed;
      yield* expand({ path, stream: member.stream, archives: archives + 1, layers: layers + 1 }, account);
    }
  }
}

function kindOf(head: Uint8Array): "plain" | "gzip" | "zstd" | "tar" | "zip" | "unsupported" {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x1f, 0x8b)) return "gzip";
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return "zstd";
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (begins(0x42, 0x5a, 0x68) || begins(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return "unsupported";
  const magic = Buffer.from(head.subarray(257, 262)).toString("latin1");
  return magic === "ustar" ? "tar" : "plain";
}

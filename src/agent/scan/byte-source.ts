/** Bytes that come in pieces, read forwards in the amounts that are asked for; and their decompression by what they begin with. */
import { Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { type ArchiveAccount, ArchiveStopped, spendBytes } from "#agent/scan/archive-account.ts";

/** A stream that is read forwards once. */
export type ByteSource = {
  /** The next `size` bytes, fewer at the end. They are taken. */
  readonly take: (size: number) => Promise<Uint8Array>;
  /** The next `size` bytes, fewer at the end, still to be taken. */
  readonly peek: (size: number) => Promise<Uint8Array>;
  /** Passes over bytes; says how many there were. */
  readonly skip: (size: number) => Promise<number>;
  /** The next bytes as they come, at most `most`; empty at the end. */
  readonly piece: (most: number) => Promise<Uint8Array>;
};

/** A source over pieces. */
export function byteSource(pieces: AsyncIterable<Uint8Array>): ByteSource {
  const iterator = pieces[Symbol.asyncIterator]();
  let at: Uint8Array = new Uint8Array();
  let ended = false;

  async function fill(): Promise<void> {
    while (at.length === 0 && !ended) {
      const next = await iterator.next();
      if (next.done === true) ended = true;
      else at = next.value;
    }
  }

  async function piece(most: number): Promise<Uint8Array> {
    await fill();
    const part = at.subarray(0, most);
    at = at.subarray(part.length);
    return part;
  }

  async function take(size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let left = size;
    while (left > 0) {
      const part = await piece(left);
      if (part.length === 0) break;
      parts.push(part);
      left -= part.length;
    }
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  }

  async function peek(size: number): Promise<Uint8Array> {
    const taken = await take(size);
    at = at.length === 0 ? taken : Buffer.concat([taken, at]);
    return taken;
  }

  async function skip(size: number): Promise<number> {
    let left = size;
    while (left > 0) {
      const part = await piece(left);
      if (part.length === 0) break;
      left -= part.length;
    }
    return size - left;
  }

  return { take, peek, skip, piece };
}

const pieceBytes = 1024 * 1024;

/** The rest of a source in pieces, at most `size` bytes. */
export async function* piecesOf(source: ByteSource, size = Infinity): AsyncGenerator<Uint8Array> {
  for (let left = size; left > 0;) {
    const part = await source.piece(Math.min(left, pieceBytes));
    if (part.length === 0) return;
    left -= part.length;
    yield part;
  }
}

/** What packed bytes that begin so; `null` where nothing did that is known. */
export function packingOf(head: Uint8Array): "gzip" | "zstd" | "bzip2" | "xz" | "7z" | "rar" | null {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return "gzip";
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return "zstd";
  if (a === 0x42 && b === 0x5a && c === 0x68) return "bzip2";
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58) return "xz";
  if (a === 0x37 && b === 0x7a && c === 0xbc && d === 0xaf) return "7z";
  return a === 0x52 && b === 0x61 && c === 0x72 && d === 0x21 ? "rar" : null;
}

/** What compressed a source, by its first bytes; a packing that is not read is a stop that says what to do. */
export async function compressionOf(source: ByteSource): Promise<"gzip" | "zstd" | "none"> {
  const packing = packingOf(await source.peek(4));
  if (packing === null || packing === "gzip" || packing === "zstd") return packing ?? "none";
  const pipe = packing === "xz" || packing === "bzip2";
  const way = pipe ? `repack it (${packing} -dc FILE | gzip > FILE.gz), or unpack it` : "unpack it";
  throw new ArchiveStopped("compression-unsupported", `${packing} is not read: ${way} and name that.`);
}

/** The source itself, or its decompression; what comes out is counted. */
export async function unpacked(source: ByteSource, account: ArchiveAccount): Promise<ByteSource> {
  const kind = await compressionOf(source);
  return byteSource(kind === "none" ? counted(source, account) : decompressed(source, kind, account));
}

async function* counted(source: ByteSource, account: ArchiveAccount): AsyncGenerator<Uint8Array> {
  for await (const part of piecesOf(source)) {
    spendBytes(account, part.length);
    yield part;
  }
}

async function* decompressed(
  source: ByteSource,
  kind: "gzip" | "zstd",
  account: ArchiveAccount,
): AsyncGenerator<Uint8Array> {
  const sums = { packed: 0, whole: 0 };
  async function* tallied(): AsyncGenerator<Uint8Array> {
    for await (const part of piecesOf(source)) {
      sums.packed += part.length;
      yield part;
    }
  }
  const input = Readable.from(tallied(), { objectMode: false });
  const opener = kind === "gzip" ? createGunzip() : createZstdDecompress();
  input.on("error", (error) => opener.destroy(error));
  try {
    for await (const part of input.pipe(opener) as AsyncIterable<Uint8Array>) {
      sums.whole += part.length;
      spendBytes(account, part.length, sums);
      yield part;
    }
  } finally {
    input.destroy();
    opener.destroy();
  }
}

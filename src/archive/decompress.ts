/**
 * Gzip, zstd and bare deflate, piece by piece, so that everything before a damage comes out, the members of a gzip file are told apart from what
 * merely follows it, and no small input can expand to much before its ratio is looked at.
 */
import type { Transform } from "node:stream";
import { createGunzip, createInflateRaw, createZstdDecompress } from "node:zlib";
import { type ByteStream, peekStream } from "#archive/byte-stream.ts";
import { type ArchiveAccount, ArchiveStopped, spendBytes, stopOf } from "#archive/limits.ts";
import { beginsAs, type Packing, packingOf } from "#archive/signature.ts";

/** A compression that is read. */
export type Compression = "gzip" | "zstd" | "deflate";

/** Compressed bytes handed over at once: at the highest ratio there is, 16 MiB come out. */
const portion = 16 * 1024;

/** Expanded bytes handed over at once. */
const chunkSize = 128 * 1024;

/** The stream itself, or its decompression by what it begins with; what follows the compressed data is remarked in the account. What comes out is counted. */
export async function* unpacked(stream: ByteStream, account: ArchiveAccount): ByteStream {
  const { head, all } = await peekStream(stream, 4);
  const packing = packingOf(head);
  if (packing === null || packing === "zip" || packing === "tar") yield* countedBytes(all, account);
  else if (packing !== "gzip" && packing !== "zstd") throw packingUnsupported(packing);
  else
    try {
      yield* decompressed(all, packing, account);
    } catch (error) {
      const stop = stopOf(error);
      if (stop.code !== "trailing-bytes") throw stop;
      account.remarks.push(stop);
    }
}

/** The stop for a packing that is known and not read. */
export function packingUnsupported(packing: Packing): ArchiveStopped {
  const pipe = packing === "xz" || packing === "bzip2" || packing === "zstd";
  const way = pipe ? `repack it (${packing} -dc FILE | gzip > FILE.gz), or unpack it` : "unpack it";
  return new ArchiveStopped("compression-unsupported", `${packing} is not read: ${way} and name that.`);
}

/** The same bytes, counted. */
export async function* countedBytes(stream: ByteStream, account: ArchiveAccount): ByteStream {
  for await (const piece of stream) {
    spendBytes(account, piece.length);
    yield piece;
  }
}

/** The expanded bytes, counted; throws after the last good byte when the data is damaged, cut off, or followed by anything else. */
export async function* decompressed(
  stream: ByteStream,
  kind: Compression,
  account: ArchiveAccount,
): ByteStream {
  const sums = { packed: 0, whole: 0 };
  function* counted({ out, used, failure }: Pushed): Generator<Uint8Array> {
    sums.packed += used;
    for (const piece of out) {
      sums.whole += piece.length;
      spendBytes(account, piece.length, sums);
      yield piece;
    }
    if (failure !== null) throw failure;
  }
  let member: Member | null = openMember(kind);
  let padded = false;
  try {
    for await (const piece of stream)
      for (let rest = piece; rest.length > 0;) {
        padded ||= member === null && rest[0] === 0;
        if (padded && rest.every((byte) => byte === 0)) break;
        member ??= nextMember(rest, padded ? null : kind);
        const pushed: Pushed = await member.push(rest.subarray(0, portion));
        rest = rest.subarray(pushed.used);
        yield* counted(pushed);
        if (pushed.ended) member = member.close();
      }
    if (member !== null) yield* counted(await member.finish());
  } finally {
    member?.close();
  }
}

/** After a member another one may follow, or zeros that fill a block of a tape; anything else does not belong there. */
function nextMember(rest: Uint8Array, kind: Compression | null): Member {
  if (kind !== null && kind !== "deflate" && beginsAs(rest, kind)) return openMember(kind);
  throw new ArchiveStopped(
    "trailing-bytes",
    "Bytes follow the end of the compressed data; they were not read.",
  );
}

/** What one push gave: bytes, how many were taken, whether the member is at its end, and the error after the bytes. */
type Pushed = {
  readonly out: readonly Uint8Array[];
  readonly used: number;
  readonly ended: boolean;
  readonly failure: Error | null;
};

type Member = {
  readonly push: (piece: Uint8Array) => Promise<Pushed>;
  readonly finish: () => Promise<Pushed>;
  readonly close: () => null;
};

/** One member. Node gives an error for bytes after a gzip member, and otherwise an end before all bytes are taken. */
function openMember(kind: Compression): Member {
  const engine = engineOf(kind);
  let state = { out: [] as Uint8Array[], ended: false, failure: null as Error | null };
  let settle = (): void => undefined;
  engine.on("data", (piece: Uint8Array) => state.out.push(piece));
  engine.on("end", () => {
    state.ended = true;
    settle();
  });
  engine.on("error", (error: Error & { readonly code?: string }) => {
    if (error.code === "ERR_TRAILING_JUNK_AFTER_STREAM_END") state.ended = true;
    else state.failure = error;
    settle();
  });
  const settled = async (start: () => void): Promise<Pushed> => {
    const before = engine.bytesWritten;
    await new Promise<void>((resolve) => {
      settle = resolve;
      start();
    });
    const pushed = { ...state, used: engine.bytesWritten - before };
    state = { ...state, out: [] };
    return pushed;
  };
  return {
    push: async (piece) => await settled(() => engine.write(piece, () => settle())),
    finish: async () => await settled(() => void engine.end()),
    close: () => {
      engine.destroy();
      return null;
    },
  };
}

function engineOf(kind: Compression): Transform & { readonly bytesWritten: number } {
  if (kind === "gzip") return createGunzip({ rejectGarbageAfterEnd: true, chunkSize });
  if (kind === "deflate") return createInflateRaw({ chunkSize });
  // Node before 22.15 reads none: then the file is one that was not compared.
  if (typeof createZstdDecompress !== "function") throw packingUnsupported("zstd");
  return createZstdDecompress({ chunkSize });
}

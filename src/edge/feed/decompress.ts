/**
 * Gzip and zstd, piece by piece, so that everything before a damage comes out, the members of a gzip file are told apart from what merely
 * follows it, and no small input can expand to much before it is weighed.
 */
import type { Transform } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import type { ByteStream } from "./byte-stream.ts";
import { type FeedAccount, FeedStopped, spendBytes, checkRatio } from "./limits.ts";

type Engine = Transform & { readonly bytesWritten: number };

/** What one push gave: bytes, and the error after them. */
type Pushed = { readonly out: readonly Uint8Array[]; readonly failure: Error | null };

/** Compressed bytes handed over at once: at the highest ratio there is, 16 MiB come out. */
const portion = 16 * 1024;

/** Expanded bytes handed over at once. */
const chunkSize = 128 * 1024;

/** The expanded bytes, entered into the account; throws after the last good byte when the data is damaged, cut off, or followed by anything else. */
export async function* decompressed(
  stream: ByteStream,
  kind: "gzip" | "zstd",
  account: FeedAccount,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  let expanded = 0;
  for await (const { out, failure, fed } of pushedThrough(stream, kind)) {
    read += fed;
    for (const piece of out) {
      expanded += piece.length;
      checkRatio(account, read, expanded);
      spendBytes(account, piece.length);
      yield piece;
    }
    if (failure !== null) throw failure;
  }
}

async function* pushedThrough(
  stream: ByteStream,
  kind: "gzip" | "zstd",
): AsyncGenerator<Pushed & { readonly fed: number }> {
  let member = open(kind);
  try {
    for await (const piece of stream) {
      for (let rest: Uint8Array | null = piece; rest !== null && rest.length > 0;) {
        const part: Uint8Array = rest.subarray(0, portion);
        const before = member.fed;
        const pushed = await member.push(part);
        const ended = isJunk(pushed.failure);
        const used: number = ended ? member.engine.bytesWritten - before : part.length;
        rest = rest.subarray(used);
        yield { ...pushed, failure: ended ? followedBy(rest) : pushed.failure, fed: used };
        if (!ended) continue;
        if (rest[0] === 0) rest = null;
        member.engine.destroy();
        member = open(kind);
      }
    }
    if (member.fed > 0) yield { ...(await member.finish()), fed: 0 };
  } finally {
    member.engine.destroy();
  }
}

function isJunk(failure: Error | null): boolean {
  return failure !== null && "code" in failure && failure.code === "ERR_TRAILING_JUNK_AFTER_STREAM_END";
}

/** After a member another one may follow, or zeros that fill a block of a tape; anything else does not belong there. */
function followedBy(rest: Uint8Array): Error | null {
  const another = rest[0] === 0x1f && (rest.length < 2 || rest[1] === 0x8b);
  if (another || rest.every((byte) => byte === 0)) return null;
  return new FeedStopped("trailing-bytes", "bytes follow the end of the compressed data; they were not read");
}

type Member = {
  readonly engine: Engine;
  fed: number;
  readonly push: (piece: Uint8Array) => Promise<Pushed>;
  readonly finish: () => Promise<Pushed>;
};

function idle(): void {
  // Nothing waits yet.
}

function open(kind: "gzip" | "zstd"): Member {
  const engine: Engine =
    kind === "gzip"
      ? createGunzip({ rejectGarbageAfterEnd: true, chunkSize })
      : createZstdDecompress({ chunkSize });
  let out: Uint8Array[] = [];
  let failure: Error | null = null;
  let settle = idle;
  engine.on("data", (piece: Uint8Array) => out.push(piece));
  engine.on("error", (error: Error) => {
    failure = error;
    settle();
  });
  const settled = async (start: () => void): Promise<Pushed> => {
    await new Promise<void>((resolve) => {
      settle = resolve;
      start();
    });
    const pushed = { out, failure };
    out = [];
    return pushed;
  };
  const member: Member = {
    engine,
    fed: 0,
    push: async (piece) => {
      member.fed += piece.length;
      return await settled(() => engine.write(piece, () => settle()));
    },
    finish: async () => await settled(() => void engine.on("end", () => settle()).end()),
  };
  return member;
}

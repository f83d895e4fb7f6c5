/** Bytes that come in pieces: looking at their beginning without losing it, and collecting them within a limit. */
import { ArchiveStopped } from "#archive/limits.ts";

/** Bytes in pieces of any size, read once. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A stream whose beginning has been looked at; `all` still has every byte and may be read once. */
export type PeekedStream = { readonly head: Uint8Array; readonly all: ByteStream };

/**
 * Reads until at least `wanted` bytes are there (fewer when the stream ends before). What stops the stream meanwhile is thrown, or with
 * `deferStop` when `all` is read, after its last byte.
 */
export async function peekStream(
  stream: ByteStream,
  wanted: number,
  { deferStop = false } = {},
): Promise<PeekedStream> {
  const iterator = stream[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < wanted) {
      const next = await iterator.next();
      if (next.done === true) break;
      pieces.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    if (!deferStop) throw error;
    return { head: joined(pieces), all: stopping(pieces, error) };
  }
  const head = joined(pieces);
  return { head, all: continued(head, iterator) };
}

async function* stopping(pieces: readonly Uint8Array[], error: unknown): ByteStream {
  yield* pieces;
  throw error;
}

async function* continued(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): ByteStream {
  try {
    if (head.length > 0) yield head;
    yield* untilEnd(iterator);
  } finally {
    await iterator.return?.();
  }
}

/** All bytes of a stream; throws when there are more than `most`. */
export async function collectBytes(stream: ByteStream, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw new ArchiveStopped("too-large", `There are more than ${most} bytes.`);
    pieces.push(piece);
  }
  return joined(pieces);
}

/** The rest of a stream; leaving it early does not end the stream. */
export async function* untilEnd(bytes: AsyncIterator<Uint8Array>): ByteStream {
  for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) yield next.value;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
}

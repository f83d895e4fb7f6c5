/** Streams of bytes as text comes in: cut into whole lines, within a limit, and from UTF-16 to UTF-8. */
import { type ByteStream, type PeekedStream } from "#archive/byte-stream.ts";
import { ArchiveStopped } from "#archive/limits.ts";
import { type FeedAccount, FeedStopped } from "./limits.ts";

const newline = 0x0a;

/** Pieces that end at a line end (the last one perhaps not). Throws when one line is longer than a document may be. */
export async function* wholeLines(stream: ByteStream, account: FeedAccount): AsyncGenerator<Buffer> {
  let carried: Uint8Array[] = [];
  let length = 0;
  let stopped: { readonly error: unknown } | null = null;
  try {
    for await (const piece of stream) {
      const end = piece.lastIndexOf(newline);
      if (end >= 0) {
        const first = carried.length === 0 ? 0 : piece.indexOf(newline) + 1;
        if (first > 0) yield Buffer.concat([...carried, piece.subarray(0, first)]);
        if (end >= first) yield bufferOf(piece.subarray(first, end + 1));
        carried = [];
        length = 0;
      }
      const rest = piece.subarray(end + 1);
      if (rest.length > 0) carried.push(rest);
      length += rest.length;
      if (length > account.limits.documentBytes) throw lineTooLong(account);
    }
  } catch (error) {
    stopped = { error };
  }
  const complete = stopped === null || isWhole(stopped.error);
  if (length > 0 && complete) yield Buffer.concat(carried);
  if (stopped !== null) throw stopped.error;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Whether what stopped the stream came after its own end. */
function isWhole(error: unknown): boolean {
  return error instanceof ArchiveStopped && error.code === "trailing-bytes";
}

function lineTooLong(account: FeedAccount): FeedStopped {
  return new FeedStopped("line-too-long", `a line has more than ${account.limits.documentBytes} bytes`);
}

/** The lines of a piece without their ends; a carriage return before the end belongs to the end. */
export function* byteLines(piece: Buffer): Generator<Buffer> {
  for (let from = 0; from < piece.length;) {
    const found = piece.indexOf(newline, from);
    const end = found === -1 ? piece.length : found;
    yield piece.subarray(from, end > from && piece[end - 1] === 0x0d ? end - 1 : end);
    from = end + 1;
  }
}

/** UTF-8 bytes of a stream that begins with a UTF-16 byte order mark; any other stream as it is. */
export async function* toUtf8({ head, all }: PeekedStream): ByteStream {
  const mark = head.length < 2 ? 0 : (head[0] as number) * 256 + (head[1] as number);
  if (mark !== 0xfffe && mark !== 0xfeff) {
    yield* all;
    return;
  }
  const decoder = new TextDecoder(mark === 0xfffe ? "utf-16le" : "utf-16be", { fatal: true });
  try {
    for await (const piece of all) yield Buffer.from(decoder.decode(piece, { stream: true }));
    yield Buffer.from(decoder.decode());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FeedStopped("encoding-wrong", "the bytes are not valid UTF-16");
  }
}

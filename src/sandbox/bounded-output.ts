/** What a command writes, taken up to a limit of bytes: what comes after it is counted and not kept. */
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";

/** Output of several streams under one limit. */
export type BoundedOutput = {
  /** Takes what a stream writes; resolves at its end. */
  readonly take: (stream: Readable) => Promise<void>;
  readonly bytes: () => number;
  /** Stream after stream, as text. */
  readonly text: () => string;
};

/** Opens one; `onFull` is called once, when there is more than the limit. */
export function boundOutput(limit: number, onFull: () => void): BoundedOutput {
  const parts: Buffer[][] = [];
  let bytes = 0;
  const take = async (stream: Readable): Promise<void> => {
    const part: Buffer[] = [];
    parts.push(part);
    stream.on("data", (piece: Buffer) => {
      const room = Math.max(0, limit - bytes);
      if (room > 0) part.push(piece.subarray(0, room));
      const wasFull = bytes > limit;
      bytes += piece.length;
      if (bytes > limit && !wasFull) onFull();
    });
    await finished(stream).catch(() => undefined);
  };
  return {
    take,
    bytes: () => bytes,
    text: () => parts.map((part) => Buffer.concat(part).toString("utf8")).join("\n"),
  };
}

/** Blobs whose name is the SHA-256 of their bytes, as images keep them: whether the bytes are what the name says. */
import { createHash } from "node:crypto";
import { type ByteStream, untilEnd } from "#archive/byte-stream.ts";

/** A blob that is read and hashed at once. */
type NamedBlob = {
  readonly bytes: ByteStream;
  /** Reads what is left of it, and says whether its bytes are those of its name. */
  readonly isAsNamed: () => Promise<boolean>;
};

/** The blob at a path; `null` for a path that names no hash. */
export function namedBlob(path: string, stream: ByteStream): NamedBlob | null {
  const name = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (name === undefined) return null;
  const pieces = stream[Symbol.asyncIterator]();
  const digest = createHash("sha256");
  async function* hashed(): ByteStream {
    for await (const piece of untilEnd(pieces)) {
      digest.update(piece);
      yield piece;
    }
  }
  const isAsNamed = async (): Promise<boolean> => {
    for await (const _ of hashed());
    return digest.digest("hex") === name;
  };
  return { bytes: hashed(), isAsNamed };
}

/** How files of a publication come: by any transport, the same bytes within the same limits. What they are worth is for `verified-files.ts`. */
import { PublicationRefusal } from "#publication/refusal.ts";

/** A file's bytes from `start` on; `start` is 0 where the transport could not continue from where it was asked to. */
export type Stretch = { readonly start: number; readonly pieces: AsyncIterable<Uint8Array> };

/** A place that publishes files under relative paths. */
export type Transport = {
  /** `null` when there is no such file. */
  readonly open: (path: string, from: number) => Promise<Stretch | null>;
};

/** A whole file; refuses one larger than `most` bytes. */
export async function readLimitedFile(
  transport: Transport,
  path: string,
  most: number,
): Promise<Uint8Array | null> {
  const stretch = await transport.open(path, 0);
  if (stretch === null) return null;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stretch.pieces) {
    length += piece.length;
    if (length > most) throw new PublicationRefusal("file-long", `${path} has more than ${most} bytes.`);
    pieces.push(piece);
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

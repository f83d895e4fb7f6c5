/** The content of a sealed object as a stream of chunks, in memory that does not grow with it: sealing, opening, and opening a part alone. */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import {
  chunkBytes,
  type ChunkCipher,
  chunkCipher,
  chunkCipherOf,
  chunksOf,
  openingBytes,
  sealedChunkBytes,
} from "#core/seal/object/cobblestone.ts";

/** Reads bytes of the sealed content at a place in it; fewer than asked for only at its end. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/** The content of one object: its key, its id and where its sealed bytes are. */
type SealedContent = {
  readonly key: Uint8Array;
  readonly object: string;
  readonly length: number;
  readonly readAt: ReadAt;
  /** How long the content was, where the head says it. */
  readonly size: number | undefined;
};

/** How many chunks are read at once. */
const batch = 64;
/** How far a chunk that stands at a wrong place is looked for. */
const searched = 4_096;

function contextOf(object: string): Uint8Array {
  return new TextEncoder().encode(`bongsu/1 sealed content ${object}`);
}

/** Bytes that stand one behind the other. They come many at a time: a step of a stream costs as much as a part of the work on a chunk. */
export type ContentParts = readonly Uint8Array[];

/** Seals a stream: the opening first, then every chunk. */
export async function* sealContent(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { key, object, salt }: { readonly key: Uint8Array; readonly object: string; readonly salt: Uint8Array },
): AsyncGenerator<ContentParts> {
  const cipher = await chunkCipher(key, salt, contextOf(object));
  yield [cipher.opening];
  let [index, held] = [0, 0];
  // What is left of a piece is copied: whoever gives pieces may use their memory again.
  const chunk = new Uint8Array(chunkBytes);
  for await (const piece of source)
    for (let at = 0; at < piece.length;) {
      const left = piece.length - at;
      if (held === 0 && left >= chunkBytes) {
        const length = Math.min(batch, Math.floor(left / chunkBytes)) * chunkBytes;
        const chunks = chunksIn(piece.subarray(at, at + length), chunkBytes);
        yield await cipher.seal(index, chunks);
        index += chunks.length;
        at += length;
        continue;
      }
      const part = piece.subarray(at, at + chunkBytes - held);
      chunk.set(part, held);
      held += part.length;
      at += part.length;
      if (held < chunkBytes) continue;
      yield await cipher.seal(index++, [chunk]);
      held = 0;
    }
  yield await cipher.seal(index, [chunk.subarray(0, held)]);
}

/** Bytes in chunks of a length, the last as long as it is. */
function chunksIn(bytes: Uint8Array, length: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );
}

/** A sealed content whose key and length are right, ready to be opened anywhere. */
export type OpenContent = {
  readonly cipher: ChunkCipher;
  readonly count: number;
  /** How many bytes it holds. */
  readonly size: number;
  readonly readAt: ReadAt;
};

/** Begins to open: the commitment is to this key and object, the length one that a sealed content has, the last chunk the last. */
export async function beginContent(content: SealedContent): Promise<Parsed<OpenContent>> {
  const { key, object, length, readAt } = content;
  const cipher = await chunkCipherOf(key, await readAt(0, openingBytes), contextOf(object));
  if (cipher === null && length >= openingBytes)
    return failed(
      "",
      "sealed-content-foreign",
      "The content belongs to another head than the one before it.",
    );
  const shape = chunksOf(length);
  if (cipher === null || shape === null || isShorter(content, shape)) return cutOff(content);
  const { count, last } = shape;
  const size = (count - 1) * chunkBytes + last - 16;
  const opening = { cipher, count, size, readAt };
  const end = count - 1;
  const sealed = await readAt(openingBytes + end * sealedChunkBytes, sealedChunkBytes);
  const [opened] = await cipher.open(end, [sealed]);
  return opened instanceof Uint8Array ? parsed(opening) : await notOpened(opening, end, sealed);
}

function isShorter({ size }: SealedContent, { count, last }: { count: number; last: number }): boolean {
  return size !== undefined && (count - 1) * chunkBytes + last - 16 < size;
}

function cutOff({ length, size }: SealedContent): Parsed<never> {
  const of = size === undefined ? "" : ` of a content of ${size} bytes`;
  return failed(
    "",
    "sealed-truncated",
    `The sealed content is cut off: ${length} sealed bytes are there${of}.`,
  );
}

/** Why a chunk is not the one at its place. */
async function notOpened(
  { cipher, count }: OpenContent,
  index: number,
  sealed: Uint8Array,
): Promise<Parsed<never>> {
  const at = `/content/${index}`;
  for (let other = Math.max(0, index - searched); other < Math.min(count, index + searched); other++)
    if ((await cipher.open(other, [sealed]))[0] instanceof Uint8Array)
      return failed(at, "sealed-reordered", `Part ${other} of the content stands at place ${index}.`);
  const which = index === count - 1 ? "The last part of the content is cut off or changed." : undefined;
  return failed(at, "sealed-chunk-changed", which ?? `Part ${index} of the content has been changed.`);
}

/** Bytes of the content from one place to another; ends with findings at the first chunk that is not what it was. */
export async function* openContent(
  content: OpenContent,
  from = 0,
  to = content.size,
): AsyncGenerator<Parsed<ContentParts>> {
  const end = Math.min(to, content.size);
  let index = Math.floor(from / chunkBytes);
  while (index * chunkBytes < end) {
    const wanted = Math.min(batch, Math.ceil(end / chunkBytes) - index);
    const bytes = await content.readAt(openingBytes + index * sealedChunkBytes, wanted * sealedChunkBytes);
    const chunks = chunksIn(bytes, sealedChunkBytes);
    const opened = await content.cipher.open(index, chunks);
    const changed = opened.indexOf(null);
    const good = opened.slice(0, changed < 0 ? wanted : changed).flatMap((clear, i) => {
      const start = (index + i) * chunkBytes;
      return clear?.subarray(Math.max(0, from - start), Math.max(0, end - start)) ?? [];
    });
    yield parsed(good);
    if (good.length < wanted) {
      yield await notOpened(content, index + good.length, chunks[good.length] ?? new Uint8Array());
      return;
    }
    index += wanted;
  }
}

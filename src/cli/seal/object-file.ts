/** Files that are sealed and opened: read at any place, written whole or not at all, in memory that does not grow with them. */
import { type FileHandle, open, rm } from "node:fs/promises";
import { renameDurably } from "#agent/home/durable-files.ts";
import type { Parsed } from "#core/problem.ts";
import type { ContentParts, ReadAt } from "#core/seal/object/content.ts";

/** A file that is read at any place. */
export type ObjectFile = { readonly readAt: ReadAt; readonly length: number };

/** Opens a file for a task and closes it afterwards. */
export async function withFile<T>(path: string, task: (file: ObjectFile) => Promise<T>): Promise<T> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    return await task({ length: size, readAt: async (at, length) => await readFully(handle, at, length) });
  } finally {
    await handle.close();
  }
}

async function readFully(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

const pieceBytes = 1_048_576;

/** The bytes of a file from a place to its end, a piece at a time. */
export async function* piecesOf({ readAt, length }: ObjectFile, from = 0): AsyncGenerator<Uint8Array> {
  for (let at = from; at < length; at += pieceBytes)
    yield await readAt(at, Math.min(pieceBytes, length - at));
}

/**
 * Writes a stream under a temporary name that nobody else may read, and gives it its name when it is whole and durable. A finding in the stream ends
 * it: nothing is left behind, and the result is what was found.
 */
export async function writeStream(
  path: string,
  stream: AsyncIterable<Parsed<ContentParts>>,
): Promise<Parsed<number>> {
  const draft = `${path}.${process.pid}.tmp`;
  let [whole, written] = [false, 0];
  const handle = await open(draft, "wx", 0o600);
  try {
    const gathered = new Gathered(handle);
    for await (const parts of stream) {
      if (!parts.ok) return parts;
      written += await gathered.add(parts.value);
    }
    await gathered.flush();
    await handle.sync();
    whole = true;
  } finally {
    await handle.close();
    if (!whole) await rm(draft, { force: true });
  }
  await renameDurably(draft, path);
  return { ok: true, value: written };
}

/** Parts on their way into a file, a megabyte at a time. */
class Gathered {
  readonly #handle: FileHandle;
  #parts: Uint8Array[] = [];
  #bytes = 0;
  constructor(handle: FileHandle) {
    this.#handle = handle;
  }
  /** How many bytes were added. */
  async add(parts: ContentParts): Promise<number> {
    this.#parts.push(...parts);
    const bytes = parts.reduce((sum, { length }) => sum + length, 0);
    this.#bytes += bytes;
    if (this.#bytes >= pieceBytes) await this.flush();
    return bytes;
  }
  async flush(): Promise<void> {
    if (this.#bytes > 0) await this.#handle.writev(this.#parts);
    [this.#parts, this.#bytes] = [[], 0];
  }
}

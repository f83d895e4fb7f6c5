/** A log as it is published (c2sp.org/tlog-tiles): its checkpoint, tiles and entries over any transport. Nothing of it is believed here but that it has its form. */
import { hashBytes } from "#core/log/merkle.ts";
import {
  entriesPath,
  type HashFunction,
  type TiledTree,
  type TilePlace,
  tilePath,
  tileWidth,
} from "#core/log/tile.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const longestCheckpoint = 1_000_000;
const longestBundle = tileWidth * (2 + 65_535);

/** The text of the newest checkpoint; `null` where there is none. */
export async function readCheckpointFile(transport: Transport): Promise<string | null> {
  const bytes = await readLimitedFile(transport, "checkpoint", longestCheckpoint);
  return bytes && new TextDecoder().decode(bytes);
}

/** The tree of a size, its tiles read as proofs need them, each once. */
export function publishedTree(transport: Transport, size: number, hash: HashFunction): TiledTree {
  const read = new Map<string, Promise<Uint8Array | null>>();
  return {
    size,
    hash,
    read: async (place) => {
      const path = tilePath(place);
      const reading = read.get(path) ?? readTile(transport, place);
      read.set(path, reading);
      return await reading;
    },
  };
}

/** A tile; a partial one that is gone is the beginning of the full one. */
async function readTile(transport: Transport, place: TilePlace): Promise<Uint8Array | null> {
  const most = tileWidth * hashBytes;
  const bytes = await readLimitedFile(transport, tilePath(place), most);
  if (bytes !== null || place.width === tileWidth) return bytes;
  const full = await readLimitedFile(transport, tilePath({ ...place, width: tileWidth }), most);
  return full && full.subarray(0, place.width * hashBytes);
}

/** The entries of a log of a size, bundle by bundle, from the bundle in which `from` lies: where each begins, and what it holds. */
export async function* readEntries(
  transport: Transport,
  { from, size }: { readonly from: number; readonly size: number },
): AsyncGenerator<{ readonly first: number; readonly entries: readonly Uint8Array[] }> {
  for (let index = Math.floor(from / tileWidth); index * tileWidth < size; index++) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    const path = entriesPath({ index, width });
    const whole = entriesPath({ index, width: tileWidth });
    const bytes =
      (await readLimitedFile(transport, path, longestBundle)) ??
      (await readLimitedFile(transport, whole, longestBundle));
    const entries = bytes && splitBundle(bytes)?.slice(0, width);
    if (entries?.length !== width)
      throw new PublicationRefusal("file-missing", `${path} does not hold ${width} entries.`);
    yield { first: index * tileWidth, entries };
  }
}

/** The entries of a bundle, each after its length in two bytes; `null` when the lengths do not come out. */
function splitBundle(bytes: Uint8Array): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at + 2 <= bytes.length) {
    const end = at + 2 + view.getUint16(at);
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? entries : null;
}

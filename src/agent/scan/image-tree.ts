/** The lists of one tree of files: a tar, or the layers of an image laid upon each other; and how one layer is read. Writes nothing to disk. */
import { databases } from "#core/inventory/index.ts";
import { type InventoryFile, osReleasesFor } from "#agent/scan/inventory-file.ts";
import { countsInArchive } from "#agent/scan/installed-packages.ts";
import {
  emptyLayer,
  type LayerFile,
  type Layer,
  addLayerEntry,
  mergeLayers,
} from "#agent/scan/image-layers.ts";
import { imageEmpty, type SearchFinding } from "#agent/scan/search-finding.ts";
import { type ByteStream, peekStream } from "#archive/byte-stream.ts";
import { unpacked } from "#archive/decompress.ts";
import type { ArchiveAccount } from "#archive/limits.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import { tarEntries } from "#archive/tar.ts";
import { distroOfOsRelease } from "#core/inventory/os/os-release.ts";
import { decodeText } from "#core/input/json.ts";

/** A layer of an image, packed or not; `null` for a blob that is none. */
export async function readLayer(packed: ByteStream, account: ArchiveAccount): Promise<Layer | null> {
  const { head, all } = await peekStream(unpacked(packed, account), signatureBytes);
  if (packingOf(head) !== "tar") return head[0] === 0 ? emptyLayer() : null;
  const layer = emptyLayer();
  for await (const entry of tarEntries(all, account)) await addLayerEntry(layer, entry, account);
  return layer;
}

/** The lists of an image by its layers, the lowest first; one in which nothing is found is told. */
export function* inventoriesInImage(
  place: string,
  layers: readonly Layer[],
): Generator<InventoryFile | SearchFinding> {
  const lists = [...inventoriesInTree(place, mergeLayers(layers))];
  if (lists.length === 0) yield { at: place, ...imageEmpty };
  yield* lists;
}

/** The lists of a tree in the order of their paths, each path after `prefix`. */
export function* inventoriesInTree(
  prefix: string,
  tree: ReadonlyMap<string, LayerFile>,
): Generator<InventoryFile> {
  for (const path of [...tree.keys()].sort()) {
    const { reader, content } = tree.get(path) as LayerFile;
    if (reader === null || supersededHashes(tree, path) || !countsInArchive(tree, path)) continue;
    yield {
      path: `${prefix}${path}`,
      reader,
      content,
      distro: databases.has(reader) ? distroIn(tree, path) : null,
    };
  }
}

/** A go.sum is wider than the go.mod beside it. */
function supersededHashes(tree: ReadonlyMap<string, LayerFile>, path: string): boolean {
  return /(?:^|\/)go\.sum$/.test(path) && tree.has(path.replace(/go\.sum$/, "go.mod"));
}

function distroIn(tree: ReadonlyMap<string, LayerFile>, path: string): string | null {
  for (const place of osReleasesFor(path)) {
    const content = tree.get(place)?.content;
    const text = content instanceof Uint8Array ? decodeText(content) : null;
    const distro = text?.ok ? distroOfOsRelease(text.value) : null;
    if (distro !== null) return distro;
  }
  return null;
}

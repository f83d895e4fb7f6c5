/**
 * Walks a tar (plain, gzip, zstd) or a ZIP for software lists without writing anything to disk: a tree of files, or an image as `docker save`
 * and OCI layouts write it, whose layers are read in one pass and laid upon each other after. Symbolic links are never followed.
 */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import {
  type ArchiveAccount,
  type ArchiveLimits,
  ArchiveStopped,
  archiveFinding,
  openArchiveAccount,
  safePath,
  spendHeld,
} from "#agent/scan/archive-account.ts";
import { type ByteSource, byteSource, packingOf, unpacked } from "#agent/scan/byte-source.ts";
import {
  inventoryCandidate,
  type InventoryFile,
  headBytes,
  readerByHead,
} from "#agent/scan/inventory-file.ts";
import { type ImageIndex, imageLayerPaths } from "#agent/scan/image-index.ts";
import { inventoriesInTree, readLayer } from "#agent/scan/image-tree.ts";
import { isJar } from "#agent/scan/jar.ts";
import { emptyLayer, type Layer, mergeLayers, addLayerEntry } from "#agent/scan/image-layers.ts";
import { isTar, type TarEntry, tarEntries } from "#agent/scan/tar-entries.ts";
import { isZip, zipEntries } from "#agent/scan/zip-entries.ts";
import type { Finding } from "#core/problem.ts";

/** Whether a file that begins so is an archive that {@link findInArchive} opens or declines: a tar, a ZIP that is no jar, anything compressed. */
export function isArchive(path: string, head: Uint8Array): boolean {
  return isTar(head) || packingOf(head) !== null || (isZip(head) && !isJar(path, head));
}

/** The lists in an archive, by path; what stopped or escaped the reading is a finding. */
export async function* findInArchive(
  path: string,
  limits: ArchiveLimits = {},
): AsyncGenerator<InventoryFile | Finding> {
  const account = openArchiveAccount(limits);
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    const plain = byteSource(stream);
    if (isZip(await plain.peek(4))) {
      yield* inZip(path, plain, account);
      return;
    }
    const source = await unpacked(plain, account);
    if (isTar(await source.peek(512))) yield* inTar(path, source, account);
    else yield await singleFile(path, source, account);
  } catch (error) {
    yield archiveFinding(path, error);
  } finally {
    stream.destroy();
  }
}

/** A ZIP is read from its end, so it is held in memory. Programs in it are passed over. */
async function* inZip(
  path: string,
  source: ByteSource,
  account: ArchiveAccount,
): AsyncGenerator<InventoryFile | Finding> {
  const most = Math.min(account.limits.held, mostZipBytes);
  const bytes = await source.take(most + 1);
  if (bytes.length > most)
    throw new ArchiveStopped(
      "too-large",
      "The ZIP is larger than is held in memory; unpack it and name the folder.",
    );
  const tree = emptyLayer();
  const wanted = (name: string) =>
    /(?:^|\/)os-release$/.test(name) || !["program", null].includes(inventoryCandidate(name));
  for (const entry of zipEntries(bytes, wanted, account)) {
    const content = byteSource(Readable.from([entry.bytes]));
    const {
      name,
      bytes: { length: size },
    } = entry;
    await addLayerEntry(
      tree,
      { name, kind: "file", target: "", size, executable: false, source: content },
      account,
    );
  }
  yield* refusedNames(path, [tree]);
  yield* inventoriesInTree(`${path}!`, mergeLayers([tree]));
}

function* refusedNames(path: string, layers: readonly Layer[]): Generator<Finding> {
  const refused = layers.reduce((sum, layer) => sum + layer.refused, 0);
  const message = `${refused} names lead out of the archive; they are left out.`;
  if (refused > 0) yield { at: path, code: "path-refused", message };
}

/** One compressed file, as `sbom.json.gz`; it is read under its name without the ending. */
async function singleFile(path: string, source: ByteSource, account: ArchiveAccount): Promise<InventoryFile> {
  const name = path.replace(/\.(?:gz|zst)$/i, "");
  const reader = readerByHead(name, await source.peek(headBytes));
  const bytes = await source.take(Math.min(account.limits.held, 256 * 1024 * 1024));
  return { path: name, reader, content: bytes, distro: null };
}

/** What the pass over the outer tar leaves: the tree itself, layers by their path, and the small documents that order them. */
type Passed = { readonly tree: Layer; readonly layers: Map<string, Layer>; readonly index: ImageIndex };

async function* inTar(
  path: string,
  source: ByteSource,
  account: ArchiveAccount,
): AsyncGenerator<InventoryFile | Finding> {
  const passed: Passed = {
    tree: emptyLayer(),
    layers: new Map(),
    index: { documents: new Map(), links: new Map() },
  };
  for await (const entry of tarEntries(source, account)) await pass(passed, entry, account);
  yield* refusedNames(path, [passed.tree, ...passed.layers.values()]);
  const images = imageLayerPaths(passed.index);
  if (images === null) {
    yield* inventoriesInTree(`${path}!`, mergeLayers([passed.tree]));
    return;
  }
  if (images.length === 0) {
    const message = "The archive's index names no image that is in it.";
    yield { at: path, code: "layer-missing", message };
  }
  for (const [i, names] of images.entries()) {
    const place = images.length === 1 ? `${path}!` : `${path}!image ${i + 1}/`;
    const layers = names.map((name) => passed.layers.get(name));
    if (layers.includes(undefined))
      yield {
        at: place,
        code: "layer-missing",
        message: "The image names layers that are not in the archive.",
      };
    yield* inventoriesInTree(place, mergeLayers(layers.filter((layer) => layer !== undefined)));
  }
}

const layerName = /^(?:blobs\/sha256\/[0-9a-f]{64}|(?:[^/]+\/)?(?:layer|[0-9a-f]{64})\.tar(?:\.gz|\.zst)?)$/;
const documentName = /^(?:manifest|index)\.json$/;
const mostZipBytes = 512 * 1024 * 1024;
const mostDocumentBytes = 8 * 1024 * 1024;

async function pass(passed: Passed, entry: TarEntry, account: ArchiveAccount): Promise<void> {
  const path = safePath(entry.name) ?? "";
  const { documents, links } = passed.index;
  if (entry.kind === "symlink" || entry.kind === "link") links.set(path, entry);
  const inLayout = entry.kind === "file" && (layerName.test(path) || documentName.test(path));
  const first = inLayout ? (await entry.source.peek(1))[0] : undefined;
  if (first === 0x7b || first === 0x5b) {
    if (entry.size > mostDocumentBytes) return;
    spendHeld(account, entry.size);
    documents.set(path, await entry.source.take(entry.size));
  } else if (inLayout && layerName.test(path)) {
    const layer = await readLayer(entry.source, account);
    if (layer !== null) passed.layers.set(path, layer);
  } else await addLayerEntry(passed.tree, entry, account);
}

/**
 * Walks a tar (plain, gzip, zstd) or a ZIP for software lists without writing anything to disk: a tree of files, or an image as `docker save`
 * and OCI layouts write it, whose layers are read in one pass and laid upon each other after. Symbolic links are never followed.
 */
import { closeSync, createReadStream, openSync } from "node:fs";
import {
  inventoryCandidate,
  type InventoryFile,
  headBytes,
  readerByHead,
} from "#agent/scan/inventory-file.ts";
import { type ImageIndex, imageLayerPaths } from "#agent/scan/image-index.ts";
import { inventoriesInTree, readLayer } from "#agent/scan/image-tree.ts";
import { emptyLayer, type Layer, mergeLayers, addLayerEntry } from "#agent/scan/image-layers.ts";
import { type ByteStream, collectBytes, peekStream } from "#archive/byte-stream.ts";
import { unpacked } from "#archive/decompress.ts";
import { type ArchiveEntry, safePath } from "#archive/entry.ts";
import {
  type ArchiveAccount,
  archiveFinding,
  type ArchiveLimits,
  openArchiveAccount,
  spendHeld,
} from "#archive/limits.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import { tarEntries } from "#archive/tar.ts";
import { zipEntries, zipInFile } from "#archive/zip-directory.ts";
import { zipStream } from "#archive/zip.ts";
import type { Finding } from "#core/problem.ts";

/** The lists in an archive, by path; what stopped or escaped the reading is a finding. */
export async function* findInArchive(
  path: string,
  limits: ArchiveLimits = {},
): AsyncGenerator<InventoryFile | Finding> {
  const account = openArchiveAccount(limits);
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    const outer = await peekStream(stream, signatureBytes);
    if (packingOf(outer.head) === "zip") yield* inZip(path, account);
    else {
      const inner = await peekStream(unpacked(outer.all, account), signatureBytes);
      if (packingOf(inner.head) === "tar") yield* inTar(path, inner.all, account);
      else yield await singleFile(path, inner.all, account);
    }
    for (const remark of account.remarks) yield archiveFinding(path, remark);
  } catch (error) {
    yield archiveFinding(path, error);
  } finally {
    stream.destroy();
  }
}

/** A ZIP is read from its end. Programs in it are passed over. */
async function* inZip(path: string, account: ArchiveAccount): AsyncGenerator<InventoryFile | Finding> {
  const file = openSync(path, "r");
  try {
    const zip = zipInFile(file);
    const tree = emptyLayer();
    for (const entry of zipEntries(zip, account, isWanted)) {
      const { name, size } = entry;
      const bytes = zipStream(zip, entry, account);
      await addLayerEntry(tree, { name, kind: "file", target: "", size, executable: false, bytes }, account);
    }
    yield* refusedNames(path, [tree]);
    yield* inventoriesInTree(`${path}!`, mergeLayers([tree]));
  } finally {
    closeSync(file);
  }
}

function isWanted(name: string): boolean {
  return /(?:^|\/)os-release$/.test(name) || !["program", null].includes(inventoryCandidate(name));
}

function* refusedNames(path: string, layers: readonly Layer[]): Generator<Finding> {
  const refused = layers.reduce((sum, layer) => sum + layer.refused, 0);
  const message = `${refused} names lead out of the archive; they are left out.`;
  if (refused > 0) yield { at: path, code: "path-refused", message };
}

/** One compressed file, as `sbom.json.gz`; it is read under its name without the ending. */
async function singleFile(path: string, stream: ByteStream, account: ArchiveAccount): Promise<InventoryFile> {
  const name = path.replace(/\.(?:gz|zst)$/i, "");
  const content = await collectBytes(stream, Math.min(account.limits.held, mostFileBytes));
  return { path: name, reader: readerByHead(name, content.subarray(0, headBytes)), content, distro: null };
}

/** What the pass over the outer tar leaves: the tree itself, layers by their path, and the small documents that order them. */
type Passed = { readonly tree: Layer; readonly layers: Map<string, Layer>; readonly index: ImageIndex };

async function* inTar(
  path: string,
  stream: ByteStream,
  account: ArchiveAccount,
): AsyncGenerator<InventoryFile | Finding> {
  const passed: Passed = {
    tree: emptyLayer(),
    layers: new Map(),
    index: { documents: new Map(), links: new Map() },
  };
  for await (const entry of tarEntries(stream, account)) await pass(passed, entry, account);
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
const mostFileBytes = 256 * 1024 * 1024;
const mostDocumentBytes = 8 * 1024 * 1024;

async function pass(passed: Passed, entry: ArchiveEntry, account: ArchiveAccount): Promise<void> {
  const path = safePath(entry.name) ?? "";
  const { documents, links } = passed.index;
  if (entry.kind === "symlink" || entry.kind === "link") links.set(path, entry);
  if (entry.kind !== "file" || !(layerName.test(path) || documentName.test(path))) {
    await addLayerEntry(passed.tree, entry, account);
    return;
  }
  const { head, all } = await peekStream(entry.bytes, 1);
  if (head[0] === 0x7b || head[0] === 0x5b) {
    if (entry.size > mostDocumentBytes) return;
    spendHeld(account, entry.size);
    documents.set(path, await collectBytes(all, entry.size));
  } else if (layerName.test(path)) {
    const layer = await readLayer(all, account);
    if (layer !== null) passed.layers.set(path, layer);
  } else await addLayerEntry(passed.tree, { ...entry, bytes: all }, account);
}

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
import { inventoriesInImage, inventoriesInTree, readLayer } from "#agent/scan/image-tree.ts";
import { emptyLayer, type Layer, mergeLayers, addLayerEntry } from "#agent/scan/image-layers.ts";
import { type ByteStream, collectBytes, peekStream } from "#archive/byte-stream.ts";
import { unpacked } from "#archive/decompress.ts";
import { type ArchiveEntry, safePath } from "#archive/entry.ts";
import {
  type ArchiveAccount,
  archiveFinding,
  type ArchiveLimits,
  ArchiveStopped,
  openArchiveAccount,
  spendHeld,
} from "#archive/limits.ts";
import { namedBlob } from "#archive/named-blob.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import { tarEntries } from "#archive/tar.ts";
import { zipEntries, zipInFile } from "#archive/zip-directory.ts";
import { zipStream } from "#archive/zip.ts";
import { digestWrong, imageFindings, layerMissing, type SearchFinding } from "#agent/scan/search-finding.ts";

/** The lists in an archive, by path; what stopped or escaped the reading is a finding, and so is an archive without any list. */
export async function* findInArchive(
  path: string,
  limits: ArchiveLimits = {},
): AsyncGenerator<InventoryFile | SearchFinding> {
  let isEmpty = true;
  for await (const found of openedArchive(path, openArchiveAccount(limits))) {
    isEmpty = false;
    yield found;
  }
  const message = "There is no software list in this archive that can be read here.";
  if (isEmpty) yield { at: path, code: "list-missing", message };
}

async function* openedArchive(
  path: string,
  account: ArchiveAccount,
): AsyncGenerator<InventoryFile | SearchFinding> {
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
async function* inZip(path: string, account: ArchiveAccount): AsyncGenerator<InventoryFile | SearchFinding> {
  const file = openSync(path, "r");
  try {
    const zip = zipInFile(file);
    const tree = emptyLayer();
    for (const entry of zipEntries(zip, account, isWanted)) {
      const { name, size } = entry;
      if (tree.files.has(safePath(name) ?? "")) account.remarks.push(entryTwice());
      const bytes = zipStream(zip, entry, account);
      await addLayerEntry(tree, { name, kind: "file", target: "", size, executable: false, bytes }, account);
    }
    yield* refusedNames(path, [tree]);
    yield* inventoriesInTree(`${path}!`, mergeLayers([tree]));
  } finally {
    closeSync(file);
  }
}

/** Which of two entries of one name counts depends on who unpacks them. */
function entryTwice(): ArchiveStopped {
  return new ArchiveStopped("entry-unread", "Two entries have one name; only the later one is read.");
}

/** Also a name that no honest tool writes, which is then refused. */
function isWanted(name: string): boolean {
  const path = name.replaceAll("\\", "/");
  if (path.includes("\0") || /(?:^|\/)os-release$/.test(path)) return true;
  return !["program", null].includes(inventoryCandidate(path));
}

function* refusedNames(path: string, layers: readonly Layer[]): Generator<SearchFinding> {
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
type Passed = {
  readonly tree: Layer;
  readonly layers: Map<string, Layer>;
  readonly index: ImageIndex;
  /** The paths of blobs whose bytes are not what their names say. */
  readonly altered: string[];
};

async function* inTar(
  path: string,
  stream: ByteStream,
  account: ArchiveAccount,
): AsyncGenerator<InventoryFile | SearchFinding> {
  const passed: Passed = {
    tree: emptyLayer(),
    layers: new Map(),
    index: { documents: new Map(), links: new Map() },
    altered: [],
  };
  for await (const entry of tarEntries(stream, account)) await pass(passed, entry, account);
  for (const name of passed.altered) yield { at: `${path}!${name}`, ...digestWrong };
  yield* refusedNames(path, [passed.tree, ...passed.layers.values()]);
  yield* inventoriesInTree(`${path}!`, mergeLayers([passed.tree]));
  yield* inImages(path, passed);
}

/** Every image that the documents name; layers that none of them has are told, however the documents came to be silent about them. */
function* inImages(path: string, { index, layers }: Passed): Generator<InventoryFile | SearchFinding> {
  const named = imageLayerPaths(index);
  const unread = new Set(layers.keys());
  if (named !== null) yield* imageFindings(path, named);
  for (const [i, names] of named?.images.entries() ?? []) {
    const place = named?.images.length === 1 ? `${path}!` : `${path}!image ${i + 1}/`;
    for (const name of names) unread.delete(name);
    const found = names.map((name) => layers.get(name));
    if (found.includes(undefined)) yield { at: place, ...layerMissing };
    yield* inventoriesInImage(
      place,
      found.filter((layer) => layer !== undefined),
    );
  }
  const message = `${unread.size} layers in the archive belong to no image that its index names; they are not read.`;
  if (unread.size > 0) yield { at: path, code: "layer-unread", message };
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
  if (documentName.test(path)) {
    await passDocument(passed, entry, account);
    return;
  }
  const blob = namedBlob(path, entry.bytes);
  await passBlob(passed, { path, size: entry.size, bytes: blob?.bytes ?? entry.bytes }, account);
  if ((await blob?.isAsNamed()) !== false) return;
  passed.altered.push(path);
  documents.delete(path);
  passed.layers.delete(path);
}

/** A blob of an image: a document, a layer, or neither. */
async function passBlob(
  { index: { documents }, layers }: Passed,
  { path, size, bytes }: { readonly path: string; readonly size: number; readonly bytes: ByteStream },
  account: ArchiveAccount,
): Promise<void> {
  const { head, all } = await peekStream(bytes, signatureBytes);
  if (isJson(head)) {
    if (size > mostDocumentBytes) return;
    spendHeld(account, size);
    documents.set(path, await collectBytes(all, size));
  } else {
    const layer = await readLayer(all, account);
    if (layer !== null) layers.set(path, layer);
  }
}

/** Any tree may hold a file of such a name, and a list may have it: it is kept as both. */
async function passDocument(passed: Passed, entry: ArchiveEntry, account: ArchiveAccount): Promise<void> {
  if (entry.size > mostDocumentBytes) {
    await addLayerEntry(passed.tree, entry, account);
    return;
  }
  spendHeld(account, entry.size);
  const bytes = await collectBytes(entry.bytes, entry.size);
  passed.index.documents.set(safePath(entry.name) ?? "", bytes);
  await addLayerEntry(passed.tree, { ...entry, bytes: streamOf(bytes) }, account);
}

/** A tar may begin with the name of a file that begins with a brace. */
function isJson(head: Uint8Array): boolean {
  return (head[0] === 0x7b || head[0] === 0x5b) && packingOf(head) === null;
}

async function* streamOf(bytes: Uint8Array): ByteStream {
  yield await Promise.resolve(bytes);
}

/**
 * Walks a tar (plain, gzip, zstd) for software lists without writing anything to disk: a tree of files, or an image as `docker save` and OCI
 * layouts write it, whose layers are read in one pass and laid upon each other after. Symbolic links are never followed.
 */
import { createReadStream } from "node:fs";
import {
  type Account,
  type ArchiveLimits,
  findingOf,
  openAccount,
  safePath,
  spendHeld,
} from "#agent/archive-account.ts";
import { type ByteSource, byteSource, unpacked } from "#agent/byte-source.ts";
import {
  databases,
  type FoundInventory,
  headBytes,
  osReleasesFor,
  readerByHead,
} from "#agent/found-inventory.ts";
import { countsInArchive } from "#agent/installed.ts";
import { type ImageIndex, imagesOf } from "#agent/image-index.ts";
import { emptyLayer, type Kept, type Layer, stacked, takeEntry } from "#agent/layers.ts";
import { isTar, type TarEntry, tarEntries } from "#agent/tar-entries.ts";
import { distroOfOsRelease } from "#core/inventory/os-release.ts";
import { decodeText } from "#core/json.ts";
import type { Finding } from "#core/problem.ts";

/** Whether a file that begins so is an archive that {@link findInArchive} opens: a tar, or anything in gzip or zstd. */
export function isArchive(head: Uint8Array): boolean {
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const zstd = head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
  return gzip || zstd || isTar(head);
}

/** The lists in an archive, by path; what stopped or escaped the reading is a finding. */
export async function* findInArchive(
  path: string,
  limits: ArchiveLimits = {},
): AsyncGenerator<FoundInventory | Finding> {
  const account = openAccount(limits);
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    const source = await unpacked(byteSource(stream), account);
    if (isTar(await source.peek(512))) yield* inTar(path, source, account);
    else yield await singleFile(path, source, account);
  } catch (error) {
    yield findingOf(path, error);
  } finally {
    stream.destroy();
  }
}

/** One compressed file, as `sbom.json.gz`; it is read under its name without the ending. */
async function singleFile(path: string, source: ByteSource, account: Account): Promise<FoundInventory> {
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
  account: Account,
): AsyncGenerator<FoundInventory | Finding> {
  const passed: Passed = {
    tree: emptyLayer(),
    layers: new Map(),
    index: { documents: new Map(), links: new Map() },
  };
  for await (const entry of tarEntries(source, account)) await pass(passed, entry, account);
  const refused = [passed.tree, ...passed.layers.values()].reduce((sum, layer) => sum + layer.refused, 0);
  if (refused > 0)
    yield {
      at: path,
      code: "path-refused",
      message: `${refused} names lead out of the archive; they are left out.`,
    };
  const images = imagesOf(passed.index);
  if (images === null) {
    yield* listsOf(`${path}!`, stacked([passed.tree]));
    return;
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
    yield* listsOf(place, stacked(layers.filter((layer) => layer !== undefined)));
  }
}

const layerName = /^(?:blobs\/sha256\/[0-9a-f]{64}|(?:[^/]+\/)?(?:layer|[0-9a-f]{64})\.tar(?:\.gz|\.zst)?)$/;
const documentName = /^(?:manifest|index)\.json$/;
const mostDocumentBytes = 8 * 1024 * 1024;

async function pass(passed: Passed, entry: TarEntry, account: Account): Promise<void> {
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
  } else await takeEntry(passed.tree, entry, account);
}

async function readLayer(packed: ByteSource, account: Account): Promise<Layer | null> {
  const source = await unpacked(packed, account);
  if (!isTar(await source.peek(512))) return (await source.peek(1))[0] === 0 ? emptyLayer() : null;
  const layer = emptyLayer();
  for await (const entry of tarEntries(source, account)) await takeEntry(layer, entry, account);
  return layer;
}

function* listsOf(prefix: string, tree: ReadonlyMap<string, Kept>): Generator<FoundInventory> {
  for (const path of [...tree.keys()].sort()) {
    const { reader, content } = tree.get(path) as Kept;
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
function supersededHashes(tree: ReadonlyMap<string, Kept>, path: string): boolean {
  return /(?:^|\/)go\.sum$/.test(path) && tree.has(path.replace(/go\.sum$/, "go.mod"));
}

function distroIn(tree: ReadonlyMap<string, Kept>, path: string): string | null {
  for (const place of osReleasesFor(path)) {
    const content = tree.get(place)?.content;
    const text = content instanceof Uint8Array ? decodeText(content) : null;
    const distro = text?.ok ? distroOfOsRelease(text.value) : null;
    if (distro !== null) return distro;
  }
  return null;
}

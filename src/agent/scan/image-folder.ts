/**
 * Reads an image from the folder that an OCI image layout is (`oci-layout`, `index.json`, `blobs/sha256/…`) for software lists, as
 * `find-in-archive.ts` reads one from a tar. Symbolic links are never followed; a blob that is not what its name says is told.
 */
import { hash } from "node:crypto";
import { constants, createReadStream, openSync, closeSync, fstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { InventoryFile } from "#agent/scan/inventory-file.ts";
import { blobPath, type ImageIndex, imageLayerPaths } from "#agent/scan/image-index.ts";
import { inventoriesInImage, readLayer } from "#agent/scan/image-tree.ts";
import type { Layer } from "#agent/scan/image-layers.ts";
import {
  type ArchiveAccount,
  archiveFinding,
  type ArchiveLimits,
  openArchiveAccount,
  spendEntries,
  spendHeld,
} from "#archive/limits.ts";
import { namedBlob } from "#archive/named-blob.ts";
import { decodeText, listMember, readJson } from "#core/input/json.ts";
import { digestWrong, imageFindings, type SearchFinding } from "#agent/scan/search-finding.ts";

/** The lists of every image in the layout, by path within it; what stopped or is missing is a finding. */
export async function* findInImageFolder(
  path: string,
  limits: ArchiveLimits = {},
): AsyncGenerator<InventoryFile | SearchFinding> {
  const account = openArchiveAccount(limits);
  try {
    const index: ImageIndex = { documents: new Map(), links: new Map() };
    const altered: string[] = [];
    gatherDocuments({ path, index, account, altered }, "index.json", 0);
    for (const name of altered) yield { at: `${path}!${name}`, ...digestWrong };
    const named = imageLayerPaths(index) ?? { images: [], problems: [] };
    yield* imageFindings(path, named);
    const { images } = named;
    for (const [i, names] of images.entries())
      yield* inImage({ path, account }, images.length === 1 ? `${path}!` : `${path}!image ${i + 1}/`, names);
  } catch (error) {
    yield archiveFinding(path, error);
  }
  for (const remark of account.remarks) yield archiveFinding(path, remark);
}

type Folder = { readonly path: string; readonly account: ArchiveAccount };

async function* inImage(
  folder: Folder,
  place: string,
  names: readonly string[],
): AsyncGenerator<InventoryFile | SearchFinding> {
  const layers: Layer[] = [];
  for (const name of names) {
    const read = await layerAt(folder, name);
    if (read === "altered") yield { at: `${place}${name}`, ...digestWrong };
    else if (read === null)
      yield {
        at: place,
        code: "layer-missing",
        message: `The image names ${name}, which is not a layer in the folder.`,
      };
    else layers.push(read);
  }
  yield* inventoriesInImage(place, layers);
}

/** The layer of a blob; its bytes are hashed to their end as they are read. */
async function layerAt({ path, account }: Folder, name: string): Promise<Layer | "altered" | null> {
  const file = /^blobs\/sha256\/[0-9a-f]{64}$/.test(name) ? openBlob(join(path, name)) : null;
  if (file === null) return null;
  spendEntries(account);
  const stream = createReadStream("", { fd: file, highWaterMark: 1024 * 1024 });
  const blob = namedBlob(name, stream);
  try {
    const layer = await readLayer(blob?.bytes ?? stream, account);
    return (await blob?.isAsNamed()) === false ? "altered" : layer;
  } finally {
    stream.destroy();
  }
}

/** An open regular file, links not followed; `null` for anything else. */
function openBlob(path: string): number | null {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    return null;
  } catch {
    return null;
  }
}

const mostDocumentBytes = 8 * 1024 * 1024;
const mostDocuments = 1000;

/** Takes a document and those that it names as manifests. */
function gatherDocuments(
  gathering: Folder & { readonly index: ImageIndex; readonly altered: string[] },
  name: string,
  depth: number,
): void {
  const { path, index, account, altered } = gathering;
  if (depth > 4 || index.documents.has(name) || index.documents.size >= mostDocuments) return;
  const file = openBlob(join(path, name));
  if (file === null) return;
  try {
    const { size } = fstatSync(file);
    if (size > mostDocumentBytes) return;
    spendHeld(account, size);
    const bytes = readFileSync(file);
    if (name.startsWith("blobs/") && hash("sha256", bytes) !== name.slice(-64)) altered.push(name);
    else index.documents.set(name, bytes);
  } finally {
    closeSync(file);
  }
  const text = decodeText(index.documents.get(name) ?? new Uint8Array());
  const json = text.ok ? readJson(text.value) : null;
  if (json?.ok !== true) return;
  for (const descriptor of listMember(json.value, "manifests")) {
    const blob = blobPath(descriptor);
    if (blob !== null) gatherDocuments(gathering, blob, depth + 1);
  }
}

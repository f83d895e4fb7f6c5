/** Container images in one archive: the OCI layout and what `docker save` writes. Layers are laid upon each other, with what a layer takes away. */
import { existsSync, lstatSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type ArchiveEntry, safePath } from "#archive/entry.ts";
import { ArchiveStopped } from "#archive/limits.ts";
import { listMember, readJsonBytes, textMember } from "#core/input/json.ts";
import { emptyFolder, removeEntry, writeEntry } from "#sandbox/root/tree-writer.ts";

const mostLayers = 200;
const largestDocument = 4 * 1024 * 1024;
const removedPrefix = ".wh.";
const opaque = ".wh..wh..opq";

/** Writes the files of an image's archive beside each other. */
export async function unpackLayout(entries: AsyncIterable<ArchiveEntry>, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for await (const entry of entries) await writeEntry(folder, entry);
}

/** The files of an image's layers, lowest first. Throws where the layout names none. */
export async function layersOf(folder: string): Promise<readonly string[]> {
  const saved = join(folder, "manifest.json");
  const names = existsSync(saved) ? listMember(firstOf(documentAt(saved)), "Layers") : ociLayers(folder);
  const paths = names.flatMap((name) => (typeof name === "string" ? (safePath(name) ?? []) : []));
  const files = paths.map((path) => join(folder, path)).filter(isPlainFile);
  if (files.length > 0 && files.length === names.length && files.length <= mostLayers) return files;
  throw new ArchiveStopped("archive-damaged", "The image names no layers that its archive holds.");
}

function ociLayers(folder: string): readonly string[] {
  const first = firstOf(listMember(documentAt(join(folder, "index.json")), "manifests"));
  const manifest = documentAt(join(folder, blobPath(first)));
  return listMember(manifest, "layers").map(blobPath);
}

/** Where the blob of a descriptor lies; a path that does not exist for one that names none. */
function blobPath(descriptor: unknown): string {
  const [, name = "none"] = /^sha256:([0-9a-f]{64})$/.exec(textMember(descriptor, "digest") ?? "") ?? [];
  return `blobs/sha256/${name}`;
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? (list as readonly unknown[])[0] : undefined;
}

function documentAt(path: string): unknown {
  if (!isPlainFile(path) || (lstatSync(path).size ?? 0) > largestDocument) return null;
  const json = readJsonBytes(readFileSync(path));
  return json.ok ? json.value : null;
}

function isPlainFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Lays a layer upon what is there. */
export async function applyLayer(entries: AsyncIterable<ArchiveEntry>, root: string): Promise<void> {
  for await (const entry of entries) {
    const path = safePath(entry.name) ?? "";
    const name = basename(path);
    if (name === opaque) emptyFolder(root, dirname(path));
    else if (name.startsWith(removedPrefix)) removeTaken(root, path);
    else await writeEntry(root, entry);
  }
}

/** What a mark of removal takes away; one whose name would lead out (`.wh...`) takes away nothing. */
function removeTaken(root: string, mark: string): void {
  const taken = safePath(`${dirname(mark)}/${basename(mark).slice(removedPrefix.length)}`);
  if (taken !== null && taken !== dirname(mark)) removeEntry(root, taken);
}

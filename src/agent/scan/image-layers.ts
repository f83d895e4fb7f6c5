/** What one tar of files leaves behind, and how the layers of an image lie upon each other (OCI image specification, "Layer Filesystem Changeset"). */
import {
  inventoryCandidate,
  inventoryContent,
  type InventoryFile,
  headBytes,
  readerByHead,
} from "#agent/scan/inventory-file.ts";
import { collectBytes, peekStream } from "#archive/byte-stream.ts";
import { type ArchiveEntry, safePath } from "#archive/entry.ts";
import { type ArchiveAccount, ArchiveStopped, spendHeld } from "#archive/limits.ts";

/** A software list, or an os-release, within a tree. */
export type LayerFile = { readonly reader: string | null; readonly content: InventoryFile["content"] };

/** One layer, or a whole tree: its lists by path, and what it puts over the layers below. */
export type Layer = {
  readonly kept: Map<string, LayerFile>;
  /** Paths that are taken away with all below them. */
  readonly gone: Set<string>;
  /** Folders whose earlier content is taken away. */
  readonly emptied: Set<string>;
  /** Paths at which something other than a folder stands. */
  readonly files: Set<string>;
  readonly folders: Set<string>;
  /** Names that lead out of the archive. */
  refused: number;
};

/** A layer with nothing in it. */
export function emptyLayer(): Layer {
  return {
    kept: new Map(),
    gone: new Set(),
    emptied: new Set(),
    files: new Set(),
    folders: new Set(),
    refused: 0,
  };
}

const passedOver = /(?:^|\/)\.git\//;
const mostListBytes = 256 * 1024 * 1024;

/** Takes one entry of an archive into a layer. */
export async function addLayerEntry(
  layer: Layer,
  entry: ArchiveEntry,
  account: ArchiveAccount,
): Promise<void> {
  const path = safePath(entry.name);
  if (path === null) {
    if (entry.kind !== "folder" || /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(entry.name)) layer.refused++;
    return;
  }
  const name = path.slice(path.lastIndexOf("/") + 1);
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  if (name === ".wh..wh..opq") layer.emptied.add(folder);
  else if (name.startsWith(".wh."))
    layer.gone.add(folder === "" ? name.slice(4) : `${folder}/${name.slice(4)}`);
  else if (entry.kind === "folder") layer.folders.add(path);
  else {
    layer.files.add(path);
    layer.kept.delete(path);
    await keep(layer, { entry, path }, account);
  }
}

type PathEntry = { readonly entry: ArchiveEntry; readonly path: string };

async function keep(layer: Layer, { entry, path }: PathEntry, account: ArchiveAccount): Promise<void> {
  const linked = entry.kind === "link" ? layer.kept.get(safePath(entry.target) ?? "") : undefined;
  if (linked !== undefined) layer.kept.set(path, linked);
  if (passedOver.test(path)) return;
  if (entry.kind !== "file" || entry.size > mostListBytes) {
    if (linked === undefined) remarkUnread(account, { entry, path });
    return;
  }
  const osRelease = /(?:^|\/)os-release$/.test(path);
  const candidate = inventoryCandidate(path);
  if (!osRelease && (candidate === null || (candidate === "program" && !entry.executable))) return;
  const { head, all } = await peekStream(entry.bytes, headBytes);
  const reader = readerByHead(path, head);
  if (!osRelease && reader === null) {
    if (candidate === "jar") remarkUnread(account, { entry, path });
    return;
  }
  const bytes = await collectBytes(all, entry.size);
  const content = await inventoryContent(reader, bytes, path, account);
  if (content === null) return;
  if (content === bytes) spendHeld(account, bytes.length);
  layer.kept.set(path, { reader, content });
}

/** A list that stands there in a form that is not read (sparse, of an unknown type, a link to nothing that was read, too large) is not passed over in silence. */
function remarkUnread(account: ArchiveAccount, { entry, path }: PathEntry): void {
  if (entry.kind === "symlink" || entry.kind === "folder") return;
  const candidate = inventoryCandidate(path);
  if (candidate === null || (candidate === "program" && !(entry.kind === "file" && entry.executable))) return;
  const message = `${path} looks like a software list, but it is stored in a way that is not read here.`;
  account.remarks.push(new ArchiveStopped("entry-unread", message));
}

/** The lists that are seen when layers lie upon each other, the lowest first. */
export function mergeLayers(layers: readonly Layer[]): ReadonlyMap<string, LayerFile> {
  const seen = new Map<string, LayerFile>();
  for (const layer of layers) {
    for (const path of seen.keys()) if (covered(layer, path)) seen.delete(path);
    for (const [path, kept] of layer.kept) seen.set(path, kept);
  }
  return seen;
}

function covered({ gone, emptied, files, folders }: Layer, path: string): boolean {
  if (gone.has(path) || files.has(path) || folders.has(path) || emptied.has("")) return true;
  for (let cut = path.lastIndexOf("/"); cut > 0; cut = path.lastIndexOf("/", cut - 1)) {
    const above = path.slice(0, cut);
    if (gone.has(above) || files.has(above) || emptied.has(above)) return true;
  }
  return false;
}

/** Which manifests are locked: a list of their own project says which versions their dependencies became. */
import type { Inventory } from "#core/inventory/component.ts";
import { readers } from "#core/inventory/index.ts";
import { manifestKinds } from "#core/inventory/manifest/manifest-kinds.ts";

/** The kinds of manifests that lists of each reader lock. */
const locked: ReadonlyMap<string, readonly string[]> = new Map(
  readers.map(({ name, locks = [] }) => [name, locks]),
);

/** A list with its place; paths are written with `/`. */
type LockingList = Pick<Inventory, "kind" | "members"> & { readonly path: string };

type Manifest = { readonly kind: string; readonly path: string };

/** Tells whether one of the lists says what became of a manifest: one of its own folder, or above it where the tool has workspaces. */
export function lockFinder(lists: readonly LockingList[]): (manifest: Manifest) => boolean {
  const byFolder = Map.groupBy(lists, ({ path }) => projectOf(path));
  return ({ kind: name, path }) => {
    const kind = manifestKinds.find((one) => one.name === name);
    if (kind === undefined) return false;
    const folder = folderOf(path);
    const locks = (at: string): readonly LockingList[] =>
      (byFolder.get(at) ?? []).filter((list) => locked.get(list.kind)?.includes(name));
    if (locks(folder).length > 0) return true;
    if (!kind.above) return false;
    for (const above of foldersAbove(folder)) {
      const below = folder.slice(above === "" ? 0 : above.length + 1);
      if (locks(above).some(({ members }) => members?.includes(below) ?? true)) return true;
    }
    return false;
  };
}

function* foldersAbove(folder: string): Generator<string> {
  for (let at = folder; at !== "";) {
    at = folderOf(at);
    yield at;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The folder of the project that a list is of: some tools keep their list in a folder of their own. */
function projectOf(path: string): string {
  const joined = /^(.*?)(?:^|\/)node_modules(?:\/\.package-lock\.json)?$/.exec(path);
  if (joined !== null) return joined[1] as string;
  return folderOf(path).replace(/(?:^|\/)(?:vendor\/composer|gradle|obj)$/, "");
}

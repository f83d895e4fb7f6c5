/**
 * Packages that lie installed in a tree, one small file each: which of those files count, and how those of one place become one list. A project's
 * lockfile says the same and more, so where it lies beside them it is read instead. Opens nothing.
 */
import { readers } from "#core/inventory/index.ts";
import type { Component, Inventory } from "#core/inventory/component.ts";
import { nodePackage } from "#core/inventory/js/node-package.ts";

/** Readers of files that say one installed package each. */
const kinds: ReadonlySet<string> = new Set(
  readers.filter(({ isOnePackage }) => isOnePackage).map(({ name }) => name),
);

const nodeLocks: ReadonlySet<string> = new Set([
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "bun.lock",
]);

/** npm's own list of what it put into a `node_modules`. */
const hiddenLock = ".package-lock.json";

/** Whether the files of a folder say what its `node_modules` holds. */
export function locksNodeModules(files: Iterable<string>): boolean {
  for (const name of files) if (nodeLocks.has(name)) return true;
  return false;
}

/** Of the files of a folder within `node_modules`, those that say what is installed: npm's own list, else a package's own file. */
export function installedFiles(folder: string, files: readonly string[]): readonly string[] {
  if (/(?:^|\/)node_modules$/.test(folder)) return files.filter((name) => name === hiddenLock);
  return files.filter((name) => name === "package.json" && nodePackage.recognise(`${folder}/${name}`, ""));
}

/** Of the folders of a folder within `node_modules`, those worth a look: none where npm's own list is there, and in a package only what it brought itself. */
export function installedFolders(
  folder: string,
  { files, folders }: { readonly files: readonly string[]; readonly folders: readonly string[] },
): readonly string[] {
  if (/(?:^|\/)node_modules$/.test(folder)) return files.includes(hiddenLock) ? [] : folders;
  return /(?:^|\/)node_modules\/@[^/]+$/.test(folder)
    ? folders
    : folders.filter((name) => name === "node_modules");
}

/** Whether a distribution put the file there: its package database answers for it, under the distribution's own versions. */
export function isDistributionFile(path: string): boolean {
  return (
    /(?:^|[/!])usr\/(?:lib|lib64|share)\//.test(path) && /\.(?:gemspec|egg-info)$|-info\/[A-Z-]+$/.test(path)
  );
}

/** Of the paths in an archive, those that count: within `node_modules` only what {@link installedFiles} lets through. */
export function countsInArchive(tree: { readonly has: (path: string) => boolean }, path: string): boolean {
  if (isDistributionFile(path)) return false;
  const cut = /(?:^|\/)node_modules\//.exec(path);
  if (cut === null) return true;
  const above = path.slice(0, cut.index + (path[cut.index] === "/" ? 1 : 0));
  for (const name of nodeLocks) if (tree.has(`${above}${name}`)) return false;
  const own = `${above}node_modules/${hiddenLock}`;
  return path === own || (!tree.has(own) && nodePackage.recognise(path, ""));
}

/** A list with its place; `kind` is its reader's name. */
type List = Omit<Inventory, "notCompared"> & { readonly path: string };

const root =
  /^(.*?(?:^|[/!])(?:node_modules|site-packages|dist-packages|specifications|pacman\/local|db\/pkg|Cellar))\//;

/** The lists with those of one place joined, in the order of their first; `at` of a joined component begins with its file below that place. */
export function joinInstalled(lists: readonly List[]): readonly List[] {
  const joined = new Map<string, List & { components: Component[] }>();
  const order: List[] = [];
  for (const list of lists) {
    const place = kinds.has(list.kind) ? (root.exec(list.path.replaceAll("\\", "/"))?.[1] ?? null) : null;
    if (place === null) {
      order.push(list);
      continue;
    }
    const key = `${list.kind} ${place}`;
    const known = joined.get(key) ?? {
      path: list.path.slice(0, place.length),
      kind: list.kind,
      components: [],
    };
    if (!joined.has(key)) order.push(known);
    joined.set(key, known);
    const below = list.path.slice(place.length + 1);
    for (const component of list.components)
      known.components.push({ ...component, at: component.at === "" ? below : `${below} ${component.at}` });
  }
  return order;
}

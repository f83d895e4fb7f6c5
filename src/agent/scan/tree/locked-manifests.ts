/**
 * Which manifests are locked: a list of their own project says which versions their dependencies became. A lock that has no entry of what the
 * manifest requires, or one of a version that it does not allow, is of an older manifest and no answer about this one.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { folderOf, plainPath } from "#core/inventory/folder-path.ts";
import { lockedKinds } from "#core/inventory/index.ts";
import { manifestKinds } from "#core/inventory/manifest/manifest-kinds.ts";
import { manifestNameKey } from "#core/inventory/manifest/requires/index.ts";
import type { ManifestNames, RequiredPackage } from "#core/inventory/manifest/requires/required-package.ts";
import type { NotCompared, NotComparedCode } from "#core/inventory/not-compared.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny } from "#core/version/range.ts";

/** A list with its place; paths are written with `/`. */
export type LockingList = Pick<Inventory, "kind" | "members" | "named" | "components"> & {
  readonly path: string;
};

type Manifest = { readonly kind: string; readonly path: string };

/** A manifest as it was found. */
export type FoundManifest<List extends Manifest = Manifest> = {
  readonly list: List;
  /** Whether it names a dependency at all. */
  readonly isDeclaring: boolean;
  /** `null` where its text cannot be read. */
  readonly names: ManifestNames | null;
};

/** The manifests that no list locks, and what is compared with nothing: each of them, and what locks have not of the others. */
export function openManifests<List extends Manifest>(
  manifests: readonly FoundManifest<List>[],
  lists: readonly LockingList[],
): { readonly open: readonly List[]; readonly leftOut: readonly NotCompared[] } {
  const locksOf = lockFinder(lists.map((list) => ({ ...list, path: plainPath(list.path) })));
  const missingOf = staleFinder(manifests);
  const open: List[] = [];
  const leftOut: NotCompared[] = [];
  for (const { list, isDeclaring, names } of manifests) {
    if (!isDeclaring) continue;
    const { path, kind } = list;
    const leaveOut = (code: NotComparedCode, what = ""): number =>
      leftOut.push({ path, at: "", what, code, count: 1 });
    const locks = locksOf({ kind, path: plainPath(path) });
    if (locks.length === 0) {
      open.push(list);
      leaveOut("lock-missing");
    } else if (names === null) leaveOut("list-unreadable");
    else for (const what of missingOf(kind, names, locks)) leaveOut("lock-stale", what);
  }
  return { open, leftOut };
}

/** The lists that say what became of a manifest: those of its own folder, or above it where the tool has workspaces. */
function lockFinder(lists: readonly LockingList[]): (manifest: Manifest) => readonly LockingList[] {
  const byFolder = Map.groupBy(lists, ({ path }) => projectOf(path));
  return ({ kind: name, path }) => {
    const kind = manifestKinds.find((one) => one.name === name);
    if (kind === undefined) return [];
    const folder = folderOf(path);
    const locks = (at: string): readonly LockingList[] =>
      (byFolder.get(at) ?? []).filter((list) => lockedKinds.get(list.kind)?.includes(name));
    const beside = locks(folder);
    if (beside.length > 0) return beside;
    if (kind.below === true) {
      const root = projectOf(path);
      const below = [...byFolder.keys()].filter(
        (at) => root === "" || at === root || at.startsWith(`${root}/`),
      );
      const found = below.flatMap(locks);
      if (found.length > 0) return found;
    }
    if (!kind.above) return [];
    for (const above of foldersAbove(folder)) {
      const below = folder.slice(above === "" ? 0 : above.length + 1);
      const found = locks(above).filter(({ members }) => members?.includes(below) ?? true);
      if (found.length > 0) return found;
    }
    return [];
  };
}

/** What a list has: the versions of each name, `null` for one that it does not say. */
type ListedNames = ReadonlyMap<string, readonly (string | null)[]>;

type MissingOf = (kind: string, names: ManifestNames, lists: readonly LockingList[]) => readonly string[];

/** Tells what manifests require that their lists have not, with names that any manifest of the same tree stands for. */
function staleFinder(all: readonly FoundManifest[]): MissingOf {
  const provided = new Set(
    all.flatMap(({ list: { kind }, names }) =>
      (names?.provides ?? []).map((name) => `${kind} ${manifestNameKey(kind, name)}`),
    ),
  );
  const listed = new Map<string, Map<LockingList, ListedNames>>();
  const versionsIn = (list: LockingList, kind: string, key: string): readonly (string | null)[] => {
    const byList = listed.get(kind) ?? new Map<LockingList, ListedNames>();
    listed.set(kind, byList);
    const names = byList.get(list) ?? listedNames(list, kind);
    byList.set(list, names);
    return names.get(key) ?? [];
  };
  return (kind, { requires }, lists) => {
    if (lists.every((list) => ofBuilt.has(list.kind))) return [];
    const isPart = lists.every(isOfPart);
    const missing = requires.filter((one) => {
      const key = manifestNameKey(kind, one.name);
      if ((isPart && one.isChosen) || provided.has(`${kind} ${key}`)) return false;
      return !isLocked(
        one,
        lists.flatMap((list) => versionsIn(list, kind, key)),
      );
    });
    return missing.map(({ name, allowed }) => (allowed === undefined ? name : `${name} ${allowed.text}`));
  };
}

/** What was built leaves out what was only needed to build it. */
const ofBuilt: ReadonlySet<string> = new Set(["deps-json"]);
const ofPart: ReadonlySet<string> = new Set(["node-package", "requirements", "pylock"]);

/** Whether a list may go without what is for development or chosen: it says what is installed, or what one environment needs. */
function isOfPart({ kind, path }: LockingList): boolean {
  return ofPart.has(kind) || /(?:^|\/)node_modules\/|(?:^|\/)composer\/installed\.json$/.test(path);
}

function listedNames({ components, named = [] }: LockingList, kind: string): ListedNames {
  const names = new Map<string, (string | null)[]>();
  const add = (name: string, version: string | null): void => {
    const key = manifestNameKey(kind, name);
    const versions = names.get(key);
    if (versions === undefined) names.set(key, [version]);
    else versions.push(version);
  };
  for (const { name, version } of components) add(name, version);
  for (const name of named) if (!names.has(manifestNameKey(kind, name))) add(name, null);
  return names;
}

function isLocked({ allowed }: RequiredPackage, versions: readonly (string | null)[]): boolean {
  if (allowed === undefined) return versions.length > 0;
  const scheme = schemeNamed(allowed.scheme);
  return versions.some(
    (version) =>
      scheme === undefined || version === null || containsAny(scheme, allowed.allowed, version) !== false,
  );
}

function* foldersAbove(folder: string): Generator<string> {
  for (let at = folder; at !== "";) {
    at = folderOf(at);
    yield at;
  }
}

/** The folder of the project that a list is of: some tools keep their list in a folder of their own. */
function projectOf(path: string): string {
  const joined = /^(.*?)(?:^|\/)node_modules(?:\/\.package-lock\.json)?$/.exec(path);
  if (joined !== null) return joined[1] as string;
  return folderOf(path).replace(/(?:^|\/)(?:vendor\/composer|gradle|obj)$/, "");
}

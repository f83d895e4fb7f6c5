/**
 * Folders of a workspace that its manifest or its lock names and that are not there: what lies in them was not looked at. A lock alone, without the manifest of its
 * project beside it, is an answer by itself and is not asked for them.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { folderFrom, folderOf, plainPath } from "#core/inventory/folder-path.ts";
import { lockedKinds } from "#core/inventory/index.ts";
import { addNotCompared, type NotCompared } from "#core/inventory/not-compared.ts";

/** A manifest with the folders that it names, and the names of packages that it stands for. */
type NamingManifest = {
  readonly path: string;
  readonly kind: string;
  readonly members: readonly string[];
  readonly provides: readonly string[];
};

type NamingList = Pick<Inventory, "kind" | "members" | "components"> & { readonly path: string };

/** As {@link lockedKinds}; a pom is both. */
const locked: ReadonlyMap<string, readonly string[]> = new Map([...lockedKinds, ["pom-xml", ["pom-xml"]]]);

/** What manifests and lists name that no manifest of their kind was found for, each folder once. */
export function absentMembers(
  manifests: readonly NamingManifest[],
  lists: readonly NamingList[],
): readonly NotCompared[] {
  const folders = foldersByKind([...manifests, ...lists.filter(({ kind }) => kind === "pom-xml")]);
  const seen = new Set<string>();
  const absent: NotCompared[] = [];
  const note = (path: string, what: string, place: string): void => {
    if (seen.has(place)) return;
    seen.add(place);
    addNotCompared(absent, { path, at: "", what, code: "member-missing", count: 1 });
  };
  const naming = [
    ...manifests.map((one) => ({ ...one, kinds: [one.kind] })),
    ...lists.map(({ path, kind, members = [] }) => ({ path, members, kinds: locked.get(kind) ?? [] })),
  ];
  for (const { path, members, kinds } of naming) {
    const own = folderOf(plainPath(path));
    const here = kinds.flatMap((kind) => folders.get(kind) ?? []);
    if (!here.some((found) => found.has(own))) continue;
    for (const member of members) {
      const place = memberFolder(own, member);
      if (!here.some((found) => found.has(place))) note(path, member, place);
    }
  }
  for (const { path, name } of cratesWithoutManifest(manifests, lists)) note(path, name, `${path} ${name}`);
  return absent;
}

function foldersByKind(
  all: readonly { readonly kind: string; readonly path: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const { kind, path } of all) {
    const known = folders.get(kind) ?? new Set<string>();
    folders.set(kind, known.add(folderOf(plainPath(path))));
  }
  return folders;
}

/** A Cargo.lock names its own crates and not their folders; a manifest of each says its name. */
function* cratesWithoutManifest(
  manifests: readonly NamingManifest[],
  lists: readonly NamingList[],
): Generator<{ readonly path: string; readonly name: string }> {
  const crates = manifests.filter(({ kind }) => kind === "cargo-manifest");
  const roots = new Set(crates.map(({ path }) => folderOf(plainPath(path))));
  const provided = new Set(crates.flatMap(({ provides }) => provides));
  for (const { kind, path, components } of lists) {
    if (kind !== "cargo-lock" || !roots.has(folderOf(plainPath(path)))) continue;
    for (const { name, origin } of components)
      if (origin?.kind === "path" && !provided.has(name)) yield { path, name };
  }
}

/** The folder that a member names; Maven's may name the file itself. */
function memberFolder(folder: string, member: string): string {
  return folderFrom(folder, plainPath(member).replace(/\/?[^/]{1,200}\.xml$/, ""));
}

/**
 * Folders that a list installs from by path (`-e ./libs/own`). Where the manifest of the folder was read in the same search and says what the package is called, the
 * entry is a component of that name from that folder: unknown where an advisory has the name, else the organisation's own. Without it nobody knows what is installed.
 */
import type { FoundManifest, LockingList } from "#agent/scan/tree/locked-manifests.ts";
import type { Component } from "#core/inventory/component.ts";
import { folderFrom, folderOf, plainPath } from "#core/inventory/folder-path.ts";
import type { NotCompared } from "#core/inventory/not-compared.ts";
import { originAt } from "#core/inventory/origin.ts";
import { productOfEcosystem } from "#core/product/ecosystem.ts";

/** Of the readers whose lists name folders without a name: the kind of manifest that gives it, and the ecosystem. */
const namedBy: ReadonlyMap<string, { readonly manifest: string; readonly ecosystem: string }> = new Map([
  ["requirements", { manifest: "python-project", ecosystem: "PyPI" }],
]);

/** The lists with what their folders are called, and what remains compared with nothing. */
export function withOwnFolders<List extends LockingList>(
  lists: readonly List[],
  notCompared: readonly NotCompared[],
  manifests: readonly FoundManifest[],
): { readonly lists: readonly List[]; readonly notCompared: readonly NotCompared[] } {
  const names = namesByFolder(manifests);
  const rest = new Set(notCompared);
  const named = lists.map((list) => {
    const by = namedBy.get(list.kind);
    if (by === undefined) return list;
    const found = notCompared.flatMap((one) => {
      if (one.code !== "source-unnamed" || one.path !== list.path) return [];
      const name = names.get(`${by.manifest} ${folderNamed(one)}`);
      const product = name === undefined ? null : productOfEcosystem(by.ecosystem, name);
      if (name === undefined || product?.ok !== true) return [];
      rest.delete(one);
      return [ownComponent(one, name, product.value)];
    });
    return found.length === 0 ? list : { ...list, components: [...list.components, ...found] };
  });
  return { lists: named, notCompared: [...rest] };
}

function ownComponent({ at, what }: NotCompared, name: string, product: string): Component {
  const origin = originAt("path", what);
  return { product, name, version: null, at, scope: "runtime", dependencyPath: [], origin };
}

/** The folder that an entry names, from that of its list; what is written behind it in brackets is what is chosen of the package. */
function folderNamed({ path, what }: NotCompared): string {
  const folder = plainPath(what).replace(/\[[^\]]*\]$/, "");
  const isElsewhere = /^(?:\/|[a-z]+:)/i.test(folder);
  return isElsewhere ? "\0" : folderFrom("", folderFrom(folderOf(plainPath(path)), folder));
}

/** What manifests are called that say one name for themselves, by kind and folder. */
function namesByFolder(manifests: readonly FoundManifest[]): ReadonlyMap<string, string> {
  const found = manifests.flatMap(({ list: { kind, path }, names }) => {
    const [name, ...others] = new Set(names?.provides ?? []);
    if (name === undefined || others.length > 0) return [];
    return [[`${kind} ${folderFrom("", folderOf(plainPath(path)))}`, name] as const];
  });
  return new Map(found);
}

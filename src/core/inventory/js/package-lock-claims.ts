/** What a package-lock.json says twice, or of another entry: names that it requires, the tree of version 1 beside `packages`, the archive of a version. */
import { pointerStep } from "#core/input/json-pointer.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import type { RequiredEntry } from "#core/inventory/required-entries.ts";

const folder = "node_modules/";

/** What `packages` holds, by the path of each folder. */
export type PackageEntries = ReadonlyMap<string, unknown>;

const nothing: readonly string[] = [];

/** The names in a member of an entry that is an object of names. */
export function namesIn(entry: unknown, kind: string): readonly string[] {
  const names = member(entry, kind);
  return names === undefined || names === null ? nothing : Object.keys(names);
}

/** The key by which a nearest installed folder is found; `null` where nothing of the name lies on the way up. */
export function installedFolder(entries: PackageEntries, from: string, name: string): string | null {
  for (let base = from; ;) {
    const path = base === "" ? folder + name : `${base}/${folder}${name}`;
    if (entries.has(path)) return path;
    if (base === "") return null;
    const cut = base.lastIndexOf(`/${folder}`);
    base = cut < 0 ? "" : base.slice(0, cut);
  }
}

/** Of entries that require something of which nothing lies on the way up: the names. */
export type UnresolvedNames = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The names that entries require and of which nothing lies on the way up. Optional packages may be absent, and so may peers, which the older npm
 * and `legacy-peer-deps` do not install; packages of development are required of the project and its members only, and what an
 * optional package bundles comes and goes with it.
 */
export function* missingPackages(
  entries: PackageEntries,
  unresolved: UnresolvedNames,
): Generator<RequiredEntry> {
  for (const [path, names] of unresolved) {
    const entry = entries.get(path);
    if (member(entry, "link") === true || member(entry, "extraneous") === true) continue;
    const isMember = !path.includes(folder) && !path.startsWith("..");
    const kinds = isMember ? ["dependencies", "devDependencies"] : ["dependencies"];
    const bundled = member(entry, "optional") === true ? listMember(entry, "bundleDependencies") : [];
    for (const kind of kinds)
      for (const name of namesIn(entry, kind)) {
        const isOptional = ["optionalDependencies", "peerDependencies"].some(
          (other) => member(member(entry, other), name) !== undefined,
        );
        if (isOptional || bundled.includes(name) || !names.has(name)) continue;
        yield { key: name, name, at: `/packages/${pointerStep(path)}` };
      }
  }
}

/** The names under which `packages` installs something, and the versions that it has of each package. */
export type InstalledPackages = {
  readonly names: ReadonlySet<string>;
  readonly versions: ReadonlyMap<string, readonly string[]>;
};

/** What `packages` has, for what the tree beside it says of the same. */
export function installedPackages(entries: PackageEntries): InstalledPackages {
  const names = new Set<string>();
  const versions = new Map<string, string[]>();
  for (const [path, entry] of entries) {
    const cut = path.lastIndexOf(folder);
    if (cut < 0) continue;
    const name = path.slice(cut + folder.length);
    names.add(name);
    const packageName = textMember(entry, "name") ?? name;
    const version = textMember(entry, "version") ?? "";
    const known = versions.get(packageName);
    if (known === undefined) versions.set(packageName, [version]);
    else known.push(version);
  }
  return { names, versions };
}

/** Whether an entry of the tree stands in `packages` too. */
export function isInPackages(installed: InstalledPackages, name: string, written: string): boolean {
  if (!written.startsWith("npm:"))
    return /[:/]/.test(written) ? installed.names.has(name) : hasVersion(installed, name, written);
  const at = written.lastIndexOf("@");
  return hasVersion(installed, written.slice("npm:".length, at), written.slice(at + 1));
}

function hasVersion({ versions }: InstalledPackages, name: string, version: string): boolean {
  return versions.get(name)?.includes(version) === true;
}

/** The versions of an entry and of its archive as the registry names it, where they are two; else `null`. */
export function disputedVersion(name: string, version: string | null, resolved: string): string | null {
  const bare = name.slice(name.indexOf("/") + 1);
  if (version !== null && !/[?#]/.test(resolved) && resolved.endsWith(`/-/${bare}-${version}.tgz`))
    return null;
  const file = /\/-\/([^/?#]{1,300})\.tgz(?:[?#]|$)/.exec(resolved)?.[1];
  if (file === undefined || version === null || !file.startsWith(`${bare}-`)) return null;
  const archived = file.slice(bare.length + 1);
  const [own, other] = [version, archived].map((text) => withPlus(text).split("+", 1)[0]);
  return own === other ? null : `${version}, ${archived}`;
}

function withPlus(text: string): string {
  return text.replaceAll(/%2b/gi, "+");
}

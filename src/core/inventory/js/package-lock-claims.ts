/** What a package-lock.json says twice, or of another entry: names that it requires, the tree of version 1 beside `packages`, the archive of a version. */
import { pointerStep } from "#core/input/json-pointer.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import type { RequiredEntry } from "#core/inventory/required-entries.ts";

const folder = "node_modules/";

/** The key by which a nearest installed folder is found; `null` where nothing of the name lies on the way up. */
export function installedFolder(packages: unknown, from: string, name: string): string | null {
  for (let base = from; ;) {
    const path = `${base === "" ? "" : `${base}/`}${folder}${name}`;
    if (member(packages, path) !== undefined) return path;
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
export function* missingPackages(packages: unknown, unresolved: UnresolvedNames): Generator<RequiredEntry> {
  for (const [path, names] of unresolved) {
    const entry = member(packages, path);
    if (member(entry, "link") === true || member(entry, "extraneous") === true) continue;
    const isMember = !path.includes(folder) && !path.startsWith("..");
    const kinds = isMember ? ["dependencies", "devDependencies"] : ["dependencies"];
    const bundled = member(entry, "optional") === true ? listMember(entry, "bundleDependencies") : [];
    for (const kind of kinds)
      for (const name of Object.keys(member(entry, kind) ?? {})) {
        const isOptional = ["optionalDependencies", "peerDependencies"].some(
          (other) => member(member(entry, other), name) !== undefined,
        );
        if (isOptional || bundled.includes(name) || !names.has(name)) continue;
        yield { key: name, name, at: `/packages/${pointerStep(path)}` };
      }
  }
}

/** `name@version` and names of what `packages` has, for what the tree beside it says of the same. */
export function packageKeys(packages: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [path, entry] of entriesOf(packages)) {
    const name = path.slice(path.lastIndexOf(folder) + folder.length);
    if (!path.includes(folder)) continue;
    keys.add(name).add(`${textMember(entry, "name") ?? name}@${textMember(entry, "version") ?? ""}`);
  }
  return keys;
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

/**
 * Where a component comes from, when that is not the registry of its ecosystem: an advisory of an ecosystem is about the registry's package of a
 * name, and what another place gives under that name is another thing until somebody has looked. A mirror gives the registry's own files, which
 * the hash in the list pins (`core/product/registry.ts`).
 */
import { isRegistry } from "#core/product/registry.ts";

/** `path` is a folder of somebody's own, `replaced` what a build puts in the place of the module that is required. */
export type OriginKind = "git" | "url" | "file" | "path" | "registry" | "replaced";

/** A place other than the registry. */
export type ComponentOrigin = {
  readonly kind: OriginKind;
  /** The address or path as the list writes it, without secrets. */
  readonly place: string;
};

const longestPlace = 200;

/** An origin; what an address carries before `@` or behind `?` is not kept, since it may be a secret. */
export function originAt(kind: OriginKind, place: string): ComponentOrigin {
  const plain = place
    .slice(0, 2000)
    .replace(/^((?:[a-z+.-]{1,20}:)?\/\/)[^@/]*@/i, "$1")
    .replace(/\?[^#]*/, "");
  return { kind, place: plain.slice(0, longestPlace) };
}

/**
 * Where a package comes from by the address that a list gives for it: a repository, a folder, an archive, or a registry; `undefined` for the
 * ecosystem's registry. `path` is only for what the list itself calls a folder, since folders and archives look alike.
 */
export function originOf(ecosystem: string, address: string): ComponentOrigin | undefined {
  const text = address.trim();
  if (text === "" || isRegistry(ecosystem, text)) return undefined;
  if (isRepository(text)) return originAt("git", text);
  if (/^(?:file:|\.{0,2}\/|[A-Za-z]:[\\/])/.test(text))
    return originAt(isArchive(text) ? "file" : "path", text);
  if (/^(?:registry|sparse)\+/.test(text)) return originAt("registry", text.replace(/^[a-z]+\+/, ""));
  return /^https?:\/\//i.test(text) ? originAt("url", text) : undefined;
}

/** As {@link originOf} for addresses that registries give: an archive on another host is another registry's. */
export function originOfDownload(ecosystem: string, address: string): ComponentOrigin | undefined {
  const found = originOf(ecosystem, address);
  if (found?.kind !== "url" || isForgeArchive(address)) return found;
  return { kind: "registry", place: found.place };
}

const forges =
  /^(?:[a-z+]{1,12}:\/\/)?(?:[^@/]{0,100}@)?(?:www\.)?(?:codeload\.)?(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)[/:]/i;

function isRepository(text: string): boolean {
  return (
    /^(?:(?:git|hg|bzr|svn)(?:\+[a-z]{1,6})?:|git@|ssh:|(?:github|gitlab|bitbucket|gist):)/i.test(text) ||
    /\.git(?:[#?@].*)?$/i.test(text) ||
    (/^https?:\/\/[^#]{1,500}#(?:commit=|[0-9a-f]{40}$)/i.test(text) && forges.test(text))
  );
}

/** An archive that a forge makes of a commit. */
function isForgeArchive(address: string): boolean {
  return forges.test(address);
}

function isArchive(text: string): boolean {
  return /\.(?:tgz|tar(?:\.[a-z0-9]{1,4})?|zip|whl|gem|nupkg|jar|crate)(?:[#?].*)?$/i.test(text);
}

/**
 * What a search passes over and has to say: links out of the searched tree, pipes and sockets under a list's name, folders under one, archives that nobody named.
 * No link is followed. One whose target the search reaches anyway is not said.
 */
import {
  closeSync,
  type Dirent,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { join, relative, sep } from "node:path";
import { headBytes, inventoryCandidate, readerByHead } from "#agent/scan/inventory-file.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import type { SearchFinding } from "#agent/scan/search-finding.ts";

/** What one entry of a folder leaves unread; `null` for what no reader would have opened. The roots are the real paths that are searched. */
export function passedOver(entry: Dirent, path: string, roots: readonly string[]): SearchFinding | null {
  if (entry.isFile() && !archiveName.test(path)) return null;
  const candidate = inventoryCandidate(path.replaceAll("\\", "/"));
  if (entry.isSymbolicLink()) return passedLink(path, candidate, roots);
  if (entry.isFile()) return candidate === null && isArchive(path) ? archiveNotOpened(path) : null;
  const isList = candidate === "list" || (candidate === "jar" && !entry.isDirectory());
  if (!isList || (entry.isDirectory() && isPlainFolder(entry.name))) return null;
  return { at: path, code: "path-unreadable", message: "It has the name of a software list and is no file." };
}

/** Folders that are called so for other reasons: `pipfile` in small letters, and what Python and Ruby put into folders of such names. */
function isPlainFolder(name: string): boolean {
  return !/\.|^[A-Z]/.test(name) || /\.(?:egg-info|gemspec)$/i.test(name);
}

function passedLink(
  path: string,
  candidate: ReturnType<typeof inventoryCandidate>,
  roots: readonly string[],
): SearchFinding | null {
  const message = "A link leads to where this search does not look; name its target to read it.";
  const finding = { at: path, code: "link-unfollowed", message } as const;
  const target = targetOf(path, roots);
  if (target === null) return candidate === null ? null : finding;
  const isReached = roots.some((root) => isWithin(root, target));
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) return isReached ? null : finding;
  if (candidate === null || candidate === "program") return null;
  const isRead = isReached && !target.includes(`${sep}node_modules${sep}`) && isReadAlike(path, target);
  return isRead ? null : finding;
}

/** Whether the search reads a target, under its own name, as it would read it under the link's. */
function isReadAlike(path: string, target: string): boolean {
  if (inventoryCandidate(target.replaceAll("\\", "/")) === null) return false;
  const head = headOf(target, headBytes);
  return head !== null && readerByHead(path, head) === readerByHead(target, head);
}

/** The real path of a link's target; in the tree of a system, whose absolute links are meant from its own root, the one there. `null` where it dangles. */
function targetOf(path: string, roots: readonly string[]): string | null {
  try {
    const link = readlinkSync(path);
    for (const root of link.startsWith("/") ? roots : []) {
      const below = join(root, link);
      const isSystem = lstatSync(join(root, "etc/os-release"), { throwIfNoEntry: false }) !== undefined;
      if (isSystem && lstatSync(below, { throwIfNoEntry: false })?.isSymbolicLink() === false) return below;
    }
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** Whether the search of a root comes to a path: it goes into no `.git`. */
function isWithin(root: string, path: string): boolean {
  const below = relative(root, path).split(sep);
  return below[0] !== ".." && !below.includes(".git");
}

/** What is packed and may hold software lists; of what is compressed alone, a bill of materials. */
const archiveName =
  /\.(?:tar|tgz|tar\.[a-z0-9]{2,4}|txz|tbz2?|tzst|zip|7z|rar|whl|egg|gem|crate|nupkg|aar|apk|ipa|phar|xpi|vsix|deb|rpm)$|(?:bom|cdx|cyclonedx|spdx)[^/\\]*\.(?:json|xml|ya?ml|rdf|spdx)\.(?:gz|xz|zst|bz2)$/i;

/** Of a file with the name of an archive, by its first bytes: few files of a tree are opened for it. */
function isArchive(path: string): boolean {
  if (isYarnCache(path)) return false;
  if (/\.(?:deb|rpm)$/i.test(path)) return true;
  const head = headOf(path, signatureBytes);
  return head === null || packingOf(head) !== null;
}

/** The first bytes of a file that a search may open; `null` for what is none, or cannot be read. */
function headOf(path: string, bytes: number): Uint8Array | null {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  let file: number | null = null;
  try {
    file = openSync(path, "r");
    const head = new Uint8Array(bytes);
    return head.subarray(0, readSync(file, head));
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** What Yarn keeps of the packages that its lockfile, two folders above, names. */
function isYarnCache(path: string): boolean {
  const above = /^(.*[\\/])?\.yarn[\\/]cache[\\/][^\\/]+$/.exec(path)?.[1];
  return above !== undefined && statSync(`${above}yarn.lock`, { throwIfNoEntry: false }) !== undefined;
}

function archiveNotOpened(path: string): SearchFinding {
  const message = "An archive lies here that is not opened unasked; name it to read what is in it.";
  return { at: path, code: "archive-not-opened", message };
}

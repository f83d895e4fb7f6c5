/**
 * Writes entries of an archive that a stranger made into a folder, and nowhere else: no link is ever followed while it is written, nothing gets a right that its
 * writer lacks, and devices are left out. What a link within points at is looked up inside the sandbox only, whose root the folder becomes.
 */
import {
  chmodSync,
  closeSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type ArchiveEntry, safePath } from "#archive/entry.ts";
import { ArchiveStopped } from "#archive/limits.ts";

const folderMode = 0o755;
const longestTarget = 4096;

/** Writes one entry below a root. Throws {@link ArchiveStopped} for one that leads out, or through a link. */
export async function writeEntry(root: string, entry: ArchiveEntry): Promise<void> {
  const path = safePath(entry.name);
  if (path === null) {
    if (/^[./]*$/.test(entry.name) && entry.kind === "folder") return;
    throw leadsOut(entry.name);
  }
  if (entry.kind === "other") return;
  const place = join(root, path);
  makeFolder(root, dirname(path));
  if (entry.kind === "folder") {
    makeFolder(root, path);
    return;
  }
  removeEntry(root, path);
  if (entry.kind === "file") await writeFile(place, entry);
  else if (entry.kind === "link") linkWithin(root, entry, place);
  else if (entry.target.length <= longestTarget && entry.target !== "") symlinkSync(entry.target, place);
}

/** Removes what stands at a path, links not followed; nothing where nothing stands. */
export function removeEntry(root: string, path: string): void {
  if (isThroughFolders(root, dirname(path))) rmSync(join(root, path), { recursive: true, force: true });
}

/** Makes a folder empty, a plain one where something else stood. */
export function emptyFolder(root: string, path: string): void {
  const folder = join(root, path);
  if (isThroughFolders(root, path))
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  else {
    removeEntry(root, path);
    makeFolder(root, path);
  }
}

/** Makes a folder and those above it; a link or a file on the way stops. */
export function makeFolder(root: string, path: string): void {
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  for (const [index] of steps.entries()) {
    const folder = join(root, ...steps.slice(0, index + 1));
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) mkdirSync(folder, { mode: folderMode });
    else if (!found.isDirectory()) throw throughLink(steps.join("/"));
  }
}

function isThroughFolders(root: string, path: string): boolean {
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  return steps.every(
    (_, index) =>
      lstatSync(join(root, ...steps.slice(0, index + 1)), { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

async function writeFile(place: string, entry: ArchiveEntry): Promise<void> {
  const mode = entry.executable ? 0o755 : 0o644;
  const fresh = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW;
  const file = openSync(place, fresh, mode);
  try {
    for await (const piece of entry.bytes) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
  chmodSync(place, mode);
}

function linkWithin(root: string, entry: ArchiveEntry, place: string): void {
  const target = safePath(entry.target);
  if (target === null) throw leadsOut(entry.target);
  const source = join(root, target);
  const isFile =
    isThroughFolders(root, dirname(target)) && lstatSync(source, { throwIfNoEntry: false })?.isFile();
  if (isFile !== true) throw throughLink(entry.target);
  linkSync(source, place);
}

function leadsOut(name: string): ArchiveStopped {
  return new ArchiveStopped("entry-unread", `The entry ${name.slice(0, 100)} leads out of the archive.`);
}

function throughLink(name: string): ArchiveStopped {
  return new ArchiveStopped("entry-unread", `The entry ${name.slice(0, 100)} lies beyond a link or a file.`);
}

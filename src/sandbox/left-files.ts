/**
 * Files that a run left in its temporary place, read from outside by a descriptor of that place that was opened before the command began. Whoever ran within may
 * have made anything there: no link is followed, only plain files are opened, and a limit holds.
 */
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statfsSync } from "node:fs";
import type { LeftFile } from "#core/reproducer/observation.ts";

const largestLeft = 64 * 1024 * 1024;
const pieceBytes = 64 * 1024;

/** The files of these paths below `/tmp` that are there. `place` is the descriptor's own path. */
export function leftFiles(place: string, paths: readonly string[]): readonly LeftFile[] {
  return paths.flatMap((path) => leftFile(place, path) ?? []);
}

/** Whether (nearly) nothing more could be written there. A file system in memory counts by processor, and refuses a write while up to some hundred blocks are left. */
export function isFull(place: string): boolean {
  const { blocks, bfree, ffree } = statfsSync(place);
  return bfree * 100 <= blocks || ffree === 0;
}

function leftFile(place: string, path: string): LeftFile | null {
  const steps = path.split("/").slice(2);
  const folders = steps.slice(0, -1).map((_, index) => `${place}/${steps.slice(0, index + 1).join("/")}`);
  if (!folders.every(isFolder)) return null;
  try {
    const file = openSync(`${place}/${steps.join("/")}`, plainly);
    try {
      return fstatSync(file).isFile() ? { path, ...hashOf(file) } : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Nothing runs any more in the place, so what was looked at is still what is opened. */
const plainly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function hashOf(file: number): { readonly size: number; readonly sha256: string } {
  const digest = createHash("sha256");
  const piece = Buffer.alloc(pieceBytes);
  let size = 0;
  for (let read = 1; read > 0 && size <= largestLeft; size += read) {
    read = readSync(file, piece, 0, piece.length, null);
    digest.update(piece.subarray(0, read));
  }
  return { size, sha256: digest.digest("hex") };
}

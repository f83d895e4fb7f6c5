/** Watches the disks on which a room writes. Free space is asked often and costs nothing; now and then a small file is written, flushed and removed. */
import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { ConditionCode } from "#core/condition.ts";

/** What is wrong with a folder's disk; `null` when nothing is. */
type DiskFinding = { readonly code: ConditionCode; readonly failing: boolean } | null;

/** Below this nothing is stored any more: PostgreSQL needs what is left to stay on its feet. */
const reserve = 32 * 1024 * 1024;
/** Below this somebody should look: the larger of a quarter GiB and three in a hundred. */
const lowBytes = 256 * 1024 * 1024;
const lowShare = 0.03;
const inodeReserve = 200;
const writeEvery = 5000;

/** How a folder is looked at, and for how many milliseconds an answer is waited for. */
type DiskLooks = {
  readonly space: (folder: string) => Promise<DiskFinding>;
  readonly write: (folder: string) => Promise<DiskFinding>;
  readonly patience: number;
};

const looks: DiskLooks = { space: spaceFinding, write: writeFinding, patience: 5000 };

/** Looks at one folder, which is there. A disk that does not answer within five seconds hangs. */
export function diskProbe(
  folder: string,
  { space: lookAtSpace, write, patience }: DiskLooks = looks,
): () => Promise<DiskFinding> {
  const askSpace = inTime(async () => await lookAtSpace(folder), patience);
  const tryToWrite = inTime(async () => await write(folder), patience);
  let written: { readonly at: number; readonly finding: DiskFinding } | undefined;
  return async () => {
    const space = await askSpace();
    if (space?.failing === true) {
      written = undefined;
      return space;
    }
    const now = performance.now();
    if (written === undefined || written.finding !== null || now - written.at >= writeEvery)
      written = { at: now, finding: await tryToWrite() };
    return written.finding ?? space;
  };
}

/** A look that has an answer in time. None is begun while another hangs: each holds one of the few threads in which the whole process reads and writes files. */
function inTime(look: () => Promise<DiskFinding>, patience: number): () => Promise<DiskFinding> {
  let underWay: Promise<DiskFinding> | undefined;
  return async () => {
    underWay ??= look().finally(() => (underWay = undefined));
    const late = Promise.withResolvers<DiskFinding>();
    const timer = setTimeout(() => late.resolve({ code: "disk-hangs", failing: true }), patience);
    return await Promise.race([underWay, late.promise]).finally(() => clearTimeout(timer));
  };
}

/** What the free space of a folder says; writes nothing. */
export async function spaceFinding(folder: string): Promise<DiskFinding> {
  const { bavail, blocks, bsize, files, ffree } = await statfs(folder);
  const free = bavail * bsize;
  if (free < reserve) return { code: "disk-full", failing: true };
  if (files > 0 && ffree < inodeReserve) return { code: "disk-no-inodes", failing: true };
  const low = Math.min(Math.max(lowBytes, blocks * bsize * lowShare), (blocks * bsize) / 4);
  return free < low ? { code: "disk-low", failing: false } : null;
}

async function writeFinding(folder: string): Promise<DiskFinding> {
  const file = join(folder, `.write-probe.${process.pid}.tmp`);
  try {
    const handle = await open(file, "w");
    try {
      await handle.writeFile(Buffer.alloc(4096, 1));
      await handle.datasync();
    } finally {
      await handle.close();
    }
    return null;
  } catch (error) {
    return { code: codeOf(error), failing: true };
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

function codeOf(error: unknown): ConditionCode {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return "disk-full";
  return code === "EROFS" || code === "EACCES" || code === "EPERM" ? "disk-read-only" : "disk-fails";
}

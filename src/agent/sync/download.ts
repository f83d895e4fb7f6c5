/** Brings one published file home: continued where an earlier run stopped, never longer than promised, kept only when its digest is right. */
import { mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isMissing, renameDurably } from "#agent/home/durable-files.ts";
import { fileDigest } from "#agent/home/file-digest.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import type { Stretch, Transport } from "#publication/transport.ts";
import { digestRefusal } from "#publication/verified-files.ts";
import { Refusal } from "#core/problem.ts";

/** Attempts in a row that bring nothing, and attempts in all. */
const attempts = 4;
const mostAttempts = 50;

/** Whether a file is there with the promised bytes. */
export async function isDownloaded(file: IndexFile, folder: string): Promise<boolean> {
  const target = join(folder, ...file.path.split("/"));
  return (await sizeOf(target)) === file.bytes && (await fileDigest(target)) === file.sha256;
}

/** Fetches a file unless it is there already; returns whether it was fetched. */
export async function download(transport: Transport, file: IndexFile, folder: string): Promise<boolean> {
  if (await isDownloaded(file, folder)) return false;
  const target = join(folder, ...file.path.split("/"));
  const part = `${target}.part`;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await fetchPart(transport, file, part);
  if ((await fileDigest(part)) !== file.sha256) {
    await rm(part, { force: true });
    throw digestRefusal(file.path);
  }
  await renameDurably(part, target);
  return true;
}

/** Goes on until the promised length is there; gives up when the source breaks off again and again without giving anything. */
async function fetchPart(transport: Transport, file: IndexFile, part: string): Promise<void> {
  let last: unknown;
  let left = attempts;
  for (let all = mostAttempts; all > 0 && left > 0; all--) {
    left--;
    const before = await sizeOf(part);
    if (before === file.bytes) return;
    try {
      await fetchOnce(transport, file, part);
      if ((await sizeOf(part)) === file.bytes) return;
      last = new PublicationRefusal("file-short", `${file.path} is shorter than the signed index promises.`);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      last = error;
    }
    if ((await sizeOf(part)) > before) left = attempts;
  }
  const why = last instanceof Error ? last.message : "no bytes came";
  throw last instanceof Refusal
    ? last
    : new PublicationRefusal("broken-off", `${file.path} broke off: ${why}. Run sync again to go on.`);
}

async function fetchOnce(transport: Transport, file: IndexFile, part: string): Promise<void> {
  const there = await sizeOf(part);
  const stretch = await transport.open(file.path, there < file.bytes ? Math.max(there, 0) : 0);
  if (stretch === null)
    throw new PublicationRefusal("file-missing", `${file.path} is in the signed index but not there.`);
  await append(stretch, file, part);
}

async function append(stretch: Stretch, file: IndexFile, part: string): Promise<void> {
  const handle = await open(part, stretch.start === 0 ? "w" : "r+");
  let at = stretch.start;
  try {
    for await (const piece of stretch.pieces) {
      if (at + piece.length > file.bytes) {
        await rm(part, { force: true });
        throw new PublicationRefusal("file-long", `${file.path} is longer than the signed index promises.`);
      }
      await handle.write(piece, 0, piece.length, at);
      at += piece.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return -1;
    throw error;
  }
}

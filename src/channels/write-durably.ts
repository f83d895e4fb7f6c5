/** Writes files so that a reader sees each whole or not at all, also after a crash. */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes bytes durably: a temporary file, fsync, rename, fsync of the folder. */
export async function writeDurably(target: string, content: Uint8Array): Promise<void> {
  await writeWhole(target, content);
  await syncFolder(dirname(target));
}

/** How many files are on their way to the disk at once: it makes those durable together that wait together. */
const atOnce = 8;

/** Writes many files durably, in no order among themselves: each folder is made durable once, behind all that was written into it. */
export async function writeAllDurably(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const waiting = files.entries();
  const work = async (): Promise<void> => {
    for (const [target, content] of waiting) await writeWhole(target, content);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const folders = new Set([...files.keys()].map((target) => dirname(target)));
  await Promise.all([...folders].map(syncFolder));
}

/** The file is whole on the disk under its name; its name there is durable once its folder is. */
async function writeWhole(target: string, content: Uint8Array): Promise<void> {
  await makeFolder(dirname(target));
  // Processes on several machines may write to one folder, and have the same number there.
  const draft = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeDraft(draft, content);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A folder that was made is durable before anything is called durable in it. */
async function makeFolder(folder: string): Promise<void> {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  const parent = await open(folder, "r");
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function writeDraft(draft: string, content: Uint8Array): Promise<void> {
  const handle = await open(draft, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes files so that a reader sees each whole or not at all, also after a crash. */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes bytes durably: a temporary file, fsync, rename, fsync of the folder. */
export async function writeDurably(target: string, content: Uint8Array): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  // Processes on several machines may write to one folder, and have the same number there.
  const draft = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeDraft(draft, content);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const parent = await open(dirname(target), "r");
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

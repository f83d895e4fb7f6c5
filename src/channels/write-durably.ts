/** Writes files so that a reader sees each whole or not at all, also after a crash. */
import { mkdirSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes bytes durably: a temporary file, fsync, rename, fsync of the folder. */
export async function writeDurably(target: string, content: Uint8Array): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  const handle = await open(draft, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, target);
  const parent = await open(dirname(target), "r");
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

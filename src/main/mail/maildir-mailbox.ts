/** Mail in a maildir, as mail servers and pipes deliver it: files in `new`, each complete by the time it has its name. */
import { open, readdir, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Mailbox } from "#main/mail/mailbox.ts";

/** The maildir in a folder. What is left for a person moves to `cur`, flagged. */
export function maildirMailbox(folder: string): Mailbox {
  return {
    eachWaiting: async (choose, take, signal) => {
      const names = await readdir(join(folder, "new"));
      for (const name of choose(names.filter((one) => !one.startsWith(".")).toSorted())) {
        signal.throwIfAborted();
        const path = join(folder, "new", name);
        const file = await stat(path).catch(() => null);
        if (file === null || !file.isFile()) continue;
        await take({
          id: name,
          bytes: file.size,
          read: async (bytes) => await firstBytes(path, Math.min(file.size, bytes)),
          remove: async () => await unlink(path),
          setAside: async () => await rename(path, join(folder, "cur", `${name}:2,F`)),
        });
      }
    },
  };
}

async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const bytes = new Uint8Array(count);
    const { bytesRead } = await file.read(bytes, 0, count, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

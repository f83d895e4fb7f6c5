/** A publication in a folder: a stick, a share, a mirror. */
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Transport } from "#publication/transport.ts";

/** The files below a folder. */
export function folderTransport(root: string): Transport {
  return {
    open: async (path, from) => {
      const full = join(root, ...path.split("/"));
      return (await isFile(full)) ? { start: from, pieces: piecesOf(full, from) } : null;
    },
  };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return false;
    throw error;
  }
}

async function* piecesOf(path: string, from: number): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = new Uint8Array(1 << 18);
    for (let at = from; ;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return;
      yield buffer.slice(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

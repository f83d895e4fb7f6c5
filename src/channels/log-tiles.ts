/** The tiles of the published log in the public folder, and the hash function that builds and reads them. */
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TiledTree, tilePath } from "#core/log/tile.ts";

/** SHA-256, at once. */
export function sha256AtOnce(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

/** Reads tiles below the log's folder. */
export function tilesIn(folder: string): TiledTree["read"] {
  return async (place) => await readFile(join(folder, tilePath(place))).catch(() => null);
}

/** A log in a folder, as a room publishes one: entries, tiles and a checkpoint, signed by whoever is given. */
import { hash as digest } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkpointText } from "#core/log/checkpoint.ts";
import { type CheckpointSigner, checkpointSigner } from "#core/log/cosignature.ts";
import { noteText } from "#core/log/note.ts";
import {
  entriesPath,
  leafHashOf,
  noTree,
  partialTiles,
  rootOfEdge,
  tilePath,
  withLeaves,
} from "#core/log/tile.ts";

/** SHA-256, at once. */
export function sha256AtOnce(bytes: Uint8Array): Uint8Array {
  return digest("sha256", bytes, "buffer");
}

/** The text of an entry. */
export function entryText(at: number): string {
  return `{"drill":true,"entry":${at}}`;
}

/** The key of a log by this name. */
export async function logSigner(origin: string): Promise<CheckpointSigner> {
  return await checkpointSigner(origin, sha256AtOnce(Buffer.from(origin)), "Ed25519");
}

type WrittenLog = {
  readonly origin: string;
  readonly signers: readonly CheckpointSigner[];
  /** Entries that differ from the others, by their place. */
  readonly other?: Readonly<Record<number, string>>;
};

/** Writes the log with so many entries; returns the checkpoint's note. */
export async function writeLog(
  folder: string,
  size: number,
  { origin, signers, other = {} }: WrittenLog,
): Promise<string> {
  const entries = Array.from({ length: size }, (_, at) => Buffer.from(other[at] ?? entryText(at)));
  const leaves = entries.map((entry) => leafHashOf(entry, sha256AtOnce));
  const { edge, full } = withLeaves(noTree, leaves, sha256AtOnce);
  for (const tile of [...full, ...partialTiles(edge)]) await write(folder, tilePath(tile), tile.hashes);
  for (let index = 0; index * 256 < size; index++) {
    const bundle = entries.slice(index * 256, (index + 1) * 256);
    const bytes = bundle.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]);
    await write(folder, entriesPath({ index, width: bundle.length }), Buffer.concat(bytes));
  }
  const text = checkpointText({ origin, size, root: rootOfEdge(edge, sha256AtOnce) });
  const note = noteText({
    text,
    signatures: await Promise.all(signers.map(async ({ sign }) => await sign(text, 1_780_000_000))),
  });
  await write(folder, "checkpoint", Buffer.from(note));
  return note;
}

async function write(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
}

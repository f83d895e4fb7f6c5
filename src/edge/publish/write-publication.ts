/** Writes the publication to a folder that any web server can serve: files first, the signed index last, each whole or not at all. */
import { mkdirSync } from "node:fs";
import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { canonicalText } from "#core/seal/canonical.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import type { Deliver } from "#store/outbox.ts";
import type { Tx } from "#store/sql.ts";
import type { PublishedIndex } from "#stages/dissemination/publication.ts";
import { newestIndex, pubContent } from "#stages/dissemination/queries.ts";

/** The channel that brings a folder up to the newest index. Older letters find their work done. */
export function pubDelivery(folder: string): Deliver {
  return async (tx) => {
    const newest = await newestIndex(tx);
    if (newest === undefined) return;
    const index = JSON.parse(
      new TextDecoder().decode(fromBase64(newest.envelope.payload) ?? undefined),
    ) as PublishedIndex;
    for (const file of index.files) await writeMissing(tx, folder, file);
    await writeDurably(join(folder, "index.json"), new TextEncoder().encode(canonicalText(newest.envelope)));
    await sweepEcosystems(folder, index);
  };
}

/** Removes files of ecosystems that the index no longer names, and what a killed process left of one. Who was fetching them looks at the index again. */
async function sweepEcosystems(folder: string, { files }: PublishedIndex): Promise<void> {
  const named = new Set(files.map(({ path }) => join(folder, path)));
  const root = join(folder, "ecosystems");
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of found) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !named.has(path.replace(/\.gz$/, ""))) await rm(path, { force: true });
  }
}

async function writeMissing(tx: Tx, folder: string, file: PublishedIndex["files"][number]): Promise<void> {
  const target = join(folder, file.path);
  const there = await stat(target).catch(() => undefined);
  const digestNamed = file.kind !== "directive" && file.kind !== "facts";
  if (there?.size === file.bytes && digestNamed) return;
  const content = await pubContent(tx, file.path);
  if (content === undefined) throw new Error(`published file ${file.path} has no content`);
  if (there !== undefined && Buffer.compare(await readFile(target), content) === 0) return;
  if (isLarge(file)) await writeDurably(`${target}.gz`, await promisify(gzip)(content));
  await writeDurably(target, content);
}

/** Files of ecosystems lie there in gzip too, as web servers know it (`gzip_static`): pages take all of them, at an eighth of their size. */
function isLarge({ kind, ecosystem }: PublishedIndex["files"][number]): boolean {
  return ecosystem !== undefined && kind !== "delta";
}

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

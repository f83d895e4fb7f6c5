/** The channel `files`: writes the publication to the folder that any web server can serve; files first, the signed index last, each whole or not at all. */
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ChannelKind, PublicationReader, PublishedSet } from "#channels/channel.ts";
import { newestPublication } from "#channels/newest-publication.ts";
import {
  linkTarget,
  removeOldMetadata,
  targetFile,
  writeOwnTargets,
  writeMetadata,
} from "#channels/publication-metadata.ts";
import { noSettings } from "#channels/settings.ts";
import { writeDurably } from "#channels/write-durably.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";

/** Brings the folder up to the newest index, so a message of an older one finds its work done. */
export const files: ChannelKind = {
  follows: ["pub.published"],
  startsAt: "start",
  messages: newestPublication,
  timeLimit: 600,
  readSettings: noSettings(
    ({ publicFolder, publication }) =>
      async (_message, signal) =>
        await writePublication(publicFolder, publication, signal),
  ),
};

/** Writes what is published into a folder; stops between files when the signal aborts. */
export async function writePublication(
  folder: string,
  publication: PublicationReader,
  signal: AbortSignal,
): Promise<void> {
  let newest = await publication.newest();
  if (newest === undefined) return;
  // A process that was held up for long must not put an older index over a newer one: what is newest by now is written too.
  for (let written = -1; written < newest.sequence;) {
    written = newest.sequence;
    for (const file of newest.files) {
      await writeMissing(folder, file, publication);
      await linkTarget(folder, newest, file);
      signal.throwIfAborted();
    }
    newest = (await publication.newest()) ?? newest;
  }
  const index = canonicalBytes(newest.envelope);
  if (newest.metadata.length > 0) await writeOwnTargets(folder, index);
  await writeMetadata(folder, newest.metadata);
  await writeDurably(join(folder, "index.json"), index);
  await removeUnlisted(folder, newest);
  await removeOldMetadata(folder, newest, index);
}

/** Removes files of ecosystems that the index no longer names, and what a killed process left of one. Who was fetching them looks at the index again. */
async function removeUnlisted(folder: string, { files: listed, targetOf }: PublishedSet): Promise<void> {
  const named = new Set(
    listed.flatMap((file) => [file.path, targetFile(file, targetOf) ?? ""]).map((path) => join(folder, path)),
  );
  const root = join(folder, "ecosystems");
  const present = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of present) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !named.has(path.replace(/\.gz$/, ""))) await rm(path, { force: true });
  }
}

async function writeMissing(folder: string, file: IndexFile, publication: PublicationReader): Promise<void> {
  const target = join(folder, file.path);
  const there = await stat(target).catch(() => undefined);
  const digestNamed = file.kind !== "directive" && file.kind !== "facts" && file.kind !== "advisory";
  if (there?.size === file.bytes && digestNamed) return;
  const content = await publication.content(file.path);
  if (content === undefined) throw new Error(`published file ${file.path} has no content`);
  if (there !== undefined && Buffer.compare(await readFile(target), content) === 0) return;
  if (isLarge(file)) await writeDurably(`${target}.gz`, await promisify(gzip)(content));
  await writeDurably(target, content);
}

/** Files of ecosystems lie there in gzip too, as web servers know it (`gzip_static`): pages take all of them, at an eighth of their size. */
function isLarge({ kind, ecosystem }: IndexFile): boolean {
  return ecosystem !== undefined && kind !== "delta";
}

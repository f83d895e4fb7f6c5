/** The publication after TUF in the folder: targets under the names of consistent snapshots, and the documents of both trees, so that at every moment what a timestamp names is there. */
import { hash } from "node:crypto";
import { copyFile, link, mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MetadataFile, PublishedSet } from "#channels/channel.ts";
import { writeDurably } from "#channels/write-durably.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { consistentPath, indexTarget } from "#core/tuf/publication-targets.ts";
import { rulePackTargets } from "#core/tuf/rule-pack-targets.ts";

/** Who began with an older timestamp may go on with what it names for so long. */
const graceTime = 3_600_000;

/** Where a file lies under the name of its target; `null` for one that is none. */
export function targetFile(file: IndexFile, targetOf: PublishedSet["targetOf"]): string | null {
  const path = targetOf(file);
  return path && consistentPath(path, file.sha256);
}

/** Puts a file that is there under the name of its target too: the same bytes on the disk, unless the disk knows no links. */
export async function linkTarget(
  folder: string,
  { metadata, targetOf }: PublishedSet,
  file: IndexFile,
): Promise<void> {
  const path = metadata.length === 0 ? null : targetFile(file, targetOf);
  if (path === null || path === file.path) return;
  const [from, to] = [join(folder, file.path), join(folder, path)];
  if ((await stat(to).catch(() => undefined))?.size === file.bytes) return;
  await mkdir(dirname(to), { recursive: true });
  await rm(to, { force: true });
  await link(from, to).catch(async (error: unknown) => {
    if (isThere(error)) return;
    await copyFile(from, to);
  });
}

function isThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

/** Writes the targets that are no files of the index: the index itself, and the rule packs. */
export async function writeOwnTargets(folder: string, index: Uint8Array): Promise<void> {
  for (const [path, bytes] of [[indexTarget, index] as const, ...rulePackTargets]) {
    const target = join(folder, consistentPath(path, hash("sha256", bytes)));
    if ((await stat(target).catch(() => undefined))?.size !== bytes.length) await writeDurably(target, bytes);
  }
}

/** Writes the documents that are missing, in their order; a timestamp always, since its name stays. */
export async function writeMetadata(folder: string, metadata: readonly MetadataFile[]): Promise<void> {
  for (const { path, content } of metadata) {
    const target = join(folder, path);
    if (!isTimestamp(path) && (await stat(target).catch(() => undefined)) !== undefined) continue;
    const bytes = await content();
    if (bytes === undefined) throw new Error(`published document ${path} has no content`);
    await writeDurably(target, bytes);
  }
}

function isTimestamp(path: string): boolean {
  return path.endsWith("timestamp.json");
}

const replaceable = /^(?:\d+\.(?!root\.json$).+|[0-9a-f]{64}\.index)\.json$/;

/** Removes documents and indexes that others have replaced, after a time in which a client may still ask for them. */
export async function removeOldMetadata(
  folder: string,
  { metadata }: PublishedSet,
  index: Uint8Array,
): Promise<void> {
  const newest = new Set(metadata.map(({ path }) => path));
  newest.add(consistentPath(indexTarget, hash("sha256", index)));
  for (const below of ["", "pq/"])
    for (const name of await readdir(join(folder, below)).catch(() => [])) {
      if (!replaceable.test(name) || newest.has(below + name)) continue;
      const path = join(folder, below, name);
      const written = await stat(path).catch(() => undefined);
      if (written !== undefined && Date.now() - written.mtimeMs > graceTime) await rm(path, { force: true });
    }
}

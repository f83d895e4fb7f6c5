/** Where a feed comes from: files, folders in the order of their names, standard input, or a server. Opens them; does not look inside. */
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import type { ByteStream } from "#archive/byte-stream.ts";
import { download } from "./download.ts";
import { type FeedLimits, FeedStopped } from "./limits.ts";
import { checkStatedHashes, isBesideDocument } from "./stated-hash.ts";

/** One thing to read. `open` may be called once. `file` is its path on disk, if it has one. */
export type FeedSource = { readonly path: string; readonly file?: string; readonly open: () => ByteStream };

/** A source, or why a name could not be followed. */
type ResolvedSource = FeedSource | { readonly path: string; readonly error: unknown };

const chunkBytes = 1024 * 1024;

/** The sources that the names stand for. A folder stands for every file below it but hidden ones; links and pipes are followed only when named, else they are errors. */
export async function* sourcesOf(
  names: readonly string[],
  limits: FeedLimits,
  input: ByteStream,
): AsyncGenerator<ResolvedSource> {
  for (const name of names) {
    if (name === "-") yield { path: "-", open: () => input };
    else if (/^https?:\/\//i.test(name)) yield { path: name, open: () => download(name, limits) };
    else yield* below(name, name);
  }
}

async function* below(path: string, root: string): AsyncGenerator<ResolvedSource> {
  try {
    const found = await stat(path);
    if (found.isFile()) {
      await checkStatedHashes(path);
      yield { path, file: path, open: () => createReadStream(path, { highWaterMark: chunkBytes }) };
    } else if (found.isFIFO() && path === root) yield { path, open: () => createReadStream(path) };
    else if (found.isDirectory()) {
      const entries = (await readdir(path, { withFileTypes: true })).filter(
        ({ name }) => !name.startsWith("."),
      );
      const names = new Set(entries.map(({ name }) => name));
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const inner = join(path, entry.name);
        if (isBesideDocument(entry.name, names)) continue;
        if (entry.isFile() || entry.isDirectory()) yield* below(inner, root);
        else if (!entry.isSymbolicLink()) yield { path: inner, error: notAFile() };
        else if (!(await isReadAnyway(inner, root))) yield { path: inner, error: linkUnfollowed() };
      }
    } else yield { path, error: notAFile() };
  } catch (error) {
    yield { path, error };
  }
}

function linkUnfollowed(): FeedStopped {
  return new FeedStopped(
    "link-unfollowed",
    "a link leads to where is not looked; name its target to read it",
  );
}

function notAFile(): FeedStopped {
  return new FeedStopped("unreadable", "this is neither a file nor a folder");
}

/** Whether a link leads to a file or folder that is read under its own name. */
async function isReadAnyway(link: string, root: string): Promise<boolean> {
  try {
    const way = relative(await realpath(root), await realpath(link)).split(sep);
    const isInside = way[0] !== "" && !isAbsolute(way.join(sep));
    return isInside && !way.some((step) => step.startsWith("."));
  } catch {
    return false;
  }
}

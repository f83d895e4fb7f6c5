/** Where a feed comes from: files, folders in the order of their names, standard input, or a server. Opens them; does not look inside. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ByteStream } from "#archive/byte-stream.ts";
import { download } from "./download.ts";
import type { FeedLimits } from "./limits.ts";

/** One thing to read. `open` may be called once. `file` is its path on disk, if it has one. */
export type FeedSource = { readonly path: string; readonly file?: string; readonly open: () => ByteStream };

/** A source, or why a name could not be followed. */
type ResolvedSource = FeedSource | { readonly path: string; readonly error: unknown };

const chunkBytes = 1024 * 1024;

/** The sources that the names stand for. A folder stands for every file below it but hidden ones; links are followed only when named. */
export async function* sourcesOf(
  names: readonly string[],
  limits: FeedLimits,
  input: ByteStream,
): AsyncGenerator<ResolvedSource> {
  for (const name of names) {
    if (name === "-") yield { path: "-", open: () => input };
    else if (/^https?:\/\//i.test(name)) yield { path: name, open: () => download(name, limits) };
    else yield* below(name);
  }
}

async function* below(path: string): AsyncGenerator<ResolvedSource> {
  try {
    const found = await stat(path);
    if (found.isFile())
      yield { path, file: path, open: () => createReadStream(path, { highWaterMark: chunkBytes }) };
    else if (found.isDirectory()) {
      const entries = await readdir(path, { withFileTypes: true });
      const kept = entries.filter((one) => !one.name.startsWith(".") && (one.isFile() || one.isDirectory()));
      for (const name of kept.map((one) => one.name).sort()) yield* below(join(path, name));
    }
  } catch (error) {
    yield { path, error };
  }
}

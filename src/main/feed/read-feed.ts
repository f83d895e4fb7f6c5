/** Records from files, folders, archives, URLs and standard input. */
import { stat } from "node:fs/promises";
import type { ImportRecord } from "#core/format/import-record.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { recordsOf } from "#edge/feed/import-records.ts";

/** Every record of the named feeds, in order. Throws what the system says of a named file or folder that is not there: it was mistyped. */
export async function* readFeed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
  for (const path of paths) if (path !== "-" && !/^https?:\/\//i.test(path)) await stat(path);
  for await (const item of openFeed(paths)) yield* recordsOf(item);
}

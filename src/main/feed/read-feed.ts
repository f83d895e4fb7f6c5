/** Records from files, folders, archives, URLs and standard input. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { recordsOf } from "#edge/feed/import-records.ts";

/** Every record of the named feeds, in order. */
export async function* readFeed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
  for await (const item of openFeed(paths)) yield* recordsOf(item);
}

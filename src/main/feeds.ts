/** The ways between feeds and rooms: records from files, archives, URLs and standard input; a sink straight into a database. */
import { type ImportSink, type ImportTarget, runImport } from "#cli/import.ts";
import type { Terminal } from "#cli/language.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { recordsOf } from "#edge/feed/records.ts";
import { roomConfig } from "#main/config.ts";
import { openBeside } from "#main/open-room.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { system } from "#store/sql.ts";

/** Every record of the named feeds, in order. */
export async function* readFeed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
  for await (const item of openFeed(paths)) yield* recordsOf(item);
}

/** The way into the database of the room's own machine. */
export async function databaseSink(
  to: ImportTarget,
): Promise<ImportSink & { readonly close: () => Promise<void> }> {
  const config = roomConfig(to.data === null ? [] : ["--data", to.data], process.env);
  const { store, close } = await openBeside(config);
  const batch = `import-${Date.now().toString(36)}-${process.pid}`;
  return {
    send: async (records) => await importRecords(store, system, { batch, records }),
    close,
  };
}

/** `bongsu import`: over HTTP when a room is named, else into this machine's database. */
export async function importCommand(args: readonly string[], { write, error }: Terminal): Promise<number> {
  return await runImport(args, {
    write,
    error,
    live: process.stderr.isTTY,
    now: () => performance.now(),
    openRecords: readFeed,
    openSink: databaseSink,
  });
}

/** The ways between feeds and rooms: records from files, archives, URLs and standard input; into this machine's database or over HTTP. */
import { callerOf } from "#cli/room/room-client.ts";
import {
  importFeed,
  type ImportTarget,
  type ImportItem,
  type ImportRoute,
  runImport,
} from "#cli/room/import.ts";
import type { Terminal } from "#cli/terminal.ts";
import { contract } from "#contract/index.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { type ImportStatement, withStatedItems, withStatedRecords } from "#edge/feed/import-completeness.ts";
import { type WireRecord, wireRecord } from "#edge/feed/import-request.ts";
import { environment, roomConfigOf } from "#main/room/config.ts";
import { openSecondRoom } from "#main/room/open-room.ts";
import { importParcels } from "#main/fetch/import-parcels.ts";
import { readFeed } from "#main/feed/read-feed.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { system } from "#store/sql.ts";

/** `bongsu import`: over HTTP when a room is named, else into this machine's database. */
export async function importCommand(
  args: readonly string[],
  { write, error, env, live }: Terminal & { readonly live: boolean },
): Promise<number> {
  return await runImport(args, {
    env,
    write,
    error,
    live,
    now: () => performance.now(),
    openRoute: async (to) => {
      const room = to.room ?? (to.data === null ? env[environment.room] : undefined);
      const wish = { now: new Date().toISOString(), stated: to.stated };
      return room === undefined
        ? await databaseRoute(to, wish)
        : roomRoute(room, to.token ?? env[environment.token], wish);
    },
  });
}

function batchName(): string {
  return `import-${Date.now().toString(36)}-${process.pid}`;
}

async function databaseRoute(to: ImportTarget, wish: ImportStatement): Promise<ImportRoute> {
  const { store, close } = await openSecondRoom(roomConfigOf({ data: to.data ?? undefined }, process.env));
  const batch = batchName();
  return {
    run: async (paths, progress) =>
      await importFeed(
        recordParcels(paths, wish),
        async (records) => await importRecords(store, system, { batch, records }),
        progress,
      ),
    close,
  };
}

async function* recordParcels(
  paths: readonly string[],
  wish: ImportStatement,
): AsyncGenerator<ImportItem<ImportRecord>> {
  yield* importParcels(withStatedRecords(readFeed(paths), wish));
}

function roomRoute(room: string, token: string | undefined, wish: ImportStatement): ImportRoute {
  if (token === undefined)
    throw new MessageRefusal("not-signed-in", (t) => t("importCommand.needsToken", { room }));
  const call = callerOf(room, token);
  const batch = batchName();
  return {
    run: async (paths, progress) =>
      await importFeed(
        wireParcels(paths, wish),
        async (records) => await call(contract.importRecords, { batch, records: [...records] }),
        progress,
      ),
    close: async () => undefined,
  };
}

async function* wireParcels(
  paths: readonly string[],
  wish: ImportStatement,
): AsyncGenerator<ImportItem<WireRecord>> {
  for await (const item of withStatedItems(openFeed(paths), wish)) {
    const content = wireRecord(item);
    const rows = item.kind === "rows" ? item.rows.length : 0;
    yield {
      path: item.path,
      records: Math.max(1, rows),
      scores: rows,
      characters: content.text.length,
      content,
    };
  }
}

/** Opens what a room stands on, for `serve` and for commands on the room's machine: the database, migrated, and the world. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";
import { finishRestore } from "#main/room/put-in-place.ts";
import { migrate } from "#store/migrate.ts";
import { runningCluster, startCluster } from "#store/cluster.ts";
import { type Connection, openStore, type Store, system, type Tx } from "#store/sql.ts";
import { type RoomConfig, roomConfigOf } from "#main/room/config.ts";
import { version } from "#main/version.ts";

/** Where the database of a room is. */
export type RoomPlace = Pick<RoomConfig, "data" | "databaseUrl">;

/** An open database; `close` also stops a PostgreSQL that was started for it. */
type OpenRoom = {
  readonly store: Store;
  readonly connection: Connection;
  /** Where its own PostgreSQL stores; `null` for an outside one. */
  readonly folder: string | null;
  readonly close: () => Promise<void>;
};

/** Opens the room's database, starting its PostgreSQL unless one runs on the data directory already, and brings the schema up to date. */
export async function openRoom(config: RoomPlace, hearing = { hears: true }): Promise<OpenRoom> {
  mkdirSync(config.data, { recursive: true });
  if (config.databaseUrl === null) finishRestore(config.data);
  const { connection, folder, stop } = await connect(config);
  try {
    await migrate(connection, version);
    const store = await openStore(connection, undefined, hearing);
    return {
      store,
      connection,
      folder,
      close: async () => {
        await store.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Connected = {
  readonly connection: Connection;
  readonly folder: string | null;
  readonly stop: () => Promise<void>;
};

async function connect(config: RoomPlace): Promise<Connected> {
  const nothing = async (): Promise<void> => undefined;
  if (config.databaseUrl !== null)
    return { connection: { connectionString: config.databaseUrl }, folder: null, stop: nothing };
  return await startCluster(config.data);
}

/** A short command waits for nothing that others append. */
const deaf = { hears: false };

/** Opens the database for a short command: a PostgreSQL that runs already is left running. */
export async function openSecondRoom(config: RoomPlace): Promise<OpenRoom> {
  const running = config.databaseUrl === null ? runningCluster(config.data) : null;
  if (running === null) return await openRoom(config, deaf);
  const store = await openStore(running, undefined, deaf);
  return { store, connection: running, folder: null, close: async () => await store.close() };
}

/** Whether a room was ever started on a data directory. Looking makes nothing. */
function holdsRoom({ data, databaseUrl }: RoomPlace): boolean {
  return (
    databaseUrl !== null || ["postgres", "postgres.location"].some((name) => existsSync(join(data, name)))
  );
}

/**
 * Runs one transaction as the room itself in the database of this machine's room, beside a running one or without it. Refuses where there is no room: only
 * `serve` makes one, and a misspelt folder must not become an empty room.
 */
export async function withRoom<T>(data: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await withRoomStore(data, async (store) => await store.write(system, work));
}

/** As {@link withRoom}, for work of more than one transaction; it is handed where the room lies. */
export async function withRoomStore<T>(
  data: string | undefined,
  work: (store: Store, config: RoomConfig) => Promise<T>,
): Promise<T> {
  const config = roomConfigOf({ data }, process.env);
  if (!holdsRoom(config))
    throw new MessageRefusal("not-found", (t) =>
      t("terminal.noRoomIn", { data: printable(config.data, 400) }),
    );
  const { store, close } = await openSecondRoom(config);
  try {
    return await work(store, config);
  } finally {
    await close();
  }
}

/** Everything that watches over a process of a room: its log, disks, database, clock and work. */
import { mkdirSync } from "node:fs";
import { type WatchedClock, watchClock } from "#main/watch/clock.ts";
import { type Conditions, openConditions } from "#main/watch/conditions.ts";
import { watchDatabase } from "#main/watch/database.ts";
import { type WatchedHealth, watchHealth } from "#main/watch/health.ts";
import { watchWork, type WorkWatch } from "#main/watch/work.ts";
import type { RoomLog } from "#main/watch/log.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";
import { newestTime } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";

/** The watch over a process, and the store whose troubles it sees. */
export type RoomWatch = {
  readonly log: RoomLog;
  readonly store: Store;
  /** Takes the troubles that a thread of the process meets on connections of its own. */
  readonly troubled: (found: DatabaseTrouble) => void;
  readonly clock: WatchedClock;
  readonly health: WatchedHealth;
  /** Takes what other work of the process finds; see {@link Conditions}. */
  readonly found: Conditions["found"];
  readonly work: WorkWatch;
  readonly stop: () => Promise<void>;
};

/** What of a room's settings the watch needs. */
type WatchSetting = {
  readonly data: string;
  readonly publication: string;
  readonly databaseUrl: string | null;
  readonly acceptClock: boolean;
};

/** Starts to watch. `folder` is where the room's own PostgreSQL stores. */
export async function watchRoom(
  config: WatchSetting,
  opened: { readonly store: Store; readonly folder: string | null },
  log: RoomLog,
): Promise<RoomWatch> {
  const conditions = openConditions(log, () => new Date());
  const newest = config.acceptClock ? null : await opened.store.read(system, newestTime);
  const witness = config.databaseUrl !== null && !isLocal(config.databaseUrl);
  const clock = watchClock({ conditions, log, newest, witness });
  const database = watchDatabase(opened.store, { conditions, clock: clock.database });
  mkdirSync(config.publication, { recursive: true });
  const stores = opened.folder === null ? [] : [config.data, opened.folder];
  const work = watchWork(database.store, { conditions, now: () => new Date() });
  const health = await watchHealth(
    { data: stores, publication: config.publication },
    { conditions, log, doubt: clock.doubt },
  );
  return {
    log,
    store: database.store,
    troubled: database.troubled,
    clock,
    health,
    found: conditions.found,
    work,
    stop: async () => {
      health.stop();
      clock.stop();
      database.stop();
      work.stop();
    },
  };
}

/** Whether the database of an address runs on this machine. */
function isLocal(address: string): boolean {
  const url = URL.parse(address);
  const host = url?.searchParams.get("host") ?? url?.hostname ?? "";
  return host === "" || host.startsWith("/") || ["localhost", "127.0.0.1", "[::1]"].includes(host);
}

/** Connections to PostgreSQL with limits on every wait: for connecting, for one that is free, for an answer, and for a transaction that nobody goes on with. */
import pg from "pg";
import { getTypeParser } from "#store/column-types.ts";
import { type SilenceWatch, watchSilence } from "#store/silence.ts";

/** Where to connect; made from `DATABASE_URL` or by `cluster.ts`. */
export type Connection = pg.PoolConfig;

/** Waiting for a connection, free or new, ends after this. */
const connectWithin = 5000;

/** What every connection has. The server's keep-alive frees the locks of a process whose machine is gone. */
const always = {
  connectionTimeoutMillis: connectWithin,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;
const settings = [
  "search_path=bongsu",
  "timezone=UTC",
  "tcp_keepalives_idle=30",
  "tcp_keepalives_interval=10",
  "tcp_keepalives_count=3",
  "idle_in_transaction_session_timeout=15min",
];

/** A pool with this project's types and search path; for `migrate.ts` and tests. */
export function openPool(connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    max: 12,
    maxLifetimeSeconds: 3600,
    ...always,
    ...connection,
    types: { getTypeParser },
    options: settings.map((setting) => `-c ${setting}`).join(" "),
  });
  // A connection that dies fails the query at hand; without a listener its event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** A pool whose connections are watched; `close` waits for what is at hand for a moment, and then cuts it. */
export type WatchedPool = {
  readonly pool: pg.Pool;
  readonly answer: SilenceWatch["answer"];
  readonly close: () => Promise<void>;
};

const closeWithin = 1000;

/** A pool of which no connection goes silent for ever. */
export function openWatchedPool(connection: Connection): WatchedPool {
  const pool = openPool(connection);
  const watch = watchSilence({ ...always, ...connection });
  pool.on("connect", watch.add);
  const close = async (): Promise<void> => {
    const impatient = setTimeout(watch.cutAll, closeWithin);
    await pool.end();
    clearTimeout(impatient);
    watch.stop();
  };
  return { pool, answer: watch.answer, close };
}

const askEvery = 5000;
const againAfter = 500;

/** One connection of its own that hears a channel; when it is lost it is made again, twice a second until it stands. `heard` is also called then: something may have been missed. */
export async function listen(
  connection: Connection,
  channels: readonly string[],
  heard: (channel: string | null) => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const watch = watchSilence({ ...always, ...connection });
  let stopped = false;
  let client: pg.Client | undefined;
  const start = async (): Promise<void> => {
    const fresh = new pg.Client({ ...always, ...connection });
    fresh.on("notification", ({ channel }) => heard(channel));
    fresh.on("error", () => undefined);
    await fresh.connect();
    if (stopped) return await fresh.end();
    client = fresh;
    watch.add(fresh);
    fresh.once("end", again);
    for (const channel of channels) await watch.answer(fresh, fresh.query(`listen ${channel}`));
    heard(null);
  };
  const again = (): void => {
    client = undefined;
    if (!stopped) setTimeout(() => void start().catch(again), againAfter).unref();
  };
  await start();
  const asking = setInterval(() => {
    if (client !== undefined) watch.answer(client, client.query("select 1")).catch(() => undefined);
  }, askEvery);
  asking.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(asking);
      watch.stop();
      const impatient = setTimeout(watch.cutAll, closeWithin);
      await client?.end();
      clearTimeout(impatient);
    },
  };
}

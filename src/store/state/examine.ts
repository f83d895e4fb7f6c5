/** Looks at a database without changing anything: what serves there, and whether this program may work with it. */
import pg from "pg";
import { Refusal } from "#core/problem.ts";
import type { Connection } from "#store/connection.ts";
import { shippedMigrations } from "#store/migrate.ts";
import { type AppliedMigration, pendingMigrations } from "#store/migration-order.ts";

/** What was found. */
export type ExaminedDatabase = {
  /** Of the server, e.g. 18.1. */
  readonly version: string;
  readonly majorVersion: number;
  /** It takes no writes. */
  readonly standby: boolean;
  /** Connections that are open, and how many it lets in. */
  readonly connections: number;
  readonly mostConnections: number;
  /** The server's clock. */
  readonly now: string;
  /** `current`, `older` (the next start brings it up), `newer` (another program has changed it), `empty`. */
  readonly schema: "current" | "older" | "newer" | "empty";
};

const within = 5000;

/** Connects and looks. Throws what the driver throws where it cannot. */
export async function examineDatabase(connection: Connection): Promise<ExaminedDatabase> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: within, query_timeout: within });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("begin read only");
    const { rows } = await client.query<Omit<ExaminedDatabase, "schema" | "now"> & { readonly now: Date }>(`
      select current_setting('server_version') as version, current_setting('server_version_num')::integer / 10000 as "majorVersion",
        pg_is_in_recovery() as standby, (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as connections,
        current_setting('max_connections')::integer as "mostConnections", clock_timestamp() as now`);
    const [found] = rows;
    if (found === undefined) throw new TypeError("the server gave no row");
    return { ...found, now: found.now.toISOString(), schema: await schemaOf(client) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function schemaOf(client: pg.Client): Promise<ExaminedDatabase["schema"]> {
  const there = await client.query(
    "select from pg_tables where schemaname = 'bongsu' and tablename = 'migration'",
  );
  if (there.rowCount === 0) return "empty";
  const applied = await client.query<AppliedMigration>(
    "select name, sha256, to_jsonb(m) ->> 'release' as release from bongsu.migration m",
  );
  try {
    return pendingMigrations(shippedMigrations(), applied.rows).length === 0 ? "current" : "older";
  } catch (error) {
    if (error instanceof Refusal) return "newer";
    throw error;
  }
}

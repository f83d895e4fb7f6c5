/** A real PostgreSQL for tests: one cluster and one migrated template for the whole run, one database for each caller. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import pg from "pg";
import { type Cluster, startCluster } from "#store/cluster.ts";
import { migrate } from "#store/migrate.ts";
import { type Connection, openStore, type Store } from "#store/sql.ts";

let cluster: Promise<Cluster> | undefined;
let folder: string | undefined;
let count = 0;

after(async () => {
  await (await cluster)?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function startTemplate(): Promise<Cluster> {
  folder = mkdtempSync(join(tmpdir(), "bongsu-test-"));
  const { chmodSync } = await import("node:fs");
  chmodSync(folder, 0o755);
  const started = await startCluster(folder);
  await withoutUpkeep(started.connection);
  await migrate(started.connection, "test");
  return started;
}

/** What lies here need not outlive the run, nor be swept: durability is tried on rooms that run as programs of their own, and are killed. */
async function withoutUpkeep(connection: Connection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes", "autovacuum"])
    await client.query(`alter system set ${setting} = off`);
  await client.query("select pg_reload_conf()");
  await client.end();
}

/** The connection of a fresh, migrated database. */
export async function freshDatabase(): Promise<Connection> {
  return await createDatabase("template bongsu");
}

/** Where the cluster of all these databases keeps its files. */
export async function dataDirectory(): Promise<string> {
  cluster ??= startTemplate();
  const client = new pg.Client({ ...(await cluster).connection, database: "postgres" });
  await client.connect();
  await client.query("checkpoint");
  const { rows } = await client.query<{ folder: string }>(
    "select current_setting('data_directory') as folder",
  );
  await client.end();
  return rows[0]?.folder ?? "";
}

/** The connection of a database in which nothing is yet, for what a migration of an earlier program left. */
export async function emptyDatabase(): Promise<Connection> {
  return await createDatabase("template template0");
}

async function createDatabase(like: string): Promise<Connection> {
  cluster ??= startTemplate();
  const { connection } = await cluster;
  const name = `test_${(count += 1)}`;
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  await client.query(`create database ${name} ${like}`);
  await client.end();
  return { ...connection, database: name };
}

/** A store over a fresh, migrated database; closed by the caller. `now` is the clock of the program, where it is not that of the machine. */
export async function freshStore(now?: () => Date): Promise<Store> {
  return await openStore(await freshDatabase(), now);
}

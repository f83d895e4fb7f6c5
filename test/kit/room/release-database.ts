/**
 * The database of a release, kept as a sample: its rows as JSON, and what the room of that release answered from them. It is restored by running
 * the migrations of the release, whose texts never change, and putting the rows in. `tools/keep-release-database.ts` writes it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { EndpointKey } from "#contract/index.ts";
import { shippedMigrations } from "#store/migrate.ts";
import { type Connection, openPool, type Tx } from "#store/sql.ts";

/** A sample. Everything in it is invented; its secrets open nothing but rooms that are made of it. */
export type ReleaseDatabase = {
  readonly type: "bongsu.release-database/1";
  readonly release: string;
  /** The clock of the room when the sample was taken. */
  readonly at: string;
  readonly origin: string;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly sequences: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  /** Bearer secrets by who holds them, good at `at`. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly answers: readonly ReleaseAnswer[];
};

/** What an endpoint answered to the holder of a token. */
export type ReleaseAnswer = {
  readonly as: string;
  readonly endpoint: EndpointKey;
  readonly input: unknown;
  readonly output: unknown;
};

/** Reads the sample of a release. */
export function releaseDatabase(release: string): ReleaseDatabase {
  const file = new URL(`../../vectors/release/v${release}/database.json.gz`, import.meta.url);
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as ReleaseDatabase;
}

/** All rows and sequences of a room's database, read as the room itself. */
export async function databaseRows(tx: Tx): Promise<Pick<ReleaseDatabase, "sequences" | "tables">> {
  const names = await tx.rows<{ name: string }>(
    plain(
      `select relname as name from pg_class where relnamespace = 'bongsu'::regnamespace
       and relkind in ('r', 'p') and not relispartition and relname <> 'migration' order by relname`,
    ),
  );
  const tables: Record<string, unknown[]> = {};
  for (const { name } of names) {
    const rows = await tx.rows<{ row: unknown }>(plain(`select to_jsonb(t) as row from bongsu."${name}" t`));
    tables[name] = rows.map(({ row }) => row);
  }
  const sequences = await tx.rows<{ name: string; last: number }>(
    plain(
      `select sequencename as name, last_value as last from pg_sequences where schemaname = 'bongsu' and last_value is not null`,
    ),
  );
  return { tables, sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])) };
}

function plain(text: string) {
  return { strings: [text], values: [] };
}

/** Puts a sample into an empty database, as the program of its release had left it. */
export async function restoreRelease(connection: Connection, sample: ReleaseDatabase): Promise<void> {
  const shipped = new Map(shippedMigrations().map((migration) => [migration.name, migration]));
  const pool = openPool({ ...connection, max: 1 });
  try {
    await pool.query(
      "create schema bongsu; create table bongsu.migration (name text primary key, sha256 text not null, at timestamptz not null default now())",
    );
    for (const { name, sha256 } of sample.migrations) {
      const migration = shipped.get(name);
      assert.equal(migration?.sha256, sha256, `${name} is the text that release ${sample.release} ran`);
      await pool.query(migration?.text ?? "");
      await pool.query("insert into bongsu.migration (name, sha256) values ($1, $2)", [name, sha256]);
    }
    await pool.query("set session_replication_role = replica");
    for (const [name, rows] of Object.entries(sample.tables)) {
      await pool.query(`delete from "${name}"`);
      await pool.query(
        `insert into "${name}" overriding system value
         select (jsonb_populate_record(null::"${name}", row)).* from jsonb_array_elements($1::jsonb) as rows (row)`,
        [JSON.stringify(rows)],
      );
    }
    for (const [name, last] of Object.entries(sample.sequences))
      await pool.query("select setval($1::regclass, $2)", [`bongsu.${name}`, last]);
  } finally {
    await pool.end();
  }
}

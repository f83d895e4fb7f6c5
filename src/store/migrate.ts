/** Brings the schema to the newest migration. Each file of `migrations/` runs once, in its own transaction, in the order of its number; nothing else changes the schema. */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { asUnavailable } from "#store/database-trouble.ts";
import { locks } from "#store/locks.ts";
import {
  type AppliedMigration,
  type Migration,
  migrationNumber,
  pendingMigrations,
} from "#store/migration-order.ts";
import { type Connection, openPool } from "#store/sql.ts";

const folder = new URL("./migrations/", import.meta.url);

const history = `
  create schema if not exists bongsu;
  create table if not exists bongsu.migration (name text primary key, sha256 text not null, at timestamptz not null default now());
  alter table bongsu.migration add column if not exists release text`;

/**
 * Runs what has not run yet, as the program of a release, and returns the names. Refuses a database whose history does not lead to these files
 * (see {@link pendingMigrations}). Safe to run from several processes at once.
 */
export async function migrate(connection: Connection, release: string): Promise<readonly string[]> {
  const pool = openPool({ ...connection, max: 1 });
  const client = await pool.connect().catch((error: unknown) => {
    throw asUnavailable(error);
  });
  try {
    await client.query("select pg_advisory_lock($1)", [locks.migration]);
    await client.query(history);
    const applied = await client.query<AppliedMigration>(
      "select name, sha256, release from bongsu.migration",
    );
    const pending = pendingMigrations(shippedMigrations(), applied.rows);
    for (const { name, text, sha256 } of pending) {
      await client.query("begin");
      await client.query(text).catch((cause: unknown) => {
        throw new ReasonRefusal("set-up-failed", "migration-failed", {
          name,
          detail: cause instanceof Error ? cause.message : String(cause),
        });
      });
      await client.query("insert into bongsu.migration (name, sha256, release) values ($1, $2, $3)", [
        name,
        sha256,
        release,
      ]);
      await client.query("commit");
    }
    return pending.map(({ name }) => name);
  } finally {
    client.release(true);
    await pool.end();
  }
}

/** The migrations of this program, as they lie in the folder. */
export function shippedMigrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return {
        number: migrationNumber(name),
        name,
        text,
        sha256: hash("sha256", text),
      };
    });
}

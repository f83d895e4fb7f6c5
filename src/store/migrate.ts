/** Brings the schema to the newest migration. Each file of `migrations/` runs once, in its own transaction, in the order of its name; nothing else changes the schema. */
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Refusal } from "#core/problem.ts";
import { locks } from "#store/locks.ts";
import { type Connection, openPool } from "#store/sql.ts";

const folder = new URL("./migrations/", import.meta.url);

/** Runs what has not run yet and returns the names. Refuses a database whose history differs from the files. Safe to run from several processes at once. */
export async function migrate(connection: Connection): Promise<readonly string[]> {
  const pool = openPool({ ...connection, max: 1 });
  const client = await pool.connect();
  const done: string[] = [];
  try {
    await client.query("select pg_advisory_lock($1)", [locks.migration]);
    await client.query(
      "create schema if not exists bongsu; create table if not exists bongsu.migration (name text primary key, sha256 text not null, at timestamptz not null default now())",
    );
    const known = new Map<string, string>();
    const rows = await client.query<{ name: string; sha256: string }>(
      "select name, sha256 from bongsu.migration",
    );
    for (const { name, sha256 } of rows.rows) known.set(name, sha256);
    for (const { name, text, sha256 } of migrations()) {
      const before = known.get(name);
      if (before === sha256) continue;
      if (before !== undefined)
        throw new Refusal(
          "set-up-failed",
          `migration ${name} differs from the one that this database ran; use the program's own version or a fresh database`,
        );
      await client.query("begin");
      await client.query(text).catch((cause: unknown) => {
        throw new Refusal(
          "set-up-failed",
          `migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
        );
      });
      await client.query("insert into bongsu.migration (name, sha256) values ($1, $2)", [name, sha256]);
      await client.query("commit");
      done.push(name);
    }
    return done;
  } finally {
    client.release(true);
    await pool.end();
  }
}

function migrations(): readonly { name: string; text: string; sha256: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return { name, text, sha256: hash("sha256", text) };
    });
}

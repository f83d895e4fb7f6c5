/** Migrations: the order that is accepted, the databases that are refused, and what a real PostgreSQL remembers of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import { migrate, shippedMigrations } from "#store/migrate.ts";
import { type AppliedMigration, type Migration, pendingMigrations } from "#store/migration-order.ts";
import { openPool } from "#store/sql.ts";

function shipped(...numbers: readonly number[]): Migration[] {
  return numbers.map((number) => ({ number, name: nameOf(number), sha256: `sha-${number}`, text: "" }));
}

function applied(...numbers: readonly number[]): AppliedMigration[] {
  return numbers.map((number) => ({ name: nameOf(number), sha256: `sha-${number}`, release: "0.2.0" }));
}

function nameOf(number: number): string {
  return `${String(number).padStart(4, "0")}-step.sql`;
}

test("pendingMigrations: what has not run, by number, whatever the order of the files", () => {
  const numbers = (list: readonly Migration[]): number[] => list.map(({ number }) => number);
  assert.deepEqual(numbers(pendingMigrations(shipped(30, 10, 20), [])), [10, 20, 30]);
  assert.deepEqual(numbers(pendingMigrations(shipped(10, 20, 30), applied(10, 20))), [30]);
  assert.deepEqual(numbers(pendingMigrations(shipped(10), applied(10))), []);
});

test("pendingMigrations: a number that is not above the newest one that ran is refused by name", () => {
  assert.throws(() => pendingMigrations(shipped(10, 15, 20), applied(10, 20)), {
    code: "set-up-failed",
    message:
      "migration 0015-step.sql has a lower number than 0020-step.sql, which this database ran already; give it a number above 20",
  });
});

test("pendingMigrations: an older program refuses a newer database and says which release to use", () => {
  assert.throws(() => pendingMigrations(shipped(10), applied(10, 20)), {
    code: "set-up-failed",
    message: /migration 0020-step\.sql, .* use release 0\.2\.0 or a newer one$/,
  });
  const silent = [{ name: "0020-step.sql", sha256: "sha-20", release: null }];
  assert.throws(() => pendingMigrations(shipped(10), silent), /use a newer release than this one$/);
});

test("pendingMigrations: a migration whose text changed after it ran is refused", () => {
  const other = [{ name: "0010-step.sql", sha256: "of another text", release: null }];
  assert.throws(() => pendingMigrations(shipped(10), other), /differs from the one that this database ran/);
});

test("the shipped migrations have numbers of their own", () => {
  const numbers = shippedMigrations().map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length);
});

test("migrate: runs once, keeps the release that ran it, and refuses what a newer program left", async () => {
  const connection = await freshDatabase();
  assert.deepEqual(await migrate(connection, "0.1.0"), [], "the template ran them all");
  const pool = openPool(connection);
  const { rows } = await pool.query<{ release: string }>("select distinct release from migration");
  assert.deepEqual(rows, [{ release: "test" }]);
  await pool.query("insert into migration (name, sha256, release) values ('9990-later.sql', 'x', '7.0.0')");
  await pool.end();
  await assert.rejects(migrate(connection, "0.1.0"), /use release 7\.0\.0 or a newer one/);
});

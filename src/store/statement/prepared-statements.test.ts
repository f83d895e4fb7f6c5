/** What a connection keeps of its statements: what comes again, no more than its bound, for each actor by its own policies, and anew when plans age or the schema changes. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { prepareStatements } from "#store/statement/prepared-statements.ts";
import { type Connection, openPool, openStore, sql, type Sql, type Store, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

describe("prepared statements", () => {
  let connection: Connection;
  let owner: pg.Pool;
  let store: Store;

  before(async () => {
    connection = await freshDatabase();
    owner = openPool({ ...connection, max: 1 });
    await owner.query(`create table letter (reader text not null, words text not null);
      alter table letter enable row level security;
      create policy own on letter to bongsu_app using (reader = actor_id()) with check (reader = actor_id())`);
    store = await openStore(connection);
  });
  after(async () => {
    await store.close();
    await owner.end();
  });

  const read = async (query: Sql, id = "anna"): Promise<readonly object[]> =>
    await store.read({ role: "analyst", id }, async (tx) => await tx.rows(query));
  const kept = async (): Promise<number> => {
    const rows = await store.read(system, async (tx) =>
      tx.rows(sql`select from pg_prepared_statements where statement like 'select words%'`),
    );
    return rows.length;
  };

  test("one that comes again is kept, and answers each actor by its own policies", async () => {
    const own = sql`select words from letter order by words`;
    for (const id of ["anna", "bert"])
      await store.write({ role: "analyst", id }, async (tx) => {
        await tx.run(sql`insert into letter values (${id}, ${`of ${id}`})`);
      });
    assert.deepEqual(await read(own), [{ words: "of anna" }]);
    assert.equal(await kept(), 0);
    for (let run = 0; run < 8; run += 1)
      for (const id of ["anna", "bert", "carl"])
        assert.deepEqual(await read(own, id), id === "carl" ? [] : [{ words: `of ${id}` }]);
    assert.equal(await kept(), 1);
  });

  test("a column that a newer release adds shows at the next reading, on every connection", async () => {
    const all = sql`select * from letter`;
    const several = async (): Promise<readonly (readonly object[])[]> =>
      await Promise.all([1, 2, 3].map(async () => await read(all)));
    for (let run = 0; run < 3; run += 1) await several();
    await owner.query("alter table letter add column stamp integer not null default 1");
    for (const rows of await several())
      assert.deepEqual(rows, [{ reader: "anna", words: "of anna", stamp: 1 }]);
  });

  test("what a pooler made connections forget is kept anew, and is no fault", async () => {
    const all = sql`select words from letter where words <> 'forgotten'`;
    const several = async (): Promise<readonly (readonly object[])[]> =>
      await Promise.all([1, 2, 3].map(async () => await read(all)));
    for (let run = 0; run < 3; run += 1) await several();
    const forget = async (): Promise<void> =>
      await store.read(system, async (tx) => void (await tx.rows(sql`deallocate all`)));
    await Promise.all([1, 2, 3].map(forget));
    for (const rows of await several()) assert.deepEqual(rows, [{ words: "of anna" }]);
  });

  test("plans are made anew after a while, within any transaction", async () => {
    let now = 0;
    const statements = prepareStatements(() => now);
    const client = await owner.connect();
    const run = async (mode: string): Promise<string> => {
      const first = statements.before(client);
      await client.query(`begin ${mode}; ${first}set local role bongsu_app`);
      const text = "select count(*) from letter";
      const name = statements.nameOn(client, text);
      await client.query(name === undefined ? { text } : { text, name, values: [] });
      await client.query("commit");
      return first;
    };
    const seen: string[] = [];
    for (const mode of ["read only", "read only", "read write", "read only", "read write"]) {
      seen.push(await run(mode));
      now += 6000;
    }
    assert.deepEqual(seen, ["", "", "discard plans; ", "", "discard plans; "]);
    client.release();
  });

  test("a connection keeps no more than its bound, and notes of others no more than that", () => {
    const statements = prepareStatements(() => 0);
    const client = new pg.Client();
    const twice = (text: string): string | undefined => {
      statements.nameOn(client, text);
      return statements.nameOn(client, text);
    };
    const names = Array.from({ length: 200 }, (_, at) => twice(`select ${at}`));
    assert.equal(new Set(names.slice(0, 150)).size, 150);
    assert.ok(!names.slice(0, 150).includes(undefined));
    assert.deepEqual(new Set(names.slice(150)), new Set([undefined]));
    for (let at = 0; at < 5000; at += 1) statements.nameOn(client, `select '${at}'`);
    assert.equal(statements.nameOn(client, "select 7"), names[7], "what is kept stays");
    statements.forget();
    assert.notEqual(twice("select 7"), names[7]);
  });
});

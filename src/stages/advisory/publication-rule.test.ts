/** The decision who may read a record now: core and database agree on every case, and nothing shows before its time, by whichever clock is behind. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Actor } from "#core/actor.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import {
  classOfRole,
  decisionSql,
  mayRead,
  readerClasses,
  recordReader,
  recordState,
} from "#core/privacy/publication-rule.ts";
import { type Connection, openStore, sql, type Store, system } from "#store/sql.ts";
import { standsForAll } from "#stages/advisory/queries.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

const sharings: readonly (Sharing | null)[] = [null, "clear", "green", "amber", "amber+strict", "red"];
const roles = Object.keys(classOfRole) as Actor["role"][];
const hour = 3_600_000;
const from = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
/** Hours from now; those near now stand clear of the time that the test takes. */
const offsets = [-2e5, -49, -25, -1, 1, 5, 13, 15, 25, 49, 4e5];

let connection: Connection;
let store: Store;

describe("who may read a record now", () => {
  before(async () => {
    connection = await freshDatabase();
    store = await openStore(connection);
  });
  after(async () => await store.close());

  it("is one declaration: the functions of the database are its text", async () => {
    const rows = await store.read(system, async (tx) =>
      tx.rows<{ name: string; body: string }>(
        sql`select proname as name, prosrc as body from pg_proc where proname = any(${Object.keys(decisionSql)})`,
      ),
    );
    const bodies = Object.fromEntries(
      rows.map(({ name, body }) => [name, body.trim().replace(/^select /, "")]),
    );
    assert.deepEqual(bodies, { ...decisionSql });
  });

  it("is decided alike by core and by the database, over every label, time and withdrawal", async () => {
    const now = from(0);
    const cases = sharings.flatMap((sharing) =>
      [null, ...offsets].flatMap((published) =>
        [null, -1, 1].map((withdrawn) => ({
          sharing,
          published: published === null ? null : from(published * hour),
          withdrawn: withdrawn === null ? null : from(withdrawn * hour),
        })),
      ),
    );
    const rows = await store.read(system, async (tx) =>
      tx.rows<{ reader: number; stands: boolean }>(sql`
        select record_reader(a.sharing, a.published, publishing_time()) as reader, ${standsForAll} as stands
        from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as a (sharing text, published timestamptz, withdrawn timestamptz)`),
    );
    cases.forEach((record, i) => {
      const about = JSON.stringify(record);
      assert.equal(readerClasses[rows[i]?.reader ?? -1], recordReader(record, now), about);
      assert.equal(rows[i]?.stands, recordState(record, now) === "standing", about);
    });
    assert.equal(cases.length, 216);
  });

  it("gives each role what its class may read, row by row, and nobody anything", async () => {
    await store.write(system, async (tx) => {
      for (const [i, { sharing, published }] of rowsPlanted.entries())
        await tx.run(sql`
          insert into advisory (key, id, format, publisher, sharing, published, newest, advisory, unknown, remarks, content, words)
          values (${`k${i}`}, ${`k${i}`}, 'osv', 'DRILL', ${sharing}, ${published}, now(), '{}', '{}', '[]', '-', '')`);
    });
    for (const role of roles) {
      const expected = rowsPlanted.flatMap((record, i) =>
        mayRead(classOfRole[role], recordReader({ ...record, withdrawn: null }, from(0))) ? [`k${i}`] : [],
      );
      assert.deepEqual(await keysFor(store, { role, id: "test" }), expected.toSorted(), role);
    }
    assert.deepEqual(await keysFor(store, { role: "" as Actor["role"], id: "" }), []);
  });

  it("waits for the clock that is behind: neither a fast program nor a slow one shows early", async () => {
    const anyone: Actor = { role: "public", id: "public" };
    const early = await keysFor(store, anyone);
    for (const [ahead, more] of [
      [50 * hour, 0],
      [-50 * hour, -2],
    ] as const) {
      const skewed = await openStore(connection, () => new Date(Date.now() + ahead));
      const seen = await keysFor(skewed, anyone);
      assert.ok(
        seen.every((key) => early.includes(key)),
        `${ahead}`,
      );
      assert.equal(seen.length, early.length + more * 2, `${ahead}`);
      await skewed.close();
    }
  });
});

const rowsPlanted = sharings.flatMap((sharing) =>
  [null, -1000, -49, -1, 1, 49].map((hours) => ({
    sharing,
    published: hours === null ? null : from(hours * hour),
  })),
);

async function keysFor(at: Store, actor: Actor): Promise<readonly string[]> {
  const rows = await at.read(actor, async (tx) =>
    tx.rows<{ key: string }>(sql`select key from advisory order by key collate "C"`),
  );
  return rows.map(({ key }) => key);
}

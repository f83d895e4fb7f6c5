/**
 * A room of an earlier release is opened by today's program: what was acknowledged is still there, row by row; the journal's chain is whole; every
 * endpoint answers at least what it answered before; and the room's work goes on. The samples are `test/vectors/release/vRELEASE/database.json.gz`.
 */
import { printedLog } from "#test/kit/room/printed-log.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { LogReader } from "#channels/channel.ts";
import { channelFollower } from "#channels/follow.ts";
import { callerOf } from "#cli/room/room-client.ts";
import { contract } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus } from "#edge/http/room.ts";
import { showPictures } from "#main/room/show-pictures.ts";
import { eventVisibility, type JournalEvent } from "#core/journal-event.ts";
import { roomChannels } from "#main/room/channels.ts";
import { failingFollowers, firstBrokenEntry, lastPosition, runFollowerOnce } from "#store/journal.ts";
import { migrate, shippedMigrations } from "#store/migrate.ts";
import { type Connection, openStore, sql, type Store, system } from "#store/sql.ts";
import { fillSearchTexts } from "#stages/advisory/searchable.ts";
import {
  databaseRows,
  releaseDatabase,
  type ReleaseDatabase,
  restoreRelease,
} from "#test/kit/room/release-database.ts";
import { settleFollowers } from "#test/kit/offline-transfer.ts";
import { emptyDatabase } from "#test/kit/room/test-store.ts";

const samples = new URL("../vectors/release/", import.meta.url);
const releases = readdirSync(samples).filter((name) =>
  existsSync(new URL(`${name}/database.json.gz`, samples)),
);

/** What a later migration moved to another table, by release's table; its rows are then looked for in the answers alone. */
const moved: ReadonlySet<string> = new Set(["told", "standing", "told_clock"]);

/** What is counted anew from what was answered: emptied by a later migration, and filled before a room answers. */
const countedAnew: ReadonlySet<string> = new Set(["picture", "picture_cell"]);

/** Rows of the room's own work, which a migration may rewrite. */
const rewritten: ReadonlySet<string> = new Set(["cursor", "outbox"]);

for (const name of releases) {
  describe(`a room of release ${name}`, () => {
    const sample = releaseDatabase(name.slice(1));
    let connection: Connection;
    let store: Store;
    before(async () => {
      connection = await emptyDatabase();
      await restoreRelease(connection, sample);
      const expected = shippedMigrations().slice(sample.migrations.length);
      assert.equal((await migrate(connection, "test")).length, expected.length);
      store = await openStore(connection);
    });
    after(async () => await store.close());

    it("has every row that it had", async () => {
      const { tables } = await store.read(system, databaseRows);
      for (const [table, rows] of Object.entries(sample.tables)) {
        if (moved.has(table) || rewritten.has(table) || countedAnew.has(table)) continue;
        const today = tables[table] ?? assert.fail(`${table} is gone; say in this test where its rows are`);
        assert.deepEqual(shared(today, rows[0]), shared(rows, today[0]), table);
      }
    });

    it("has a whole journal, and answers what it answered", async () => {
      assert.equal(await store.read(system, firstBrokenEntry), null);
      await showPictures(store);
      await checkAnswers(sample, store);
    });

    it("goes on: every follower finds its place, and nothing of the past happens twice", async () => {
      const position = await store.read(system, lastPosition);
      await settleFollowers(store);
      assert.deepEqual(await store.read(system, failingFollowers), []);
      assert.equal(await store.read(system, lastPosition), position, "no new entry");
      await checkAnswers(sample, store);
    });

    it("finds its records by their names in whatever letters, under the terms of each", async () => {
      await store.write(system, async (tx) => {
        await tx.run(
          sql`update advisory set advisory = jsonb_set(advisory, '{aliases}', '["ghsa-DRIL-aaaa-0001", " cve‑2026‑99001 "]') where id = 'DRILL-OSV-1'`,
        );
        await tx.run(sql`update advisory set sharing = 'red' where id = 'DRILL-ADV-2026-0001'`);
      });
      await fillSearchTexts(store);
      const names = await store.read(system, async (tx) =>
        tx.rows<{ id: string; name: string; sharing: string | null }>(sql`
          select a.id, n.name, n.sharing from advisory_name n join advisory a using (key)
          where relation = 'alias' and a.id in ('DRILL-OSV-1', 'DRILL-ADV-2026-0001') order by 1, 2`),
      );
      assert.deepEqual(
        names.map((one) => `${one.id} ${one.name} ${one.sharing}`),
        [
          "DRILL-ADV-2026-0001 DRILL-ADV-2026-0001-V1 red",
          "DRILL-OSV-1 CVE-2026-99001 null",
          "DRILL-OSV-1 GHSA-dril-aaaa-0001 null",
        ],
      );
    });

    it("writes no publication again: `files` knows what it was told, and only a channel that is new looks back", async () => {
      const { origin } = sample;
      const noLog: LogReader = {
        head: async () => await Promise.resolve({ origin: "", folder: "log", size: 0 }),
        entries: async () => await Promise.resolve([]),
        signers: async () => await Promise.resolve([]),
        witnesses: async () => await Promise.resolve([]),
        postToWitness: async () => await Promise.resolve({ status: 404, text: "" }),
        awaited: async () => await Promise.resolve([]),
        proved: async () => await Promise.resolve(),
      };
      const set = { store, document: null, origin, drill: true, now: () => new Date(sample.at) };
      for (const channel of roomChannels({ ...set, publicFolder: "/nonexistent", roomLog: noLog }))
        while ((await runFollowerOnce(store, channelFollower(channel))) > 0);
      const { tables } = await store.read(system, databaseRows);
      const told = channelsOf(sample.tables).map((channel) => (channel === "pub" ? "files" : channel));
      const expected = [...(told.includes("feed") ? told : ["feed", ...told]), "log"];
      assert.deepEqual(channelsOf(tables).toSorted(), expected.toSorted());
    });
  });
}

/** The channel of each message in the outbox. */
function channelsOf(tables: ReleaseDatabase["tables"]): readonly string[] {
  return (tables["outbox"] ?? []).map((row) => (row as { channel: string }).channel);
}

/** The rows in one order, with the columns that both sides have. */
function shared(rows: readonly unknown[], other: unknown): readonly string[] {
  const known = new Set(Object.keys(other as object));
  return rows
    .map((row) => Object.entries(row as object).filter(([column]) => known.has(column)))
    .map((columns) => JSON.stringify(columns.toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted();
}

type Pictures = { readonly pictures: readonly { readonly at: string; readonly position: number }[] };
type AnsweredEntry = {
  readonly at: string;
  readonly actor: string | null;
  readonly fact: JournalEvent;
  readonly withheld?: readonly string[];
};
type Entries = { readonly entries: readonly AnsweredEntry[] };

/** What of an answer of a release every later one gives again. */
type Stuck = { readonly items: readonly { readonly organization: string }[] };

function comparable(endpoint: string, output: unknown, today: unknown): unknown {
  switch (endpoint) {
    case "pictureRead": {
      // Its numbers moved anew, all to where they were.
      const { pictures } = output as Pictures;
      return { pictures: pictures.map(({ at: _at, position: _position, ...numbers }) => numbers) };
    }
    case "journalRead":
      return comparableEntries(output as Entries, today as Entries);
    case "directiveStuck": {
      // Of one deadline those who contradict themselves stand first now.
      const place = new Map((today as Stuck).items.map(({ organization }, at) => [organization, at]));
      const placeOf = ({ organization }: Stuck["items"][number]): number => place.get(organization) ?? -1;
      return { items: (output as Stuck).items.toSorted((a, b) => placeOf(a) - placeOf(b)) };
    }
    default: {
      // Where a list goes on is written as each release likes it.
      const { next: _, ...shown } = output as { next?: string };
      return shown;
    }
  }
}

/** Each entry with what its reader still may see: a field that is left out now is said to be, and is none that everybody may see. */
function comparableEntries({ entries }: Entries, today: Entries): Entries {
  assert.equal(today.entries.length, entries.length);
  const shown = entries.map(({ at, actor, fact, ...place }, index) => {
    const { withheld = [], actor: by = null } = today.entries[index] ?? {};
    const visibility: Readonly<Record<string, string>> = Object.hasOwn(eventVisibility, fact.kind)
      ? eventVisibility[fact.kind]
      : {};
    for (const name of withheld) assert.notEqual(visibility[name], "open", `${fact.kind} ${name}`);
    const left = Object.entries(fact).filter(([name]) => !withheld.includes(name));
    const own = by === null && "organization" in fact ? null : actor;
    return {
      ...place,
      at: new Date(at).toISOString(),
      actor: own,
      fact: Object.fromEntries(left) as JournalEvent,
    };
  });
  return { entries: shown };
}

async function checkAnswers({ at, origin, answers, tokens }: ReleaseDatabase, store: Store): Promise<void> {
  const folder = "/nonexistent";
  const bus = createBus();
  const now = (): Date => new Date(at);
  const app = createApp({
    store,
    drill: true,
    version: "test",
    origin,
    signer: newKey(),
    now,
    bus,
    log: printedLog,
    publicFolder: folder,
    webFolder: folder,
    checkOutputs: true,
  });
  const fetch: typeof globalThis.fetch = async (input, init) => await app.request(new Request(input, init));
  for (const { as, endpoint, input, output } of answers) {
    const call = callerOf(origin, tokens[as] ?? "", fetch);
    const whole = endpoint === "directiveStuck" ? { ...(input as object), limit: 200 } : input;
    const today = await call(contract[endpoint] as Endpoint, whole);
    assert.partialDeepStrictEqual(today, comparable(endpoint, output, today), `${endpoint} for ${as}`);
  }
}

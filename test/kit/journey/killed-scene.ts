/** A room of two processes on one PostgreSQL, one that answers and one that works, either of which is killed; and the journey in it. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Store, sql, system, openStore } from "#store/sql.ts";
import { type Fleet, fleet } from "../fault/fleet.ts";
import { dataFolder, freePort } from "../process.ts";
import { dataDirectory, freshDatabase } from "../room/test-store.ts";
import { type placesOf } from "./canary.ts";
import { makeTokens } from "./directive.ts";
import { type FindingJourney, findingTokens, type Interruptible } from "./finding.ts";

/** The room, the journey in it, and where words are looked for. */
export type KilledScene = {
  readonly journey: FindingJourney;
  readonly store: Store;
  readonly room: Fleet;
  readonly kill: (which: "serve" | "work") => Promise<void>;
  readonly inside: () => number;
  readonly places: () => Promise<Parameters<typeof placesOf>[1]>;
  readonly close: () => Promise<void>;
};

const members = { serve: 0, work: 1 } as const;

/** Starts both processes; agents keep what they have in `folder`. */
export async function openKilledScene(
  folder: string,
  organizations: readonly string[],
): Promise<KilledScene> {
  const connection = await freshDatabase();
  const store = await openStore(connection);
  const data = dataFolder();
  // Below what is searched: what a process would write for a moment is found too.
  const temporary = join(data.path, "temporary");
  mkdirSync(temporary);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const room = fleet(
    [
      { kind: "serve", port },
      { kind: "work", port: 0 },
    ],
    {
      args: ["--data", data.path, "--publication", join(data.path, "published")],
      env: {
        DATABASE_URL: `postgres://postgres@localhost/${connection.database}?host=${encodeURIComponent(String(connection.host))}`,
        BONGSU_ORIGIN: origin,
        BONGSU_LOG_LEVEL: "debug",
        TMPDIR: temporary,
      },
    },
  );
  await room.start(members.serve);
  await room.start(members.work);
  const kill = async (which: keyof typeof members): Promise<void> => {
    await room.kill(members[which]);
    await room.start(members[which]);
  };
  let inside = 0;
  const journey: FindingJourney = {
    origin,
    fetch,
    now: () => new Date(),
    folder,
    tokens: await makeTokens(store, organizations, new Date()),
    people: await findingTokens(store, new Date()),
    organizations,
    settle: async () => await settled(store),
    directive: "",
    receipts: new Map(),
    canary: "quorinthax-vellumbrik",
    killedWithin: async (what) => await killedWithin(what, { room, after: 5 + 12 * inside++ }),
    killWork: async () => {
      inside += 1;
      await kill("work");
    },
    trace: traceless(),
  };
  return {
    journey,
    store,
    room,
    kill,
    inside: () => inside,
    places: async () => ({
      store,
      folders: [data.path, ...(await databaseFolders(store))],
      printed: room.printed(),
      pids: room.pids(),
    }),
    close: async () => {
      await room.stop();
      await store.close();
      data.remove();
    },
  };
}

function traceless(): FindingJourney["trace"] {
  const supplier = async () => await Promise.reject(new Error("no supplier takes part"));
  const none = { case: "", participant: "", secret: "", advisory: "", ends: "" };
  return { report: { number: "", sha256: "" }, supplier, ...none };
}

/** What was acknowledged is found, as it was; what was not is done again unless it is found. */
async function killedWithin<T>(
  { act, found }: Interruptible<T>,
  { room, after }: { readonly room: Fleet; readonly after: number },
): Promise<T> {
  const acting = act().then(
    (value) => ({ value }),
    () => null,
  );
  await new Promise((wait) => setTimeout(wait, after));
  await room.kill(members.serve);
  const acknowledged = await acting;
  await room.start(members.serve);
  const before = await found();
  if (acknowledged === null) return before ?? (await act());
  assert.deepEqual(before, acknowledged.value, "what was acknowledged is there");
  return acknowledged.value;
}

async function databaseFolders(store: Store): Promise<readonly string[]> {
  const row = await store.read(system, async (tx) =>
    tx.first<{ oid: string }>(sql`select oid::text from pg_database where datname = current_database()`),
  );
  const data = await dataDirectory();
  return [join(data, "base", row?.oid ?? ""), join(data, "base", "pgsql_tmp"), join(data, "pg_wal")];
}

/** Waits until every follower stands at the end of the journal and the publication is out. */
async function settled(store: Store): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const open = await store.read(
      system,
      async (tx) =>
        await tx.first<{ open: number }>(sql`
      select (select count(*) from outbox where done_at is null)
        + (select count(*) from cursor where position < (select max(position) from journal))
        + (select count(*) from (select count(*) as cursors from cursor) all_of where cursors = 0) as open`),
    );
    if (open?.open === 0) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`the room did not settle within 60 s`);
}

/** A room in this process for tests: the real server code on a fresh database with the drill world, and the clock in hand. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createApp } from "#edge/http/app.ts";
import { createBus, type Room } from "#edge/http/room.ts";
import { writeDurably } from "#channels/write-durably.ts";
import { roomChannels } from "#main/room/channels.ts";
import { followersOf } from "#main/room/followers.ts";
import { packBuilder } from "#core/pack/build/builder.ts";
import { publishPacks } from "#main/packs/publish-packs.ts";
import { openDrillOffices } from "#main/room/offices/drill-offices.ts";
import { openRoomLog } from "#main/room/room-log.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { runBackgroundRound } from "#main/room/background-work.ts";
import { movePictures } from "#stages/picture/move.ts";
import { type Publisher, renewIndex } from "#stages/dissemination/publication.ts";
import { loadWorld, type WorldName } from "#stages/registry/load-world.ts";
import { type Connection, openStore, type Store, system } from "#store/sql.ts";
import { printedLog } from "./printed-log.ts";
import { freshDatabase } from "./test-store.ts";

/** An open test room. `settle` does all the work that followers and the outbox have. */
export type TestRoom = {
  readonly origin: string;
  readonly store: Store;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly advance: (milliseconds: number) => void;
  readonly settle: () => Promise<void>;
  /** Settles, then builds and lists the packs of every ecosystem of which something new is known; returns how many were built. */
  readonly publishPacks: () => Promise<number>;
  /** Folder of the room's data, where its keys are. */
  readonly data: string;
  /** Folder of the published files. */
  readonly publicFolder: string;
  /** What its server serves, for another server over the same database. */
  readonly served: Room;
  readonly close: () => Promise<void>;
};

/** Opens a room whose clock stands at `now` (RFC 3339) until it is advanced. */
export async function openTestRoom(at: {
  readonly now: string;
  readonly world?: WorldName;
  /** The file of the key that signs the room's log, and the policy whose witnesses cosign it. */
  readonly log?: { readonly key: string; readonly policy: string };
  readonly connection?: Connection;
  /** Whether it has a drill's other offices and witnesses, so that its directives are orders of several offices. */
  readonly offices?: boolean;
}): Promise<TestRoom> {
  let clock = Date.parse(at.now);
  const now = (): Date => new Date(clock);
  const opened = await openStore(at.connection ?? (await freshDatabase()), now);
  const { store, writes } = countingWrites(opened);
  const data = mkdtempSync(join(tmpdir(), "bongsu-test-room-"));
  const { world } = await loadWorld(store, at.world ?? "drill");
  const key = await loadRoomKey(data, world.drill);
  const publicFolder = join(data, "pub");
  await writeDurably(join(publicFolder, "keys.json"), Buffer.from(JSON.stringify(key.publicDocument)));
  const origin = "http://localhost:8420";
  const publisher: Publisher = { room: origin, drill: world.drill, signer: key.signer, hybrid: key.hybrid };
  const bus = createBus();
  const webFolder = resolve(import.meta.dirname, "../../../dist/web");
  const served: Room = {
    store,
    drill: world.drill,
    version: "test",
    origin,
    signer: key.signer,
    agree: key.agree,
    publicFolder,
    webFolder,
    now,
    bus,
    log: printedLog,
    checkOutputs: true,
  };
  const app = createApp(served);
  if (at.log !== undefined) cpSync(at.log.key, join(data, "keys", "log"));
  const offices = at.offices === true ? await openDrillOffices({ store, data, origin }, now) : undefined;
  const roomLog = await openRoomLog({
    store,
    data,
    drill: world.drill,
    origin,
    policy: at.log?.policy ?? null,
    now,
    ...(offices !== undefined && { drillWitness: offices.witness }),
  });
  const work = {
    followers: [...(offices === undefined ? [] : [offices.follower]), ...followersOf(publisher)],
    channels: roomChannels({ store, document: null, origin, drill: world.drill, now, publicFolder, roomLog }),
    worker: "test",
    every: async () => undefined,
    changed: bus.changed,
    failed: (what: string, error: unknown) => {
      throw new Error(`${what} failed`, { cause: error });
    },
  };
  await store.write(system, async (tx) => await renewIndex(tx, publisher, now().toISOString()));
  // Where nothing was written since and the clock stands, there is nothing to do; others may write into a database that the test brought.
  let settled = "";
  const state = (): string => `${writes()} ${clock}`;
  const settle = async (): Promise<void> => {
    if (at.connection === undefined && settled === state()) return;
    do while (await runBackgroundRound(store, work));
    while ((await movePictures(store, 0)) > 0);
    settled = state();
  };
  const packs = { publisher, now: () => now().toISOString(), open: packBuilder, quiet: 0, longest: 0 };
  return {
    origin,
    store,
    served,
    fetch: async (input, init) => await app.request(new Request(input, init)),
    now,
    advance: (milliseconds) => (clock += milliseconds),
    settle,
    publicFolder,
    data,
    publishPacks: async () => {
      await settle();
      const built = await publishPacks(store, packs, { goOn: () => true, failed: work.failed });
      await settle();
      return built;
    },
    close: async () => {
      bus.close();
      await store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The store, and how often something was written by it, or at least begun. */
function countingWrites(store: Store): { readonly store: Store; readonly writes: () => number } {
  let writes = 0;
  const counting = (under: Store): Store => ({
    ...under,
    write: async (actor, work) => {
      writes += 1;
      return await under.write(actor, work);
    },
    within: (bounds) => counting(under.within(bounds)),
  });
  return { store: counting(store), writes: () => writes };
}

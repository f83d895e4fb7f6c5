/** A drill room that a browser can reach: the real server on a loopback port over a fresh database, with advisories and built pages. No test stands here. */
import { printedLog } from "#test/kit/room/printed-log.ts";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import type { Actor } from "#core/actor.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus, type Room } from "#edge/http/room.ts";
import { writeDurably } from "#channels/write-durably.ts";
import { publishDueAdvisories } from "#edge/own-advisory/publish-due.ts";
import { openReportDesk } from "#edge/http/report/report-desk.ts";
import { intakeOf } from "#main/intake/intake-setting.ts";
import { roomChannels } from "#main/room/channels.ts";
import { packBuilder } from "#core/pack/build/builder.ts";
import { followersOf } from "#main/room/followers.ts";
import { publishPacks } from "#main/packs/publish-packs.ts";
import { openRoomLog } from "#main/room/room-log.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { startBackgroundWork, type RunningWork } from "#main/room/background-work.ts";
import { type Publisher, renewIndex } from "#stages/dissemination/publication.ts";
import { loadWorld, type WorldName } from "#stages/registry/load-world.ts";
import { makeLink, openByLink } from "#stages/registry/sessions.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system, type Tx } from "#store/sql.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

/** A room at an address. `linkFor` makes the one-time link of an operator, `sessionFor` the secret of a session that was opened by one. */
export type ServedRoom = {
  readonly origin: string;
  readonly store: Store;
  readonly now: () => Date;
  /** Keys that are in memory: none, until a test unlocks one. */
  readonly unlocked: UnlockedKeys;
  readonly as: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly linkFor: (operator: string) => Promise<string>;
  readonly sessionFor: (operator: string) => Promise<string>;
  readonly settle: () => Promise<void>;
  /** Builds and lists the packs of whole ecosystems. */
  readonly publishPacks: () => Promise<void>;
  /** Has advisories of the room's own come out whose instant has come. */
  readonly publishOwn: () => Promise<void>;
  readonly close: () => Promise<void>;
};

let pages: Promise<string> | undefined;

const built = process.env["BONGSU_PAGES"];

/** The pages that were built for this run, else built once for all rooms, into a folder of the tests. */
async function builtPages(): Promise<string> {
  if (built !== undefined) return built;
  const outDir = mkdtempSync(join(tmpdir(), "bongsu-pages-"));
  const { build } = await import("vite");
  const configFile = join(import.meta.dirname, "../../vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  return outDir;
}

after(async () => {
  if (pages !== undefined && built === undefined) rmSync(await pages, { recursive: true, force: true });
});

/** The port of rooms that stand one after the other: what a browser keeps and has compiled of the pages serves it for the next. */
let port = 0;

/** Listens on the port of the room before, on a free one where that still stands. */
async function listen(server: Server): Promise<void> {
  const tried = async (at: number): Promise<void> =>
    await new Promise<void>((ready, taken) => {
      server.once("error", taken).listen(at, "127.0.0.1", () => {
        server.off("error", taken);
        ready();
      });
    });
  await tried(port).catch(async () => await tried(0));
  ({ port } = server.address() as AddressInfo);
}

/** Starts the room of a world on a free port, under a path of the host where one is given. */
export async function serveRoom(world: WorldName, under = ""): Promise<ServedRoom> {
  pages ??= builtPages();
  const store = await freshStore();
  const folder = mkdtempSync(join(tmpdir(), "bongsu-web-"));
  const loaded = await loadWorld(store, world);
  let app: ReturnType<typeof createApp> | undefined;
  const server = createAdaptorServer({
    fetch: async (request) => (await app?.fetch(request)) ?? new Response(null, { status: 503 }),
    overrideGlobalObjects: false,
  }) as Server;
  await listen(server);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}${under}`;
  const bus = createBus();
  const unlocked = new UnlockedKeys(() => new Date());
  const key = await loadRoomKey(folder, loaded.world.drill);
  const room: Room = {
    store,
    drill: loaded.world.drill,
    version: "test",
    origin,
    signer: key.signer,
    hybrid: key.hybrid,
    intake: await intakeOf({ intake: null }, store, loaded.world.drill),
    reportDesk: openReportDesk(key.signer),
    publicFolder: join(folder, "pub"),
    webFolder: await pages,
    now: () => new Date(),
    unlocked,
    bus,
    log: printedLog,
    checkOutputs: true,
  };
  app = createApp(room);
  const { working, publisher } = await work(room, key.publicDocument);
  const packs = { publisher, now: () => room.now().toISOString(), open: packBuilder, quiet: 0, longest: 0 };
  const failed = (what: string, error: unknown): void => console.error(what, error);
  return {
    origin,
    store,
    now: room.now,
    unlocked,
    as: async (actor, action) => await store.write(actor, action),
    linkFor: async (operator) => {
      const made = await store.write(system, async (tx) => await makeLink(tx, { operator, now: room.now() }));
      return `${origin}/sign-in#${made.secret}`;
    },
    sessionFor: async (operator) =>
      await store.write(system, async (tx) => {
        const link = await makeLink(tx, { operator, now: room.now() });
        const at = { now: room.now(), drill: room.drill };
        return (await openByLink(tx, link.secret, at)).secret;
      }),
    settle: async () => {
      await working.idle();
      bus.changed();
    },
    publishPacks: async () => {
      await working.idle();
      await publishPacks(store, packs, { goOn: () => true, failed });
      await working.idle();
    },
    publishOwn: async () => {
      await publishDueAdvisories(
        store,
        { publisher, version: room.version, failed, unlocked },
        room.now().toISOString(),
      );
      await working.idle();
    },
    close: async () => {
      await working.stop();
      bus.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function work(
  room: Room,
  keys: unknown,
): Promise<{ readonly working: RunningWork; readonly publisher: Publisher }> {
  await writeDurably(join(room.publicFolder, "keys.json"), new TextEncoder().encode(JSON.stringify(keys)));
  const { origin, drill, signer, hybrid } = room;
  const publisher: Publisher = { room: origin, drill, signer, ...(hybrid === undefined ? {} : { hybrid }) };
  await room.store.write(system, async (tx) => await renewIndex(tx, publisher, room.now().toISOString()));
  const { store } = room;
  const roomLog = await openRoomLog({ store, data: dirname(room.publicFolder), drill, origin, policy: null });
  const working = startBackgroundWork(room.store, {
    followers: followersOf(publisher),
    channels: roomChannels({ ...room, document: null, roomLog }),
    worker: "test",
    every: async () => undefined,
    changed: room.bus.changed,
    failed: (what, error) => console.error(what, error),
  });
  return { working, publisher };
}

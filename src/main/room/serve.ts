/** `bongsu serve`: a room in the foreground. Starts in order (lock, database, schema, world, work, pages), stops in the reverse one. */
import { join, resolve } from "node:path";
import { createBus, type Room } from "#edge/http/room.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { startServer } from "#edge/http/server.ts";
import { roomChannels, workerOf } from "#main/room/channels.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { standUpPublication } from "#main/room/stand-up-publication.ts";
import { followersOf } from "#main/room/followers.ts";
import { openRoom } from "#main/room/open-room.ts";
import { lockRoom } from "#main/room/room-lock.ts";
import { showPictures } from "#main/room/show-pictures.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { threadedBuilder } from "#main/packs/pack-thread.ts";
import { packDelay, startPacks } from "#main/packs/publish-packs.ts";
import { terminal } from "#main/terminal.ts";
import { version } from "#main/version.ts";
import { startBackgroundWork } from "#main/room/background-work.ts";
import { fillSearchTexts } from "#stages/advisory/searchable.ts";
import { movePictures } from "#stages/picture/move.ts";
import { expireDirectives } from "#stages/directive/expire.ts";
import { type Publisher, renewIndex } from "#stages/dissemination/publication.ts";
import { loadWorld, type WorldName } from "#stages/registry/load-world.ts";
import { type WorldData, worldOf } from "#stages/registry/world/worlds.ts";
import { readTopologyFile } from "#main/room/topology-file.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { claimIdentity } from "#stages/registry/room-identity.ts";
import { makeLink } from "#stages/registry/sessions.ts";
import { releaseLeasesOf } from "#store/outbox.ts";
import type { Translate } from "#messages/message.ts";
import { translatorOfCommand } from "#cli/language.ts";
import { type Store, system } from "#store/sql.ts";

/** A room that answers. `stop` lets requests and steps at hand finish. */
export type Serving = {
  readonly address: string;
  readonly drill: boolean;
  readonly store: Store;
  readonly stop: () => Promise<void>;
};

/** Says a line to the person in front of the room. */
type Say = { readonly line: (text: string) => void; readonly t: Translate };

/** Starts a room and resolves when it answers. */
async function startRoom(config: RoomConfig, say: Say): Promise<Serving> {
  const unlock = lockRoom(config.data, config.origin);
  try {
    const opened = await openRoom(config);
    try {
      const started = await startAnswering(config, opened.store, say);
      return {
        ...started,
        stop: async () => {
          await started.stop();
          await opened.close();
          unlock();
        },
      };
    } catch (error) {
      await opened.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** What a fresh room is loaded with. */
function worldIn({ topology, world }: RoomConfig): WorldName | WorldData {
  return topology === null ? world : worldOf(readTopologyFile(topology));
}

async function startAnswering(config: RoomConfig, store: Store, { line, t }: Say): Promise<Serving> {
  const { world, fresh, operators } = await loadWorld(store, worldIn(config));
  if (fresh) line(t("serveCommand.worldLoaded", { world: world.name, count: operators.length }));
  const key = loadRoomKey(config.data, world.drill);
  await mustBeThisRoom(config, store, key.signer.keyid);
  const publicFolder = join(config.data, "pub");
  const publisher: Publisher = { room: config.origin, drill: world.drill, signer: key.signer };
  await standUpPublication(
    { config, store, publisher, publicFolder, keysDocument: key.publicDocument },
    { line, t },
  );
  const bus = createBus();
  const room: Room = {
    store,
    drill: world.drill,
    version,
    origin: config.origin,
    securityContact: config.securityContact,
    proxies: config.proxies,
    signer: key.signer,
    publicFolder,
    webFolder: resolve(import.meta.dirname, "../../../dist/web"),
    now: () => new Date(),
    log: (text) => terminal.error(`${text}\n`),
    bus,
  };
  const document = config.channels;
  const { origin, drill, now } = room;
  const channels = roomChannels({ store, document, origin, drill, now, publicFolder });
  const worker = workerOf(config.data);
  await releaseLeasesOf(store, worker);
  await showPictures(store).catch((error: unknown) => failed("pictures at the start", error));
  const server = await startServer(room, { host: config.host, port: config.port });
  const working = startBackgroundWork(store, {
    followers: followersOf(publisher),
    channels,
    worker,
    every: async () => {
      const at = now().toISOString();
      await store.write(system, async (tx) => await renewIndex(tx, publisher, at));
      await store.write(system, async (tx) => await expireDirectives(tx, at, directiveTexts));
      await fillSearchTexts(store);
      if ((await movePictures(store)) > 0) bus.changed();
    },
    changed: bus.changed,
    failed,
  });
  const nowText = (): string => now().toISOString();
  const packs = startPacks(store, { publisher, now: nowText, open: threadedBuilder, ...packDelay }, failed);
  return {
    address: config.origin,
    drill: world.drill,
    store,
    stop: async () => {
      bus.close();
      await endsWithin(Promise.all([server.close(), packs.stop(), working.stop()]), workEndsWithin);
    },
  };
}

/** Requests, deliveries and packs at hand get so long to end; what does not end is done again later. */
const workEndsWithin = 5500;
/** Whatever hangs, a signal ends the process within this. */
const allEndsWithin = 9500;

async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, milliseconds);
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** A failure of the room's own work, as a line of its log. */
function failed(what: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  terminal.error(`${JSON.stringify({ level: "error", what, message })}\n`);
}

/** Refuses a database that another room signs, or that people reach elsewhere, unless it was said that this is new. */
async function mustBeThisRoom(
  { origin, changed, data }: RoomConfig,
  store: Store,
  keyid: string,
): Promise<void> {
  const { recorded, differs } = await claimIdentity(store, { origin, keyid }, changed);
  if (differs.length === 0) return;
  throw new MessageRefusal("state-forbids", (t) =>
    differs
      .map((name) =>
        name === "keyid"
          ? t("serveCommand.otherKey", {
              file: join(data, "keys", "room-ed25519.pem"),
              keyid: recorded.keyid,
            })
          : t("serveCommand.otherOrigin", { origin, recorded: recorded.origin }),
      )
      .join("\n"),
  );
}

/** `bongsu serve`: resolves with the exit code when a signal has stopped the room. */
export async function serve(config: RoomConfig): Promise<number> {
  const t = translatorOfCommand({}, process.env);
  const line = (text: string): void => terminal.write(`${text}\n`);
  const stopped = Promise.withResolvers<void>();
  const stop = (): void => {
    stopped.resolve();
    setTimeout(() => process.exit(1), allEndsWithin).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  if (process.connected) process.once("disconnect", stop);
  const serving = await startRoom(config, { line, t });
  await greet(config, serving, { line, t });
  await stopped.promise;
  line(t("serveCommand.stopping"));
  await serving.stop();
  // What was left behind (a pack half built, a delivery that hangs) is done again by the next start and keeps no process alive.
  setTimeout(() => process.exit(0), 200).unref();
  return 0;
}

/** What a person needs first: where, and how to get in. */
async function greet(
  config: RoomConfig,
  { store, address, drill }: Serving,
  { line, t }: Say,
): Promise<void> {
  const operator = config.topology === null && config.world === "drill" ? "lead-public" : "chair";
  const { secret } = await store.write(
    system,
    async (tx) => await makeLink(tx, { operator, now: new Date() }),
  );
  line(t(drill ? "serveCommand.drillRoom" : "serveCommand.room", { address }));
  line(t("serveCommand.signIn", { operator }));
  line(`  ${config.origin}/sign-in#${secret}`);
  const data = `--data ${/^[\w./-]+$/.test(config.data) ? config.data : JSON.stringify(config.data)}`;
  const link = `npx bongsu link new --operator ID ${data}`;
  line(t("serveCommand.links", { link, operators: `npx bongsu operator list ${data}` }));
  if (drill) line(t("serveCommand.drill", { command: `npx bongsu drill --room ${config.origin} ${data}` }));
  line(t("serveCommand.stop"));
}

/** Starts a process of a room: one that answers, one that works beside others, or both. In order (lock, database, schema, world, pages, work); stops in the reverse one. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { ownCommand, shellWord } from "#cli/own-command.ts";
import { openReportDesk } from "#edge/http/report/report-desk.ts";
import { createBus, type RequestObserver, type Room } from "#edge/http/room.ts";
import { startServer } from "#edge/http/server.ts";
import { openCallThreads } from "#edge/http/work/call-threads.ts";
import { openTelemetry } from "#main/telemetry/telemetry.ts";
import { accessLog } from "#main/watch/access-log.ts";
import type { RoomLog } from "#main/watch/log.ts";
import { type RoomWatch, watchRoom } from "#main/watch/watch-room.ts";
import { agentOffers } from "#main/room/agent-offer.ts";
import { intakeOf } from "#main/intake/intake-setting.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { oidcOf } from "#main/room/people/oidc-file.ts";
import { openRoom } from "#main/room/open-room.ts";
import { otherDrillKeys } from "#main/room/offices/other-drill-keys.ts";
import { openRepository } from "#main/room/publication/publication-repository.ts";
import { loadRoomKey, mustHaveRoomKey, roomKeyFile } from "#main/room/room-key.ts";
import { openRoomKeys } from "#main/sealing/room-keys.ts";
import { logKeyOf } from "#main/room/room-log.ts";
import { lockRoom } from "#main/room/room-lock.ts";
import { type Duties, startRoomWork } from "#main/serve/room-work.ts";
import { readTopologyFile } from "#main/room/topology-file.ts";
import { cveAuthorityOf } from "#main/settings/cve-setting.ts";
import { version } from "#main/version.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import type { Translate } from "#messages/message.ts";
import { roomPages } from "#main/page/page-manifest.ts";
import { standUpPublication } from "#main/room/publication/stand-up-publication.ts";
import { loadWorld, type WorldName } from "#stages/registry/load-world.ts";
import { claimIdentity } from "#stages/registry/room-identity.ts";
import { type WorldData, worldOf } from "#stages/registry/world/worlds.ts";
import type { RoomProcess } from "#store/state/processes.ts";
import { type Connection, type Store, system } from "#store/sql.ts";

/** A process that runs. `stop` lets requests and steps at hand finish, for a moment. */
export type RunningRoom = {
  readonly address: string;
  /** The name of the world that it holds. */
  readonly world: string;
  readonly drill: boolean;
  readonly store: Store;
  readonly stop: () => Promise<void>;
};

/** Says a line to the person in front of the room. */
export type Say = { readonly line: (text: string) => void; readonly t: Translate };

type Outputs = { readonly log: RoomLog; readonly say: Say };

/** A start that was broken off by a signal, with all that it had begun ended. */
export class StoppedEarly extends Error {
  override readonly name = "StoppedEarly";
}

/** Starts and resolves when it answers; `stopping` breaks the start off between two of its steps. */
export async function startRoom(
  config: RoomConfig,
  duties: Duties,
  { log, say, stopping }: Outputs & { readonly stopping: AbortSignal },
): Promise<RunningRoom> {
  const unlock = lockRoom(config.data, config.origin, config.databaseUrl !== null);
  try {
    const opened = await openRoom(config);
    const undo = [opened.close];
    try {
      stopping.throwIfAborted();
      const watch = await watchRoom(config, opened, log);
      undo.unshift(watch.stop);
      const started = await startDuties(config, duties, {
        watch,
        say,
        stopping,
        connection: opened.connection,
      });
      return {
        ...started,
        stop: async () => {
          await started.stop();
          await watch.stop();
          await opened.close();
          unlock();
        },
      };
    } catch (error) {
      for (const one of undo) await one();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A drill whose keys are not those of its roster says so before anything else, with the command that begins another. */
async function sayOtherDrillKeys(store: Store, data: string, { line, t }: Say): Promise<void> {
  for (const { about } of await store.read(system, async (tx) => await otherDrillKeys(tx, data))) {
    line(t("condition.drill-key-other", { about }));
    line(`  ${ownCommand()} serve --world drill --data ${shellWord(freeFolder(data))}`);
  }
}

/** A folder beside another one that is not there yet. */
function freeFolder(beside: string): string {
  for (let number = 2; ; number++) if (!existsSync(`${beside}-${number}`)) return `${beside}-${number}`;
}

/** What a fresh room is loaded with. */
function worldIn({ topology, world }: RoomConfig): WorldName | WorldData | null {
  return topology === null ? world : worldOf(readTopologyFile(topology));
}

/** The world that the room holds, which is loaded where it holds none. */
async function enterWorld(
  store: Store,
  config: RoomConfig,
  { say, stopping }: Pick<StartingDuties, "say" | "stopping">,
) {
  const { world, fresh, operators } = await loadWorld(store, worldIn(config));
  if (fresh) say.line(say.t("serveCommand.worldLoaded", { world: world.name, count: operators.length }));
  stopping.throwIfAborted();
  return world;
}

type StartingDuties = {
  readonly watch: RoomWatch;
  readonly say: Say;
  readonly stopping: AbortSignal;
  readonly connection: Connection;
};

async function startDuties(
  config: RoomConfig,
  duties: Duties,
  { watch, say, stopping, connection }: StartingDuties,
): Promise<RunningRoom> {
  const { log, health } = watch;
  const process = thisProcess(duties);
  const { data, publication: publicFolder } = config;
  const telemetry = await openTelemetry(config.telemetry, measuredOf(config, process, watch));
  const store = telemetry?.store(watch.store) ?? watch.store;
  const world = await enterWorld(store, config, { say, stopping });
  await mustHaveRoomKey(config, store);
  const key = await loadRoomKey(data, world.drill);
  const { signer, hybrid, publicDocument: keysDocument } = key;
  await sayOtherDrillKeys(store, data, say);
  await mustBeThisRoom(config, store, signer.keyid);
  if (duties.works) await logKeyOf({ store, data, drill: world.drill }, config.changed.includes("keyid"));
  const { current: repository } = await openRepository(repositoryOf(config, world.drill, store));
  const publisher: Publisher = { room: config.origin, drill: world.drill, signer, hybrid, repository };
  await standUpPublication({ config, store, publisher, publicFolder, keysDocument }, say);
  stopping.throwIfAborted();
  const intake = await intakeOf(config, store, world.drill);
  const keysOf = { store, data, drill: world.drill, ...duties, intakeOffice: intake?.office ?? null };
  const { forget, ...unlocking } = await openRoomKeys(keysOf, watch.found);
  const bus = createBus();
  const place = placeOf(config, world.drill);
  const around = { unlocked: unlocking.unlocked, troubled: watch.troubled };
  const threads = duties.answers ? openCallThreads({ ...place, intake, connection }, around) : undefined;
  const pages = duties.answers ? await roomPages({ ...place, store, signer, hybrid }) : undefined;
  const room = {
    ...place,
    pages,
    store,
    ...outsideOf(config, world.drill),
    ...unlocking,
    agree: key.agree,
    signer,
    hybrid,
    intake,
    reportDesk: openReportDesk(signer),
    agent: agentOffers({ ...place, ...key }),
    log,
    health,
    observe: observing(accessLog(log), telemetry?.observe),
    bus,
  } satisfies Room;
  const unlisten = store.onChange(bus.changed);
  const server = duties.answers ? await startServer(room, config, threads) : undefined;
  const working = await startRoomWork(room, { config, duties, watch, process, connection });
  return {
    address: config.origin,
    ...worldIs(world),
    store,
    stop: async () => {
      for (const end of [bus.close, unlisten, forget]) end();
      await endsWithin(Promise.all([server?.close().then(threads?.close), working.stop()]), workEndsWithin);
      await endsWithin(telemetry?.stop() ?? Promise.resolve(), lastMeasuresWithin);
    },
  };
}

function repositoryOf({ data, origin: room }: RoomConfig, drill: boolean, store: Store) {
  return { room, drill, data, store };
}

/** What is measured of a process. */
function measuredOf({ data, publication }: RoomConfig, process: RoomProcess, { health, work }: RoomWatch) {
  return { process, conditions: health.conditions, work, folders: { data, publication } };
}

function worldIs({ name, drill }: { readonly name: string; readonly drill: boolean }) {
  return { world: name, drill };
}

/** Whom the room knows outside, and the clock that it goes by. */
function outsideOf(config: RoomConfig, drill: boolean) {
  const { securityContact, proxies } = config;
  const cveAuthority = cveAuthorityOf(config.cve, drill);
  return { securityContact, proxies, cveAuthority, oidc: oidcOf(config), now: () => new Date() };
}

/** Where a room is and under what it numbers, for those who answer and for the threads that help them. */
function placeOf({ origin, publication, advisoryPrefix }: RoomConfig, drill: boolean) {
  return {
    drill,
    version,
    origin,
    advisoryPrefix,
    publicFolder: publication,
    webFolder: resolve(import.meta.dirname, "../../../dist/web"),
    docsFolder: resolve(import.meta.dirname, "../../../dist/docs"),
  };
}

function thisProcess({ answers }: Duties): RoomProcess {
  return { id: randomUUID(), kind: answers ? "serve" : "work", host: hostname(), version };
}

/** Requests, deliveries and packs at hand get so long to end; what does not end is done again later. */
const workEndsWithin = 3500;
/** A collector that is away keeps nobody waiting. */
const lastMeasuresWithin = 1000;

function observing(outer: RequestObserver, inner: RequestObserver | undefined): RequestObserver {
  if (inner === undefined) return outer;
  return async (request, answer) => {
    let status = 500;
    await outer(request, async () => {
      await inner(request, async () => (status = await answer()));
      return status;
    });
  };
}

async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, milliseconds);
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** Refuses a database that another room signs, or that people reach elsewhere, unless it was said that this is new. */
async function mustBeThisRoom(
  { origin, changed, data }: RoomConfig,
  store: Store,
  keyid: string,
): Promise<void> {
  const { recorded, differs } = await claimIdentity(store, { origin, keyid }, changed);
  if (differs.length === 0) return;
  const file = roomKeyFile(data);
  throw new MessageRefusal("state-forbids", (t) =>
    differs
      .map((name) =>
        name === "keyid"
          ? t("serveCommand.otherKey", { file, keyid: recorded.keyid })
          : t("serveCommand.otherOrigin", { origin, recorded: recorded.origin }),
      )
      .join("\n"),
  );
}

/** The work of a process of a room, beside that of others on the same database: it says that it is there, and works where that is its duty. */
import type { Room } from "#edge/http/room.ts";
import { startFeeds } from "#main/fetch/feed-supervisor.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { doWork, logFailure } from "#main/serve/do-work.ts";
import { watchOffices } from "#main/room/offices/watch-offices.ts";
import { startWorkThread } from "#main/serve/work-thread.ts";
import type { RoomWatch } from "#main/watch/watch-room.ts";
import { announceProcess, retireProcess, type RoomProcess } from "#store/state/processes.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import type { Connection } from "#store/sql.ts";

/** What a process does for the room. */
export type Duties = { readonly answers: boolean; readonly works: boolean };

/** What a process works with. */
type WorkSetting = {
  readonly config: RoomConfig;
  readonly duties: Duties;
  readonly watch: RoomWatch;
  readonly process: RoomProcess;
  readonly connection: Connection;
};

const announceEvery = 4000;

/** Starts the work of a process. One that only answers announces itself, and that is all; one that does both works in a thread apart. */
export async function startRoomWork(
  room: WorkingRoom,
  setting: WorkSetting,
): Promise<{ stop: () => Promise<void> }> {
  const { watch, process } = setting;
  const { store } = room;
  const announce = async (): Promise<void> =>
    await announceProcess(store, process).catch((error: unknown) =>
      logFailure(watch.log, "announcing", error),
    );
  await announce();
  const announcing = setInterval(() => void announce(), announceEvery);
  const working = setting.duties.works ? await startWork(room, setting) : undefined;
  return {
    stop: async () => {
      clearInterval(announcing);
      await working?.stop();
      await retireProcess(store, process.id).catch((error: unknown) =>
        logFailure(watch.log, "leaving", error),
      );
    },
  };
}

/** A room whose process holds keys. */
type WorkingRoom = Room & { readonly unlocked: UnlockedKeys };

async function startWork(
  { store, origin, drill, now, signer, hybrid, publicFolder, unlocked }: WorkingRoom,
  { config, duties, watch, process, connection }: WorkSetting,
): Promise<{ readonly stop: () => Promise<void> }> {
  const { log, found, troubled } = watch;
  const goOn = (): boolean => watch.health.obstacle() === null;
  const clockGood = (): boolean => watch.clock.doubt() === null;
  const { channels, data, logPolicy, sandbox, mail } = config;
  const room = { origin, drill, publicFolder, channels, data, logPolicy, sandbox, mail, worker: process.id };
  const feeds = startFeeds(store, config, {
    now: () => now().toISOString(),
    failed: (work, error) => logFailure(log, work, error),
    fetched: ({ feed, error }) => {
      if (error !== null) log.warn("feed not fetched", { feed, code: error.code, reason: error.message });
    },
    judged: (bad) =>
      found(
        "feeds",
        bad.map((about) => ({ code: "feed-problem", state: "caution", about })),
      ),
    troubled,
  });
  const offices = watchOffices({ store, data }, found);
  const weather = () => ({ goOn: goOn(), clockGood: clockGood() });
  const working = duties.answers
    ? await startWorkThread({ ...room, connection }, { log, weather, unlocked, found, troubled })
    : await doWork({ ...room, store, signer, hybrid, unlocked, log, goOn, clockGood, found });
  return {
    stop: async () => {
      offices.stop();
      await Promise.all([feeds.stop(), working.stop()]);
    },
  };
}

/** The work of a process of a room, beside that of others on the same database: who is there, followers, channels, packs, and what is due by the clock. */
import { directiveTexts } from "#edge/directive-texts.ts";
import type { Room } from "#edge/http/room.ts";
import { errorFacts } from "#edge/watch/log.ts";
import { startFeeds } from "#main/fetch/feed-supervisor.ts";
import { threadedBuilder } from "#main/packs/pack-thread.ts";
import { packDelay, startPacks } from "#main/packs/publish-packs.ts";
import { startBackgroundWork } from "#main/room/background-work.ts";
import { roomChannels } from "#main/room/channels.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { followersOf } from "#main/room/followers.ts";
import { showPictures } from "#main/room/show-pictures.ts";
import type { RoomWatch } from "#main/watch/watch-room.ts";
import { fillSearchTexts } from "#stages/advisory/searchable.ts";
import { expireDirectives } from "#stages/directive/expire.ts";
import { type Publisher, renewIndex } from "#stages/dissemination/publication.ts";
import { movePictures } from "#stages/picture/move.ts";
import { announceChange } from "#store/changes.ts";
import { troubleIn } from "#store/database-trouble.ts";
import { announceProcess, retireProcess, type RoomProcess } from "#store/processes.ts";
import { system } from "#store/sql.ts";

/** What a process does for the room. */
export type Duties = { readonly answers: boolean; readonly works: boolean };

/** What a process works with. */
type WorkSetting = {
  readonly config: RoomConfig;
  readonly duties: Duties;
  readonly watch: RoomWatch;
  readonly process: RoomProcess;
};

const announceEvery = 4000;

/** Starts the work of a process. One that only answers announces itself, and that is all. */
export async function startRoomWork(
  room: Room,
  setting: WorkSetting,
): Promise<{ stop: () => Promise<void> }> {
  const { watch, process } = setting;
  const { store } = room;
  const failed = (work: string, error: unknown): void => {
    // That the database is away is a condition, and said once.
    const level = troubleIn(error) === undefined ? "error" : "debug";
    watch.log[level]("work failed", { work, ...errorFacts(error) });
  };
  const announce = async (): Promise<void> =>
    await announceProcess(store, process).catch((error: unknown) => failed("announcing", error));
  await announce();
  const announcing = setInterval(() => void announce(), announceEvery);
  const stopWork = setting.duties.works ? await startWork(room, setting, failed) : undefined;
  return {
    stop: async () => {
      clearInterval(announcing);
      await stopWork?.();
      await retireProcess(store, process.id).catch((error: unknown) => failed("leaving", error));
    },
  };
}

async function startWork(
  room: Room,
  { config, watch, process }: WorkSetting,
  failed: (work: string, error: unknown) => void,
): Promise<() => Promise<void>> {
  const { store, origin, drill, now, publicFolder, bus } = room;
  const publisher: Publisher = { room: origin, drill, signer: room.signer };
  const changed = (): void => void announceChange(store).catch(() => bus.changed());
  const goOn = (): boolean => watch.health.obstacle() === null;
  await showPictures(store).catch((error: unknown) => failed("pictures at the start", error));
  const working = startBackgroundWork(store, {
    followers: followersOf(publisher),
    channels: roomChannels({ store, document: config.channels, origin, drill, now, publicFolder }),
    worker: process.id,
    every: async () => {
      const at = now().toISOString();
      if (watch.clock.doubt() === null) {
        await store.write(system, async (tx) => await renewIndex(tx, publisher, at));
        await store.write(system, async (tx) => await expireDirectives(tx, at, directiveTexts));
      }
      await fillSearchTexts(store);
      if ((await movePictures(store)) > 0) changed();
    },
    changed,
    failed,
    goOn,
  });
  const nowText = (): string => now().toISOString();
  const packs = startPacks(
    store,
    { publisher, now: nowText, open: threadedBuilder, ...packDelay, goOn },
    failed,
  );
  const feeds = startFeeds(store, config, {
    now: nowText,
    failed,
    judged: (found) =>
      watch.found(
        "feeds",
        found.map((about) => ({ code: "feed-problem", state: "caution", about })),
      ),
  });
  return async () => void (await Promise.all([packs.stop(), feeds.stop(), working.stop()]));
}

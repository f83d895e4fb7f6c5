/** The health of a process: its watches at work, and what they found as the server and the room's own work ask for it. */
import { Unavailable } from "#core/problem.ts";
import type { Condition, ConditionCode } from "#core/condition.ts";
import type { RoomHealth } from "#edge/watch/room-health.ts";
import type { FoundCondition, Conditions } from "#main/watch/conditions.ts";
import { diskProbe } from "#main/watch/disk.ts";
import type { RoomLog } from "#main/watch/log.ts";

/** Where a process writes: what must not fail for anything to be stored (`data`), and the publication. */
type WatchedFolders = { readonly data: readonly string[]; readonly publication: string };

/** A health that is looked after until it is stopped. */
export type WatchedHealth = RoomHealth & { readonly stop: () => void };

type HealthSetting = {
  readonly conditions: Conditions;
  readonly log: RoomLog;
  readonly doubt: RoomHealth["doubt"];
};

const lookEvery = 1000;

/** Starts to look after the disks and the log, once a second. */
export async function watchHealth(
  folders: WatchedFolders,
  { conditions, log, doubt }: HealthSetting,
): Promise<WatchedHealth> {
  const probes = [...new Set([...folders.data, folders.publication])].map((folder) => ({
    folder,
    look: diskProbe(folder),
  }));
  let lookedAt = -Infinity;
  let looking: Promise<void> | undefined;
  const lookNow = async (): Promise<void> => {
    const found = await Promise.all(
      probes.map(async ({ folder, look }) => conditionOf(folder, await look().catch(() => fails))),
    );
    conditions.found("disk", found.flat());
    const since = log.failingSince();
    conditions.found("log", since === null ? [] : [{ code: "log-fails", state: "caution", about: "stderr" }]);
    lookedAt = performance.now();
  };
  const look = async (): Promise<void> => {
    if (performance.now() - lookedAt < lookEvery) return;
    looking ??= lookNow().finally(() => (looking = undefined));
    await looking;
  };
  await lookNow();
  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();
  return {
    conditions: conditions.all,
    look,
    obstacle: () => obstacleIn(conditions.all(), folders.data),
    doubt,
    stop: () => clearInterval(timer),
  };
}

const fails = { code: "disk-fails", failing: true } as const;

function conditionOf(
  folder: string,
  finding: { readonly code: ConditionCode; readonly failing: boolean } | null,
): FoundCondition[] {
  if (finding === null) return [];
  return [{ code: finding.code, state: finding.failing ? "failing" : "caution", about: folder }];
}

/** Only what the room stores on must work for storing; who cannot publish can still take an answer. */
function obstacleIn(conditions: readonly Condition[], stores: readonly string[]): Unavailable | null {
  const found = conditions.find(({ state, about }) => state === "failing" && stores.includes(about));
  if (found === undefined) return null;
  return new Unavailable("The room's disk takes nothing now: nothing can be stored. Try again later.", 30);
}

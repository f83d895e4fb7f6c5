/** Watches the room's work in the database, whichever process does it: work that stands still, followers and channels that fail, what was given up, a publication that grows old. */
import type { Conditions, FoundCondition } from "#main/watch/conditions.ts";
import { newestIndexHead } from "#stages/dissemination/queries.ts";
import { type Store, system } from "#store/sql.ts";
import {
  type ChannelState,
  channelStates,
  type FollowerState,
  followerStates,
} from "#store/state/work-state.ts";

const lookEvery = 10_000;
/** Fewer failures in a row mend themselves. */
const failuresToTell = 3;
/** An entry that a follower has not taken in after so long is late: it is woken by each, and at least once a second. */
const lateAfter = 3 * 60_000;
/** A fresh index is signed daily. */
const indexAge = 26 * 3_600_000;

/** The work as it was last seen. */
type SeenWork = {
  readonly followers: readonly FollowerState[];
  readonly channels: readonly ChannelState[];
  readonly indexAt: string | null;
};

/** A watch over the work. */
export type WorkWatch = { readonly seen: () => SeenWork; readonly stop: () => void };

/** Starts to watch. */
export function watchWork(
  store: Store,
  { conditions, now }: { readonly conditions: Conditions; readonly now: () => Date },
): WorkWatch {
  let seen: SeenWork = { followers: [], channels: [], indexAt: null };
  let movedAt = now();
  const look = async (): Promise<void> => {
    const before = seen;
    seen = await store.read(system, async (tx) => ({
      followers: await followerStates(tx),
      channels: await channelStates(tx),
      indexAt: (await newestIndexHead(tx))?.at ?? null,
    }));
    if (hasMoved(before, seen)) movedAt = now();
    conditions.found("work", conditionsOfWork(seen, now(), movedAt));
  };
  // That the database does not answer is seen by its own watch.
  const timer = setInterval(() => void look().catch(() => undefined), lookEvery);
  timer.unref();
  return { seen: () => seen, stop: () => clearInterval(timer) };
}

/** What of it is not as it should be. `movedAt` is when a follower was last seen to take something in; `null` where it was looked at once. */
export function conditionsOfWork(
  { followers, channels, indexAt }: SeenWork,
  now: Date,
  movedAt: Date | null = null,
): readonly FoundCondition[] {
  const caution = (code: FoundCondition["code"], about: string): FoundCondition => ({
    code,
    state: "caution",
    about,
  });
  return [
    ...lateFollowers(followers, now, movedAt),
    ...followers
      .filter(({ failures }) => failures >= failuresToTell)
      .map(({ follower }) => caution("follower-fails", follower)),
    ...channels
      .filter(({ failures }) => failures >= failuresToTell)
      .map(({ channel }) => caution("channel-fails", channel)),
    ...channels.filter(({ givenUp }) => givenUp > 0).map(({ channel }) => caution("dead-letters", channel)),
    ...(indexAt !== null && now.getTime() - Date.parse(indexAt) > indexAge
      ? [caution("publication-old", indexAt)]
      : []),
  ];
}

/**
 * Followers that are late; where all are and none moves, nobody works for the room, nor where there are none after so long. Those of channels count only there: a channel that was taken out of the settings
 * leaves its place in the journal behind.
 */
function lateFollowers(
  followers: readonly FollowerState[],
  now: Date,
  movedAt: Date | null,
): readonly FoundCondition[] {
  const isLate = (since: number): boolean => now.getTime() - since > lateAfter;
  const late = followers.filter(
    ({ waitingSince }) => waitingSince !== null && isLate(Date.parse(waitingSince)),
  );
  const own = late.filter(({ follower }) => !follower.startsWith("channel."));
  const behind = own.map(({ follower }): FoundCondition => ({
    code: "follower-behind",
    state: "caution",
    about: follower,
  }));
  if (late.length < followers.length) return behind;
  if (movedAt === null ? late.length === 0 : !isLate(movedAt.getTime())) return behind;
  const since = late.map(({ waitingSince }) => waitingSince ?? "").toSorted()[0] ?? movedAt?.toISOString();
  return [{ code: "work-stopped", state: "failing", about: since ?? "" }, ...behind];
}

/** Whether a follower took something in since the look before. */
function hasMoved(before: SeenWork, after: SeenWork): boolean {
  return after.followers.some(({ follower, behind, waitingSince }) => {
    const earlier = before.followers.find((one) => one.follower === follower);
    return earlier !== undefined && (behind < earlier.behind || waitingSince !== earlier.waitingSince);
  });
}

/** Watches the room's work in the database, whichever process does it: followers and channels that fail, what was given up, a publication that grows old. */
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
  const look = async (): Promise<void> => {
    seen = await store.read(system, async (tx) => ({
      followers: await followerStates(tx),
      channels: await channelStates(tx),
      indexAt: (await newestIndexHead(tx))?.at ?? null,
    }));
    conditions.found("work", conditionsOfWork(seen, now()));
  };
  // That the database does not answer is seen by its own watch.
  const timer = setInterval(() => void look().catch(() => undefined), lookEvery);
  timer.unref();
  return { seen: () => seen, stop: () => clearInterval(timer) };
}

/** What of it is not as it should be. */
export function conditionsOfWork(
  { followers, channels, indexAt }: SeenWork,
  now: Date,
): readonly FoundCondition[] {
  const caution = (code: FoundCondition["code"], about: string): FoundCondition => ({
    code,
    state: "caution",
    about,
  });
  return [
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

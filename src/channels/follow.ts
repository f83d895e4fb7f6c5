/** A channel's place in the journal: events that it follows become messages of the outbox, each once. */
import type { Channel } from "#channels/channel.ts";
import type { Follower } from "#store/journal.ts";
import { enqueueMessage } from "#store/outbox.ts";

/** The follower of a channel; its cursor is named after the channel. */
export function channelFollower({ name, follows, startsAt, messages }: Channel): Follower {
  return {
    name: `channel.${name}`,
    startsAt,
    kinds: follows,
    handle: async (tx, entries) => {
      for (const message of messages(entries)) await enqueueMessage(tx, { channel: name, ...message });
    },
  };
}

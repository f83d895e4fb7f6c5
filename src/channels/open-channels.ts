/** The channels of a room: its own three, which need no settings, and those that its channels document sets. */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import type { Channel, ChannelKind, ChannelRoom, Deliver } from "#channels/channel.ts";
import { channelKinds } from "#channels/index.ts";
import type { ChannelsDocument } from "#channels/settings.ts";
import { Refusal } from "#core/problem.ts";

/** The kinds that every room has under their own names. */
const always = ["files", "feed", "log"] as const;

/** Opens every channel; refuses with the name of the one that cannot be. */
export function openChannels({ channels }: ChannelsDocument, room: ChannelRoom): readonly Channel[] {
  const own = always.map((name) => {
    const open = channelKinds[name].readSettings({});
    if (!open.ok) throw new TypeError(`the channel ${name} needs settings`);
    return channelOf(name, channelKinds[name], open.value(room));
  });
  const set = channels.map(({ name, kind, open }) =>
    channelOf(
      name,
      kind,
      opened(name, () => open(room)),
    ),
  );
  return [...own, ...set];
}

function channelOf(name: string, kind: ChannelKind, deliver: Deliver): Channel {
  const { follows, startsAt, messages, timeLimit, carriesCaseNotices } = kind;
  const channel = { name, follows, startsAt, messages, timeLimit, deliver };
  return carriesCaseNotices === undefined ? channel : { ...channel, carriesCaseNotices };
}

function opened(name: string, open: () => Deliver): Deliver {
  try {
    return open();
  } catch (error) {
    if (error instanceof Refusal)
      throw new ReasonRefusal(error.code, "channel", { name, detail: error.message }, error);
    throw error;
  }
}

/** Every kind of channel: the registry. A kind is one file, vectors under `test/vectors/channel/NAME/`, and one line here. */
import type { ChannelKind } from "#channels/channel.ts";
import { feed } from "#channels/feed.ts";
import { files } from "#channels/files.ts";
import { log } from "#channels/log.ts";
import { mail } from "#channels/mail.ts";
import { webhook } from "#channels/webhook.ts";

/** The kinds by the name under which a channels document asks for them. */
export const channelKinds = { files, feed, log, webhook, mail } as const satisfies Record<
  string,
  ChannelKind
>;

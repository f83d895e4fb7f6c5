/** Suspensions in the feed: an entry of its own for each, beside the directive whose clocks it stops. */
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { digestOfPath, officesPayload, readerOf } from "#channels/feed/published-files.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { readSuspension, type Suspension } from "#core/roster/suspension.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

/** A suspension with the path under which it is published. */
type PublishedSuspension = Suspension & { readonly path: string };

/** Reads those of a publication. */
export function suspensionsIn(
  room: ChannelRoom,
): (publication: PublishedSet) => Promise<readonly PublishedSuspension[]> {
  return readerOf(room, ({ kind }) => kind === "suspension", suspensionIn);
}

function suspensionIn(content: Uint8Array | undefined, path: string): PublishedSuspension {
  const read = readSuspension(officesPayload(content, path, payloadTypes.suspension));
  if (!read.ok) throw new Error(`published file ${path} is not a suspension`);
  return { ...read.value, path };
}

/** The entry of one. */
export function suspensionEntryOf(
  { directive, office, from, until, reason, path }: PublishedSuspension,
  { room, t }: { readonly room: ChannelRoom; readonly t: Translate },
): AtomEntry {
  const values = { office, reason: oneLineIn(reason, t.language) };
  return {
    id: `${room.origin}/directives/${encodeURIComponent(directive)}#${digestOfPath(path)}`,
    title: t("feed.suspended", { directive }),
    updated: from,
    link: `${room.origin}/pub/${path}`,
    summary:
      until === null
        ? t("feed.suspensionOpen", values)
        : t("feed.suspension", { ...values, until: instantText(until, t) }),
    terms: [],
  };
}

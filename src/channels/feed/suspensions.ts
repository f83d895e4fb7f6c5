/** Suspensions in the feed: an entry of its own for each, beside the directive whose clocks it stops. */
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { officesPayload } from "#channels/feed/offices-payload.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { readSuspension, type Suspension } from "#core/roster/suspension.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

/** A suspension with the path under which it is published. */
type PublishedSuspension = { readonly suspension: Suspension; readonly path: string };

/** Those of a publication; a file that was read before is not read again. */
export async function publishedSuspensions(
  { files }: PublishedSet,
  known: Map<string, Suspension>,
  { publication }: ChannelRoom,
): Promise<readonly PublishedSuspension[]> {
  const suspensions: PublishedSuspension[] = [];
  for (const { kind, path, sha256 } of files) {
    if (kind !== "suspension") continue;
    const suspension = known.get(sha256) ?? suspensionIn(await publication.content(path), path);
    known.set(sha256, suspension);
    suspensions.push({ suspension, path });
  }
  return suspensions;
}

function suspensionIn(content: Uint8Array | undefined, path: string): Suspension {
  const read = readSuspension(officesPayload(content, path, payloadTypes.suspension));
  if (!read.ok) throw new Error(`published file ${path} is not a suspension`);
  return read.value;
}

/** The entry of one. */
export function suspensionEntryOf(
  { suspension, path }: PublishedSuspension,
  { room, t }: { readonly room: ChannelRoom; readonly t: Translate },
): AtomEntry {
  const { directive, office, from, until, reason } = suspension;
  const values = { office, reason: oneLineIn(reason, t.language) };
  const digest = /([0-9a-f]{64})\.order$/.exec(path)?.[1] ?? "";
  return {
    id: `${room.origin}/directives/${encodeURIComponent(directive)}#${digest}`,
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

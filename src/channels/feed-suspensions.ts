/** Suspensions in the feed: an entry of its own for each, beside the directive whose clocks it stops. */
import { gunzipSync } from "node:zlib";
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { readOrderFile } from "#core/roster/order.ts";
import { readSuspension, type Suspension } from "#core/roster/suspension.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

/** A suspension with the path under which it is published. */
type PublishedSuspension = { readonly suspension: Suspension; readonly path: string };

const largestUnpacked = 256 * 1024;

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
  const bytes = gunzipSync(content ?? new Uint8Array(), { maxOutputLength: largestUnpacked });
  const file = readOrderFile(bytes, payloadTypes.suspension);
  const read = file.ok ? readSuspension(fromBase64(file.value.order.payload) ?? new Uint8Array()) : file;
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

/** Notices and guidelines of single offices in the feed: an entry of its own for each that stands. */
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { digestOfPath, officesPayload, readerOf } from "#channels/feed/published-files.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { type OfficeNotice, readOfficeNotice, currentNotices } from "#core/roster/office-notice.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";

/** A notice as the feed holds it. */
type FeedNotice = OfficeNotice & { readonly sha256: string; readonly path: string };

const mostEntries = 50;

/** Reads those of a publication that stand, newest first. */
export function noticesIn(room: ChannelRoom): (publication: PublishedSet) => Promise<readonly FeedNotice[]> {
  const read = readerOf(room, ({ kind }) => kind === "notice" || kind === "guideline", noticeIn);
  return async (publication) => currentNotices(await read(publication)).slice(0, mostEntries);
}

function noticeIn(content: Uint8Array | undefined, path: string): FeedNotice {
  const read = readOfficeNotice(officesPayload(content, path, payloadTypes.notice));
  if (!read.ok) throw new Error(`published file ${path} is not a notice`);
  return { ...read.value, path, sha256: digestOfPath(path) };
}

/** The entry of one. */
export function noticeEntryOf(
  { kind, title, text, office, issuedAt, path, sha256 }: FeedNotice,
  { room, t }: { readonly room: ChannelRoom; readonly t: Translate },
): AtomEntry {
  return {
    id: `${room.origin}/directives#${sha256}`,
    title: t(`feed.${kind}`, { title: oneLineIn(title, t.language) }),
    updated: issuedAt,
    link: `${room.origin}/pub/${path}`,
    summary: `${office}: ${oneLineIn(text, t.language)}`,
    terms: [],
  };
}

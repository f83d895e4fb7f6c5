/** Notices of single offices in the feed: an entry of its own for each that stands. */
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { officesPayload } from "#channels/feed/offices-payload.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { type OfficeNotice, readOfficeNotice, currentNotices } from "#core/roster/office-notice.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";

/** A notice as the feed holds it. */
type FeedNotice = OfficeNotice & { readonly sha256: string; readonly path: string };

const mostEntries = 50;

/** Those of a publication that stand, newest first; a file that was read before is not read again. */
export async function feedNotices(
  { files }: PublishedSet,
  known: Map<string, FeedNotice>,
  { publication }: ChannelRoom,
): Promise<readonly FeedNotice[]> {
  const notices: FeedNotice[] = [];
  for (const { kind, path, sha256 } of files) {
    if (kind !== "notice") continue;
    const notice = known.get(sha256) ?? noticeIn(await publication.content(path), path);
    known.set(sha256, notice);
    notices.push(notice);
  }
  return currentNotices(notices).slice(0, mostEntries);
}

function noticeIn(content: Uint8Array | undefined, path: string): FeedNotice {
  const read = readOfficeNotice(officesPayload(content, path, payloadTypes.notice));
  if (!read.ok) throw new Error(`published file ${path} is not a notice`);
  return { ...read.value, path, sha256: /([0-9a-f]{64})\.order$/.exec(path)?.[1] ?? "" };
}

/** The entry of one. */
export function noticeEntryOf(
  { title, text, office, issuedAt, path, sha256 }: FeedNotice,
  { room, t }: { readonly room: ChannelRoom; readonly t: Translate },
): AtomEntry {
  return {
    id: `${room.origin}/directives#${sha256}`,
    title: t("feed.notice", { title: oneLineIn(title, t.language) }),
    updated: issuedAt,
    link: `${room.origin}/pub/${path}`,
    summary: `${office}: ${oneLineIn(text, t.language)}`,
    terms: [],
  };
}

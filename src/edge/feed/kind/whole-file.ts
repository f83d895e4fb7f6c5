/** Feeds that are one file: KEV, EPSS, an archive of OSV records. What such a file has fewer of than before is remarked; what it may take away decides the stage. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { type FeedSession, noteTime, recordsIn } from "../fetch/feed-session.ts";

/** A feed that has less than this part of the records that it had has shrunk. */
const least = 0.95;

/** The records of the file, where it is not as it was. */
export async function* readWholeFile(session: FeedSession): AsyncGenerator<ImportRecord> {
  const { url, within } = session.feed;
  const fetched = await session.get(url);
  if (fetched.status === "unchanged") return;
  session.looked = true;
  try {
    let count = 0;
    for await (const record of recordsIn(session, fetched, (member) => isMember(member, within))) {
      count += countOf(session, record);
      yield record;
    }
    noteCount(session, count);
  } finally {
    await fetched.drop();
  }
}

function isMember(member: string, within: string | undefined): boolean {
  return member.endsWith(".json") && (within === undefined || `/${member}`.includes(`/${within}`));
}

/** How many records it stands for; their times are noted. */
function countOf(session: FeedSession, record: ImportRecord): number {
  if (record.kind === "advisory") {
    noteTime(session, record.record.advisory.modified, record.record.id);
    return 1;
  }
  if (record.kind === "exploited") {
    noteTime(session, record.record.asOf, record.origin.path);
    return 1;
  }
  if (record.kind === "issue") noteTime(session, record.issue.released, record.origin.path);
  if (record.kind !== "scores") return 0;
  const [first] = record.scores;
  if (first !== undefined) noteTime(session, `${first.date}T00:00:00Z`, record.origin.path);
  return record.scores.length;
}

/**
 * Notes how many records a feed has. It is compared with the most that it had since somebody last took it for right: one that loses a few with every
 * fetch has shrunk as well. One that shrank keeps the number of before, until a person takes the new one for right.
 */
export function noteCount(session: FeedSession, count: number): boolean {
  const most = Math.max(session.memory.most ?? 0, session.memory.count ?? 0);
  const isShrunk = count < most * least;
  if (isShrunk) session.remark("shrunk", `${count} < ${most}`, most - count);
  else session.memory = { ...session.memory, count, most: Math.max(most, count) };
  return isShrunk;
}

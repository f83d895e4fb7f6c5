/** One fetch of a feed as its kind sees it: files as they are now, what is remembered, what is to be remarked. */
import { hash } from "node:crypto";
import type { FeedMemory } from "#core/feed/feed-memory.ts";
import type { FeedProblemCode, FeedRemark } from "#core/feed/feed-status.ts";
import type { FeedKind, FeedSchedule, ScheduledFeed } from "#core/feed/schedule.ts";
import { formatsOfSource } from "#core/format/index.ts";
import { completeness } from "#core/format/completeness.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { compareTimes, isAheadOf } from "#core/provenance/edition.ts";
import { fetchedItems } from "../feed.ts";
import type { FeedItem } from "../feed-item.ts";
import { recordsOf } from "../import-records.ts";
import type { FetchBounds } from "./fetch-bounds.ts";
import { type FetchedFile, fetchFile } from "./fetch-file.ts";
import { changedNames, storeList, storedList, type ListedTimes } from "./stored-list.ts";
import { openSpool } from "./partial-file.ts";
import { reachOf } from "./reach.ts";

/** Limits of a feed's fetches, over what its schedule says. */
type FetchLimits = Pick<FetchBounds, "idleMs" | "downloadMs">;

const defaultFetchLimits: FetchLimits = { idleMs: 30_000, downloadMs: 900_000 };

/** What a fetch begins with. `limits` are set by tests. */
export type SessionStart = {
  readonly schedule: FeedSchedule;
  readonly feed: ScheduledFeed;
  readonly memory: FeedMemory;
  /** The folder of its downloads. */
  readonly spool: string;
  readonly signal: AbortSignal;
  readonly now: () => string;
  readonly limits?: Partial<FetchLimits>;
};

/** A fetch that is going on. `memory` is what will be remembered when it ends well; `asOf` up to when the feed says it speaks. */
export type FeedSession = {
  readonly feed: ScheduledFeed;
  readonly now: () => string;
  memory: FeedMemory;
  asOf: string | null;
  /** Whether more is to be fetched at once. */
  more: boolean;
  /** Whether anything was looked at; where nothing was, what was remarked before still holds. */
  looked: boolean;
  /** The file at an address: compared with what it was (the usual), read again whatever it was, or fetched once and not remembered. */
  readonly get: (address: string, how?: "compared" | "anew" | "once") => Promise<FetchedFile>;
  /** What changed in a list of records since it was last taken, which this list takes the place of when the fetch ends well. */
  readonly changedIn: (listed: ListedTimes) => Promise<readonly string[]>;
  readonly remark: (code: FeedProblemCode, first: string, count?: number) => void;
  readonly remarks: () => readonly FeedRemark[];
};

/** Opens a fetch of a feed. */
export async function openSession(start: SessionStart): Promise<FeedSession> {
  const { schedule, feed, spool, signal, now, limits = {} } = start;
  await openSpool(spool, Date.parse(now()));
  const bounds: FetchBounds = {
    ...defaultFetchLimits,
    ...limits,
    reach: reachOf(schedule, feed),
    spool,
    bytes: feed.bytes,
    signal,
    now,
  };
  const remarks = new Map<FeedProblemCode, FeedRemark>();
  const remark: FeedSession["remark"] = (code, first, count = 1) => {
    const before = remarks.get(code);
    remarks.set(code, {
      code,
      count: (before?.count ?? 0) + count,
      first: before?.first ?? first.slice(0, 500),
    });
  };
  const session: FeedSession = {
    feed,
    now,
    memory: start.memory,
    asOf: null,
    more: false,
    looked: false,
    remark,
    changedIn: async (listed) => {
      const { list: before } = session.memory;
      const changed = changedNames(listed, await storedList(spool, before));
      session.memory = { ...session.memory, list: await storeList(spool, listed, before) };
      return changed;
    },
    remarks: () => [...remarks.values()],
    get: async (address, how = "compared") => {
      const before = how === "compared" ? session.memory.files[address] : undefined;
      const found = await fetchFile(address, before, bounds);
      if (found.status === "fetched" && found.remark !== null) remark(found.remark, found.path);
      if (how !== "once")
        session.memory = { ...session.memory, files: { ...session.memory.files, [address]: found.memory } };
      return found;
    },
  };
  return session;
}

/** Notes a time of the feed's own; one ahead of the clock is remarked and counts for nothing. */
export function noteTime(session: FeedSession, at: string | null, place: string): void {
  if (at === null) return;
  if (isAheadOf(session.now(), at)) session.remark("time-ahead", `${place} ${at}`);
  else if (session.asOf === null || Date.parse(at) > Date.parse(session.asOf)) session.asOf = at;
}

/** Expanded bytes that one fetched file may have, and how much more than packed. */
const expansion = { fileBytes: 32 * 1024 ** 3, totalBytes: 32 * 1024 ** 3 };

/** Notes the times of a list's changes: the newest that is not ahead of the clock is up to when the feed speaks, and from where the next fetch goes on. */
export function noteChanges(session: FeedSession, times: Iterable<string>): string | null {
  let newest = session.memory.cursor ?? null;
  let last: string | null = null;
  for (const at of times) {
    if (isAheadOf(session.now(), at)) continue;
    if (compareTimes(at, newest) > 0) newest = at;
    if (compareTimes(at, last) > 0) last = at;
  }
  noteTime(session, last, session.feed.url);
  if (newest !== null) session.memory = { ...session.memory, cursor: newest };
  return newest;
}

/** The statement that a feed of changes is whole up to an instant; who counts the records is the room. */
export function wholeStatement(ecosystem: string, to: string, path: string): ImportRecord {
  const statement = { ecosystem, to, records: null };
  const sha256 = hash("sha256", JSON.stringify(statement));
  const origin = { format: completeness.name, path, position: "", sha256 };
  return { kind: "completeness", origin, statement };
}

/** The records of a fetched file, with the path that it was fetched from; of an archive only the members that `isRecord` names. */
export async function* recordsIn(
  { feed }: FeedSession,
  { path, file }: { readonly path: string; readonly file: string },
  isRecord: (member: string) => boolean = () => true,
): AsyncGenerator<ImportRecord> {
  const formats: readonly string[] = formatsOfSource[sourceOfKind(feed.kind)];
  for await (const item of fetchedItems({ path, file }, expansion)) {
    if (!isWanted(item, path, isRecord)) continue;
    for (const record of recordsOf(item))
      yield record.kind === "quarantined" || formats.includes(record.origin.format)
        ? record
        : unexpected(record, formats);
  }
}

function sourceOfKind(kind: FeedKind): keyof typeof formatsOfSource {
  return kind === "osv-archive" ? "osv" : kind;
}

function isWanted({ path }: FeedItem, of: string, isRecord: (member: string) => boolean): boolean {
  return path === of || isRecord(path.slice(path.lastIndexOf("!") + 1));
}

/** A feed brings what its kind brings: a record of another format, or a statement of completeness within it, is not taken from there. */
function unexpected({ origin }: ImportRecord, formats: readonly string[]): ImportRecord {
  const message = `expected ${formats.join(" or ")} of this feed, found ${origin.format}`;
  return {
    kind: "quarantined",
    origin,
    findings: [{ at: "", code: "format-unexpected", message }],
    bytes: new Uint8Array(),
  };
}

/** Fetches of one feed after the other, with what is remembered between them, without a room. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyMemory, type FeedMemory } from "#core/feed/feed-memory.ts";
import type { FeedRemark } from "#core/feed/feed-status.ts";
import { type FeedSchedule, feedsType, readSchedule } from "#core/feed/schedule.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { openSession, type SessionStart } from "#edge/feed/fetch/feed-session.ts";
import { feedReaders } from "#edge/feed/kind/index.ts";
import { stopFinding } from "#edge/feed/limits.ts";

/** What one fetch gave: its records by kind and name, what was remarked, or the code of what ended it. */
export type FetchedOnce = {
  readonly records: readonly string[];
  readonly remarks: readonly string[];
  readonly remarked: readonly FeedRemark[];
  readonly asOf: string | null;
  readonly stopped: string | null;
};

/** A feed that a test fetches. */
export type FetchedFeed = {
  memory: FeedMemory;
  now: string;
  readonly fetch: () => Promise<FetchedOnce>;
  readonly close: () => void;
};

/** The schedule of a document. */
export function scheduleOf(feeds: readonly object[], mirror?: string): FeedSchedule {
  const read = readSchedule({ type: feedsType, feeds, ...(mirror === undefined ? {} : { mirror }) });
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
}

/** Opens the only feed of a schedule for fetching; a server that is slow because the machine is busy is waited for. */
export function feedOf(
  schedule: FeedSchedule,
  now: string,
  limits: NonNullable<SessionStart["limits"]> = { idleMs: 20_000, downloadMs: 60_000 },
): FetchedFeed {
  const spool = mkdtempSync(join(tmpdir(), "bongsu-feed-"));
  const [feed] = schedule.feeds;
  if (feed === undefined) throw new Error("the schedule has no feed");
  const fetched: FetchedFeed = {
    memory: emptyMemory,
    now,
    close: () => rmSync(spool, { recursive: true, force: true }),
    fetch: async () => {
      const signal = new AbortController().signal;
      const session = await openSession({
        schedule,
        feed,
        spool,
        signal,
        limits,
        memory: fetched.memory,
        now: () => fetched.now,
      });
      const records: string[] = [];
      let stopped: string | null = null;
      try {
        for await (const record of feedReaders[feed.kind](session)) records.push(nameOf(record));
        fetched.memory = session.memory;
      } catch (error) {
        stopped = stopFinding(error).code;
      }
      const remarked = session.remarks();
      return { records, remarked, remarks: remarked.map(({ code }) => code), asOf: session.asOf, stopped };
    },
  };
  return fetched;
}

function nameOf(record: ImportRecord): string {
  if (record.kind === "advisory") return record.record.id;
  if (record.kind === "exploited") return `exploited ${record.record.id}`;
  if (record.kind === "completeness") return `whole ${record.statement.ecosystem} ${record.statement.to}`;
  if (record.kind === "scores") return `scores ${record.scores.length}`;
  return record.kind === "issue" ? "issue" : `quarantined ${record.findings[0]?.code}`;
}

/**
 * An ecosystem of OSV's export: the list of its records with the time of each one's last change (`modified_id.csv`), each by itself, and all in one
 * archive. A few changes are fetched one by one; many, or the first time, all of it. Only where nothing is missing is the feed called whole.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { ImportRecord } from "#core/format/import-record.ts";
import { compareTimes, isAheadOf } from "#core/provenance/edition.ts";
import { withStatedRecords } from "../import-completeness.ts";
import type { ListedTimes } from "../fetch/stored-list.ts";
import { FeedStopped } from "../limits.ts";
import { type FeedSession, noteChanges, recordsIn, wholeStatement } from "../fetch/feed-session.ts";
import { mostSingle, readSome } from "./each-record.ts";
import { noteCount } from "./whole-file.ts";

const mostLines = 5_000_000;
const mostAhead = 50;
const line = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z),([A-Za-z0-9][\w.:+-]{0,120})$/;

/** The records that changed since the last fetch, and the statement that the export is whole, where it is. */
export async function* readOsvExport(session: FeedSession): AsyncGenerator<ImportRecord> {
  const { url, ecosystem = "" } = session.feed;
  const wasWhole = session.memory.whole === true;
  const isSettled = wasWhole && (session.memory.pending ?? []).length === 0;
  const list = await session.get(`${url}modified_id.csv`, isSettled ? "compared" : "anew");
  if (list.status === "unchanged") return;
  const listed = await listedIn(session, list);
  const isShrunk = noteCount(session, listed.size);
  const { changed, isEvery } = await changedIds(session, listed);
  const addressOf = (id: string): string => `${url}${encodeURIComponent(id)}.json`;
  const isCurrent = (id: string, record: ImportRecord): boolean => isAsListed(record, listed.get(id));
  if (wasWhole && changed.length <= mostSingle) yield* readSome(session, changed, { addressOf, isCurrent });
  else yield* readArchive(session, { listed, changed, isShrunk });
  const newest = noteChanges(session, listed.values());
  const isComplete = session.memory.whole === true && session.memory.pending?.length === 0;
  if (newest !== null && wasWhole && isComplete && isEvery && !isShrunk)
    yield wholeStatement(ecosystem, newest, list.path);
}

/** Whether a record is as new as the list says. */
function isAsListed(record: ImportRecord, at: string | undefined): boolean {
  if (record.kind !== "advisory") return record.kind !== "quarantined";
  return at === undefined || compareTimes(record.record.advisory.modified, at.replace(/\.\d+Z$/, "Z")) >= 0;
}

/** The list by id. A line that is none ends the reading: what is cut or replaced says nothing of what is missing. */
async function listedIn(
  session: FeedSession,
  { file, path, drop }: { readonly file: string; readonly path: string; readonly drop: () => Promise<void> },
): Promise<ListedTimes> {
  const listed = new Map<string, string>();
  session.looked = true;
  try {
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      if (text === "") continue;
      const [, at, id] = line.exec(text) ?? [];
      if (at === undefined || id === undefined || listed.size >= mostLines)
        throw new FeedStopped(
          "format-unknown",
          `${path}: expected a time and an id, found "${text.slice(0, 60)}"`,
        );
      if (isAheadOf(session.now(), at)) session.remark("time-ahead", `${id} ${at}`);
      listed.set(id, at);
    }
  } finally {
    await drop();
  }
  if (listed.size === 0) throw new FeedStopped("empty", `${path}: the list names no record`);
  return listed;
}

/** What is to be fetched. Of changes ahead of the clock a few are: they are held, for somebody to see; of many none, and then not every change is here. */
async function changedIds(
  session: FeedSession,
  listed: ListedTimes,
): Promise<{ readonly changed: readonly string[]; readonly isEvery: boolean }> {
  const { pending = [] } = session.memory;
  const ahead = new Set([...listed].filter(([, at]) => isAheadOf(session.now(), at)).map(([id]) => id));
  const isEvery = ahead.size <= mostAhead;
  const wanted = isEvery ? listed : new Map([...listed].filter(([id]) => !ahead.has(id)));
  return { changed: [...new Set([...(await session.changedIn(wanted)), ...pending])], isEvery };
}

type ExportList = {
  readonly listed: ListedTimes;
  readonly changed: readonly string[];
  readonly isShrunk: boolean;
};

/**
 * All records, from the archive. It is whole when every record of the list was in it; a few that were not are fetched by themselves, and so is what an
 * archive does not have yet.
 */
async function* readArchive(
  session: FeedSession,
  { listed, changed, isShrunk }: ExportList,
): AsyncGenerator<ImportRecord> {
  const archive = await session.get(`${session.feed.url}all.zip`);
  if (archive.status === "unchanged") {
    session.remark("incomplete", archive.path);
    session.memory = { ...session.memory, pending: changed };
    session.more = session.memory.whole === true;
    return;
  }
  const missing = new Set(listed.keys());
  try {
    const records = withStatedRecords(recordsIn(session, archive), { now: session.now(), stated: [] });
    for await (const record of records) {
      if (record.kind === "advisory" && isAsListed(record, listed.get(record.record.id)))
        missing.delete(record.record.id);
      if (record.kind !== "completeness" || (!isShrunk && missing.size === 0)) yield record;
    }
  } finally {
    await archive.drop();
  }
  const isWhole = missing.size <= mostSingle;
  if (!isWhole) session.remark("incomplete", `${archive.path}: without ${[...missing][0]}`, missing.size);
  session.memory = { ...session.memory, whole: isWhole, pending: isWhole ? [...missing] : [] };
  session.more ||= isWhole && missing.size > 0;
}

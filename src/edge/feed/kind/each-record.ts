/** Records that are fetched one by one; those that could not be are fetched again the next time. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { type FetchedFile, isGone } from "../fetch/fetch-file.ts";
import { type FeedSession, recordsIn } from "../fetch/feed-session.ts";
import { stopFinding } from "../limits.ts";

/** Whether a fetched document may be read; a check remarks what is wrong with it. */
export type DocumentCheck = (
  address: string,
  document: Extract<FetchedFile, { status: "fetched" }>,
) => Promise<boolean>;

/** How single records are fetched. `isCurrent` says whether a record is as new as its feed says. */
type SingleFetch = {
  readonly addressOf: (id: string) => string;
  readonly check?: DocumentCheck;
  readonly isCurrent?: (id: string, record: ImportRecord) => boolean;
};

/** So many records are fetched one by one in one fetch; the others follow at once. */
export const mostSingle = 200;
/** So many failures in a row end a fetch: the server is gone, not one record. */
const mostFailures = 5;

/** The first records of these, at most {@link mostSingle}. Those that are missing, or do not pass, stay pending, behind those that were not asked for yet. */
export async function* readSome(
  session: FeedSession,
  ids: readonly string[],
  fetching: SingleFetch,
): AsyncGenerator<ImportRecord> {
  const wanted = [...new Set(ids)];
  const now = wanted.slice(0, mostSingle);
  const later = wanted.slice(mostSingle);
  const left: string[] = [];
  if (now.length > 0) session.looked = true;
  let failures = 0;
  for (const id of now) {
    const address = fetching.addressOf(id);
    const found = await session.get(address, "once").catch((error: unknown) => {
      if (!isGone(error) && ++failures >= mostFailures) throw error;
      session.remark("incomplete", `${address}: ${stopFinding(error).message}`);
      return null;
    });
    if (found?.status !== "fetched") left.push(id);
    else {
      failures = 0;
      if (!(yield* readOne(session, { id, address, found }, fetching))) left.push(id);
    }
  }
  session.memory = { ...session.memory, pending: [...later, ...left] };
  session.more ||= later.length > 0 && left.length < now.length;
}

type SingleDocument = {
  readonly id: string;
  readonly address: string;
  readonly found: Extract<FetchedFile, { status: "fetched" }>;
};

/** The records of one document; returns whether it was read, and is as new as it should be. */
async function* readOne(
  session: FeedSession,
  { id, address, found }: SingleDocument,
  { check, isCurrent = () => true }: SingleFetch,
): AsyncGenerator<ImportRecord, boolean> {
  try {
    if (check !== undefined && !(await check(address, found))) return false;
    let current = true;
    for await (const record of recordsIn(session, found)) {
      current &&= isCurrent(id, record);
      yield record;
    }
    if (!current) session.remark("incomplete", `${address}: older than its feed says`);
    return current;
  } finally {
    await found.drop();
  }
}

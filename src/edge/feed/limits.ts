/** How much a feed may cost before it is stopped, and what stopped it. */
import { type ArchiveAccount, openArchiveAccount, stopOf } from "#archive/limits.ts";
import type { Finding } from "#core/problem.ts";

/** Limits on what is read from one call of `openFeed`. Sizes are bytes after expansion. */
export type FeedLimits = {
  /** One JSON document, or one line of a file of lines. */
  readonly documentBytes: number;
  /** One file of the feed with all that it expands to. */
  readonly fileBytes: number;
  /** The whole feed. */
  readonly totalBytes: number;
  /** Expanded bytes per compressed byte, beyond the first `ratioAfter`. */
  readonly ratio: number;
  readonly ratioAfter: number;
  /** Members of one archive, directories included. */
  readonly members: number;
  /** Archives within archives. */
  readonly nesting: number;
  /** Silence of a server, and the whole of one download, in milliseconds. */
  readonly idleMs: number;
  readonly downloadMs: number;
};

const mebibyte = 1024 * 1024;

export const defaultLimits: FeedLimits = {
  documentBytes: 64 * mebibyte,
  fileBytes: 8192 * mebibyte,
  totalBytes: 65_536 * mebibyte,
  ratio: 250,
  ratioAfter: 32 * mebibyte,
  members: 200_000,
  nesting: 2,
  idleMs: 30_000,
  downloadMs: 900_000,
};

/** A feed that is stopped or cannot be opened; turned into a problem item where the file is read, never seen outside `edge/feed`. */
export class FeedStopped extends Error {
  readonly finding: Finding;
  constructor(code: string, message: string) {
    super(message);
    this.name = "FeedStopped";
    this.finding = { at: "", code, message };
  }
}

/** What has been read so far, of one file and of the feed. */
export type FeedAccount = {
  readonly limits: FeedLimits;
  readonly feed: ArchiveAccount;
  readonly file: ArchiveAccount;
};

/** The account of the first file of a feed that has read nothing. */
export function openFeedAccount(limits: FeedLimits): FeedAccount {
  const feed = openArchiveAccount({ bytes: limits.totalBytes, milliseconds: Infinity });
  return nextFile({ limits, feed, file: feed });
}

/** The account of the next file of the same feed. */
export function nextFile({ limits, feed }: FeedAccount): FeedAccount {
  const { fileBytes: bytes, ratio, ratioAfter: free } = limits;
  const file = { bytes, ratio, free, held: Infinity, entries: Infinity, milliseconds: Infinity };
  return { limits, feed, file: openArchiveAccount(file, feed) };
}

/** The account of one archive in a file: the entries of each are counted by themselves. */
export function nextArchive({ limits, file }: FeedAccount): ArchiveAccount {
  return openArchiveAccount({ ...file.limits, entries: limits.members }, file);
}

/** Codes of findings as imports have always written them. */
const feedCodes: Readonly<Record<string, string>> = {
  "archive-damaged": "damaged",
  "ratio-too-high": "expands-too-much",
  "too-many-files": "too-many",
};

/** What stopped a file: a finding for whatever a file, an archive or a server can cause; a bug is thrown on. */
export function stopFinding(error: unknown): Finding {
  if (error instanceof FeedStopped) return error.finding;
  if (error instanceof Error && "code" in error && String(error.code).startsWith("E"))
    return { at: "", code: "unreadable", message: `reading stopped: ${error.message}` };
  const { code, message } = stopOf(error);
  return { at: "", code: feedCodes[code] ?? code, message };
}

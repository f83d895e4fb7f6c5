/** How much a feed may cost before it is stopped, and the account that is kept while one is read. Not the limits of one JSON value (`core/input/json.ts`). */
import { failed, type Finding } from "#core/problem.ts";

/** Limits on what is read from one call of `openFeed`. Sizes are bytes after expansion. */
export type FeedLimits = {
  /** One JSON document, or one line of a file of lines. */
  readonly documentBytes: number;
  /** One file of the feed with all that it expands to. */
  readonly fileBytes: number;
  /** The whole feed. */
  readonly totalBytes: number;
  /** Expanded bytes per compressed byte, looked at once {@link ratioAfter} bytes have come out. */
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
export type FeedAccount = { readonly limits: FeedLimits; readonly total: { bytes: number }; file: number };

/** The account of a feed that has read nothing. */
export function openFeedAccount(limits: FeedLimits): FeedAccount {
  return { limits, total: { bytes: 0 }, file: 0 };
}

/** The account of the next file of the same feed. */
export function nextFile(account: FeedAccount): FeedAccount {
  return { limits: account.limits, total: account.total, file: 0 };
}

/** Enters bytes; throws when a limit is passed. */
export function spendBytes(account: FeedAccount, bytes: number): void {
  account.file += bytes;
  account.total.bytes += bytes;
  if (account.file > account.limits.fileBytes) {
    throw new FeedStopped("too-large", `the file expands to more than ${account.limits.fileBytes} bytes`);
  }
  if (account.total.bytes > account.limits.totalBytes) {
    throw new FeedStopped("too-large", `the feed expands to more than ${account.limits.totalBytes} bytes`);
  }
}

/** Throws when what came out is out of proportion to what went in. */
export function checkRatio(account: FeedAccount, read: number, expanded: number): void {
  const { ratio, ratioAfter } = account.limits;
  if (expanded > ratioAfter && expanded > read * ratio) {
    throw new FeedStopped(
      "expands-too-much",
      `${read} bytes expand to more than ${expanded}: more than ${ratio} to 1`,
    );
  }
}

/** What stopped a file: a finding for whatever a file, an archive or a server can cause; a bug is thrown on. */
export function stopFinding(error: unknown): Finding {
  if (error instanceof FeedStopped) return error.finding;
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const stopped = failed(
    "",
    code.startsWith("E") ? "unreadable" : "damaged",
    `reading stopped: ${error.message}`,
  );
  return stopped.findings[0] as Finding;
}

/**
 * What reading an archive may cost, the account that is kept while one is read, and the stop when it costs more. Counted over everything
 * inside: layers, nested archives, compressions.
 */
import type { Finding } from "#core/problem.ts";

/** Limits on one archive. Sizes are bytes after decompression. */
export type ArchiveLimits = {
  /** 64 GiB unless given. */
  readonly bytes?: number;
  /** Entries of all archives within, folders included; 2 million unless given. */
  readonly entries?: number;
  /** Bytes that are held in memory at once; 1 GiB unless given. */
  readonly held?: number;
  /** Bytes that one compressed byte may become, beyond the first {@link ArchiveLimits.free}; 1,000 unless given. */
  readonly ratio?: number;
  /** Bytes that may come out of a compression before its ratio is looked at; 64 MiB unless given. */
  readonly free?: number;
  /** Milliseconds; ten minutes unless given. */
  readonly milliseconds?: number;
  /** Archives within archives; 4 unless given. */
  readonly depth?: number;
};

/** What is left of the limits. Bytes are also taken from the account that this one is part of. */
export type ArchiveAccount = {
  readonly limits: Required<ArchiveLimits>;
  readonly whole: ArchiveAccount | null;
  readonly deadline: number;
  bytes: number;
  entries: number;
  held: number;
  /** Stops that cost nothing of what was read. */
  readonly remarks: ArchiveStopped[];
};

/** Why the reading of an archive ended before its end. */
type ArchiveStopCode =
  | "archive-damaged"
  | "compression-unsupported"
  | "encrypted"
  | "entry-unread"
  | "name-too-long"
  | "ratio-too-high"
  | "too-large"
  | "too-many-files"
  | "too-slow"
  | "trailing-bytes";

/** The reading of an archive stops; caught by whoever opened it, and reported as a finding with its path. */
export class ArchiveStopped extends Error {
  readonly code: ArchiveStopCode;
  constructor(code: ArchiveStopCode, message: string) {
    super(message);
    this.name = "ArchiveStopped";
    this.code = code;
  }
}

/** A new account; one of part of a larger reading when `whole` is given. */
export function openArchiveAccount(
  limits: ArchiveLimits = {},
  whole: ArchiveAccount | null = null,
): ArchiveAccount {
  const { bytes = 64 * 1024 ** 3, entries = 2_000_000, held = 1024 ** 3 } = limits;
  const { ratio = 1000, free = 64 * 1024 ** 2, milliseconds = 600_000, depth = 4 } = limits;
  const all = { bytes, entries, held, ratio, free, milliseconds, depth };
  return {
    limits: all,
    whole,
    deadline: performance.now() + milliseconds,
    bytes,
    entries,
    held,
    remarks: [],
  };
}

/** Counts bytes that came out; `packed` is how many compressed ones they came from so far, `whole` how many they are so far. */
export function spendBytes(
  account: ArchiveAccount,
  size: number,
  from?: { readonly packed: number; readonly whole: number },
): void {
  account.bytes -= size;
  if (account.bytes < 0)
    throw new ArchiveStopped(
      "too-large",
      `It holds more than the ${account.limits.bytes} bytes that are read.`,
    );
  if (from !== undefined && from.whole > account.limits.free + from.packed * account.limits.ratio)
    throw new ArchiveStopped(
      "ratio-too-high",
      "It grows far more when it is unpacked than real archives do.",
    );
  if (performance.now() > account.deadline)
    throw new ArchiveStopped("too-slow", "It takes longer to read than is allowed.");
  if (account.whole !== null) spendBytes(account.whole, size);
}

/** Counts entries. */
export function spendEntries(account: ArchiveAccount, count = 1): void {
  account.entries -= count;
  if (account.entries < 0)
    throw new ArchiveStopped("too-many-files", "The archive has more entries than are read.");
}

/** Counts bytes that stay in memory. */
export function spendHeld(account: ArchiveAccount, size: number): void {
  account.held -= size;
  if (account.held < 0)
    throw new ArchiveStopped("too-large", "What is wanted of the archive is larger than is held in memory.");
}

/** The stop for anything that an archive can make a reader throw: damage, unless it is a stop already. A bug is thrown on. */
export function stopOf(error: unknown): ArchiveStopped {
  if (error instanceof ArchiveStopped) return error;
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error;
  const code = "code" in error ? String(error.code) : error.message;
  return new ArchiveStopped("archive-damaged", `The archive cannot be read to its end (${code}).`);
}

/** The finding for what ended the reading of the archive at `at`. */
export function archiveFinding(at: string, error: unknown): Finding & { readonly code: ArchiveStopCode } {
  const { code, message } = stopOf(error);
  return { at, code, message };
}

/** What opening one archive may cost, and the stop when it costs more. Counted over everything inside: layers, nested jars, compressions. */
import type { Finding } from "#core/problem.ts";

/** Limits on one archive. */
export type ArchiveLimits = {
  /** Bytes after decompression; 64 GiB unless told. */
  readonly bytes?: number;
  /** Entries of all archives within; 2 million unless told. */
  readonly entries?: number;
  /** Bytes of lists that are held in memory at once; 1 GiB unless told. */
  readonly held?: number;
  /** Bytes that one compressed byte may become, beyond the first 64 MiB; 1,000 unless told. */
  readonly ratio?: number;
  /** Milliseconds; ten minutes unless told. */
  readonly milliseconds?: number;
  /** Archives within archives; 4 unless told. */
  readonly depth?: number;
};

/** What is left of the limits. */
export type ArchiveAccount = {
  readonly limits: Required<ArchiveLimits>;
  readonly deadline: number;
  bytes: number;
  entries: number;
  held: number;
};

/** The reading of an archive stops here; caught by whoever opened the archive, and told as a finding with its path. */
export class ArchiveStopped extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "ArchiveStopped";
    this.code = code;
  }
}

const freeBytes = 64 * 1024 * 1024;

/** A new account. */
export function openArchiveAccount(limits: ArchiveLimits = {}): ArchiveAccount {
  const { bytes = 64 * 1024 ** 3, entries = 2_000_000, held = 1024 ** 3 } = limits;
  const { ratio = 1000, milliseconds = 600_000, depth = 4 } = limits;
  const all = { bytes, entries, held, ratio, milliseconds, depth };
  return { limits: all, deadline: performance.now() + milliseconds, bytes, entries, held };
}

/** Counts decompressed bytes; `packed` is how many compressed ones they came from so far, `whole` how many they are so far. */
export function spendBytes(
  account: ArchiveAccount,
  size: number,
  from?: { packed: number; whole: number },
): void {
  account.bytes -= size;
  if (account.bytes < 0) throw new ArchiveStopped("too-large", "The archive holds more bytes than are read.");
  if (from !== undefined && from.whole > freeBytes + from.packed * account.limits.ratio)
    throw new ArchiveStopped("ratio-too-high", "The archive grows far more than real ones do.");
  if (performance.now() > account.deadline)
    throw new ArchiveStopped("too-slow", "The archive takes longer to read than is allowed.");
}

/** Counts one entry. */
export function spendEntry(account: ArchiveAccount): void {
  if (--account.entries < 0)
    throw new ArchiveStopped("too-many-files", "The archive has more entries than are read.");
}

/** Counts bytes that stay in memory. */
export function spendHeld(account: ArchiveAccount, size: number): void {
  account.held -= size;
  if (account.held < 0)
    throw new ArchiveStopped(
      "too-large",
      "The software lists in the archive are larger than is held in memory.",
    );
}

/** The finding for what ended the reading of the archive at `at`: a stop by a limit, or damage. */
export function archiveFinding(at: string, error: unknown): Finding {
  if (error instanceof ArchiveStopped) return { at, code: error.code, message: error.message };
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return { at, code: "archive-damaged", message: `The archive cannot be read to its end (${code}).` };
}

/** A path within an archive without `./` and a leading `/`; `null` for one that would lead out of it, which no honest archive holds. */
export function safePath(name: string): string | null {
  if (name.includes("\0")) return null;
  const parts = name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  return parts.includes("..") || parts.length === 0 ? null : parts.join("/");
}

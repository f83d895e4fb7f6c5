/** What an error of the driver says of the database: that it cannot serve now, and why. Anything else stays what it was. */
import pg from "pg";
import { Unavailable } from "#core/problem.ts";
import { isOutdated } from "#store/statement/prepared-statements.ts";

/** `away`: no connection; `full`: its disk is; `read-only`: it takes no writes (a standby after a failover); `busy`: no connection is free, or time ran out. */
export type DatabaseTrouble = "away" | "full" | "read-only" | "busy";

/** The database cannot serve now. */
export class DatabaseUnavailable extends Unavailable {
  readonly trouble: DatabaseTrouble;
  constructor(trouble: DatabaseTrouble, cause: unknown) {
    super(sentences[trouble], trouble === "full" ? 30 : 5, { cause });
    this.trouble = trouble;
  }
}

const sentences: Readonly<Record<DatabaseTrouble, string>> = {
  away: "The room's database cannot be reached now. Try again in a moment.",
  full: "The disk of the room's database is full: nothing can be stored now. Try again later.",
  "read-only": "The room's database takes no writes now. Try again in a moment.",
  busy: "The room's database is too busy now. Try again in a moment.",
};

/** Errors of the operating system about a connection. */
const lost: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EACCES",
]);

/** The driver has no codes for these. */
const lostSentences =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout expired|Query read timeout)/;
const noConnectionFree = /^timeout exceeded when trying to connect/;

/** What a standby says to a transaction that wants to write; the code says only that it is not supported. */
const duringRecovery = /during recovery/;

/** SQLSTATE codes, or their classes of two characters. */
const troubles: ReadonlyMap<string, DatabaseTrouble> = new Map([
  ["08", "away"],
  ["57P01", "away"],
  ["57P02", "away"],
  ["57P03", "away"],
  ["57P05", "away"],
  ["25P03", "away"],
  ["58", "full"],
  ["53100", "full"],
  ["25006", "read-only"],
  ["53", "busy"],
  ["57014", "busy"],
  ["55P03", "busy"],
]);

/** The trouble that an error tells of; `undefined` where it is about something else. */
export function troubleIn(error: unknown): DatabaseTrouble | undefined {
  if (error instanceof DatabaseUnavailable) return error.trouble;
  if (!(error instanceof Error)) return undefined;
  const { code, message } = error as Error & { readonly code?: string };
  if (error instanceof pg.DatabaseError) {
    if (code === "0A000" && duringRecovery.test(message)) return "read-only";
    // On another connection, or said once more on this one, it is read anew.
    if (isOutdated(error)) return "away";
    return code === undefined ? undefined : troubleOf(code);
  }
  if (noConnectionFree.test(message)) return "busy";
  const isLost = lostSentences.test(message) || (code !== undefined && lost.has(code) && isOfSocket(error));
  return isLost ? "away" : undefined;
}

/** A file that is missing has the same code as a socket that is. */
function isOfSocket(error: Error): boolean {
  const { syscall = "" } = error as NodeJS.ErrnoException;
  return ["connect", "read", "write", "getaddrinfo"].includes(syscall);
}

function troubleOf(code: string): DatabaseTrouble | undefined {
  return troubles.get(code) ?? troubles.get(code.slice(0, 2));
}

/** The error as the refusal that it means, where it tells of a trouble; else itself. */
export function asUnavailable(error: unknown): unknown {
  const trouble = troubleIn(error);
  return trouble === undefined || error instanceof DatabaseUnavailable
    ? error
    : new DatabaseUnavailable(trouble, error);
}

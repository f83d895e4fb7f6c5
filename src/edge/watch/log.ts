/** What the room's log is to those who write to it. A line has a level, says what happened, and carries facts: never a secret, the text of a record, or an address. */

/** From what stops the room to what only its makers want to know. */
export const logLevels = ["error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Facts of a line, by name. */
type LogFacts = Readonly<Record<string, unknown>>;

/** A log: `what` is a short name of what happened, the same each time. */
export type Log = { readonly [L in LogLevel]: (what: string, facts?: LogFacts) => void };

const silent = (): void => undefined;
/** A log that nobody reads. */
export const silentLog: Log = { error: silent, warn: silent, info: silent, debug: silent };

/** What an error is in a log: its words without anything that may be a secret, and where it came from. */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error)) };
  const stack = error.stack
    ?.split("\n")
    .filter((text) => text.startsWith("    at "))
    .slice(0, 12);
  return { error: error.name, message: withoutSecrets(error.message), stack };
}

/** A long run of letters and digits may be a token. A password stands in an address between a colon and an at sign. */
export function withoutSecrets(text: string): string {
  return text
    .slice(0, 500)
    .replace(/[A-Za-z0-9_-]{32,}/g, "…")
    .replace(/(:\/\/[^\s:@/]*):[^\s@/]*@/g, "$1:…@");
}

/** The log of a serving or working process: JSON lines on standard error. A full disk, or a reader that went away, stops nothing: lines wait, then are dropped. */
import { isatty } from "node:tty";
import pino from "pino";
import type { Log, LogLevel } from "#edge/watch/log.ts";

/** A log that can be closed, and whether its lines arrive. */
export type RoomLog = Log & {
  /** Since when lines do not arrive; `null` while they do. */
  readonly failingSince: () => string | null;
  /** Writes what waits, as far as that can be done at once. */
  readonly flush: () => void;
};

/** Lines that wait for a disk with room take at most so many bytes of memory. */
const mostWaiting = 4 * 1024 * 1024;
const standardError = 2;

/** Opens the log of this process. Where no level is said a terminal is spared what only tells of work done. `fields` stand in every line. */
export function openLog(level: LogLevel | null, fields: Readonly<Record<string, string>>): RoomLog {
  let since: string | null = null;
  const destination = pino.destination({
    fd: standardError,
    sync: false,
    minLength: 0,
    maxLength: mostWaiting,
  });
  destination.on("error", () => (since ??= new Date().toISOString()));
  destination.on("write", () => (since = null));
  const lines = pino(
    {
      level: level ?? (isatty(standardError) ? "warn" : "info"),
      base: fields,
      messageKey: "what",
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  const at =
    (name: LogLevel): Log[LogLevel] =>
    (what, facts = {}) =>
      lines[name](facts, what);
  return {
    error: at("error"),
    warn: at("warn"),
    info: at("info"),
    debug: at("debug"),
    failingSince: () => since,
    flush: () => {
      try {
        destination.flushSync();
      } catch {
        return;
      }
    },
  };
}

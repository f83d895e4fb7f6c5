/** The log of a room in tests: what fails is printed, the rest is left out. */
import { type Log, silentLog } from "#edge/watch/log.ts";

const printed = (what: string, facts = {}): void =>
  void process.stderr.write(`${JSON.stringify({ what, ...facts })}\n`);

export const printedLog: Log = { ...silentLog, error: printed, warn: printed };

/** A log whose failures are kept as lines, for tests that look at them. */
export function collectingLog(lines: string[]): Log {
  const add = (what: string, facts = {}): void => void lines.push(JSON.stringify({ what, ...facts }));
  return { ...silentLog, error: add, warn: add };
}

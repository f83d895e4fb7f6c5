/**
 * Ends of clocks calculated a second time, for tests: plain day numbers on a zone nine hours ahead of UTC, no Temporal, holidays from the
 * second calendar. It shares no code and no data with the program.
 */
import { calculatedHolidays, designated } from "./second-calendar.ts";

/** A clock as the vectors write it; a duration has one member, its unit. */
export type SecondClock = {
  readonly start: string;
  readonly duration: Readonly<Record<string, unknown>>;
  readonly domain: string;
  readonly pauses: readonly { readonly from: string; readonly until: string | null }[];
  readonly alerts: readonly {
    readonly level: string;
    readonly domain: string | null;
    readonly from: string;
    readonly until: string | null;
  }[];
  readonly extensions: readonly {
    readonly duration: Readonly<Record<string, unknown>>;
    readonly grantedAt: string;
  }[];
};

type Length = readonly [unit: string, amount: unknown];
type Stop = readonly [from: number, until: number];

const hour = 3_600_000;
const day = 24 * hour;

/** The end in milliseconds since 1970, whole seconds; Infinity for a clock that stands still or has no date. */
export function secondEnd(clock: SecondClock): number {
  const stops = clock.pauses.map(({ from, until }): Stop => [
    Date.parse(from),
    until === null ? Infinity : Date.parse(until),
  ]);
  const start = Date.parse(clock.start);
  const length = lengthOf(clock.duration);
  let end = walk(start, length, stops);
  const begun = clock.alerts
    .filter(({ domain }) => domain === null || domain === clock.domain)
    .filter(({ until }) => until === null || Date.parse(until) > start)
    .map(({ level, from }) => ({ at: Math.max(start, Date.parse(from)), shorter: shortened(length, level) }))
    .toSorted((a, b) => a.at - b.at);
  for (const { at, shorter } of begun)
    if (shorter !== null && at < end) end = Math.min(end, walk(at, shorter, stops));
  for (const { duration, grantedAt } of clock.extensions)
    if (end !== Infinity && Date.parse(grantedAt) <= end) end = walk(end, lengthOf(duration), stops);
  return Math.floor(end / 1000) * 1000;
}

function lengthOf(duration: Readonly<Record<string, unknown>>): Length {
  const [entry] = Object.entries(duration);
  if (entry === undefined) throw new Error("A duration has a unit.");
  return entry;
}

const parts: Readonly<Record<string, number>> = { alert: 0.5, serious: 0.25 };

function shortened([unit, amount]: Length, level: string): Length | null {
  const part = parts[level];
  if (part === undefined || unit === "date" || unit === "nextUpgrade") return null;
  return unit === "months"
    ? ["days", Math.ceil(Number(amount) * 30 * part)]
    : [unit, Math.ceil(Number(amount) * part)];
}

/** The end of one stretch; every moment is looked at on its own, nothing is merged. */
function walk(start: number, [unit, amount]: Length, stops: readonly Stop[]): number {
  if (unit === "nextUpgrade") return Infinity;
  if (unit === "date") return lastSecond(Math.floor(Date.parse(String(amount)) / day));
  if (unit === "hours") return walkHours(start, Number(amount) * hour, stops);
  let number = dayNumber(start);
  let left = unit === "months" ? daysIn(number, Number(amount)) : Number(amount);
  while (left > 0) {
    number += 1;
    const stopped = stoppedAt(lastSecond(number), stops);
    if (stopped.some(([, until]) => until === Infinity)) return Infinity;
    if (stopped.length > 0 || (unit === "workingDays" && isFree(number))) continue;
    left -= 1;
  }
  return lastSecond(number);
}

function walkHours(start: number, length: number, stops: readonly Stop[]): number {
  const edges = [...new Set(stops.flat())].filter((at) => at > start).toSorted((a, b) => a - b);
  let left = length;
  let at = start;
  for (const edge of [...edges, Infinity]) {
    const running = stoppedAt(at, stops).length === 0;
    if (running && edge - at >= left) return at + left;
    if (running) left -= edge - at;
    at = edge;
  }
  return Infinity;
}

function stoppedAt(at: number, stops: readonly Stop[]): readonly Stop[] {
  return stops.filter(([from, until]) => from <= at && at < until);
}

/** Number of the day in Seoul (nine hours ahead of UTC since 1988), and its last second. */
function dayNumber(at: number): number {
  return Math.floor((at + 9 * hour) / day);
}
function lastSecond(number: number): number {
  return (number + 1) * day - 9 * hour - 1000;
}

const holidays = new Set([
  ...Array.from({ length: 7 }, (_, i) => [...calculatedHolidays(2024 + i)]).flat(),
  ...designated,
]);

function isFree(number: number): boolean {
  const date = new Date(number * day);
  return [0, 6].includes(date.getUTCDay()) || holidays.has(date.toISOString().slice(0, 10));
}

function daysIn(number: number, months: number): number {
  const from = new Date(number * day);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / day - number;
}

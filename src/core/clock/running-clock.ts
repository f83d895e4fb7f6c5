/**
 * A clock that runs through pauses, extensions and levels of the crisis alert. Deterministic, in Asia/Seoul; it reads no time. Why a clock
 * runs and for how long, the rule pack says; a level is recorded and acted on here, never set.
 */
import { member } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { type AlertLevel, alertLevels, defaultFactors, type LevelFactors } from "#core/clock/alert-level.ts";
import type { Calendar } from "#core/clock/calendars/calendar.ts";
import { koreanCalendar } from "#core/clock/calendars/kr.ts";
import { calendarRemark, compareInstants, deadline, type Span } from "#core/clock/clock.ts";
import { isInstant } from "#core/input/instant.ts";
import type { Domain } from "#core/actor.ts";

/** A level in force from an instant until another (`null`: still), for one domain, or for all when `domain` is `null`. */
export type AlertPeriod = {
  readonly domain: Domain | null;
  readonly level: AlertLevel;
  readonly from: string;
  readonly until: string | null;
};

/** A period as some document has it; `null` when a member is missing or has a value that is not known. */
export function readAlertPeriod(value: unknown): AlertPeriod | null {
  const [domain, until] = [member(value, "domain"), member(value, "until")];
  const level = alertLevels.find((one) => one === member(value, "level"));
  const from = instantIn(value, "from");
  if ((typeof domain !== "string" && domain !== null) || level === undefined || from === null) return null;
  const ended = until === null ? null : instantIn(value, "until");
  return until !== null && ended === null ? null : { domain, level, from, until: ended };
}

function instantIn(value: unknown, name: string): string | null {
  const said = member(value, name);
  return typeof said === "string" && isInstant(said) ? said : null;
}

/** A time in which the clock stands still; `until` is `null` while it lasts. */
export type Pause = { readonly from: string; readonly until: string | null };

/** More time, granted on request at an instant before the end. */
export type Extension = { readonly duration: Span; readonly grantedAt: string };

/** One clock and all that happened to it. All instants are RFC 3339; one that is not is a fault of the caller. */
export type RunningClock = {
  readonly start: string;
  readonly duration: Span;
  readonly domain: Domain;
  readonly alerts: readonly AlertPeriod[];
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
};

/** The level that shortened a clock, the instant from which the shorter one counts (the clock's own start, if that is later than the level's), and the time that it leaves. */
export type Shortened = { readonly level: AlertLevel; readonly from: string; readonly duration: Span };

/** Where a running clock ends, and what decided that. */
export type ClockEnd = {
  /** RFC 3339 in UTC; `null` while the clock is paused or when the duration has no date. */
  readonly end: string | null;
  readonly paused: boolean;
  /** Where a level shortened it. */
  readonly shortened: Shortened | null;
  /** Number of extensions that counted. */
  readonly extended: number;
  /** Extensions that came after the end, by their place, and working days beyond the calendar. */
  readonly findings: readonly Finding[];
};

/** How the clock's own arithmetic is set: factors of the levels, and the calendar of working days. */
type ClockRules = { readonly factors: LevelFactors; readonly calendar: Calendar };

const defaultRules: ClockRules = { factors: defaultFactors, calendar: koreanCalendar };

/**
 * Where the clock ends. A day whose end falls into a pause does not count; hours stand still to the millisecond. When a level comes into
 * force while the clock runs, a shorter clock starts beside it and the earlier end holds, so a crisis never moves a deadline later and its
 * passing does not either. Extensions are added one after another, each if it was granted by the end so far; a later crisis does not take back what a person granted.
 */
export function runningEnd(clock: RunningClock, rules: ClockRules = defaultRules): ClockEnd {
  const pauses = merged(clock.pauses);
  const nothing = { shortened: null, extended: 0, findings: [] };
  if ("nextUpgrade" in clock.duration) return { end: null, paused: false, ...nothing };
  const own = walk(clock.start, clock.duration, { pauses, calendar: rules.calendar });
  const first = shortest(own, clock, { pauses, rules });
  if (first.end === null) return { end: null, paused: true, ...nothing };
  const walking = { pauses, calendar: rules.calendar };
  const extended = extendedEnd({ end: first.end, shortened: first.shortened }, clock, walking);
  const inWorkingDays = [clock, ...clock.extensions].find(({ duration }) => "workingDays" in duration);
  if (inWorkingDays === undefined) return extended;
  const counted = { start: clock.start, end: extended.end };
  const remark = calendarRemark(counted, inWorkingDays.duration, rules.calendar);
  return remark === null ? extended : { ...extended, findings: [...extended.findings, remark] };
}

/** The highest level in force for a domain at an instant, the national one included. */
export function levelAt(alerts: readonly AlertPeriod[], domain: Domain, at: string): AlertLevel {
  const levels = alerts
    .filter((one) => one.domain === null || one.domain === domain)
    .filter(
      (one) =>
        compareInstants(one.from, at) <= 0 && (one.until === null || compareInstants(at, one.until) < 0),
    )
    .map(({ level }) => alertLevels.indexOf(level));
  return alertLevels[Math.max(0, ...levels)] ?? "normal";
}

type Shortest = { readonly end: string | null; readonly shortened: ClockEnd["shortened"] };
type ClockWalk = { readonly pauses: readonly Stop[]; readonly calendar: Calendar };

/** The earliest of the clock's own end and those that levels in force started beside it. */
function shortest(
  own: string | null,
  clock: RunningClock,
  { pauses, rules }: { readonly pauses: readonly Stop[]; readonly rules: ClockRules },
): Shortest {
  const periods = clock.alerts
    .filter(({ domain }) => domain === null || domain === clock.domain)
    .filter(({ until }) => until === null || compareInstants(until, clock.start) > 0)
    .map((one) => ({ ...one, from: later(one.from, clock.start) }))
    .toSorted((a, b) => compareInstants(a.from, b.from));
  let best: Shortest = { end: own, shortened: null };
  for (const { level, from } of periods) {
    const duration = shortenedBy(clock.duration, rules.factors[level]);
    if (duration === null || (best.end !== null && compareInstants(from, best.end) >= 0)) continue;
    const end = walk(from, duration, { pauses, calendar: rules.calendar });
    if (end === null || (best.end !== null && compareInstants(end, best.end) >= 0)) continue;
    best = { end, shortened: { level, from, duration } };
  }
  return best;
}

function extendedEnd(
  first: { readonly end: string; readonly shortened: ClockEnd["shortened"] },
  { extensions }: RunningClock,
  walking: ClockWalk,
): ClockEnd {
  let end: string | null = first.end;
  let extended = 0;
  const findings: Finding[] = [];
  for (const [number, { duration, grantedAt }] of extensions.entries()) {
    if (end === null) break;
    if (compareInstants(grantedAt, end) > 0) {
      const message = `Granted ${grantedAt}, after the clock ended ${end}.`;
      findings.push({ at: `/extensions/${number}`, code: "extension-too-late", message });
      continue;
    }
    if ("nextUpgrade" in duration) continue;
    end = walk(end, duration, walking);
    extended += 1;
  }
  return { end, paused: end === null, shortened: first.shortened, extended, findings };
}

function later(a: string, b: string): string {
  return compareInstants(a, b) < 0 ? b : a;
}

/** The part of a duration that a factor leaves, rounded up to whole units; a month counts as 30 days. `null` when nothing is taken away. */
function shortenedBy(duration: Span, [part, whole]: readonly [number, number]): Span | null {
  const left = (count: number) => Math.max(1, Math.ceil((count * part) / whole));
  if (part >= whole || "date" in duration || "nextUpgrade" in duration) return null;
  if ("hours" in duration) return { hours: left(duration.hours) };
  if ("workingDays" in duration) return { workingDays: left(duration.workingDays) };
  return { days: left("days" in duration ? duration.days : duration.months * 30) };
}

/** A pause in milliseconds since 1970. */
type Stop = { readonly from: number; readonly until: number };

/** Pauses in order, overlapping ones made one, empty ones left out. */
function merged(pauses: readonly Pause[]): readonly Stop[] {
  const stops = pauses
    .map(({ from, until }) => ({ from: msOf(from), until: until === null ? Infinity : msOf(until) }))
    .filter(({ from, until }) => until > from)
    .toSorted((a, b) => a.from - b.from);
  const joined: Stop[] = [];
  for (const stop of stops) {
    const last = joined.at(-1);
    if (last === undefined || stop.from > last.until) joined.push(stop);
    else joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, stop.until) };
  }
  return joined;
}

function msOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The end of one stretch with pauses; `null` while a pause lasts. */
function walk(start: string, duration: Span, { pauses, calendar }: ClockWalk): string | null {
  const plain = deadline(start, duration, calendar);
  if (pauses.length === 0 || "date" in duration || "nextUpgrade" in duration || plain === null) return plain;
  return "hours" in duration
    ? walkHours(msOf(start), duration.hours, pauses)
    : walkDays(start, { duration, plain }, { pauses, calendar });
}

function walkHours(start: number, hours: number, pauses: readonly Stop[]): string | null {
  let end = start + hours * 3_600_000;
  for (const { from, until } of pauses) {
    if (until <= start) continue;
    if (from >= end) break;
    end += until - Math.max(from, start);
  }
  return end === Infinity
    ? null
    : Temporal.Instant.fromEpochMilliseconds(end).toString({ smallestUnit: "second" });
}

type Days = { readonly duration: Exclude<Span, { readonly hours: number }>; readonly plain: string };

/** Counts days one by one; one whose end falls into a pause does not count. */
function walkDays(start: string, { duration, plain }: Days, { pauses, calendar }: ClockWalk): string | null {
  const { zone } = calendar.time;
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  let day = dayOf(msOf(start));
  const working = "workingDays" in duration;
  let left = working ? duration.workingDays : day.until(dayOf(msOf(plain))).days;
  for (;;) {
    day = day.add({ days: 1 });
    const end = day.toZonedDateTime({ timeZone: zone, plainTime: "23:59:59" }).toInstant();
    const at = end.epochMilliseconds;
    const stop = pauses.find(({ from, until }) => from <= at && at < until);
    if (stop?.until === Infinity) return null;
    const free = working && (day.dayOfWeek > 5 || calendar.holidays.has(day.toString()));
    if (stop !== undefined) day = dayBefore(dayOf(stop.until), day);
    else if (!free) left -= 1;
    if (left === 0) return end.toString({ smallestUnit: "second" });
  }
}

/** The day before `next`, or `day` if that is later: a long pause is passed in one stride. */
function dayBefore(next: Temporal.PlainDate, day: Temporal.PlainDate): Temporal.PlainDate {
  const before = next.subtract({ days: 1 });
  return Temporal.PlainDate.compare(before, day) > 0 ? before : day;
}

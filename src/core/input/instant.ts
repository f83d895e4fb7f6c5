/**
 * Times and dates as publishers write them, brought to RFC 3339 in UTC with milliseconds.
 * A time without a zone is taken as UTC, as the CVE programme's own records mean it. No clock is read here.
 */
import { type Cursor, addProblem, requiredTextAt, textAt } from "./json-cursor.ts";

const form =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/** The instant as `YYYY-MM-DDThh:mm:ss.sssZ`; `null` when the text is not a time that exists, of the years 1 to 9999. Leap seconds become the second before. */
function normalInstant(written: string): string | null {
  const usually = usualInstant(written);
  if (usually !== null) return usually;
  const parts = written.length <= 48 ? form.exec(written.trim()) : null;
  if (parts === null) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second === "60" ? "59" : second}`;
  const at = Date.parse(`${whole}.${fraction.padEnd(3, "0").slice(0, 3)}Z`);
  if (Number.isNaN(at) || !isDay(`${year}-${month}-${day}`)) return null;
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  const utc = new Date(at - offset * 60_000).toISOString();
  return hasYear(utc) ? utc : null;
}

/** Whether a year is one of 1 to 9999: there is no year 0, and beyond 9999 (a last evening west of Greenwich) a text sorts as if it were earlier. */
function hasYear(written: string): boolean {
  return /^\d{4}-/.test(written) && !written.startsWith("0000");
}

/** Whether the text is the form in which most sources write: UTC to the second or the millisecond, on a day that every month has. */
function isUsual(written: string): boolean {
  if (!usual.test(written)) return false;
  const number = (at: number): number => (written.charCodeAt(at) - 48) * 10 + written.charCodeAt(at + 1) - 48;
  const [month, day] = [number(5), number(8)];
  const isOnClock = number(11) < 24 && number(14) < 60 && number(17) < 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 28 && isOnClock && hasYear(written);
}

/** An instant in the form of most sources with its milliseconds, whose order as a text is that of time; `null` for any other text. */
export function usualInstant(written: string): string | null {
  if (!isUsual(written)) return null;
  return written.length === 20 ? `${written.slice(0, 19)}.000Z` : written;
}

const usual = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;

/** Whether the text is a calendar day `YYYY-MM-DD` that exists, of the years 1 to 9999. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written) || !hasYear(written)) return false;
  const at = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
}

/** The instant at the place; `null` when absent, not a time (which gives a finding), or the year-1 sentinel that Go's zero time leaves. */
export function instantAt(cursor: Cursor): string | null {
  const written = textAt(cursor);
  return written === undefined ? null : checked(cursor, written);
}

/** As {@link instantAt}, for a member that must be there. */
export function requiredInstantAt(cursor: Cursor): string | null {
  const written = requiredTextAt(cursor);
  return written === "" ? null : checked(cursor, written);
}

function checked(cursor: Cursor, written: string): string | null {
  const instant = normalInstant(written);
  if (instant === null) {
    addProblem(cursor, "date-invalid", `expected a time in RFC 3339, found "${written.slice(0, 40)}"`);
    return null;
  }
  return instant.startsWith("0001-01-01") ? null : instant;
}

function offsetMinutes(zone: string): number | null {
  if (zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** An instant in UTC, as every reader of RFC 3339 takes it (a database, a feed's reader); what is written so already stays as it is. */
export function instantInUtc(instant: string): string {
  return isUsual(instant) ? instant : Temporal.Instant.from(instant).toString();
}

/** What every reader takes for one instant: no second 60, which most have no number for, and nothing that only some calendars read (`[Asia/Seoul]`, `20260601T00Z`). */
const everywhere = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Whether a text is an RFC 3339 instant of the years 1 to 9999; its seconds may be left out. */
export function isInstant(text: string): boolean {
  if (isUsual(text)) return true;
  if (!everywhere.test(text)) return false;
  try {
    return hasYear(Temporal.Instant.from(text).toString());
  } catch {
    return false;
  }
}

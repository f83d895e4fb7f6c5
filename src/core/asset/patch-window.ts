/** When an asset may be changed: a patch window, every week or every day, in Asia/Seoul. It moves no deadline; it says when to act before one. */

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A window as read: weekdays (1 is Monday) and minutes of the day; one that ends before it begins ends on the next day. */
export type PatchWindow = { readonly days: readonly number[]; readonly from: number; readonly to: number };

/** Reads `sat 02:00-06:00`, `mon,wed 22:00-02:00` or `daily 02:00-04:00`; `null` for anything else. */
export function readWindow(text: string): PatchWindow | null {
  const form = /^([a-z]{3,5}(?:,[a-z]{3}){0,6}) ([012]\d):([0-5]\d)-([012]\d):([0-5]\d)$/.exec(
    text.toLowerCase(),
  );
  if (form === null) return null;
  const [named = "", ...figures] = form.slice(1);
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = figures.map(Number);
  const numbers =
    named === "daily"
      ? [1, 2, 3, 4, 5, 6, 7]
      : named.split(",").map((day) => 1 + (days as readonly string[]).indexOf(day));
  if (numbers.includes(0) || fromHour > 23 || toHour > 23) return null;
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from === to ? null : { days: [...new Set(numbers)].toSorted((a, b) => a - b), from, to };
}

/** The first window that is not over at an instant, from and until (RFC 3339 in UTC). */
export function nextWindow(
  window: PatchWindow,
  now: string,
): { readonly from: string; readonly until: string } {
  const at = Temporal.Instant.from(now);
  const today = at.toZonedDateTimeISO("Asia/Seoul").toPlainDate();
  for (let ahead = -1; ; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!window.days.includes(day.dayOfWeek)) continue;
    const from = instantOf(day, window.from);
    const until = instantOf(window.to > window.from ? day : day.add({ days: 1 }), window.to);
    if (Temporal.Instant.compare(until, at) > 0) return { from: from.toString(), until: until.toString() };
  }
}

function instantOf(day: Temporal.PlainDate, minutes: number): Temporal.Instant {
  const plainTime = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
  return day.toZonedDateTime({ timeZone: "Asia/Seoul", plainTime }).toInstant();
}

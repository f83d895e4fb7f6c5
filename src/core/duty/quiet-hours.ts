/** When a person may be interrupted, by their quiet hours and the room's time zone; and when a day's digest is due. */
import type { QuietHours } from "./duty-list.ts";

/** The instant from which a person may be interrupted for what can wait: now, or the end of the quiet hours that it lies in. */
export function afterQuietHours(now: string, quiet: QuietHours | null, zone: string): string {
  if (quiet === null || quiet.from === quiet.to) return now;
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const overNight = quiet.to < quiet.from;
  const isQuiet = overNight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!isQuiet) return now;
  const day = local.toPlainDate().add({ days: overNight && time >= quiet.from ? 1 : 0 });
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(quiet.to) });
  return end.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** The last instant at or before now at which digests were due. */
export function lastDigestTime(now: string, digestAt: string, zone: string): string {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const plainTime = Temporal.PlainTime.from(digestAt);
  const today = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime });
  const last = Temporal.ZonedDateTime.compare(today, local) <= 0 ? today : today.subtract({ days: 1 });
  return last.toInstant().toString({ fractionalSecondDigits: 3 });
}

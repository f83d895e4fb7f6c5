/**
 * The terms of an embargo: an exact instant with the zone in which it was agreed, and by how much it shortens by itself. Terms that were accepted can only be
 * shortened by what they say; everything else is a revision that is accepted anew.
 */
import { compareInstants } from "#core/clock/clock.ts";
import type { EmbargoRule } from "#core/coordination/embargo/embargo-rules.ts";
import { isInstant } from "#core/input/instant.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** What parties accept. `ends` is an instant in UTC; `zone` is where its time of day was agreed. */
export type EmbargoTerms = {
  readonly rule: string;
  readonly ends: string;
  readonly zone: string;
  readonly rediscoveryDays: number;
  readonly exploitedDays: number;
};

type TermsStart = { readonly from: string; readonly zone: string; readonly exploited?: boolean };

/** Terms by a rule: so many days later at the same time of day, on clocks of the zone. */
export function termsBy(rule: EmbargoRule, { from, zone, exploited = false }: TermsStart): EmbargoTerms {
  const days = exploited ? rule.exploitedDays : rule.days;
  return {
    rule: rule.id,
    ends: daysLater(from, days, zone),
    zone,
    rediscoveryDays: rule.rediscoveryDays,
    exploitedDays: rule.exploitedDays,
  };
}

/** The instant so many days later, at the same time of day on clocks of a zone; a time that clocks leap over is the one after the leap. */
export function daysLater(from: string, days: number, zone: string): string {
  const at = Temporal.Instant.from(from).toZonedDateTimeISO(zone).add({ days }).toInstant();
  return at.round({ smallestUnit: "second", roundingMode: "floor" }).toString();
}

const longestDays = 366;

/** Terms that somebody proposes: an instant ahead, within a year, in a zone that exists. */
export function checkTerms(terms: EmbargoTerms, now: string): Parsed<EmbargoTerms> {
  if (!isZone(terms.zone))
    return failed("/zone", "zone-unknown", "Expected a time zone of the IANA database.");
  if (!isInstant(terms.ends)) return failed("/ends", "time-unreadable", "Expected an RFC 3339 instant.");
  if (compareInstants(terms.ends, now) <= 0) return failed("/ends", "terms-past", "The instant has passed.");
  if (compareInstants(terms.ends, daysLater(now, longestDays, "UTC")) > 0)
    return failed("/ends", "terms-too-long", "An embargo lasts a year at most.");
  const days = [terms.rediscoveryDays, terms.exploitedDays];
  return days.every((count) => Number.isInteger(count) && count >= 0 && count <= longestDays)
    ? parsed(terms)
    : failed("/rediscoveryDays", "number-unreadable", "Expected whole days, a year at most.");
}

/** Whether a name is a time zone of the IANA database. */
export function isZone(zone: string): boolean {
  try {
    return zone.length <= 60 && zoneExists(zone);
  } catch {
    return false;
  }
}

function zoneExists(zone: string): boolean {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  return true;
}

/** The terms after something that shortens them, as they say themselves: never later than before. */
export function shortenedTerms(
  terms: EmbargoTerms,
  at: string,
  cause: "rediscovery" | "exploited",
): EmbargoTerms {
  const days = cause === "rediscovery" ? terms.rediscoveryDays : terms.exploitedDays;
  const ends = daysLater(at, days, terms.zone);
  return compareInstants(ends, terms.ends) < 0 ? { ...terms, ends } : terms;
}

/** Whether an instant has come by every clock that is looked at: one that runs ahead opens nothing. */
export function hasCome(instant: string, clocks: readonly string[]): boolean {
  return clocks.length > 0 && clocks.every((clock) => compareInstants(clock, instant) >= 0);
}

/** An instant on the clocks of a zone, with its offset: `2026-06-27T10:00+09:00`. */
export function onClocksOf(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return at.toString({ smallestUnit: "minute", timeZoneName: "never" });
}

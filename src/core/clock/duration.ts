/** How long a clock runs, and the event at which it starts, as documents write both. */

/** The event at which a clock starts. */
export const clockStarts = [
  "published",
  "kev-added",
  "received",
  "aware",
  "patch-available",
  "detected",
] as const;

export type ClockStart = (typeof clockStarts)[number];

/** How long: exactly one unit. `nextUpgrade` has no date. `hours` runs through nights; `days` ends at 23:59:59 of the last day. */
export type Duration =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly date: string }
  | { readonly nextUpgrade: true };

/**
 * Days of embargo that bought nothing, as a figure for the picture: from the confirmation of a second finder to the end. Only cases that the room has published count, and they
 * count by fives in the order in which they were published: no figure is of fewer than five cases, and none moves by one.
 */
import { idleEmbargoDays } from "#core/coordination/embargo/rediscovery.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";

/** A case that is published and whose embargo outlasted, or did not, its second finder. */
export type RediscoveredCase = { readonly rediscoveredAt: string; readonly endedAt: string };

/** Over how many embargoes, how many days in all, and the days of the one in the middle. */
type IdleFigure = { readonly embargoes: number; readonly days: number; readonly middle: number };

/** The figure of cases in the order in which they were published; `null` while there are too few. */
export function idleFigure(published: readonly RediscoveredCase[]): IdleFigure | null {
  const shown = published.slice(0, published.length - (published.length % smallestShownCount));
  if (shown.length === 0) return null;
  const days = shown
    .map(({ rediscoveredAt, endedAt }) => idleEmbargoDays(rediscoveredAt, endedAt))
    .toSorted((a, b) => a - b);
  const sum = days.reduce((total, one) => total + one, 0);
  return { embargoes: shown.length, days: sum, middle: days[Math.floor((days.length - 1) / 2)] ?? 0 };
}

/** Numbers of advisories of the room's own: drawn, so that they do not tell how many are being written, and never the same in two epochs of a room. */

/** Under what a room numbers: a prefix such as that of a GCVE numbering authority. */
const drillPrefix = "GCVE-65535";

/** What a room that has no prefix of its own numbers under. */
const plainPrefix = "BONGSU";

/** Under what a room numbers its advisories; a drill has the authority that is reserved for examples. */
export function numberingOf(
  prefix: string | null,
  drill: boolean,
): { readonly prefix: string; readonly drill: boolean } {
  return { drill, prefix: prefix ?? (drill ? drillPrefix : plainPrefix) };
}

/** The numbers of an epoch are above this many times the epoch. */
const perEpoch = 1_000_000;
const fewest = 10_000;

/** The id with a number drawn from 0 to below 1; `taken` is how many of this year there are, by which numbers grow longer before they run out. */
export function drawnId(
  { prefix, year, epoch }: { readonly prefix: string; readonly year: number; readonly epoch: number },
  drawn: number,
  taken: number,
): string {
  const span = taken < fewest / 2 ? fewest : perEpoch;
  const number = epoch * perEpoch + 1 + Math.floor(drawn * (span - 1));
  return `${prefix}-${year}-${String(number).padStart(4, "0")}`;
}

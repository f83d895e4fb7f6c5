/**
 * How much may go at once. A catalogue loses an entry now and then; one that loses many was cut, forged or mixed up, and a second person looks first.
 * The same holds for records that are withdrawn.
 */

/** More than so many entries of a catalogue in a week. */
const mostDelisted = 10;
/** Or more than one, and more than this part of the catalogue. */
const delistedShare = 0.1;
/** More than so many records withdrawn, or emptied, by one importer in a day. */
const mostWithdrawn = 50;

/** Whether so many entries may leave a catalogue of `listed` with those that left it within the week before. */
export function mayShrink({
  gone,
  before,
  listed,
}: {
  readonly gone: number;
  readonly before: number;
  readonly listed: number;
}): boolean {
  const together = gone + before;
  if (together <= 1) return true;
  return together <= mostDelisted && together <= delistedShare * (listed + before);
}

/** Whether one more record may be withdrawn after so many in the day before. */
export function mayWithdraw(before: number): boolean {
  return before < mostWithdrawn;
}

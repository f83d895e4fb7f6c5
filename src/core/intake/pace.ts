/** Suppliers are paced too: in any seven days at most as many reports as each said that it can take; the rest waits, and the supplier sees how many that are. */

/** What a supplier said, and what it was given. */
type SupplierPace = {
  /** Reports that it can take in seven days. */
  readonly weekly: number;
  /** When each report of the last seven days was handed over, as milliseconds. */
  readonly handed: readonly number[];
  readonly waiting: number;
};

/** How many can be handed over now, and when the next one can where none can; `null` where none waits for that. */
type PaceStep = { readonly now: number; readonly next: number | null };

const week = 7 * 86_400_000;

/** What may be handed over at an instant (milliseconds). */
export function paceAt({ weekly, handed, waiting }: SupplierPace, at: number): PaceStep {
  const recent = handed.filter((one) => one > at - week).toSorted((a, b) => a - b);
  const free = Math.max(0, weekly - recent.length);
  const now = Math.min(free, waiting);
  if (now > 0 || waiting === 0) return { now, next: null };
  // The one after which there is room again: all but `weekly - 1` of the newest must be a week old.
  const oldest = recent[recent.length - weekly];
  return { now: 0, next: oldest === undefined ? null : oldest + week };
}

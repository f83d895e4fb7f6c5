/**
 * Which numbers the answers of one key may bear. Numbers grow by steps, so that no single answer uses up those that follow it; a key whose
 * agent has lost count may go on with the seconds of the clock, which no answer can be ahead of.
 */

/** How far the next number of a key may lie beyond its newest, unless it is made of the clock. */
export const longestStep = 1000;

/** How far a number that was made of the clock (seconds since 1970) may lie before the room's clock, and ahead of it. */
const clockSpan = { before: 24 * 3600, ahead: 600 } as const;

/** Why a number is not taken: an answer of the same key bears it or a later one, or it leaps. */
type SequenceFault = "sequence-used" | "sequence-leap";

/** What is wrong with the number of an answer; `null` when nothing is. `newest` is the highest of the same key about the same directive, 0 before the first. */
export function sequenceFault(sequence: number, newest: number, now: string): SequenceFault | null {
  if (sequence <= newest) return "sequence-used";
  const ahead = sequence - clockSequence(now);
  if (ahead > clockSpan.ahead) return "sequence-leap";
  return sequence - newest <= longestStep || ahead >= -clockSpan.before ? null : "sequence-leap";
}

/** The number that is made of the clock. */
export function clockSequence(now: string): number {
  return Math.floor(Date.parse(now) / 1000);
}

/**
 * The drill world's own dice: a small generator that gives the same numbers for the same seed text on every machine.
 * Not for secrets, and not for anything outside a drill.
 */

/** The next number in [0, 1). */
export type Dice = () => number;

/** Dice for a seed text (FNV-1a into mulberry32); the same text always rolls the same. */
export function diceOf(seed: string): Dice {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`bongsu-drill/1 ${seed}`)) {
    state = Math.imul(state ^ byte, 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One member of a list that is not empty. */
export function pickOne<T>(dice: Dice, from: readonly T[]): T {
  return from[Math.floor(dice() * from.length)] as T;
}

/** A whole number from `least` to `most`, small ones more often (evenly on a logarithmic scale). */
export function randomSize(dice: Dice, least: number, most: number): number {
  return Math.round(least * Math.exp(dice() * Math.log(most / least)));
}

/** A draw from the lognormal distribution with this median and sigma. */
export function lognormal(dice: Dice, median: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
  return median * Math.exp(sigma * normal);
}

/** The numbers 0 to `count` − 1 in an order that only the seed decides. */
export function shuffled(dice: Dice, count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(dice() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

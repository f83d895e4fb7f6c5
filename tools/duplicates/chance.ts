/** Choices that are the same on every run. */
import { random } from "../bench/synthetic.ts";

/** Choices from one seed. */
export type Chance = {
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean;
  /** A whole number below the bound. */
  readonly below: (bound: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
};

/** Choices that a seed and a name give: another name, other choices. */
export function chanceOf(seed: number, name: string): Chance {
  let mixed = seed;
  for (let at = 0; at < name.length; at++) mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193);
  const next = random(mixed);
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    happens: (probability) => next() < probability,
    below,
    oneOf: <T>(list: readonly T[]): T => {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError("nothing to choose from");
      return one;
    },
  };
}

/**
 * When each organisation of the drill acts, in hours after a directive is issued: an invented model with medians by
 * tier. Assumptions calibrated to two published points, not a forecast of anyone's conduct.
 */
import { placeOfId, type SeededPlace } from "./seed.ts";
import { type Dice, diceOf, lognormal, shuffled } from "./random.ts";

/** Hours after the directive is issued, rising; `null` for what never happens. */
export type Schedule = {
  /** The agent fetches and the organisation acknowledges; `null`: nobody is there. */
  readonly aware: number | null;
  /** The first check and answer. */
  readonly checked: number | null;
  /** The fix is in and the second check answers. */
  readonly fixed: number | null;
  /** An old image is restored and a later check contradicts the claim. */
  readonly relapsed: number | null;
};

const speedSigma = 1.1;
const stageSigma = 0.9;
const automaticShare = 0.45;
const relapseShare = 0.12;
const hours = 24;

/** The organisation's schedule; nobody is there for an id that is not of the drill world. */
export function scheduleOf(organization: string): Schedule {
  const never = { aware: null, checked: null, fixed: null, relapsed: null };
  const place = placeOfId(organization);
  if (place === null || isSilent(place)) return never;
  const dice = diceOf(`${organization} schedule`);
  const speed = lognormal(dice, 1, speedSigma);
  const { medians } = place.seed;
  const [aware, applicable, ...closing] = medians.map(
    (median) => hours * speed * lognormal(dice, median, stageSigma),
  ) as [number, number, ...number[]];
  const checked = aware + applicable;
  const byHand = closing.reduce((sum, one) => sum + one, 0);
  const fixed = checked + (dice() < automaticShare ? automatic(dice, speed) : byHand);
  const relapsed = dice() < relapseShare ? fixed + lognormal(dice, 3, stageSigma) : null;
  return { aware, checked, fixed, relapsed };
}

/** The product's own update channel: the organisation's slowness counts for less. */
function automatic(dice: Dice, speed: number): number {
  return hours * Math.sqrt(speed) * lognormal(dice, 1, 1);
}

/** At least one of each tier, so that every exercise shows what silence looks like. */
function isSilent({ tier, index, seed: { count, silent } }: SeededPlace): boolean {
  const rank = shuffled(diceOf(`${tier} silent`), count).indexOf(index);
  return rank < Math.ceil(count * silent);
}

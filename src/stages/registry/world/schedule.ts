/**
 * When each organisation of the drill acts, in hours after a directive is issued: an invented model with medians by
 * tier. Assumptions calibrated to two published points, not a forecast of anyone's conduct.
 */
import type { Tier } from "#core/actor.ts";
import { placeOfId, worldCounts } from "./organizations.ts";
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

type Stages = {
  /** Share that nobody reaches. */
  readonly silent: number;
  /** Medians in days: aware, applicable, obtain and test, approve, apply, verify. */
  readonly medians: readonly [number, number, number, number, number, number];
};

const stages: Readonly<Record<Tier, Stages>> = {
  central: { silent: 0.01, medians: [0.05, 0.1, 0.5, 0.5, 0.5, 0.1] },
  metropolitan: { silent: 0.01, medians: [0.05, 0.15, 0.5, 0.5, 0.6, 0.1] },
  basic: { silent: 0.03, medians: [0.15, 0.2, 0.8, 1, 1, 0.2] },
  institution: { silent: 0.02, medians: [0.08, 0.15, 0.6, 0.7, 0.8, 0.1] },
  critical: { silent: 0.03, medians: [0.05, 0.15, 1, 1.2, 1, 0.2] },
  major: { silent: 0.015, medians: [0.05, 0.1, 0.6, 0.5, 0.6, 0.1] },
  ciso: { silent: 0.03, medians: [0.15, 0.2, 0.8, 0.8, 1, 0.2] },
  sme: { silent: 0.06, medians: [0.5, 0.3, 1, 0.5, 1.5, 0.5] },
  enclave: { silent: 0.01, medians: [0.3, 0.2, 0.8, 0.6, 0.8, 0.2] },
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
  if (place === null || isSilent(place.tier, place.index)) return never;
  const dice = diceOf(`${organization} schedule`);
  const speed = lognormal(dice, 1, speedSigma);
  const { medians } = stages[place.tier];
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
function isSilent(tier: Tier, index: number): boolean {
  const count = worldCounts[tier];
  const rank = shuffled(diceOf(`${tier} silent`), count).indexOf(index);
  return rank < Math.ceil(count * stages[tier].silent);
}

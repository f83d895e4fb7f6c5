/** The common action tiers P0 to P4: the matching step of the Korean four-step scale for security products, default national clocks. */
import type { ActionTier } from "#core/rules/action.ts";
import type { Duration } from "#core/clock/duration.ts";

/** One tier. `step` is that of the four-step scale of 2022, from 1 (watch) to 4 (disconnect); the mapping is a proposal of this project. */
type TierMeaning = {
  readonly step: 1 | 2 | 3 | 4;
  readonly clock: Duration;
};

/** Meaning and default clock of each tier, the most urgent first. */
export const tierMeanings: Readonly<Record<ActionTier, TierMeaning>> = {
  P0: { step: 4, clock: { hours: 24 } },
  P1: { step: 3, clock: { hours: 72 } },
  P2: { step: 3, clock: { days: 14 } },
  P3: { step: 2, clock: { days: 60 } },
  P4: { step: 1, clock: { nextUpgrade: true } },
};

/** The common action tiers P0 to P4: names, the matching step of the Korean four-step scale for security products, default national clocks. */
import type { ActionTier, Duration } from "#core/directive/directive.ts";

/** One tier. `step` is that of the four-step scale of 2022 (1 지속 관심 … 4 연동 배제); the mapping is a proposal of this project. */
export type TierMeaning = {
  readonly ko: string;
  readonly en: string;
  readonly step: 1 | 2 | 3 | 4;
  readonly clock: Duration;
};

/** Meaning and default clock of each tier, the most urgent first. */
export const tierMeanings: Readonly<Record<ActionTier, TierMeaning>> = {
  P0: { ko: "즉시 차단", en: "block at once", step: 4, clock: { hours: 24 } },
  P1: { ko: "긴급 조치", en: "urgent action", step: 3, clock: { hours: 72 } },
  P2: { ko: "우선 조치", en: "priority action", step: 3, clock: { days: 14 } },
  P3: { ko: "계획 조치", en: "planned action", step: 2, clock: { days: 60 } },
  P4: { ko: "지속 관심", en: "watch", step: 1, clock: { nextUpgrade: true } },
};

/**
 * What a drill world is made from besides its topology: how many organisations each tier has, what they run, and how fast they act. Figures
 * are invented, calibrated to two published points; they are no forecast of anyone's conduct.
 */
import type { Tier } from "#core/actor.ts";

/** How the organisations of one tier are made and behave. */
export type TierSeed = {
  /** Rows, those that ended among them. */
  readonly count: number;
  /** Fewest and most staff. */
  readonly staff: readonly [number, number];
  /** Share that runs an affected version, and instances in each. */
  readonly affected: number;
  readonly instances: number;
  /** Share that nobody reaches. */
  readonly silent: number;
  /** Medians in days: aware, applicable, obtain and test, approve, apply, verify. */
  readonly medians: readonly [number, number, number, number, number, number];
  /** Share of the table's packages in each list: a village shop runs less than a conglomerate. */
  readonly breadth: number;
};

/** Korea's drill. */
export const koreaTiers = {
  central: {
    count: 24,
    staff: [200, 3000],
    affected: 0.6,
    instances: 12,
    silent: 0.01,
    medians: [0.05, 0.1, 0.5, 0.5, 0.5, 0.1],
    breadth: 0.7,
  },
  metropolitan: {
    count: 18,
    staff: [2000, 9000],
    affected: 0.75,
    instances: 20,
    silent: 0.01,
    medians: [0.05, 0.15, 0.5, 0.5, 0.6, 0.1],
    breadth: 0.7,
  },
  basic: {
    count: 92,
    staff: [400, 2500],
    affected: 0.55,
    instances: 5,
    silent: 0.03,
    medians: [0.15, 0.2, 0.8, 1, 1, 0.2],
    breadth: 0.5,
  },
  institution: {
    count: 60,
    staff: [100, 8000],
    affected: 0.5,
    instances: 8,
    silent: 0.02,
    medians: [0.08, 0.15, 0.6, 0.7, 0.8, 0.1],
    breadth: 0.6,
  },
  critical: {
    count: 60,
    staff: [300, 20_000],
    affected: 0.35,
    instances: 10,
    silent: 0.03,
    medians: [0.05, 0.15, 1, 1.2, 1, 0.2],
    breadth: 0.7,
  },
  major: {
    count: 60,
    staff: [1000, 90_000],
    affected: 0.55,
    instances: 25,
    silent: 0.015,
    medians: [0.05, 0.1, 0.6, 0.5, 0.6, 0.1],
    breadth: 0.95,
  },
  ciso: {
    count: 60,
    staff: [50, 1500],
    affected: 0.3,
    instances: 4,
    silent: 0.03,
    medians: [0.15, 0.2, 0.8, 0.8, 1, 0.2],
    breadth: 0.7,
  },
  sme: {
    count: 40,
    staff: [2, 60],
    affected: 0.08,
    instances: 1,
    silent: 0.06,
    medians: [0.5, 0.3, 1, 0.5, 1.5, 0.5],
    breadth: 0.3,
  },
  enclave: {
    count: 12,
    staff: [20, 400],
    affected: 0.5,
    instances: 40,
    silent: 0.01,
    medians: [0.3, 0.2, 0.8, 0.6, 0.8, 0.2],
    breadth: 0.6,
  },
} as const satisfies Readonly<Record<string, TierSeed>>;

/** The drill of the invented union of states. */
export const europeTiers = {
  essential: {
    count: 90,
    staff: [250, 60_000],
    affected: 0.5,
    instances: 12,
    silent: 0.02,
    medians: [0.06, 0.15, 0.8, 0.8, 0.8, 0.15],
    breadth: 0.8,
  },
  important: {
    count: 90,
    staff: [50, 2000],
    affected: 0.35,
    instances: 5,
    silent: 0.03,
    medians: [0.15, 0.2, 0.8, 0.8, 1, 0.2],
    breadth: 0.6,
  },
  voluntary: {
    count: 30,
    staff: [2, 49],
    affected: 0.1,
    instances: 1,
    silent: 0.06,
    medians: [0.5, 0.3, 1, 0.5, 1.5, 0.5],
    breadth: 0.3,
  },
} as const satisfies Readonly<Record<string, TierSeed>>;

/** A world's seeds by tier; its organisations' ids begin with the prefix. */
type Seeds = { readonly prefix: string; readonly tiers: Readonly<Record<string, TierSeed>> };

const seeds: readonly Seeds[] = [
  { prefix: "drill", tiers: koreaTiers },
  { prefix: "eu", tiers: europeTiers },
];

/** The id of the `index`th (from 0) organisation of a tier. */
export function seededId(prefix: string, tier: Tier, index: number): string {
  return `${prefix}-${tier}-${String(index + 1).padStart(2, "0")}`;
}

/** An organisation of a drill by its place in its tier. */
export type SeededPlace = { readonly tier: Tier; readonly index: number; readonly seed: TierSeed };

/** Tier and index (from 0) that an id names; `null` when no organisation of a drill world has it. */
export function placeOfId(id: string): SeededPlace | null {
  const [, prefix = "", tier = "", digits = ""] = /^([a-z]+)-([a-z]+)-(\d{2})$/.exec(id) ?? [];
  const tiers = seeds.find((one) => one.prefix === prefix)?.tiers ?? {};
  const seed = Object.hasOwn(tiers, tier) ? tiers[tier] : undefined;
  const index = Number(digits) - 1;
  return seed === undefined || index < 0 || index >= seed.count ? null : { tier, index, seed };
}

/**
 * A reporter's measured record: of what was decided, which share proved true. A Beta posterior over decided reports, in which what was decided long ago counts less;
 * shown with its interval, since two of two is not two hundred of two hundred. What is not decided yet says nothing.
 */
import { betaQuantile } from "#core/intake/beta.ts";

/** Decided reports of one day, by whether they proved true. */
export type DecidedReports = {
  /** Days between then and now; 0 or more. */
  readonly daysAgo: number;
  readonly valid: number;
  readonly invalid: number;
};

/** The share that proved true: its posterior mean and the middle 95 % of it, and how many decisions that rests on after decay. */
export type ReporterRecord = {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly weight: number;
};

/** After so many days a decision counts half. */
const halfLife = 60;

/** The record of reports that were decided. Before there are any it is the prior: anything from 2.5 % to 97.5 %. */
export function reporterRecord(decided: readonly DecidedReports[]): ReporterRecord {
  const weighted = decided.map(({ daysAgo, valid, invalid }) => {
    const weight = 0.5 ** (Math.max(0, daysAgo) / halfLife);
    return { valid: valid * weight, invalid: invalid * weight };
  });
  const valid = weighted.reduce((sum, one) => sum + one.valid, 0);
  const invalid = weighted.reduce((sum, one) => sum + one.invalid, 0);
  const [a, b] = [1 + valid, 1 + invalid];
  return {
    share: a / (a + b),
    low: betaQuantile(a, b, 0.025),
    high: betaQuantile(a, b, 0.975),
    weight: valid + invalid,
  };
}

/** Actions that a directive or a rule pack requires: their kinds, the common tiers, and one action with its clock and condition. */
import type { TextByLanguage } from "#core/text.ts";
import type { ClockStart, Duration } from "#core/clock/duration.ts";
import type { Condition } from "#core/rules/condition.ts";

/** The common action tiers, the most urgent first. */
export const actionTiers = ["P0", "P1", "P2", "P3", "P4"] as const;

export type ActionTier = (typeof actionTiers)[number];

/** Kinds of required action. */
export const actionKinds = [
  "patch",
  "upgrade",
  "mitigate",
  "disconnect",
  "remove",
  "rotate-secrets",
  "hunt",
  "attest-not-affected",
  "report",
] as const;

export type ActionKind = (typeof actionKinds)[number];

/** One action of a directive. Without `clock`, its deadline is what the rule pack's table says for the facts at hand. */
export type RequiredAction = {
  readonly kind: ActionKind;
  readonly clock?: { readonly start: ClockStart; readonly duration: Duration };
  /** When it is asked for at all; without it, always. Its `after` runs from the same start as the action's own clock. */
  readonly when?: Condition;
  readonly note?: TextByLanguage;
};

/**
 * Report management: where a report stands with one participant. The table is that of CERT/CC's Vultron protocol (process model RM, transition
 * function δ of RM): `valid` is left by a decision alone, and `closed` by nothing.
 */
import { caseRoles } from "#core/coordination/machine/case-role.ts";
import { indexTransitions, type Transition } from "#core/coordination/machine/transition.ts";

/** Every state, in the order of the published set S, R, I, V, D, A, C. */
export const reportStates = [
  "start",
  "received",
  "invalid",
  "valid",
  "deferred",
  "accepted",
  "closed",
] as const;
export type ReportState = (typeof reportStates)[number];

/** Every act, in the order of the published symbols r, v, i, a, d, c. */
export const reportActs = ["receive", "validate", "invalidate", "accept", "defer", "close"] as const;
export type ReportAct = (typeof reportActs)[number];

const row = (from: ReportState, act: ReportAct, to: ReportState): Transition<ReportState, ReportAct> => ({
  from,
  act,
  to,
  by: caseRoles,
});

/** The table; each participant moves its own state. */
export const reportTransitions: readonly Transition<ReportState, ReportAct>[] = [
  row("start", "receive", "received"),
  row("received", "validate", "valid"),
  row("received", "invalidate", "invalid"),
  row("invalid", "validate", "valid"),
  row("invalid", "close", "closed"),
  row("valid", "accept", "accepted"),
  row("valid", "defer", "deferred"),
  row("accepted", "defer", "deferred"),
  row("accepted", "close", "closed"),
  row("deferred", "accept", "accepted"),
  row("deferred", "close", "closed"),
];

/** The table by state and act. */
export const reportIndex = indexTransitions(reportTransitions);

/**
 * Embargo management: one state for the whole case. The table is that of CERT/CC's Vultron protocol (process model EM, transition function δ of EM), where a
 * proposal that answers a pending one has a word of its own here: `counter` is the published `propose` by somebody else.
 */
import { partyRoles } from "#core/coordination/machine/case-role.ts";
import { indexTransitions, type Transition } from "#core/coordination/machine/transition.ts";

/** Every state, in the order of the published set N, P, A, R, X. */
export const embargoStates = ["none", "proposed", "active", "revise", "exited"] as const;
export type EmbargoState = (typeof embargoStates)[number];

/** Every act: the published symbols p, r, a, t, and `counter`. */
export const embargoActs = ["propose", "counter", "accept", "reject", "terminate"] as const;
export type EmbargoAct = (typeof embargoActs)[number];

/** What ends an embargo: a coordinator, its instant, or what became public. */
const ends = ["coordinator", "system"] as const;
/** What rejects a proposal: a party, or what became public. */
const rejects = [...partyRoles, "system"] as const;

/** The table. */
export const embargoTransitions: readonly Transition<EmbargoState, EmbargoAct>[] = [
  { from: "none", act: "propose", to: "proposed", by: partyRoles },
  { from: "proposed", act: "propose", to: "proposed", by: partyRoles },
  { from: "proposed", act: "counter", to: "proposed", by: partyRoles },
  { from: "proposed", act: "accept", to: "active", by: partyRoles },
  { from: "proposed", act: "reject", to: "none", by: rejects },
  { from: "active", act: "propose", to: "revise", by: partyRoles },
  { from: "active", act: "terminate", to: "exited", by: ends },
  { from: "revise", act: "propose", to: "revise", by: partyRoles },
  { from: "revise", act: "counter", to: "revise", by: partyRoles },
  { from: "revise", act: "accept", to: "active", by: partyRoles },
  { from: "revise", act: "reject", to: "active", by: rejects },
  { from: "revise", act: "terminate", to: "exited", by: ends },
];

/** The table by state and act. */
export const embargoIndex = indexTransitions(embargoTransitions);

/** Whether an embargo binds the parties; a revision under way takes nothing from it. */
export function isEmbargoInForce(state: EmbargoState): boolean {
  return state === "active" || state === "revise";
}

/** Whether a proposal waits to be accepted or rejected. */
export function isProposalPending(state: EmbargoState): boolean {
  return state === "proposed" || state === "revise";
}

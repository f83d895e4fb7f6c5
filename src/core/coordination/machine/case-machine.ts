/**
 * Case state: six facts that happen once and are never undone. A letter is small until its fact has happened. The first three (vendor aware, fix ready, fix
 * deployed) are a supplier's own, in this order; the last three (public, exploit public, attacks) are the world's. The table is that of CERT/CC's Vultron protocol
 * (process model CS, transition function δ of CS) and is derived here from its rules: one letter a step, the fix path in its order, and two states that
 * are left at once: a supplier knows at least what the public knows, and a public exploit is public knowledge.
 */
import type { ActingRole } from "#core/coordination/machine/case-role.ts";
import { indexTransitions, type Transition } from "#core/coordination/machine/transition.ts";

/** Every act, in the order of the published symbols V, F, D, P, X, A. */
export const caseStateActs = [
  "vendor-aware",
  "fix-ready",
  "fix-deployed",
  "public",
  "exploit-public",
  "attacks",
] as const;
export type CaseStateAct = (typeof caseStateActs)[number];

/** The letter of each act's fact. */
const letterOf: Readonly<Record<CaseStateAct, string>> = {
  "vendor-aware": "v",
  "fix-ready": "f",
  "fix-deployed": "d",
  public: "p",
  "exploit-public": "x",
  attacks: "a",
};

/** Who reports each fact; what became public is confirmed by a coordinator, and some facts follow from others by themselves. */
export const caseStateReporters: Readonly<Record<CaseStateAct, readonly ActingRole[]>> = {
  "vendor-aware": ["supplier", "coordinator", "system"],
  "fix-ready": ["supplier"],
  "fix-deployed": ["deployer"],
  public: ["coordinator", "system"],
  "exploit-public": ["coordinator"],
  attacks: ["coordinator"],
};

/** The states of the fix path. */
export const fixPaths = ["vfd", "Vfd", "VFd", "VFD"] as const;
export type FixPath = (typeof fixPaths)[number];

/** What the world knows. */
export type WorldState = { readonly public: boolean; readonly exploit: boolean; readonly attacks: boolean };

/** The three letters of what the world knows, as published: `pxa`. */
export function worldLetters(world: WorldState): string {
  return `${world.public ? "P" : "p"}${world.exploit ? "X" : "x"}${world.attacks ? "A" : "a"}`;
}

const worlds = ["pxa", "pxA", "pXa", "pXA", "Pxa", "PxA", "PXa", "PXA"] as const;

/** The 32 states, as the six letters: the fix path, then the world. */
export const caseStates: readonly string[] = fixPaths.flatMap((path) =>
  worlds.map((world) => `${path}${world}`),
);

/** The acts that a state allows; one alone where it is left at once. */
function caseStateActsFrom(state: string): readonly CaseStateAct[] {
  if (state.includes("p") && state.includes("X")) return ["public"];
  if (state.includes("v") && state.includes("P")) return ["vendor-aware"];
  return caseStateActs.filter((act) => {
    if (!state.includes(letterOf[act])) return false;
    if (act === "fix-ready") return state.includes("V");
    return act !== "fix-deployed" || state.includes("F");
  });
}

/** The state after an act. */
function stateAfter(state: string, act: CaseStateAct): string {
  const letter = letterOf[act];
  return state.replace(letter, letter.toUpperCase());
}

/** The table. */
export const caseStateTransitions: readonly Transition<string, CaseStateAct>[] = caseStates.flatMap((from) =>
  caseStateActsFrom(from).map((act) => ({
    from,
    act,
    to: stateAfter(from, act),
    by: caseStateReporters[act],
  })),
);

/** The table by state and act. */
export const caseStateIndex = indexTransitions(caseStateTransitions);

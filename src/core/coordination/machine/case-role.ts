/** Who takes part in a case, and what each kind of participant may set in motion. */

/** Every role of a participant; one participant may hold several. A `room` is the coordinator of another country, ministry or team. */
export const caseRoles = ["finder", "supplier", "deployer", "coordinator", "room", "expert"] as const;
export type CaseRole = (typeof caseRoles)[number];

/** Parties: those who negotiate an embargo. Deployers and experts accept it or stay out. */
export const partyRoles = [
  "finder",
  "supplier",
  "coordinator",
  "room",
] as const satisfies readonly CaseRole[];

/** Who sets a transition in motion: a participant by a role, or the room itself (its clock, or what follows from another act). */
export type ActingRole = CaseRole | "system";

/** Whether a participant holds one of some roles. */
export function holdsOneOf(held: readonly CaseRole[], roles: readonly ActingRole[]): boolean {
  return held.some((role) => roles.includes(role));
}

/**
 * Who may do a kind of thing: sets of roles by what they mean. Endpoints, stages and pages name a set; a role that joins or leaves one does so here,
 * and only endpoints that mean one role alone spell it out.
 */
import type { Actor, Role } from "#core/actor.ts";

/** Those who act for an office: they compose, approve and read what an office leads. */
export const officers = ["chair", "lead", "sector"] as const satisfies readonly Role[];
/** Those who work in the room: officers, and the analysts who keep its sources. */
export const staff = [...officers, "analyst"] as const;
/** Everyone who signs in to a post in the room or at an organisation. */
export const people = [...staff, "organization"] as const;
/** Everyone who signs in as a person, also from outside: what is one's own access. */
export const signedIn = [...people, "participant"] as const;
/** Those whom the room serves in their posts, and agents. */
export const everyone = [...people, "agent"] as const;
/** Those who lead organisations and see each of theirs by name; the chair sees counts. */
export const authorities = ["lead", "sector"] as const satisfies readonly Role[];
/** Those who see one organisation: whoever leads it, and itself. */
export const authoritiesAndOrganization = [...authorities, "organization"] as const;
/** Those who may look an organisation up: officers, and itself. */
export const officersAndOrganization = [...officers, "organization"] as const;
/** Those who bring records in and read what could not be read. */
export const sourceKeepers = ["analyst", "lead"] as const satisfies readonly Role[];
/** Those who read reports, each of its own office: whose key opens them, they open. */
export const intakeReaders = ["lead", "analyst"] as const satisfies readonly Role[];
/** Those who record a level of the crisis alert. */
export const alertRecorders = ["chair", "lead"] as const satisfies readonly Role[];
/** Those who let operators in and look after them. */
export const administrators = ["chair", "lead"] as const satisfies readonly Role[];
/** The posts in its own office and domain to which a lead authority lets others in. */
export const invitedByLead = ["organization", "lead", "analyst"] as const satisfies readonly Role[];
/** Those who see what the room could not deliver. */
export const roomKeepers = ["chair", "lead", "analyst"] as const satisfies readonly Role[];
/** Those who decide what becomes of it. */
export const roomDeciders = ["chair", "lead"] as const satisfies readonly Role[];
/** Those who coordinate cases: they work for an office and see the cases of it alone. */
export const coordinators = ["analyst", "lead"] as const satisfies readonly Role[];
/** Those who take part in cases without coordinating them: organisations of the room, and whoever was invited from outside. */
export const caseGuests = ["organization", "participant"] as const satisfies readonly Role[];
/** Those who take part in cases. */
export const caseParticipants = [...coordinators, ...caseGuests] as const;

/** Whether a role, also the room's own, is one of an audience. */
export function isOneOf(audience: readonly Role[], role: Actor["role"]): boolean {
  return audience.some((one) => one === role);
}

/** Posts: in offices of which kinds a role sits. */
import type { PostRole } from "#core/actor.ts";
import type { OfficeKind } from "#core/topology/topology.ts";

type OfficeRole = Exclude<PostRole, "organization">;

const kinds: Readonly<Record<OfficeRole, readonly OfficeKind[]>> = {
  chair: ["chair"],
  lead: ["lead"],
  sector: ["ministry", "isac"],
  analyst: ["coordinator", "chair", "lead"],
};

/** The kinds of offices in which a role sits, the usual one first. */
export function officeKindsOf(role: OfficeRole): readonly string[] {
  return kinds[role];
}

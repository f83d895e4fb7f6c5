/** Keeps a new advisory, by hand or from a case that the caller coordinates, under a number of the room's own. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ownBodyLimit, OwnDocumentText } from "#contract/advisory/own/own-advisory-schemas.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Keeps a new advisory, by hand or from a case that the caller coordinates, under a number of the room's own; it may have faults. */
export const ownAdvisoryDraft = endpoint({
  name: "own-advisory-draft",
  method: "POST",
  path: "/api/own-advisories",
  roles: coordinators,
  summary:
    "Keeps a new advisory, by hand or from a case that the caller coordinates, under a number of the room's own; it may have faults.",
  input: Closed({ document: OwnDocumentText, case: Type.Optional(Id) }),
  output: Closed({ advisory: Id }),
  bodyLimit: ownBodyLimit,
  work: { apart: "always", perKilobyte: 0.5 },
});

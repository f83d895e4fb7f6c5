/** Replaces what is worked on. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ownBodyLimit, OwnDocumentText } from "#contract/advisory/own/own-advisory-schemas.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Replaces what is worked on: a draft, or a new revision of what is published. What waited for somebody is a draft again. */
export const ownAdvisoryEdit = endpoint({
  name: "own-advisory-edit",
  method: "POST",
  path: "/api/own-advisories/:advisory/edit",
  roles: coordinators,
  summary:
    "Replaces what is worked on: a draft, or a new revision of what is published. What waited for somebody is a draft again.",
  input: Closed({ advisory: Id, document: OwnDocumentText }),
  output: Empty,
  bodyLimit: ownBodyLimit,
  work: { apart: "always", perKilobyte: 0.5 },
});

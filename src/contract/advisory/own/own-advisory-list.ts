/** The advisories that the caller's office writes or has published, the last begun first. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ownHead } from "#contract/advisory/own/own-advisory-schemas.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** The advisories that the caller's office writes or has published, the last begun first. */
export const ownAdvisoryList = endpoint({
  name: "own-advisory-list",
  method: "GET",
  path: "/api/own-advisories",
  roles: coordinators,
  summary: "The advisories that the caller's office writes or has published, the last begun first.",
  input: Empty,
  output: Closed({ advisories: Type.Array(Closed(ownHead)) }),
  work: { apart: "always", cost: 10 },
});

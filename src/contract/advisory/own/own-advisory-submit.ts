/** Hands an advisory without faults to a second person, to be published at an instant or, where none is named, on approval. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Instant } from "#contract/shared-schemas.ts";

/** Hands an advisory without faults to a second person, to be published at an instant or, where none is named, on approval. */
export const ownAdvisorySubmit = endpoint({
  name: "own-advisory-submit",
  method: "POST",
  path: "/api/own-advisories/:advisory/submit",
  roles: coordinators,
  summary:
    "Hands an advisory without faults to a second person, to be published at an instant or, where none is named, on approval.",
  input: Closed({ advisory: Id, publishAt: Type.Union([Instant, Type.Null()]) }),
  output: Empty,
});

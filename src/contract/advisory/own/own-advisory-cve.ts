/** A CVE id for a draft. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/**
 * Asks the CVE programme's services for an id and writes it into the draft. Asked again, it is the same id. `unanswered`: nobody knows yet what became of the question; ask
 * again in some minutes.
 */
export const ownAdvisoryCve = endpoint({
  name: "own-advisory-cve",
  method: "POST",
  path: "/api/own-advisories/:advisory/cve",
  roles: coordinators,
  summary:
    "Asks the CVE programme's services for an id and writes it into the draft. Asked again, it is the same id. `unanswered`: nobody knows yet what became of the question; ask again in some minutes.",
  input: Closed({ advisory: Id }),
  output: Closed({
    outcome: Type.Enum(["reserved", "unanswered", "refused", "quota", "several"]),
    /** The id; else the service's own word for why there is none, or the ids that a person has to choose from. */
    about: Type.String(),
  }),
  stepUp: "always",
});

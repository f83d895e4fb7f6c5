/** Approves as a second person, who had no hand in it. */
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** Approves as a second person, who had no hand in it; it is published at its instant, and never before the end of its case's embargo. */
export const ownAdvisoryApprove = endpoint({
  name: "own-advisory-approve",
  method: "POST",
  path: "/api/own-advisories/:advisory/approve",
  roles: coordinators,
  summary:
    "Approves as a second person, who had no hand in it; it is published at its instant, and never before the end of its case's embargo.",
  input: Closed({ advisory: Id }),
  output: Closed({ publishAt: Instant }),
  stepUp: "always",
});

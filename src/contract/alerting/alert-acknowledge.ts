/** Acknowledging an alert. */
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Takes on what the caller was interrupted for: nobody else is interrupted. An entry of the journal. */
export const alertAcknowledge = endpoint({
  name: "alert-acknowledge",
  method: "POST",
  path: "/api/alerts/own/:interrupt/acknowledge",
  roles: staff,
  summary:
    "Takes on what the caller was interrupted for: nobody else is interrupted. An entry of the journal.",
  input: Closed({ interrupt: Id }),
  output: Empty,
});

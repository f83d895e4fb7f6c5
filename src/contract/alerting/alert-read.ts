/** Saying that the caller's alerts were read. */
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Empty } from "#contract/shared-schemas.ts";

/** Notes that the caller saw what they were interrupted for; it is not acknowledged by that. */
export const alertRead = endpoint({
  name: "alert-read",
  method: "POST",
  path: "/api/alerts/own/read",
  roles: staff,
  summary: "Notes that the caller saw what they were interrupted for; it is not acknowledged by that.",
  input: Empty,
  output: Empty,
});

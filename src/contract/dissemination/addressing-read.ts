/** Whether the organisation is addressed, where published documents do not say. */
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Envelope } from "#contract/shared-schemas.ts";

/** The room's sealed word to the organisation: of each directive in force that tells everyone only how many it addresses, whether it addresses this one. */
export const addressingRead = endpoint({
  name: "addressing-read",
  method: "GET",
  path: "/api/addressing",
  roles: ["organization"],
  summary:
    "The room's sealed word whether directives that tell everyone only how many they address are addressed to the organisation; `bongsu sync --token` keeps it.",
  input: Empty,
  output: Closed({ addressing: Envelope }),
});

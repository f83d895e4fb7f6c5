/** The organisation's own requests for more time. */
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, OwnExtensions } from "#contract/shared-schemas.ts";

/** The own requests about a directive and what became of them; none of any other organisation. */
export const extensionRead = endpoint({
  name: "extension-read",
  method: "GET",
  path: "/api/tasks/:directive/extension",
  roles: ["organization"],
  summary:
    "The organisation's requests for more time and what became of them; each grant as the room's sealed word, which `bongsu extension take` keeps.",
  input: Closed({ directive: Id }),
  output: OwnExtensions,
});

/** Reports in. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { ReceivedItem } from "#contract/intake/report-schemas.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Takes one report (JSON) or many (NDJSON, one a line, at most 10,000); each gets a receipt before anything in it is judged. */
export const findingsReceive = endpoint({
  name: "findings-receive",
  method: "POST",
  path: "/api/findings",
  roles: ["public"],
  byToken: true,
  lines: 10_000,
  summary:
    "Takes one report as JSON or up to 10,000 as NDJSON, one a line, in any form that is known; each gets a receipt before anything in it is judged. The same bytes sent again get the receipt of before. Answers NDJSON with an item a line where NDJSON was sent. Without a token a proof of work comes in the header x-bongsu-work; x-bongsu-case has the way back of whoever says no name.",
  input: Type.Unknown(),
  output: Closed({ items: Type.Array(ReceivedItem) }),
  bodyLimit: 16 * 1024 * 1024,
  work: {
    cost: 10,
    perKilobyte: 0.2,
    apart: "always",
    together: 128 * 1024,
    seconds: 110,
    lane: "reports",
  },
});

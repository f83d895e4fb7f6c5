/** One receipt, to keep, to print, or to carry to an agent that has no wire. */
import { endpoint } from "#contract/endpoint.ts";
import { Receipt } from "#contract/response/receipt-schemas.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** A receipt of the organisation, sealed by the room. */
export const receiptRead = endpoint({
  name: "receipt-read",
  method: "GET",
  path: "/api/receipts/:receipt",
  roles: ["organization"],
  summary: "A receipt of the organisation, sealed by the room.",
  input: Closed({ receipt: Id }),
  output: Receipt,
});

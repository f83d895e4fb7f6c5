/** Acknowledging on the page. */
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";
import { Receipt } from "#contract/response/receipt-schemas.ts";

/** Records that the organisation has received the directive. */
export const taskAcknowledge = endpoint({
  name: "task-acknowledge",
  method: "POST",
  path: "/api/tasks/:directive/acknowledge",
  roles: ["organization"],
  summary: "Records that the organisation has received the directive.",
  input: Closed({ directive: Id }),
  output: Receipt,
});

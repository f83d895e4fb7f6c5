/** Acknowledging on the page. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Id, Receipt } from "#contract/shared-schemas.ts";

/** Records that the organisation has received the directive. */
export const taskAcknowledge = endpoint({
  name: "task-acknowledge",
  method: "POST",
  path: "/api/tasks/:directive/acknowledge",
  roles: ["organization"],
  summary: "Records that the organisation has received the directive.",
  input: Type.Object({ directive: Id }, { additionalProperties: false }),
  output: Receipt,
});

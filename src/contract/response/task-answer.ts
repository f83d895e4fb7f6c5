/** Answering on the page. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Counts, Id } from "#contract/shared-schemas.ts";
import { Receipt } from "#contract/response/receipt-schemas.ts";

/**
 * Records a self-attested answer (evidence class E0) of the organisation. `once` is the caller's key of this very answer: the same answer under it again
 * gets the same receipt, another one is refused (409, finding `once-used`).
 */
export const taskAnswer = endpoint({
  name: "task-answer",
  method: "POST",
  path: "/api/tasks/:directive/answer",
  roles: ["organization"],
  summary: "Records a self-attested answer (evidence class E0) of the organisation.",
  input: Closed({ directive: Id, revision: Type.Integer({ minimum: 1 }), counts: Counts, once: Id }),
  output: Receipt,
});

/** Answering on the page. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Counts, Id, Receipt } from "#contract/shared-schemas.ts";

/** Records a self-attested answer (evidence class E0) of the organisation. */
export const taskAnswer = endpoint({
  name: "task-answer",
  method: "POST",
  path: "/api/tasks/:directive/answer",
  roles: ["organization"],
  summary: "Records a self-attested answer (evidence class E0) of the organisation.",
  input: Closed({ directive: Id, revision: Type.Integer({ minimum: 1 }), counts: Counts, once: Id }),
  output: Receipt,
});

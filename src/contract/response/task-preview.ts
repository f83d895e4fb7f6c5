/** What an answer on the page would change. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Counts, Id, ResponseStatus } from "#contract/shared-schemas.ts";

/** Where the organisation stands on a directive, and where it would stand after this answer: by the fold that takes answers. Nothing is recorded. */
export const taskPreview = endpoint({
  name: "task-preview",
  method: "POST",
  path: "/api/tasks/:directive/preview",
  roles: ["organization"],
  summary:
    "Where the organisation stands on a directive, and where it would stand after this answer. Nothing is recorded.",
  input: Closed({ directive: Id, revision: Type.Integer({ minimum: 1 }), counts: Counts }),
  output: Closed({ before: ResponseStatus, after: ResponseStatus }),
});

/** Asking about a code for the telephone. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Day, Id, Text } from "#contract/shared-schemas.ts";

/** Whether a code that somebody was told stands for a directive in force, for whoever answers the telephone. Costly on purpose: guessing is bounded by the budget of the caller. */
export const codeRead = endpoint({
  name: "code-read",
  method: "GET",
  path: "/api/codes/:code",
  roles: ["public"],
  summary: "Whether a six-digit code stands for a directive in force, today or yesterday, and for which.",
  input: Closed({ code: Type.String({ pattern: "^\\d{6}$" }) }),
  output: Closed({
    directives: Type.Array(Closed({ directive: Id, title: Text, drill: Type.Boolean(), day: Day })),
  }),
  work: { cost: 250 },
});

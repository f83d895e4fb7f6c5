/** Withdrawing a directive. */
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Text } from "#contract/shared-schemas.ts";

/** Withdraws an issued directive, with the reason in both languages. */
export const directiveWithdraw = endpoint({
  name: "directive-withdraw",
  method: "POST",
  path: "/api/directives/:directive/withdraw",
  roles: officers,
  summary: "Withdraws an issued directive, with the reason in both languages.",
  input: Closed({ directive: Id, reason: Text }),
  output: Empty,
});

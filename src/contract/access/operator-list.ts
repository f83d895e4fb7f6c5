/** Operators. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { OperatorFields } from "#contract/access/operator-schemas.ts";
import { Closed, Id, Page, Paging } from "#contract/shared-schemas.ts";

/** Operators that the caller looks after: those of offices first, then those of organisations. */
export const operatorList = endpoint({
  name: "operator-list",
  method: "GET",
  path: "/api/operators",
  roles: administrators,
  summary: "Operators that the caller looks after: those of offices first, then those of organisations.",
  input: Closed({
    ...Paging,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    organization: Type.Optional(Id),
  }),
  output: Page(Closed(OperatorFields)),
});

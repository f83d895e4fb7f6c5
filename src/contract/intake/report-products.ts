/** Names of products for who writes a report. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Products of published advisories whose names fit what was typed; of reports it knows nothing. */
export const reportProducts = endpoint({
  name: "report-products",
  method: "GET",
  path: "/api/reports/products",
  roles: ["public"],
  open: true,
  summary:
    "Products that advisories which everyone may read name, by what was typed of a name: for who writes a report. Of reports it knows nothing.",
  input: Closed({ text: Type.String({ minLength: 2, maxLength: 100 }) }),
  output: Closed({
    products: Type.Array(
      Closed({ name: Type.String(), identifier: Type.Union([Type.String(), Type.Null()]) }),
      { maxItems: 10 },
    ),
  }),
  work: { cost: 10 },
});

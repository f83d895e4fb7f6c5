/** The products that one record names, page by page. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Page, Paging } from "#contract/shared-schemas.ts";

/** A page of the products of one record, in its own order: a record may name tens of thousands. */
export const advisoryProducts = endpoint({
  name: "advisory-products",
  method: "GET",
  path: "/api/records/:format/:record/products",
  roles: people,
  summary: "A page of the products that one record names, in its own order.",
  input: Closed({
    format: Type.String({ minLength: 1, maxLength: 20 }),
    record: Type.String({ minLength: 1, maxLength: 200 }),
    ...Paging,
  }),
  output: Page(Type.Unknown()),
  work: { cost: 20, apart: "always" },
});

/** Organisations that the caller may see. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Organization, Page, Paging, Sector, Tier } from "#contract/shared-schemas.ts";

/** Organisations in the jurisdiction of the caller, by id. */
export const organizationList = endpoint({
  name: "organization-list",
  method: "GET",
  path: "/api/organizations",
  roles: officers,
  summary: "Organisations in the jurisdiction of the caller, by id.",
  input: Closed({
    ...Paging,
    tier: Type.Optional(Tier),
    sector: Type.Optional(Sector),
    q: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  output: Page(Organization),
});

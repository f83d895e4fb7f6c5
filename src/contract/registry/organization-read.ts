/** One organisation. */
import { officersAndOrganization } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Organization } from "#contract/shared-schemas.ts";

/** One organisation, if the caller may see it. */
export const organizationRead = endpoint({
  name: "organization-read",
  method: "GET",
  path: "/api/organizations/:organization",
  roles: officersAndOrganization,
  summary: "One organisation, if the caller may see it.",
  input: Closed({ organization: Id }),
  output: Organization,
  owned: "organization",
});

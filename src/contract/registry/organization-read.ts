/** One organisation. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Id, Organization } from "#contract/shared-schemas.ts";

/** One organisation, if the caller may see it. */
export const organizationRead = endpoint({
  name: "organization-read",
  method: "GET",
  path: "/api/organizations/:organization",
  roles: ["chair", "lead", "sector", "organization"],
  summary: "One organisation, if the caller may see it.",
  input: Type.Object({ organization: Id }, { additionalProperties: false }),
  output: Organization,
  owned: "organization",
});

/** A new organisation. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Organization } from "#contract/shared-schemas.ts";

/** Registers an organisation in the domain of the caller. */
export const organizationRegister = endpoint({
  name: "organization-register",
  method: "POST",
  path: "/api/organizations",
  roles: ["lead"],
  summary: "Registers an organisation in the domain of the caller.",
  input: Closed(Type.Omit(Organization, ["drill", "validFrom", "validTo"]).properties),
  output: Organization,
  stepUp: "always",
});

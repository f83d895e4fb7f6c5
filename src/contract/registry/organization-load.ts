/** Many organisations at once. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import {
  Closed,
  Day,
  Domain,
  Id,
  LanguageTag,
  Name,
  Sector,
  TermId,
  Tier,
} from "#contract/shared-schemas.ts";

const OptionalDay = Type.Union([Day, Type.Null()]);

/** Registers and changes organisations of the caller's domain, all or none; a dry run finds the same faults and stores nothing. */
export const organizationLoad = endpoint({
  name: "organization-load",
  method: "POST",
  path: "/api/organizations/load",
  roles: ["lead"],
  summary:
    "Registers, changes and ends organisations of the caller's domain, all or none; with dryRun nothing is stored.",
  input: Closed({
    rows: Type.Array(
      Closed({
        id: Id,
        name: Name,
        tier: Tier,
        sector: Sector,
        domain: Domain,
        region: TermId,
        criticalInfrastructure: Type.Boolean(),
        size: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
        languages: Type.Array(LanguageTag, { maxItems: 20 }),
        contacts: Type.Array(
          Closed({ kind: Type.String({ maxLength: 20 }), value: Type.String({ maxLength: 200 }) }),
          { maxItems: 20 },
        ),
        validFrom: OptionalDay,
        validTo: OptionalDay,
        succeededBy: Type.Union([Id, Type.Null()]),
      }),
      { minItems: 1, maxItems: 50_000 },
    ),
    dryRun: Type.Boolean(),
  }),
  output: Closed({
    added: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    ended: Type.Integer(),
  }),
  bodyLimit: 32 * 1024 * 1024,
  stepUp: "unless-dry-run",
  work: { cost: 30, perKilobyte: 1, apart: "always", seconds: 110 },
});

/** A later version of the room's topology, or its offices alone. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Replaces the topology by a later version of it, or its offices by those of a table; with dryRun nothing is stored. Refused where it takes away what is in use. */
export const topologyReplace = endpoint({
  name: "topology-replace",
  method: "POST",
  path: "/api/topology",
  roles: ["chair"],
  summary:
    "Replaces the topology by a later version (text of the document), or its offices by those of a table (CSV or JSON); with dryRun nothing is stored.",
  input: Closed({
    kind: Type.Enum(["topology", "offices"]),
    text: Type.String({ minLength: 2, maxLength: 4_000_000 }),
    dryRun: Type.Boolean(),
  }),
  output: Closed({ offices: Type.Array(Type.String()), words: Type.Array(Type.String()) }),
  bodyLimit: 8 * 1024 * 1024,
  stepUp: "unless-dry-run",
  work: { cost: 30, perKilobyte: 1, apart: "always", seconds: 110 },
});

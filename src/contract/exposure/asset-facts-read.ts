/** What an organisation has stated of its systems. */
import { endpoint } from "#contract/endpoint.ts";
import { Empty, StatedAssetFacts } from "#contract/shared-schemas.ts";

/** What the organisation itself has stated of its systems, and when; nobody else reads it. */
export const assetFactsRead = endpoint({
  name: "asset-facts-read",
  method: "GET",
  path: "/api/asset-facts",
  roles: ["organization"],
  summary: "What the organisation itself has stated of its systems, and when; nobody else reads it.",
  input: Empty,
  output: StatedAssetFacts,
});

/** Stating what holds for an organisation's systems. */
import { endpoint } from "#contract/endpoint.ts";
import { AssetFacts, StatedAssetFacts } from "#contract/shared-schemas.ts";

/** States what holds for all systems of the organisation; what is left out is not known and counts as the worst. It replaces what was stated before. */
export const assetFactsState = endpoint({
  name: "asset-facts-state",
  method: "PUT",
  path: "/api/asset-facts",
  roles: ["organization"],
  summary:
    "States what holds for all systems of the organisation; what is left out is not known and counts as the worst. Officers see it in counts of five or more only.",
  input: AssetFacts,
  output: StatedAssetFacts,
});

/** Handlers: inventories that an organisation delegates, what affects it, and what it states of its systems. Always its own; row-level security holds the same. */
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { delegateInventory, revokeInventory, stateAssetFacts } from "#stages/exposure/commands.ts";
import { assetFactsOf, exposuresOf, inventoriesOf } from "#stages/exposure/queries.ts";

type ExposureEndpoint =
  | "inventoryDelegate"
  | "inventoryList"
  | "inventoryRevoke"
  | "exposureList"
  | "assetFactsRead"
  | "assetFactsState";

/** Handlers of the exposure endpoints. */
export const exposureHandlers: Handlers<ExposureEndpoint> = {
  inventoryDelegate: async ({ input, actor, room }) => {
    const delegation = { ...input, organization: ownOf(actor) };
    return await room.store.write(actor, async (tx) => await delegateInventory(tx, delegation));
  },
  inventoryList: async ({ actor, room }) => ({
    inventories: await room.store.read(actor, async (tx) => await inventoriesOf(tx, ownOf(actor))),
  }),
  inventoryRevoke: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await revokeInventory(tx, ownOf(actor), input.inventory));
    return {};
  },
  exposureList: async ({ input, actor, room }) => {
    return await room.store.read(actor, async (tx) => await exposuresOf(tx, ownOf(actor), input));
  },
  assetFactsRead: async ({ actor, room }) =>
    await room.store.read(actor, async (tx) => await assetFactsOf(tx, ownOf(actor))),
  assetFactsState: async ({ input, actor, room }) => {
    const organization = ownOf(actor);
    const now = room.now().toISOString();
    return await room.store.write(actor, async (tx) => {
      await stateAssetFacts(tx, { organization, facts: input }, now);
      return await assetFactsOf(tx, organization);
    });
  },
};

function ownOf({ organization }: Actor): string {
  if (organization === undefined) throw new Refusal("not-permitted", "Only an organisation has inventories.");
  return organization;
}

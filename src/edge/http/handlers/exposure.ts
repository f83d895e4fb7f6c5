/** Handlers: inventories that an organisation delegates, what affects it, and what it states of its systems. Always its own; row-level security holds the same. */
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { inventoryViews, publishedCompleteness } from "#edge/http/handlers/inventory-view.ts";
import type { Room } from "#edge/http/room.ts";
import { delegateInventory, revokeInventory, stateAssetFacts } from "#stages/exposure/commands.ts";
import { assetFactsOf, exposuresOf } from "#stages/exposure/queries.ts";

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
    const context = await contextOf(room);
    return await room.store.write(actor, async (tx) => {
      const { inventory } = await delegateInventory(tx, delegation);
      const views = await inventoryViews(tx, delegation.organization, context);
      return views.find((one) => one.inventory === inventory) as (typeof views)[number];
    });
  },
  inventoryList: async ({ actor, room }) => {
    const context = await contextOf(room);
    const inventories = await room.store.read(
      actor,
      async (tx) => await inventoryViews(tx, ownOf(actor), context),
    );
    return { inventories };
  },
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

async function contextOf({ store, now }: Pick<Room, "store" | "now">) {
  return { now: now().toISOString(), complete: await publishedCompleteness(store) };
}

function ownOf({ organization }: Actor): string {
  if (organization === undefined) throw new Refusal("not-permitted", "Only an organisation has inventories.");
  return organization;
}

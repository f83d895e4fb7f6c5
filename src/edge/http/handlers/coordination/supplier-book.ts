/** Handlers: the contact book of suppliers. */
import type { Handlers } from "#edge/http/handler.ts";
import { supplierEntries, takeSources } from "#stages/case/book/suppliers.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";

/** Handlers of the book. */
export const supplierBookHandlers: Handlers<"supplierList" | "supplierTake"> = {
  supplierList: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    const { items, next } = await room.store.read(actor, async (tx) => supplierEntries(tx, input, now));
    return { suppliers: items.map(({ ...one }) => one), ...(next === undefined ? {} : { next }) };
  },
  supplierTake: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const at = { actor, now: room.now().toISOString() };
    return { taken: await room.store.write(by, async (tx) => takeSources(tx, input.sources, at)) };
  },
};

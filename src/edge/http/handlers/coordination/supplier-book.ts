/** Handlers: the contact book of suppliers. */
import type { Handlers } from "#edge/http/handler.ts";
import { supplierEntries, takeSources } from "#stages/case/book/suppliers.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";

const usualLimit = 50;

/** Handlers of the book. */
export const supplierBookHandlers: Handlers<"supplierList" | "supplierTake"> = {
  supplierList: async ({ input, actor, room }) => {
    const { search = "", after = "", limit = usualLimit } = input;
    const now = room.now().toISOString();
    const found = await room.store.read(actor, async (tx) =>
      supplierEntries(tx, { search, after, limit }, now),
    );
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1)?.supplier : undefined;
    return { suppliers: page.map(({ ...one }) => one), ...(last === undefined ? {} : { next: last }) };
  },
  supplierTake: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const at = { actor, now: room.now().toISOString() };
    return { taken: await room.store.write(by, async (tx) => takeSources(tx, input.sources, at)) };
  },
};

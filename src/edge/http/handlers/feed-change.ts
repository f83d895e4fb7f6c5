/** Handlers: what feeds ask for, a second person's decisions on it, and who may speak for what. The stage decides. */
import type { Handlers } from "#edge/http/handler.ts";
import { confirmChange, refuseChange, undoChange } from "#stages/advisory/decide-change.ts";
import { listFeedChanges } from "#stages/advisory/provenance/feed-change-queries.ts";
import { sourceAuthority } from "#stages/advisory/provenance/source-authority.ts";

/** Handlers of the changes of feeds. */
export const feedChangeHandlers: Handlers<
  "feedChangeList" | "feedChangeConfirm" | "feedChangeRefuse" | "feedChangeUndo" | "sourceList"
> = {
  feedChangeList: async ({ input, actor, room }) => {
    const { show = "held", ...wanted } = input;
    const page = await room.store.read(actor, async (tx) => await listFeedChanges(tx, { ...wanted, show }));
    return {
      ...page,
      items: page.items.map(({ effect: { products, delisted, ...effect }, ...item }) => ({
        ...item,
        effect: {
          ...effect,
          ...(products === undefined ? {} : { products: [...products] }),
          ...(delisted === undefined ? {} : { delisted: [...delisted] }),
        },
      })),
    };
  },
  feedChangeConfirm: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    await room.store.write(actor, async (tx) => await confirmChange(tx, input.change, now));
    return {};
  },
  feedChangeRefuse: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    await room.store.write(actor, async (tx) => await refuseChange(tx, input.change, now));
    return {};
  },
  feedChangeUndo: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    await room.store.write(actor, async (tx) => await undoChange(tx, input.change, now));
    return {};
  },
  sourceList: async ({ actor, room }) => {
    const sources = await room.store.read(actor, async (tx) => await sourceAuthority(tx));
    return {
      sources: sources.map(({ id, ids, publishers, catalogues, importers, from }) => ({
        id,
        ids: [...ids],
        publishers: [...publishers],
        catalogues: [...catalogues],
        importers: [...importers],
        from: [...from],
      })),
    };
  },
};

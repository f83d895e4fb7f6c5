/** The national picture, plain and streamed: the same pages, the same decision of visibility. */
import { idleFigure } from "#core/coordination/embargo/idle-figure.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { shownSuspensions } from "#edge/http/answer/shown-suspension.ts";
import type { Bus, Room } from "#edge/http/room.ts";
import { type PictureCache, picturePage, picturesVersion } from "#stages/picture/pages.ts";
import { rediscoveredCases } from "#stages/case/figures/queries.ts";
import { system, type Tx } from "#store/sql.ts";

/** Handlers of the picture endpoints. */
export const pictureHandlers: Pick<Handlers, "pictureEmbargoes" | "pictureRead" | "pictureStream"> = {
  pictureEmbargoes: async ({ room }) => ({
    idle: idleFigure(await room.store.read(system, rediscoveredCases)),
  }),
  pictureRead: async ({ input, actor, room }) => {
    const { items, ...page } = await room.store.read(actor, async (tx) => await shownPage(tx, input, room));
    return { ...page, pictures: items };
  },
  pictureStream: ({ input, actor, room }) => ({
    version: async () => await room.store.read(actor, picturesVersion),
    read: async () => {
      const { items, ...page } = await room.store.read(actor, async (tx) => await shownPage(tx, input, room));
      const byId = items.map((picture) => [picture.directive, picture] as const);
      return { ...page, order: byId.map(([directive]) => directive), pictures: Object.fromEntries(byId) };
    },
  }),
};

/** A page with what stands still on it: the clocks of an order that an office suspended. */
async function shownPage(tx: Tx, input: Parameters<typeof picturePage>[1], room: Room) {
  const { items, ...page } = await picturePage(tx, input, cacheOf(room));
  const suspensions = await shownSuspensions(
    tx,
    items.map(({ directive }) => directive),
  );
  return {
    ...page,
    items: items.map((item) => ({ ...item, suspensions: suspensions.get(item.directive) ?? [] })),
  };
}

const caches = new WeakMap<Bus, PictureCache>();

/** The pictures that were worked out in one room: its bus is the same for every request, its store is not. */
function cacheOf({ bus }: Room): PictureCache {
  const cache = caches.get(bus) ?? new Map();
  caches.set(bus, cache);
  return cache;
}

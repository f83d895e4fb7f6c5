/** The national picture, plain and streamed: the same pages, the same decision of visibility. */
import type { Handlers } from "#edge/http/handler.ts";
import { type PictureCache, picturePage, picturesVersion } from "#stages/picture/pages.ts";
import type { Store } from "#store/sql.ts";

/** Handlers of the picture endpoints. */
export const pictureHandlers: Pick<Handlers, "pictureRead" | "pictureStream"> = {
  pictureRead: async ({ input, actor, room: { store } }) => {
    const { items, ...page } = await store.read(
      actor,
      async (tx) => await picturePage(tx, input, cacheOf(store)),
    );
    return { ...page, pictures: items };
  },
  pictureStream: ({ input, actor, room: { store } }) => ({
    version: async () => await store.read(actor, picturesVersion),
    read: async () => {
      const { items, ...page } = await store.read(
        actor,
        async (tx) => await picturePage(tx, input, cacheOf(store)),
      );
      const byId = items.map((picture) => [picture.directive, picture] as const);
      return { ...page, order: byId.map(([directive]) => directive), pictures: Object.fromEntries(byId) };
    },
  }),
};

const caches = new WeakMap<Store, PictureCache>();

/** The pictures that were worked out of one database. */
function cacheOf(store: Store): PictureCache {
  const cache = caches.get(store) ?? new Map();
  caches.set(store, cache);
  return cache;
}

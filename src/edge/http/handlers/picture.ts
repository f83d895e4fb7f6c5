/** The national picture, plain and streamed: the same query, the same decision of visibility. */
import type { Handlers } from "#edge/http/handler.ts";
import { pictures } from "#stages/picture/queries.ts";

/** Handlers of the picture endpoints. */
export const pictureHandlers: Pick<Handlers, "pictureRead" | "pictureStream"> = {
  pictureRead: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => ({ pictures: await pictures(tx, input.directive) })),
  pictureStream: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => ({ pictures: await pictures(tx, input.directive) })),
};

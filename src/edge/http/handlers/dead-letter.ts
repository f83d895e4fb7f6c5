/** Handlers: messages that a channel gave up. The store says who sees and decides what, and journals it. */
import type { Handlers } from "#edge/http/handler.ts";
import { deadLetters, discardDeadLetter, retryDeadLetter } from "#store/dead-letters.ts";

/** Handlers of the dead letters. */
export const deadLetterHandlers: Handlers<"deadLetterList" | "deadLetterRetry" | "deadLetterDiscard"> = {
  deadLetterList: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await deadLetters(tx, input)),
  deadLetterRetry: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await retryDeadLetter(tx, input.message));
    return {};
  },
  deadLetterDiscard: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await discardDeadLetter(tx, input.message));
    return {};
  },
};

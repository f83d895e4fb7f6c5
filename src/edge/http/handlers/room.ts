/** Handlers about the room itself: health, the contract, the journal. */
import type { Handlers } from "#edge/http/handler.ts";
import { openApiDocument } from "#edge/http/openapi.ts";
import type { Room } from "#edge/http/room.ts";
import { entriesAfter } from "#store/journal.ts";
import { commitHeartbeat } from "#store/heartbeat.ts";

/** For how long one proof of durability answers for the next, so that asking is no load. */
const proofLasts = 1000;
const patience = 3000;
const proofs = new WeakMap<Room, { readonly at: number; readonly proof: Promise<void> }>();

export const roomHandlers: Handlers<"health" | "openapi" | "journalRead"> = {
  health: async ({ room }) => {
    await proveDurable(room);
    return { status: "ok", drill: room.drill, version: room.version };
  },
  openapi: async ({ room }) => openApiDocument(room),
  journalRead: async ({ input, actor, room }) => {
    const { after = 0, limit = 100 } = input;
    const entries = await room.store.read(actor, async (tx) => await entriesAfter(tx, after, limit));
    return { entries };
  },
};

/** The promise of one commit serves everyone who asks within a second. */
async function proveDurable(room: Room): Promise<void> {
  const at = performance.now();
  const known = proofs.get(room);
  if (known !== undefined && at - known.at < proofLasts) return await known.proof;
  const proof = withinPatience(commitHeartbeat(room.store));
  proofs.set(room, { at, proof });
  return await proof;
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no commit within ${patience} ms`)), patience);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Handlers about the room itself: health, the contract, the journal. */
import type { Handlers } from "#edge/http/handler.ts";
import { openApiDocument } from "#edge/http/openapi.ts";
import type { Room } from "#edge/http/room.ts";
import { kindsOf } from "#core/journal-group.ts";
import { type FactReader, personsIn, visibleActor, visibleFact } from "#core/privacy/visible-fact.ts";
import { Unavailable } from "#core/problem.ts";
import { staffAmong } from "#stages/registry/queries.ts";
import { type ChainedEntry, entriesBetween } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import { commitHeartbeat } from "#store/heartbeat.ts";

/** For how long one proof of durability answers for the next, so that asking is no load. */
const proofLasts = 1000;
const patience = 3000;
const proofs = new WeakMap<Room, { readonly at: number; readonly proof: Promise<void> }>();

export const roomHandlers: Handlers<"health" | "openapi" | "journalRead"> = {
  health: async ({ room }) => {
    await room.health?.look();
    const conditions = room.health?.conditions() ?? [];
    if (conditions.some(({ state }) => state === "failing"))
      throw new Unavailable("Something that the room stands on fails; its log says what.", 5);
    await proveDurable(room);
    const status = conditions.length === 0 ? "ok" : "caution";
    return { status, drill: room.drill, version: room.version };
  },
  openapi: async ({ room }) => openApiDocument(room),
  journalRead: async ({ input, actor, room }) => {
    const { group, limit = 100, ...place } = input;
    const kinds = group === undefined ? {} : { kinds: kindsOf(group) };
    const { entries, staff } = await room.store.read(system, async (tx) => {
      // Whoever is not of the staff is not looked for: how many entries there are would tell what they did.
      const asked = place.actor === undefined || place.actor === "system" ? [] : [place.actor];
      const hidden = asked.length > (await staffAmong(tx, asked)).size;
      const found = hidden ? [] : await entriesBetween(tx, { ...place, ...kinds, limit });
      return { entries: found, staff: await staffAmong(tx, personsIn(found)) };
    });
    return { entries: entries.map((entry) => shownEntry(entry, { actor, staff })) };
  },
};

/** An entry as its reader may see it; of one that is not shown whole the hash alone is given. */
function shownEntry({ position, at, actor, fact, proof }: ChainedEntry, reader: FactReader) {
  const by = visibleActor(actor, reader);
  const visible = visibleFact(fact, reader);
  const whole = by !== null && visible.withheld.length === 0;
  const shownProof = proof === null ? null : { ...proof, salt: whole ? proof.salt : null };
  return { position, at, actor: by, ...visible, proof: shownProof };
}

/** The promise of one commit serves everyone who asks within a second. */
async function proveDurable(room: Room): Promise<void> {
  const at = performance.now();
  const known = proofs.get(room);
  if (known !== undefined && at - known.at < proofLasts) return await known.proof;
  const proof = withinPatience(commitHeartbeat(room.store));
  proofs.set(room, { at, proof });
  return await proof;
}

async function withinPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no commit within ${patience} ms`)), patience);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

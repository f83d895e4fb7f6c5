/** Handlers: the contact book of suppliers. */
import type { HandWritten } from "#core/coordination/book/supplier-entry.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { keysOf } from "#edge/http/handlers/coordination/case.ts";
import { supplierRecord } from "#stages/case/book/supplier-record.ts";
import { supplierEntries, takeSources } from "#stages/case/book/suppliers.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";

/** Handlers of the book. */
export const supplierBookHandlers: Handlers<"supplierList" | "supplierRecord" | "supplierTake"> = {
  supplierList: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    const { items, next } = await room.store.read(actor, async (tx) => supplierEntries(tx, input, now));
    return {
      suppliers: items.map(({ hand, ...one }) => ({ ...one, hand: hand === null ? null : writtenOf(hand) })),
      ...(next === undefined ? {} : { next }),
    };
  },
  supplierRecord: async ({ input: { supplier }, actor, room }) => {
    const asked = { supplier, actor, now: room.now().toISOString() };
    const { record, ...looked } = await supplierRecord(room.store, asked, keysOf(room));
    return { ...looked, record: { ...record, ways: [...record.ways] } };
  },
  supplierTake: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const at = { actor, now: room.now().toISOString() };
    return { taken: await room.store.write(by, async (tx) => takeSources(tx, input.sources, at)) };
  },
};

function writtenOf({ mails, pages, keys, languages, policies, name, weekly }: HandWritten) {
  const lists = { mails: [...mails], pages: [...pages], keys: [...keys] };
  return { ...lists, languages: [...languages], policies: [...policies], name, weekly };
}

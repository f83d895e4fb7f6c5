/** Reading the marks of a case's texts: what is opened for it is noted first. */
import type { Actor } from "#core/actor.ts";
import { marksToOpen, openedMarks } from "#stages/case/copies/marks.ts";
import { type CaseKeys, holdersFor, noteOpened } from "#stages/case/queries.ts";
import { type Store, system } from "#store/sql.ts";

/** The marks of a case, for its coordinators. */
export async function readMarks(
  store: Store,
  { id, actor, now }: { readonly id: string; readonly actor: Actor; readonly now: string },
  keys: CaseKeys,
): ReturnType<typeof openedMarks> {
  const opening = await store.read(system, async (tx) => await marksToOpen(tx, id, actor));
  const { row, own, texts } = opening;
  const holders = holdersFor(actor, row, keys);
  await noteOpened(store, actor, [{ overview: { id, own }, texts, holders }], now);
  return await openedMarks(opening, holders);
}

/** A store with something done around each of its transactions: timing it, noticing that it failed, noting its statements. */
import type { Store, Tx } from "#store/sql.ts";

/** What is done around a transaction: `run` runs it, and may be given how its work is to see it. */
type AroundTransaction = <T>(
  mode: "read" | "write",
  run: (seen?: (tx: Tx) => Tx) => Promise<T>,
) => Promise<T>;

/** The same store, whatever lane it is used on. */
export function aroundTransactions(store: Store, around: AroundTransaction): Store {
  const wrapped =
    (mode: "read" | "write"): Store["read"] =>
    async (actor, work) =>
      await around(
        mode,
        async (seen = (tx) => tx) => await store[mode](actor, async (tx) => await work(seen(tx))),
      );
  return {
    ...store,
    read: wrapped("read"),
    write: wrapped("write"),
    within: (bounds) => aroundTransactions(store.within(bounds), around),
  };
}

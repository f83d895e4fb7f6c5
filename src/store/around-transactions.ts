/** A store with something done around each of its transactions: timing it, noticing that it failed, noting its statements. */
import { type DatabaseTrouble, troubleIn } from "#store/database-trouble.ts";
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

/** The same store; whatever trouble of the database fails one of its transactions is told, also where whoever asked for it gets over that. */
export function tellingTroubles(store: Store, tell: (trouble: DatabaseTrouble) => void): Store {
  return aroundTransactions(
    store,
    async (_, run) =>
      await run().catch((error: unknown) => {
        const trouble = troubleIn(error);
        if (trouble !== undefined) tell(trouble);
        throw error;
      }),
  );
}

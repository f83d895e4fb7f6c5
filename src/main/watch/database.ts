/** Watches the database: a small commit every ten seconds, its trouble as a condition, and its clock beside ours. */
import { tellingTroubles } from "#store/around-transactions.ts";
import { type DatabaseTrouble, troubleIn } from "#store/database-trouble.ts";
import { commitHeartbeat } from "#store/heartbeat.ts";
import type { Store } from "#store/sql.ts";
import type { Conditions } from "#main/watch/conditions.ts";

const proveEvery = 10_000;
/** While something is wrong. */
const proveAgainEvery = 2000;

/** A watched database: the store whose troubles are seen, and how to end the watch. */
type WatchedDatabase = {
  readonly store: Store;
  /** Takes what a thread with connections of its own met. */
  readonly troubled: (found: DatabaseTrouble) => void;
  readonly stop: () => void;
};

/** Starts to watch. `clock` is called with the server's time whenever it is known. */
export function watchDatabase(
  store: Store,
  { conditions, clock }: { readonly conditions: Conditions; readonly clock: (at: string) => void },
): WatchedDatabase {
  let trouble: DatabaseTrouble | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const troubled = (found: DatabaseTrouble): void => {
    // One statement that took too long says nothing of the others.
    if (stopped || found === "busy" || found === trouble) return;
    trouble = found;
    conditions.found("database", [{ code: `database-${found}`, state: "failing", about: "" }]);
    proveIn(proveAgainEvery);
  };
  const prove = async (): Promise<void> => {
    try {
      clock(await commitHeartbeat(store, trouble === "full"));
      trouble = undefined;
      conditions.found("database", []);
    } catch (error) {
      const found = troubleIn(error);
      if (found !== undefined) troubled(found);
    }
    proveIn(trouble === undefined ? proveEvery : proveAgainEvery);
  };
  const proveIn = (milliseconds: number): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void prove(), milliseconds);
    timer.unref();
  };
  void prove();
  return {
    store: tellingTroubles(store, troubled),
    troubled,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

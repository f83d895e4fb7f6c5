/** What of the room's own work fails, row by row: each is said in the log once a failure; that there is something is a condition, which names no row. */
import type { Log } from "#edge/watch/log.ts";
import type { FoundCondition } from "#main/watch/conditions.ts";
import { freshHeldUp } from "#store/rows/held-up.ts";
import { type Store, system } from "#store/sql.ts";

/** Logs what failed since the last look; a condition while anything waits. */
export async function lookAtHeldUp(store: Store, log: Log): Promise<readonly FoundCondition[]> {
  const { fresh, waits } = await store.write(system, freshHeldUp);
  for (const one of fresh) log.error("work failed", one);
  return waits ? [{ code: "work-held-up", state: "caution", about: "" }] : [];
}

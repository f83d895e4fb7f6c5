/** The one list of what a room retains how long, and the task that executes it. `docs/operating.md` has the same as a table; a test holds the two together. */
import { advisoryRetention } from "#stages/advisory/feed/retention.ts";
import { disseminationRetention } from "#stages/dissemination/retention.ts";
import { registryRetention } from "#stages/registry/retention.ts";
import { outboxRetention, removeOld, type RetentionRule } from "#store/retention/remove-old.ts";
import type { Store } from "#store/sql.ts";

/** Every rule. */
export const retentionRules: readonly RetentionRule[] = [
  ...disseminationRetention,
  ...outboxRetention,
  ...registryRetention,
  ...advisoryRetention,
];

const every = 3_600_000;

/** A task to be called often that removes what is old once an hour. */
export function retentionTask(store: Store): (now: Date) => Promise<void> {
  let next = 0;
  return async (now) => {
    if (performance.now() < next) return;
    next = performance.now() + every;
    await removeOld(store, retentionRules, now);
  };
}

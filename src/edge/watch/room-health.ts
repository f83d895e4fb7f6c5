/** What the server asks of the watches over a process of a room. */
import type { Condition } from "#core/condition.ts";
import type { Unavailable } from "#core/problem.ts";

/** The health of a process. */
export type RoomHealth = {
  /** What is wrong now; nothing when all is well. */
  readonly conditions: () => readonly Condition[];
  /** Looks again where the last look is older than a second. */
  readonly look: () => Promise<void>;
  /** Why nothing can be stored now; `null` while it can. */
  readonly obstacle: () => Unavailable | null;
  /** Why nothing may be stamped with a time that others believe; `null` while the clock is trusted. */
  readonly doubt: () => Unavailable | null;
};

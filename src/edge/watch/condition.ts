/** Conditions: what the room stands on (its disk, database, clock, followers, channels), each as it was last seen. */
import type { Unavailable } from "#core/problem.ts";

/** What may be wrong; the sentence of each is a message. */
const conditionCodes = [
  "disk-full",
  "disk-low",
  "disk-no-inodes",
  "disk-read-only",
  "disk-hangs",
  "disk-fails",
  "log-fails",
  "database-away",
  "database-full",
  "database-read-only",
  "database-busy",
  "clock-jumped",
  "clock-behind",
  "clock-differs",
  "follower-fails",
  "channel-fails",
  "dead-letters",
  "publication-old",
  "feed-problem",
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** Something that is not as it should be. `failing` is what keeps the room from its duty, `caution` what will or may. */
export type Condition = {
  readonly code: ConditionCode;
  readonly state: "caution" | "failing";
  /** What it is about: a folder, a follower, a channel; or what was measured. */
  readonly about: string;
  readonly since: string;
};

/** What the server asks of the watches. */
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

/** Conditions: what may be wrong with what a room stands on (its disk, database, clock, followers, channels). The sentence of each is a message. */

/** Every code. */
export const conditionCodes = [
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
  "work-stopped",
  "follower-fails",
  "follower-behind",
  "work-held-up",
  "channel-fails",
  "dead-letters",
  "publication-old",
  "feed-problem",
  "mailbox-unread",
  "sealing-key-locked",
  "sealed-waiting",
  "no-roster",
  "roster-over",
  "orders-unsigned",
  "role-waits",
  "role-ending",
  "root-waits",
  "root-narrow",
  "drill-key-other",
] as const;
/** One of them. */
export type ConditionCode = (typeof conditionCodes)[number];

/** Something that is not as it should be. `failing` is what keeps the room from its duty, `caution` what will or may. */
export type Condition = {
  readonly code: ConditionCode;
  readonly state: "caution" | "failing";
  /** What it is about: a folder, a follower, a channel; or what was measured. */
  readonly about: string;
  readonly since: string;
};

/** What people decide of a report, and for which reasons one is rejected. Each reason has a sentence for the reporter. */

/** What a report came to. */
export const triageDecisions = ["accepted", "rejected"] as const;
/** One of them. */
export type TriageDecision = (typeof triageDecisions)[number];

/** Why a report is rejected. */
export const rejectReasons = [
  "not-reproducible",
  "not-a-flaw",
  "no-security-impact",
  "out-of-scope",
  "not-supported",
  "known-before",
  "nothing-to-act-on",
  "nothing-there",
  "abuse",
] as const;
/** One of them. */
export type RejectReason = (typeof rejectReasons)[number];

/** What can be undone. A question that was asked cannot: its reporter may have read it. */
export const undoableActs = ["accept", "reject", "link", "unlink", "assign", "snooze"] as const;

/** So long nobody outside sees what was decided, and taking it back leaves nothing to be seen. */
export const takeBackSeconds = 60;

/** So long a report is whoever opened it alone to decide; every look and act renews it. */
export const leaseMinutes = 10;

/** More than this between two acts was no work on the report: a night, a meal. */
export const longestLookSeconds = 15 * 60;

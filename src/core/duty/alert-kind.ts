/** The kinds of alert to persons on duty. */

/** What alerts are about. */
export const alertKinds = ["directive-issued", "crisis-level", "feed-problem", "change-held"] as const;
export type AlertKind = (typeof alertKinds)[number];

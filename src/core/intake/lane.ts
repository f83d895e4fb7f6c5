/** Lanes: in which line a report waits. They decide order and pace, never what becomes of a report. */

/** The lanes, the quickest first. */
export const lanes = ["exploited", "first", "known", "accredited", "anonymous", "flood"] as const;
/** One of them: exploited now; a person's first report; a person whose reports proved true; an accredited pipeline within its quota; who says no name; what is beyond a quota. */
export type Lane = (typeof lanes)[number];

/** How much of the gates' work a lane gets in a round, beside the others that have something waiting. */
export const laneWeights: Readonly<Record<Lane, number>> = {
  exploited: 32,
  first: 16,
  known: 16,
  accredited: 8,
  anonymous: 4,
  flood: 1,
};

/** Who sends: by a token that may, or not; and what is known of it. */
export type SenderFacts = {
  readonly kind: "anonymous" | "person" | "pipeline";
  /** Whether earlier reports of the same reporter were found valid. */
  readonly proven: boolean;
  /** Whether this one is within what the reporter may send without waiting behind everyone. */
  readonly withinQuota: boolean;
  /** The report says that the flaw is exploited now; believed of so many reports at a time only (`withinQuota`), since anyone can say so. */
  readonly claimsExploited: boolean;
};

/** The lane of a report. A claim of exploitation counts within the quota alone: beyond it, it would be the quickest way to push others back. */
export function laneOf({ kind, proven, withinQuota, claimsExploited }: SenderFacts): Lane {
  if (!withinQuota) return "flood";
  if (claimsExploited) return "exploited";
  if (kind === "pipeline") return "accredited";
  if (kind === "anonymous") return "anonymous";
  return proven ? "known" : "first";
}

/**
 * What the national picture counts, in the order in which it is read: the one list of its columns. A new one is a name here, the answers that
 * count in it, a column of `picture_cell` by a migration, and its messages.
 */

/** Counted among the organisations that responded. */
export const respondedColumns = [
  "acknowledged",
  "affected",
  "contradicted",
  "closed",
  "closedInTime",
  "unknown",
  "notAffected",
] as const;

/** Every column as it is shown; closed never stands without unknown. */
export const pictureColumns = [
  "told",
  "acknowledged",
  "applicabilityKnown",
  "affected",
  "contradicted",
  "closed",
  "closedInTime",
  "unknown",
  "silent",
  "notAffected",
] as const;

/** A count that responses have. */
export type RespondedColumn = (typeof respondedColumns)[number];
/** A column of the picture. */
export type PictureColumn = (typeof pictureColumns)[number];

/** What the picture counts of one organisation: an acknowledgement is counted apart, and says nothing about being affected. */
export type CountedAnswer =
  | "silent"
  | "unknown"
  | "affected"
  | "contradicted"
  | "closed"
  | "closed-in-time"
  | "not-affected";

/** The columns in which each answer counts. */
export const columnsOfAnswer: Readonly<Record<CountedAnswer, readonly RespondedColumn[]>> = {
  silent: [],
  unknown: ["unknown"],
  affected: ["affected"],
  contradicted: ["contradicted"],
  closed: ["closed"],
  "closed-in-time": ["closed", "closedInTime"],
  "not-affected": ["notAffected"],
};

/** Statuses by which the applicability of an organisation is known; they make up that column. */
export const applicabilityKnown = ["affected", "contradicted", "closed", "notAffected"] as const;

/** All columns of a cell, from how many were notified and what was counted of those who responded. */
export function pictureCounts(
  told: number,
  responded: Readonly<Record<RespondedColumn, number>>,
): Readonly<Record<PictureColumn, number>> {
  const known = applicabilityKnown.reduce((sum, column) => sum + responded[column], 0);
  return { ...responded, told, applicabilityKnown: known, silent: told - known - responded.unknown };
}

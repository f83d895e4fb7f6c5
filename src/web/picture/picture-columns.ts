/** What the national picture counts, in the order in which it is read, and the shares that are drawn. Closed never stands without unknown. */
import { pictureColumns } from "#core/directive/picture-columns.ts";
import type { Output } from "#web/room/room-client.ts";

export type Picture = Output<"pictureRead">["pictures"][number];
export type PictureCell = Picture["total"];
export type Measure = keyof PictureCell;

/** Columns of a table. */
export const columns: readonly Measure[] = pictureColumns;

/** The parts that make up everyone who was told. `hidden` is what suppressed cells leave over. */
export const parts = [
  "closedInTime",
  "closedLate",
  "notAffected",
  "affected",
  "contradicted",
  "unknown",
  "silent",
  "hidden",
] as const;
export type PicturePart = (typeof parts)[number];

/** How many organisations each part holds; `null` when even their sum is suppressed. */
export function partsOf(cell: PictureCell): Readonly<Record<PicturePart, number>> | null {
  if (cell.told === null) return null;
  const inTime = cell.closedInTime ?? 0;
  const closed = cell.closed ?? inTime;
  const known = {
    closedInTime: Math.min(inTime, closed),
    closedLate: Math.max(0, closed - inTime),
    notAffected: cell.notAffected ?? 0,
    affected: cell.affected ?? 0,
    contradicted: cell.contradicted ?? 0,
    unknown: cell.unknown ?? 0,
    silent: cell.silent ?? 0,
  };
  const sum = Object.values(known).reduce((total, part) => total + part, 0);
  return { ...known, hidden: Math.max(0, cell.told - sum) };
}

/** A share in whole per cent; never 100 before all, never 0 after some. `null` when either count is suppressed or there is nothing to share. */
export function percentage(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null;
  const exact = (part / whole) * 100;
  if (part > 0 && part < whole) return Math.min(99, Math.max(1, Math.round(exact)));
  return Math.round(exact);
}

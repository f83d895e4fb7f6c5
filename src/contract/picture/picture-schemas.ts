/** The forms of the national picture: counts by cell; unknown always stands beside closed. */
import Type from "typebox";
import { type PictureColumn, pictureColumns } from "#core/directive/picture-columns.ts";
import { ByKey, Closed, Count, Id, Instant, ShownSuspension, Text } from "#contract/shared-schemas.ts";

/**
 * Organisations by where they stand. `told` counts all in scope; `silent` have said nothing beyond an acknowledgement; `unknown` answered but could not
 * decide; `applicabilityKnown` = affected + contradicted + closed + notAffected. `closedInTime` is the part of `closed` before the deadline.
 */
const PictureCell = Closed(
  Object.fromEntries(pictureColumns.map((column) => [column, Count])) as Readonly<
    Record<PictureColumn, typeof Count>
  >,
);

/**
 * The picture of one directive. Its numbers move in steps, once five organisations of a unit have changed: `position` and `at` are of the journal entry by which they moved
 * last. `severalSectors` and `severalTiers` count organisations of groups too small to be counted alone, so that the rows add up.
 */
export const Picture = Closed({
  directive: Id,
  title: Text,
  drill: Type.Boolean(),
  issuedAt: Instant,
  due: Type.Union([Instant, Type.Null()]),
  /** Suspensions of the newest revision, first begun first. */
  suspensions: Type.Array(ShownSuspension),
  position: Type.Integer(),
  at: Instant,
  total: PictureCell,
  /** How many may stand otherwise than is shown, at most, once the last minutes have settled; null where `told` is hidden. */
  mostHeld: Count,
  bySector: ByKey(Type.String(), PictureCell),
  byTier: ByKey(Type.String(), PictureCell),
  severalSectors: Type.Union([PictureCell, Type.Null()]),
  severalTiers: Type.Union([PictureCell, Type.Null()]),
});

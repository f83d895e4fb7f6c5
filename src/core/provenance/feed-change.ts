/**
 * A change that a feed asks for and that is not simply made: held back until a second person decided, or made and kept so that it can be undone. What
 * takes knowledge away is always one of these; what adds is not.
 */

/**
 * Why a change is held back. Nobody confirms what lies ahead of the clock: it is refused, or its source says it anew.
 * - `time-ahead`: a time of the record lies ahead of the room's clock.
 * - `other-source`: somebody else than the source that may speak for it brought it.
 * - `same-id`: its id is that of another record but for the letters' case.
 * - `order-contradicts`: by its version it is newer than what is here and by its date older, or the other way round.
 * - `withdrawal`: it withdraws the record, hides it from readers of it, or names fewer of its products or versions, and did not come from its source.
 * - `many-withdrawals`: more of these at once than the limit.
 * - `many-delistings`: a catalogue shrinks by more than the limit.
 * - `undone-before`: what it asks for was undone once.
 */
export type HeldReason =
  | "time-ahead"
  | "other-source"
  | "same-id"
  | "order-contradicts"
  | "withdrawal"
  | "many-withdrawals"
  | "many-delistings"
  | "undone-before";

/** How it stands: `made` at once by its source, `confirmed` by a second person, `lapsed` when a newer issue came or its record changed. */
export type FeedChangeState = "held" | "made" | "confirmed" | "refused" | "undone" | "lapsed";

/** What it is about. */
export type FeedChangeKind = "advisory" | "catalogue" | "scores" | "completeness";

/** What would change, or did: counts, and the first names of what goes. */
export type FeedChangeEffect = {
  /** The record would be withdrawn. */
  readonly withdrawn?: string;
  /** Fewer readers could read the record. */
  readonly hidden?: boolean;
  /** Products that would not be named any more, or with fewer versions. */
  readonly products?: readonly string[];
  /** CVEs that would be taken out of a catalogue. */
  readonly delisted?: readonly string[];
  /** How many there are of what the list shows the first of. */
  readonly count?: number;
  /** How many entries the catalogue has now. */
  readonly of?: number;
  /** CVEs that the same import put into the catalogue: the first of them, and how many there are. Adding waits for nobody. */
  readonly entered?: readonly string[];
  readonly enteredCount?: number;
  /** The time that lies ahead of the clock. */
  readonly ahead?: string;
  /** The id of the record that is here already. */
  readonly other?: string;
};

/** Names that are shown of each list. */
export const mostNamed = 100;

/** Whether a second person may confirm what was held back for this reason: of a file that a stranger brought, the sources' document decides. */
export function isConfirmable(kind: FeedChangeKind, reason: HeldReason): boolean {
  if (kind === "advisory") return reason !== "time-ahead";
  return kind === "catalogue" && (reason === "many-delistings" || reason === "undone-before");
}

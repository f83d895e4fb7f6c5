/** What becomes of a record that arrives: pure decisions on what is stored and what came. No database here, and the room's clock is handed in. */
import type { ExploitedEntry } from "#core/advisory.ts";
import {
  compareEditions,
  compareTimes,
  type Edition,
  isAheadOf,
  isDayAheadOf,
  isEditionAhead,
} from "#core/provenance/edition.ts";
import type { HeldReason } from "#core/provenance/feed-change.ts";

/** How one record fared. */
export type ImportOutcome = "new" | "changed" | "unchanged" | "held";

/** What is stored of an advisory record, as far as the decision needs it. Times are RFC 3339 in UTC. */
export type StoredAdvisory = {
  readonly content: string;
  readonly edition: Edition;
  readonly withdrawn: string | null;
  /** Every content that the record has had here. */
  readonly known: ReadonlySet<string>;
};

/** What arrives of it. */
type ArrivingAdvisory = {
  readonly content: string;
  readonly edition: Edition;
  readonly withdrawn: string | null;
};

/**
 * Whether an arriving content becomes the record's current one. The newer edition wins; of equal ones the one that came last, but a content that has
 * been replaced once does not come back without being newer, so that importing the same files again changes nothing. What lies ahead of the clock is
 * no evidence of being newer: it is held back, and if it stands here from earlier days it gives way to whatever does not. `older` is kept as a version.
 * A withdrawal that has not happened yet is taken out of the arrival before it is decided on; it is one when its time has come.
 */
export function decideAdvisory(
  stored: StoredAdvisory | undefined,
  arriving: ArrivingAdvisory,
  now: string,
): "new" | "changed" | "unchanged" | "older" | HeldReason {
  if (isEditionAhead(arriving.edition, now)) return "time-ahead";
  if (stored === undefined) return "new";
  if (isEditionAhead(stored.edition, now) || isAheadOf(now, stored.withdrawn)) return "changed";
  if (stored.content === arriving.content)
    return stored.withdrawn === null && arriving.withdrawn !== null ? "changed" : "unchanged";
  const order = compareEditions(arriving.edition, stored.edition);
  if (order === "newer") return "changed";
  if (stored.known.has(arriving.content)) return "unchanged";
  if (order === "contradicts") return "order-contradicts";
  return order === "same" ? "changed" : "older";
}

/** What is stored of a catalogue's entry. */
export type StoredEntry = {
  readonly entry: ExploitedEntry;
  readonly asOf: string | null;
  readonly delistedAt: string | null;
};

/**
 * Whether an arriving entry is new to the catalogue, changes it, or says nothing new. A dated statement is not replaced by an earlier or
 * an undated one; an entry that was removed is listed again only by an issue released after its removal.
 */
export function decideEntry(
  stored: StoredEntry | undefined,
  arriving: { readonly entry: ExploitedEntry; readonly asOf: string | null },
  now: string,
): ImportOutcome | "listed-again" {
  if (isAheadOf(now, arriving.asOf) || isDayAheadOf(now, arriving.entry.dateAdded)) return "held";
  if (stored === undefined) return "new";
  const asOf = isAheadOf(now, stored.asOf) ? null : stored.asOf;
  if (stored.delistedAt !== null && !isAheadOf(now, stored.delistedAt)) {
    const isLater = arriving.asOf !== null && compareTimes(arriving.asOf, stored.delistedAt) > 0;
    return isLater ? "listed-again" : "unchanged";
  }
  if (stored.delistedAt !== null) return "listed-again";
  if (compareTimes(arriving.asOf, asOf) < 0) return "unchanged";
  return sameEntry(stored.entry, arriving.entry) ? "unchanged" : "changed";
}

/** Whether the flag of a record that is current is new, changes its entry, or says nothing new; the record's age was judged before. */
export function decideFlag(
  stored: StoredEntry | undefined,
  entry: ExploitedEntry,
): ImportOutcome | "listed-again" {
  if (stored === undefined) return "new";
  if (stored.delistedAt !== null) return "listed-again";
  return sameEntry(stored.entry, entry) ? "unchanged" : "changed";
}

/** The entries that a whole issue of a catalogue no longer has: those listed here on or before its day, when it is newer than the last one seen. */
export function decideDelisted(
  listed: readonly { readonly cve: string; readonly dateAdded: string }[],
  issue: {
    readonly released: string;
    readonly members: readonly string[];
    readonly lastReleased: string | null;
  },
): readonly string[] {
  if (issue.lastReleased !== null && compareTimes(issue.released, issue.lastReleased) <= 0) return [];
  const members = new Set(issue.members);
  const day = issue.released.slice(0, 10);
  return listed.filter((one) => one.dateAdded <= day && !members.has(one.cve)).map((one) => one.cve);
}

function sameEntry(a: ExploitedEntry, b: ExploitedEntry): boolean {
  const names = Object.keys(b) as readonly (keyof ExploitedEntry)[];
  return names.every((name) => a[name] === b[name]);
}

/** What becomes of a record that arrives: pure decisions on what is stored and what came. No database here. */
import type { ExploitedEntry } from "#core/advisory.ts";

/** How one record fared. */
export type ImportOutcome = "new" | "changed" | "unchanged";

/** What is stored of an advisory record, as far as the decision needs it. Times are RFC 3339 in UTC. */
export type StoredAdvisory = {
  readonly content: string;
  readonly modified: string | null;
  /** Every content that the record has had here. */
  readonly known: ReadonlySet<string>;
};

/**
 * Whether an arriving content becomes the record's current one. The later `modified` wins; of equal times the one that came last, but a
 * content that has been replaced once does not come back without a later time, so that importing the same files again changes nothing.
 * `older` is kept as a version of the record and is not current.
 */
export function decideAdvisory(
  stored: StoredAdvisory | undefined,
  arriving: { readonly content: string; readonly modified: string | null },
): ImportOutcome | "older" {
  if (stored === undefined) return "new";
  if (stored.content === arriving.content) return "unchanged";
  const order = compareModified(arriving.modified, stored.modified);
  if (order > 0) return "changed";
  if (stored.known.has(arriving.content)) return "unchanged";
  return order === 0 ? "changed" : "older";
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
): ImportOutcome | "listed-again" {
  if (stored === undefined) return "new";
  if (stored.delistedAt !== null) {
    return arriving.asOf !== null && compareModified(arriving.asOf, stored.delistedAt) > 0
      ? "listed-again"
      : "unchanged";
  }
  if (compareModified(arriving.asOf, stored.asOf) < 0) return "unchanged";
  return sameEntry(stored.entry, arriving.entry) ? "unchanged" : "changed";
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
  if (issue.lastReleased !== null && compareModified(issue.released, issue.lastReleased) <= 0) return [];
  const members = new Set(issue.members);
  const day = issue.released.slice(0, 10);
  return listed.filter((one) => one.dateAdded <= day && !members.has(one.cve)).map((one) => one.cve);
}

/** The order of two RFC 3339 times in UTC; no time is before any. */
function compareModified(a: string | null, b: string | null): number {
  const at = a === null ? -Infinity : Date.parse(a);
  const bt = b === null ? -Infinity : Date.parse(b);
  if (at === bt) return 0;
  return at < bt ? -1 : 1;
}

function sameEntry(a: ExploitedEntry, b: ExploitedEntry): boolean {
  const names = Object.keys(b) as readonly (keyof ExploitedEntry)[];
  return names.every((name) => a[name] === b[name]);
}

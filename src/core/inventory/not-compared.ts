/**
 * What was given to a check and compared with nothing, whoever finds it: a reader of a list, the search for lists, the reader of a feed. It is
 * unknown, never safe, and it counts. What leaves nothing out is a remark (`Finding`) instead.
 */

/** Why something was not compared. `messages/…/shared/not-compared.ts` has the sentence of each. */
export type NotComparedCode =
  /** The whole list could not be read. */
  | "list-unreadable"
  /** A search or a reading stopped before its end. */
  | "list-cut"
  /** An archive or an image that was not opened, or of which parts are missing. */
  | "archive-unread"
  /** A link leads out of what was searched; links are not followed. */
  | "link-unfollowed"
  /** A database has newer changes beside it that are not read. */
  | "journal-unread"
  /** An entry of the list could not be read. */
  | "entry-unreadable"
  /** The list itself requires it and has no entry of it. */
  | "entry-missing"
  /** An entry does not say what it is called. */
  | "entry-unnamed"
  /** It is installed from an address or a folder and names no package. */
  | "source-unnamed"
  /** It comes from elsewhere than the registry that advisories are about. */
  | "other-origin"
  /** What it is made of stands in another list, to which this one only points. */
  | "list-linked"
  /** The list itself says that it does not name everything. */
  | "list-incomplete"
  /** The list names what is required directly; what that brings along is written nowhere. */
  | "direct-only"
  /** Whether this part of the list applies is not known. */
  | "profile-undecided"
  /** Which release of the toolchain, and with it of the standard library, is not known. */
  | "toolchain-unknown"
  /** Another file is included that is not at hand. */
  | "include-missing"
  /** A file names dependencies, and no lock says what they became. */
  | "lock-missing"
  /** A file names a dependency that the lock beside it has not, or not in a version that it allows. */
  | "lock-stale"
  /** A folder of the workspace that a manifest or a lock names is not there. */
  | "member-missing"
  /** A file names dependencies in a form that is not read. */
  | "manifest-unread"
  /** A feed ends before its end. */
  | "feed-cut"
  /** A record of a feed could not be read. */
  | "record-unreadable"
  /** A record calls something affected without an identifier by which it could be found, or does not say what. */
  | "record-unnamed"
  /** A record is about an ecosystem that nobody knows. */
  | "ecosystem-unknown"
  /** Stands for more of them than are kept one by one. */
  | "more";

/** One thing that was not compared, or several of one kind. */
export type NotCompared = {
  /** The file or folder; empty where a reader says it of the list that it reads. */
  readonly path: string;
  /** Where in the file: a JSON Pointer or `line N`; empty for the whole. */
  readonly at: string;
  /** What it is, as the file writes it; empty for the file itself. */
  readonly what: string;
  readonly code: NotComparedCode;
  /** How many things it stands for. */
  readonly count: number;
};

/** Kept one by one of one list; the rest is counted. */
const mostKept = 1000;
const mostWhat = 200;

/** Adds to a list of them within bounds: beyond {@link mostKept} the last one counts the rest. */
export function addNotCompared(kept: NotCompared[], one: NotCompared): void {
  if (kept.length < mostKept) {
    kept.push(one.what.length > mostWhat ? { ...one, what: one.what.slice(0, mostWhat) } : one);
    return;
  }
  const last = kept[mostKept];
  const before = last?.count ?? 0;
  kept[mostKept] = { path: one.path, at: "", what: "", code: "more", count: before + one.count };
}

/** How many things were not compared. */
export function notComparedCount(all: readonly NotCompared[]): number {
  return all.reduce((sum, { count }) => sum + count, 0);
}

/** What was not compared in one file for one reason. */
export type NotComparedGroup = Pick<NotCompared, "path" | "code" | "count"> & {
  /** The places and names, each once, in their order. */
  readonly places: readonly string[];
  readonly names: readonly string[];
};

/** By file and reason, in the order of the first. */
export function notComparedGroups(all: readonly NotCompared[]): readonly NotComparedGroup[] {
  const groups = Map.groupBy(all, ({ path, code }) => `${code}\n${path}`);
  return [...groups.values()].map((same) => {
    const { path, code } = same[0] as NotCompared;
    const distinct = (texts: readonly string[]): readonly string[] => [
      ...new Set(texts.filter((text) => text !== "")),
    ];
    return {
      path,
      code,
      count: notComparedCount(same),
      places: distinct(same.map(({ at }) => at)),
      names: distinct(same.map(({ what }) => what)),
    };
  });
}

/** What a room remembers of a feed from one fetch to the next: validators of files, how far it has read, what it has still to read. */

import type { FeedProblemCode } from "./feed-status.ts";

/** A file as it was fetched last. */
export type FileMemory = {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly sha256: string;
  readonly bytes: number;
  /** When its bytes were last compared, not only its validators. */
  readonly comparedAt: string;
};

/** The memory of one feed; a member that a kind of feed has no use for is absent. */
export type FeedMemory = {
  /** By address. */
  readonly files: Readonly<Record<string, FileMemory>>;
  /** The latest change that was taken, by the feed's own time. */
  readonly cursor?: string;
  /** The latest time up to which it ever spoke. */
  readonly latest?: string;
  /** The list of the feed's records as it was last taken, by its digest (`edge/feed/fetch/stored-list.ts`). */
  readonly list?: string;
  /** How many records the feed last had. */
  readonly count?: number;
  /** The most records that the feed had since a person last took it for right. */
  readonly most?: number;
  /** Whether everything that the feed has was taken once, and every change since. */
  readonly whole?: boolean;
  /** Records that are still to be fetched: their ids or addresses. */
  readonly pending?: readonly string[];
  /** Fingerprints of the keys that sign, as they were first seen. */
  readonly keys?: readonly string[];
};

/** Nothing remembered. */
export const emptyMemory: FeedMemory = { files: {} };

/**
 * The memory after a person took what the feed brings now for right: it is compared with nothing of before, so keys and counts are learnt anew. Where
 * changes had been missed, the person vouches that all records are here.
 */
export function acceptedMemory(
  { cursor, pending, whole, list }: FeedMemory,
  problems: readonly FeedProblemCode[],
): FeedMemory {
  return {
    files: {},
    ...(cursor === undefined ? {} : { cursor }),
    ...(pending === undefined ? {} : { pending }),
    ...(list === undefined ? {} : { list }),
    ...(problems.includes("gap") ? { whole: true } : whole === undefined ? {} : { whole }),
  };
}

/**
 * One of several readers of feeds for packs, each in a thread of its own. Which feed is next they ask a number that they share, so the one
 * that is free takes it. `build-packs.ts` shares out the building.
 */
import { mostReported } from "#cli/check/feed-pack.ts";
import type { BuiltPack } from "#core/pack/build/build-pack.ts";
import type { DraftAdvisory } from "#core/pack/build/draft-entries.ts";
import {
  addToShelves,
  type Catalogues,
  emptyShelves,
  type GatheredCompleteness,
  type Shelves,
} from "#core/pack/gather-by-ecosystem.ts";
import type { RefusalCode } from "#core/problem.ts";
import { feedPieces } from "#edge/feed/feed.ts";
import { exportWatch } from "#core/pack/export-watch.ts";
import { readFeedItem, type UnreadRecord } from "#edge/feed/read-item.ts";

/** What the readers share: the feeds, the order in which they are taken, in four bytes of shared memory how many were, and the instant now. */
export type FeedQueue = {
  readonly now: string;
  readonly feeds: readonly string[];
  readonly order: readonly number[];
  readonly taken: Int32Array;
};

/** What one reader found; `unread` are the first records of each feed that could not be read, by the feed's place. */
export type ReadFeeds = {
  readonly shelves: Shelves;
  readonly unread: ReadonlyMap<number, readonly UnreadRecord[]>;
};

/** Drafts that leave the reader that made them. */
export type Drafts = readonly (readonly [ecosystem: string, drafts: readonly DraftAdvisory[]])[];

/** What a reader in a thread is told, one after the other: which drafts others want; what to build, with all that catalogues say. */
export type Order =
  | { readonly kind: "give"; readonly ecosystems: readonly string[] }
  | {
      readonly kind: "build";
      readonly ecosystems: readonly string[];
      readonly drafts: Drafts;
      readonly catalogues: Catalogues;
    };

/** What a reader in a thread tells: what it read, how many drafts it has of each ecosystem; those that were wanted; its packs, or why it has none. */
export type Report =
  | {
      readonly kind: "gathered";
      readonly unread: ReadFeeds["unread"];
      readonly catalogues: Catalogues;
      readonly completeness: GatheredCompleteness;
      readonly weights: ReadonlyMap<string, number>;
    }
  | { readonly kind: "given"; readonly drafts: Drafts }
  | { readonly kind: "built"; readonly packs: readonly (readonly [ecosystem: string, pack: BuiltPack])[] }
  | { readonly kind: "refused"; readonly code: RefusalCode; readonly message: string };

/** Reads feed after feed until none is left. */
export async function readFeedQueue({ feeds, order, taken, now }: FeedQueue): Promise<ReadFeeds> {
  const shelves = emptyShelves(now);
  const found = new Map<number, readonly UnreadRecord[]>();
  for (let turn = Atomics.add(taken, 0, 1); turn < order.length; turn = Atomics.add(taken, 0, 1)) {
    const feed = order[turn] as number;
    const unread = await readOne(feeds[feed] as string, feed, shelves);
    if (unread.length > 0) found.set(feed, unread);
  }
  return { shelves, unread: found };
}

async function readOne(name: string, feed: number, shelves: Shelves): Promise<readonly UnreadRecord[]> {
  const unread: UnreadRecord[] = [];
  const watch = exportWatch(shelves.completeness.until);
  for await (const items of feedPieces([name]))
    for (const item of items) {
      const said = readFeedItem(item);
      watch.note(item.path, said.records);
      for (const record of said.records) addToShelves(shelves, record, feed);
      for (const one of said.unread) {
        watch.noteUnread(item.path, one.format);
        if (unread.length < mostReported) unread.push(one);
      }
    }
  shelves.completeness.exports.push(...watch.exports());
  return unread;
}

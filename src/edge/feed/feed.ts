/** A feed from its names to its items, everything streamed. What the items mean is for `import-records.ts`. */
import { createReadStream } from "node:fs";
import { stdin } from "node:process";
import type { ByteStream } from "#archive/byte-stream.ts";
import { countedBytes } from "#archive/decompress.ts";
import { expand } from "./expand.ts";
import { type FeedItem, problemItem } from "./feed-item.ts";
import {
  defaultLimits,
  type FeedAccount,
  type FeedLimits,
  nextFile,
  openFeedAccount,
  stopFinding,
} from "./limits.ts";
import { type FeedSource, sourcesOf } from "./sources.ts";
import { splitRecords } from "./split-records.ts";

/** What a feed may be told besides its names. */
type FeedOptions = { readonly limits?: Partial<FeedLimits>; readonly input?: ByteStream };

/**
 * The items of files, folders, http(s) URLs and `-` (standard input), in order. Never throws for what is in them or missing from them:
 * whatever stops a file is an item, and the next file is read.
 */
export async function* openFeed(
  names: readonly string[],
  options: FeedOptions = {},
): AsyncGenerator<FeedItem> {
  for await (const items of feedPieces(names, options)) yield* items;
}

/** As {@link openFeed}, the items of one piece of a stream together: for a feed of many small records there is much less to wait for. */
export async function* feedPieces(
  names: readonly string[],
  options: FeedOptions = {},
): AsyncGenerator<readonly FeedItem[]> {
  const account = openFeedAccount({ ...defaultLimits, ...options.limits });
  for await (const found of sourcesOf(names, account.limits, options.input ?? stdin)) {
    if ("error" in found) yield [problemItem({ path: found.path, position: "" }, [stopFinding(found.error)])];
    else yield* itemsOf(found, nextFile(account));
  }
}

/** As {@link openFeed}, of one file on disk that is known under another path: the address that it was fetched from. */
export async function* fetchedItems(
  { path, file }: Required<Pick<FeedSource, "path" | "file">>,
  limits: Partial<FeedLimits>,
): AsyncGenerator<FeedItem> {
  const account = openFeedAccount({ ...defaultLimits, ...limits });
  const source = { path, file, open: () => createReadStream(file, { highWaterMark: 1024 * 1024 }) };
  for await (const items of itemsOf(source, nextFile(account))) yield* items;
}

async function* itemsOf(source: FeedSource, account: FeedAccount): AsyncGenerator<readonly FeedItem[]> {
  const { path, file } = source;
  const stream = countedBytes(source.open(), account.file);
  const packed = { path, stream, archives: 0, layers: 0, ...(file === undefined ? {} : { file }) };
  for await (const plain of expand(packed, account)) {
    if ("error" in plain) yield [problemItem({ path: plain.path, position: "" }, [stopFinding(plain.error)])];
    else yield* splitRecords(plain.path, plain.bytes, account);
  }
}

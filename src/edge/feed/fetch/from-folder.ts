/** A file from the mirror folder of a room without the internet. It is copied first: whoever fills the folder may do so while it is read. */
import { copyFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import type { FileMemory } from "#core/feed/feed-memory.ts";
import { FeedStopped } from "../limits.ts";
import type { DownloadedFile, FetchBounds } from "./fetch-bounds.ts";
import type { PartialFile } from "./partial-file.ts";
import type { FilePlace } from "./reach.ts";

/** Copies the file; `null` when its size and time are those of before. */
export async function fromFolder(
  { folder, path }: Extract<FilePlace, { kind: "folder" }>,
  {
    part,
    memory,
    bounds,
  }: { readonly part: PartialFile; readonly memory: FileMemory | undefined; readonly bounds: FetchBounds },
): Promise<DownloadedFile> {
  await mustBeWithin(folder, path);
  const found = await stat(path);
  if (!found.isFile()) throw new FeedStopped("unreadable", "this is not a file");
  if (found.size > bounds.bytes)
    throw new FeedStopped("too-large", `the file has more than ${bounds.bytes} bytes`);
  const lastModified = new Date(Math.floor(found.mtimeMs)).toISOString();
  if (memory?.lastModified === lastModified && memory.bytes === found.size) return null;
  await copyFile(path, part.file);
  return { file: part.file, etag: null, lastModified };
}

async function mustBeWithin(folder: string, path: string): Promise<void> {
  const way = relative(await realpath(folder), await realpath(path));
  if (way.startsWith("..") || isAbsolute(way))
    throw new FeedStopped("link-unfollowed", "a link leads out of the mirror folder");
}

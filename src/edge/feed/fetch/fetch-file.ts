/**
 * One file of a feed, as it is now: asked for with the validators that it had, gone on with where it was cut, taken from a folder in a room without
 * the internet. What comes lies on disk, whole and counted, before anything reads it.
 */
import { stat } from "node:fs/promises";
import type { FeedProblemCode } from "#core/feed/feed-status.ts";
import type { FileMemory } from "#core/feed/feed-memory.ts";
import type { FetchBounds } from "./fetch-bounds.ts";
import { FeedStopped } from "../limits.ts";
import { fromFolder } from "./from-folder.ts";
import { FileRefused, fromServer } from "./from-server.ts";
import { dropPartial, partialFile, sha256OfFile } from "./partial-file.ts";

/** A file as it is now: as it was, or new bytes on disk. `path` is where it was read. */
export type FetchedFile =
  | { readonly status: "unchanged"; readonly path: string; readonly memory: FileMemory }
  | {
      readonly status: "fetched";
      readonly path: string;
      readonly file: string;
      readonly memory: FileMemory;
      /** Something about the file that is not as it should be. */
      readonly remark: FeedProblemCode | null;
      /** Forgets the file on disk. */
      readonly drop: () => Promise<void>;
    };

/** Validators are believed for so long; then the bytes are compared again. */
const compareAfter = 86_400_000;

/** Fetches a file of a feed, unless it is as it was. Throws what stopped it. */
export async function fetchFile(
  address: string,
  memory: FileMemory | undefined,
  bounds: FetchBounds,
): Promise<FetchedFile> {
  const place = bounds.reach.placeOf(address);
  const part = partialFile(bounds.spool, address);
  const now = bounds.now();
  const believed =
    memory !== undefined && Date.parse(now) - Date.parse(memory.comparedAt) < compareAfter
      ? memory
      : undefined;
  const path = place.kind === "server" ? place.url.href : place.path;
  const downloaded =
    place.kind === "server"
      ? await fromServer(place, { part, memory: believed, bounds })
      : await fromFolder(place, { part, memory: believed, bounds });
  if (downloaded === null) {
    if (memory === undefined)
      throw new FeedStopped(
        "download-failed",
        "the server says that nothing changed since a time that nobody named",
      );
    return { status: "unchanged", path, memory };
  }
  const { file, etag, lastModified } = downloaded;
  const sha256 = await sha256OfFile(file);
  const { size: bytes } = await stat(file);
  const found: FileMemory = { etag, lastModified, sha256, bytes, comparedAt: now };
  const drop = async (): Promise<void> => await dropPartial(part);
  if (memory?.sha256 === sha256) {
    await drop();
    return { status: "unchanged", path, memory: found };
  }
  return { status: "fetched", path, file, memory: found, remark: remarkOn(memory, found), drop };
}

/** Other bytes under the validator of before: whoever believes the server would never have seen them. */
function remarkOn(before: FileMemory | undefined, found: FileMemory): FeedProblemCode | null {
  if (before === undefined) return null;
  const isSame = before.etag !== null && before.etag === found.etag;
  const isSameTime =
    before.etag === null &&
    found.etag === null &&
    before.lastModified !== null &&
    before.lastModified === found.lastModified;
  return isSame || isSameTime ? "changed-unannounced" : null;
}

/** Whether what stopped a fetch is that there is no such file: the server, or the folder, says so. */
export function isGone(error: unknown): boolean {
  if (error instanceof FileRefused) return error.status === 404 || error.status === 410;
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

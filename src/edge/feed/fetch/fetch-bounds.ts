/** What a fetch of a file is bounded by, and what comes of one: the same of a server and of a folder. */
import type { Reach } from "./reach.ts";

/** What a fetch is bounded by, and where its downloads lie. */
export type FetchBounds = {
  readonly reach: Reach;
  readonly spool: string;
  readonly bytes: number;
  readonly idleMs: number;
  readonly downloadMs: number;
  readonly signal: AbortSignal;
  readonly now: () => string;
};

/** A file whose bytes are on disk now, and what its place says of it; `null` where they are the ones that were there before. */
export type DownloadedFile = {
  readonly file: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
} | null;

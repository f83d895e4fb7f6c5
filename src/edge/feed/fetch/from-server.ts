/** A file from a server (RFC 9110): conditional and range requests, redirects within the reach of its feed, limits of bytes, silence and time. */
import type { IncomingMessage } from "node:http";
import { open } from "node:fs/promises";
import type { FileMemory } from "#core/feed/feed-memory.ts";
import { askServer } from "../ask-server.ts";
import { FeedStopped } from "../limits.ts";
import type { DownloadedFile, FetchBounds } from "./fetch-bounds.ts";
import {
  downloadedPart,
  type DownloadedPart,
  dropPartial,
  noteValidator,
  type PartialFile,
} from "./partial-file.ts";
import type { FilePlace } from "./reach.ts";

/** A server that answers otherwise than with the file. `wait` is how long it does not want to be asked, in milliseconds (429 or 503 with `Retry-After`). */
export class FileRefused extends FeedStopped {
  readonly status: number;
  readonly wait: number;
  constructor(status: number, wait = 0) {
    const seconds = Math.round(wait / 1000);
    super(
      "download-failed",
      `the server answered ${status}${wait > 0 ? ` and asks to wait ${seconds} s` : ""}`,
    );
    this.status = status;
    this.wait = wait;
  }
}

/** A download: where it lies, what was there before, what bounds it. */
type Download = {
  readonly part: PartialFile;
  readonly memory: FileMemory | undefined;
  readonly bounds: FetchBounds;
};

const mostRedirects = 5;

/** Brings the file to disk; `null` when the server says that it is as it was. */
export async function fromServer(
  place: Extract<FilePlace, { kind: "server" }>,
  { part, memory, bounds }: Download,
): Promise<DownloadedFile> {
  const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(bounds.downloadMs)]);
  const begun = await downloadedPart(part);
  const headers = begun === null ? conditionOn(memory) : restOf(begun);
  const answer = await answerTo(place.url, { headers, signal, bounds });
  const status = answer.statusCode ?? 0;
  if (status === 304 && begun === null && memory !== undefined) {
    answer.destroy();
    return mustBeSame(answer, memory);
  }
  if (status !== 200 && !(status === 206 && begun !== null)) {
    answer.destroy();
    if (begun !== null) await dropPartial(part);
    throw refusedBy(answer, bounds.now());
  }
  const from = status === 206 ? mustGoOn(answer, begun as DownloadedPart) : 0;
  await write(answer, { part, from, most: bounds.bytes });
  return { file: part.file, etag: headerOf(answer, "etag"), lastModified: headerOf(answer, "last-modified") };
}

function conditionOn(memory: FileMemory | undefined): Record<string, string> {
  return {
    ...(memory?.etag == null ? {} : { "if-none-match": memory.etag }),
    ...(memory?.lastModified == null ? {} : { "if-modified-since": memory.lastModified }),
  };
}

function restOf({ bytes, validator }: DownloadedPart): Record<string, string> {
  return { range: `bytes=${bytes}-`, "if-range": validator };
}

async function answerTo(
  asked: URL,
  {
    headers,
    signal,
    bounds,
  }: { readonly headers: Record<string, string>; readonly signal: AbortSignal; readonly bounds: FetchBounds },
): Promise<IncomingMessage> {
  let url = asked;
  for (let step = 0; step <= mostRedirects; step++) {
    const answer = await askServer(url, {
      idleMs: bounds.idleMs,
      signal,
      headers,
      inside: bounds.reach.inside(url),
    });
    const { location } = answer.headers;
    const status = answer.statusCode ?? 0;
    if (status < 301 || status > 308 || status === 304 || location === undefined) return answer;
    answer.destroy();
    const next = URL.parse(location, url);
    if (next === null || !bounds.reach.mayRedirect(asked, next))
      throw new FeedStopped(
        "redirect-refused",
        `the server sends us to ${next === null ? "no address" : next.origin}`,
      );
    url = next;
  }
  throw new FeedStopped("redirect-refused", `more than ${mostRedirects} redirects`);
}

/** A server that says "as it was" of another content than was asked about is not believed. */
function mustBeSame(answer: IncomingMessage, { etag }: FileMemory): null {
  const now = headerOf(answer, "etag");
  if (now !== null && etag !== null && opaque(now) !== opaque(etag))
    throw new FeedStopped(
      "download-failed",
      "the server says that nothing changed, and names another content",
    );
  return null;
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, "");
}

/** Where the rest begins; throws when the server sends another part than was asked for. */
function mustGoOn(answer: IncomingMessage, { bytes }: DownloadedPart): number {
  const [, start = ""] = /^bytes (\d+)-\d+\/(?:\d+|\*)$/.exec(headerOf(answer, "content-range") ?? "") ?? [];
  if (Number(start) === bytes && start !== "") return bytes;
  answer.destroy();
  throw new FeedStopped("download-failed", "the server sends another part than it was asked for");
}

function refusedBy(answer: IncomingMessage, now: string): FileRefused {
  const status = answer.statusCode ?? 0;
  const wish = headerOf(answer, "retry-after");
  if (wish === null || ![429, 503].includes(status)) return new FileRefused(status);
  const span = /^\d{1,9}$/.test(wish) ? Number(wish) * 1000 : Date.parse(wish) - Date.parse(now);
  return new FileRefused(status, Number.isFinite(span) && span > 0 ? span : 0);
}

type Writing = { readonly part: PartialFile; readonly from: number; readonly most: number };

async function write(answer: IncomingMessage, { part, from, most }: Writing): Promise<void> {
  const encoding = headerOf(answer, "content-encoding");
  const length = Number(headerOf(answer, "content-length") ?? Number.NaN);
  if (encoding !== null && encoding !== "identity") {
    answer.destroy();
    throw new FeedStopped(
      "encoding-refused",
      `the server sends ${encoding.slice(0, 20)}, which it was asked not to`,
    );
  }
  if (from + (Number.isNaN(length) ? 0 : length) > most) {
    answer.destroy();
    throw tooLarge(most);
  }
  if (from === 0) await noteValidator(part, validatorOf(answer));
  const out = await open(part.file, from === 0 ? "w" : "a", 0o600);
  let written = from;
  try {
    for await (const piece of answer as AsyncIterable<Uint8Array>) {
      written += piece.length;
      if (written > most) throw tooLarge(most);
      await out.writeFile(piece);
    }
  } catch (error) {
    throw error instanceof FeedStopped ? error : new FeedStopped("download-failed", cutOff(error, written));
  } finally {
    await out.close();
    answer.destroy();
  }
  if (!Number.isNaN(length) && written !== from + length)
    throw new FeedStopped("download-failed", cutOff(null, written));
}

function cutOff(error: unknown, written: number): string {
  const why =
    error instanceof Error && error.name === "TimeoutError" ? "it took too long" : "the server broke off";
  return `${why} after ${written} bytes`;
}

function tooLarge(most: number): FeedStopped {
  return new FeedStopped("too-large", `the file has more than ${most} bytes`);
}

/** What tells the content from a later one: a strong ETag, else its date; "" for nothing. */
function validatorOf(answer: IncomingMessage): string {
  const etag = headerOf(answer, "etag");
  return etag !== null && !etag.startsWith("W/") ? etag : (headerOf(answer, "last-modified") ?? "");
}

const longestHeader = 1000;

function headerOf(answer: IncomingMessage, name: string): string | null {
  const value = answer.headers[name];
  return typeof value === "string" && value !== "" && value.length <= longestHeader ? value : null;
}

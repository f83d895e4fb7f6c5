/** A file of a folder as an answer: type, entity tag, one byte range. It never leaves the folder, follows no link out of it and lists nothing. */
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { ReadableStream as WebStream } from "node:stream/web";

/** A file that may be served. */
export type ServableFile = {
  readonly path: string;
  readonly size: number;
  readonly tag: string;
  readonly type: string;
};

const types = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json"],
  [".atom", "application/atom+xml; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
  [".woff2", "font/woff2"],
  [".txt", "text/plain; charset=utf-8"],
  [".webmanifest", "application/manifest+json"],
]);

/**
 * Answers 304 where the client has the file already, by the entity tag that {@link fileResponse} gives. A browser puts the headers of a 304 in the place
 * of those it stored: the page's own policy must be among them, or the second visit runs under the policy of an answer without a page.
 */
export const unchangedFiles = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, "content-type", "accept-ranges", "content-security-policy"],
});

const segment = /^[A-Za-z0-9_][A-Za-z0-9._:@+-]*$/;

/** Finds a file under a folder by a URL path (without its first slash); `undefined` for all that is not a plain file there. */
export async function findFile(folder: string, urlPath: string): Promise<ServableFile | undefined> {
  const parts = decoded(urlPath)?.split("/");
  if (parts === undefined || !parts.every((part) => segment.test(part) && !part.endsWith(".tmp")))
    return undefined;
  const path = join(folder, ...parts);
  try {
    const [real, root, about] = await Promise.all([realpath(path), realpath(folder), stat(path)]);
    if (!about.isFile() || !real.startsWith(root + sep)) return undefined;
    const tag = `"${about.size.toString(36)}-${Math.trunc(about.mtimeMs).toString(36)}"`;
    return { path, size: about.size, tag, type: types.get(extname(path)) ?? "application/octet-stream" };
  } catch {
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The file or a part of it; `cache` is its Cache-Control. That it did not change is said by {@link unchangedFiles}. */
export function fileResponse(found: ServableFile, request: Request, cache: string): Response {
  const headers = new Headers({
    "content-type": found.type,
    etag: found.tag,
    "cache-control": cache,
    "accept-ranges": "bytes",
  });
  const range = rangeOf(request, found);
  if (range === "beyond") {
    headers.set("content-range", `bytes */${found.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: found.size - 1 };
  headers.set("content-length", String(last - first + 1));
  if (range !== undefined) headers.set("content-range", `bytes ${first}-${last}/${found.size}`);
  const empty = request.method === "HEAD" || found.size === 0;
  const body = empty ? null : bytesOf(found.path, { first, last });
  return new Response(body, { status: range === undefined ? 200 : 206, headers });
}

/** The file is opened when its first bytes are asked for: an answer that became 304 opens none. */
function bytesOf(path: string, part: { first: number; last: number }): ReadableStream<Uint8Array> {
  const read = async function* (): AsyncGenerator<Uint8Array> {
    yield* createReadStream(path, { start: part.first, end: part.last }) as AsyncIterable<Uint8Array>;
  };
  return WebStream.from(read()) as ReadableStream<Uint8Array>;
}

type ByteRange = { readonly first: number; readonly last: number };

/** The one range asked for (RFC 9110 §14); several, or a condition that no longer holds, mean the whole file. */
function rangeOf(request: Request, { size, tag }: ServableFile): ByteRange | "beyond" | undefined {
  const condition = request.headers.get("if-range");
  if (condition !== null && condition !== tag) return undefined;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.get("range") ?? "");
  const [from, to] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (from === "" && to === "") return undefined;
  if (from === "")
    return to === "0" || size === 0 ? "beyond" : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return undefined;
  return first >= size ? "beyond" : { first, last };
}

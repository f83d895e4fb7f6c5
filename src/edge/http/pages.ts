/** The built pages: assets with hashed names, and `index.html` for every path that is a page. It builds nothing. */
import type { Context, Hono } from "hono";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { pagePatterns } from "#contract/page-patterns.ts";
import { takesEncoding } from "#edge/http/answer/negotiation.ts";
import { fileResponse, findFile, type ServableFile, unchangedFiles } from "#edge/http/file-response.ts";
import { pagePolicy } from "#edge/http/headers.ts";
import { notFound } from "#edge/http/problem.ts";
import { basePathOf, pathInRoom, type Room } from "#edge/http/room.ts";

const compressible = /^(?:text\/|image\/svg|application\/(?:json|manifest))/;
const worthwhile = 1024;
const mostKept = 256;

type CompressedFile = { readonly tag: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Of all rooms of this process: a file is compressed once for each of its versions. */
const kept = new Map<string, CompressedFile>();

/** Serves the pages for GET; a path of the API or of a missing asset is not a page. */
export function routePages(app: Hono, room: Room): void {
  const base = basePathOf(room);
  app.get(verifierPath, unchangedFiles, async (c) => {
    const found = await findFile(room.webFolder, verifierFile);
    if (found === undefined) throw notFound();
    const response = await send(c, { found, cache: "no-cache" });
    response.headers.set("content-security-policy", await verifierPolicy(found.path));
    return response;
  });
  app.get("*", unchangedFiles, async (c) => {
    const pathname = pathInRoom(room, c.req.url);
    if (/^\/(?:api|pub|v1)(?:\/|$)/.test(pathname)) throw notFound();
    const asset = pathname === "/" ? undefined : await findFile(room.webFolder, pathname.slice(1));
    if (asset !== undefined && !asset.path.endsWith(".html"))
      return await send(c, { found: asset, cache: cacheOf(pathname) });
    if (pathname.startsWith("/assets/") || !wantsPage(c) || (isFileName(pathname) && !isPage(pathname)))
      throw notFound();
    const page = await findFile(room.webFolder, "index.html");
    if (page === undefined) throw notFound();
    const response = await send(c, { found: page, cache: "no-cache", base });
    response.headers.set("content-security-policy", pagePolicy);
    return isPage(pathname)
      ? response
      : new Response(response.body, { status: 404, headers: response.headers });
  });
}

/** Where the verifier is, and the built file that it is. */
export const [verifierPath, verifierFile] = ["/verify", "verify.html"];

/** The verifier's own policy, which names its script and its style by their digests. */
async function verifierPolicy(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  const [, policy = "default-src 'none'"] =
    /"content-security-policy" content="([^"]{1,2000})"/.exec(text) ?? [];
  return `${policy}; frame-ancestors 'none'`;
}

/** The page names its files beside itself: at every address of the room they lie under the room's own path, which its scripts learn from the page too. */
export function placedPage(base: string): (page: string) => string {
  return (page) =>
    page
      .replaceAll('"./', `"${base}/`)
      .replace("<html ", base === "" ? "<html " : `<html data-base="${base.replaceAll('"', "%22")}" `);
}

const pages = ["/index.html", ...Object.values(pagePatterns)].map(
  (path) => new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}/?$`),
);

/** Whether a path is one of the pages; another gets the page that says so, with status 404. */
function isPage(pathname: string): boolean {
  return pages.some((form) => form.test(pathname));
}

/** No page has a dot in its first part: such a path is that of a file which other servers have. */
function isFileName(pathname: string): boolean {
  return /^\/[^/]*\./.test(pathname);
}

function cacheOf(pathname: string): string {
  return pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

function wantsPage(c: Context): boolean {
  const accept = c.req.header("accept");
  return accept === undefined || accept.includes("text/html") || accept.includes("*/*");
}

type PageFile = {
  readonly found: ServableFile;
  readonly cache: string;
  /** Under which path of its host a page is placed; other files are sent as they are. */
  readonly base?: string;
};

async function send(c: Context, file: PageFile): Promise<Response> {
  const { found, cache, base } = file;
  const encoding = encodingFor(c, found);
  if (encoding === undefined && base === undefined) return fileResponse(found, c.req.raw, cache);
  const { tag, bytes } = await squeeze(file, encoding ?? "identity");
  const headers = {
    "content-type": found.type,
    ...(encoding === undefined ? {} : { "content-encoding": encoding }),
    "content-length": String(bytes.length),
    "cache-control": cache,
    etag: tag,
    vary: "accept-encoding",
  };
  return new Response(c.req.method === "HEAD" ? null : bytes, { headers });
}

function encodingFor(c: Context, found: ServableFile): "br" | "gzip" | undefined {
  if (found.size < worthwhile || !compressible.test(found.type)) return undefined;
  return (["br", "gzip"] as const).find((name) => takesEncoding(c.req.raw, name));
}

/** The compressed bytes, made once for each version of a file and each place of a page. */
async function squeeze(
  { found, base }: PageFile,
  encoding: "br" | "gzip" | "identity",
): Promise<CompressedFile> {
  const name = JSON.stringify([encoding, found.path, base]);
  const text = base === undefined ? undefined : placedPage(base);
  const placed = text === undefined ? "" : `-${text('"./').length}`;
  const tag = `${found.tag.slice(0, -1)}${placed}-${encoding}"`;
  const known = kept.get(name);
  if (known?.tag === tag) return known;
  const read = await readFile(found.path);
  const bytes = await encoded(text === undefined ? read : Buffer.from(text(read.toString("utf8"))), encoding);
  const squeezed = { tag, bytes: new Uint8Array(bytes) };
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, squeezed);
  return squeezed;
}

async function encoded(content: Buffer, encoding: "br" | "gzip" | "identity"): Promise<Uint8Array> {
  if (encoding === "identity") return content;
  if (encoding === "gzip") return await promisify(gzip)(content);
  return await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

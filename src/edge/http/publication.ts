/** The published files under `/pub/`: for agents, browsers and mirrors. What is in them, and in which order they appear, is `channels/files.ts`. */
import { hash } from "node:crypto";
import type { Hono } from "hono";
import { takesEncoding } from "#edge/http/answer/negotiation.ts";
import { fileResponse, findFile, unchangedFiles } from "#edge/http/file-response.ts";
import { MethodUnknown } from "#edge/http/dispatch.ts";
import { notFound } from "#edge/http/problem.ts";
import { pathInRoom, type Room } from "#edge/http/room.ts";
import { advisoryStyle } from "#messages/render/publish/advisory-html.ts";

const prefix = "/pub/";
const digestNamed = /(?:^|[^0-9a-f])[0-9a-f]{32,64}(?:[^0-9a-f]|$)/;

/** Pages of the room's own advisories carry their style with them, as they are read elsewhere too. */
const advisoryPage = /^advisories\/[^/]+\.html$/;
const advisoryPagePolicy = `default-src 'none'; style-src 'sha256-${hash("sha256", advisoryStyle, "base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Serves the publication folder. Files named by their digest never change; everything else is asked for again each time. */
export function routePublication(app: Hono, room: Room): void {
  app.on(["GET", "HEAD"], `${prefix}*`, unchangedFiles, async (c) => {
    const path = pathInRoom(room, c.req.url).slice(prefix.length);
    const found = await findFile(room.publicFolder, path);
    if (found === undefined) throw notFound();
    const name = path.slice(path.lastIndexOf("/") + 1);
    const cache = digestNamed.test(name) ? "public, max-age=31536000, immutable" : "no-cache";
    const squeezed = takesGzip(c.req.raw) ? await findFile(room.publicFolder, `${path}.gz`) : undefined;
    const response = fileResponse(squeezed ?? found, c.req.raw, cache);
    if (squeezed !== undefined) response.headers.set("content-encoding", "gzip");
    response.headers.set("vary", "accept-encoding");
    if (advisoryPage.test(path)) response.headers.set("content-security-policy", advisoryPagePolicy);
    return response;
  });
  app.all(`${prefix}*`, () => {
    throw new MethodUnknown(["GET"]);
  });
}

/** A range is of the file itself, so that a download that broke off goes on. */
function takesGzip(request: Request): boolean {
  return !request.headers.has("range") && takesEncoding(request, "gzip");
}

/** The documentation under `/docs/`, as `npm run docs` built it: plain pages that run nothing. */
import type { Hono } from "hono";
import { fileResponse, findFile, unchangedFiles } from "#edge/http/file-response.ts";
import { notFound } from "#edge/http/problem.ts";
import { basePathOf, pathInRoom, type Room } from "#edge/http/room.ts";

const prefix = "/docs/";
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves it to everyone. */
export function routeDocs(app: Hono, room: Room): void {
  app.get("/docs", (c) => c.redirect(`${basePathOf(room)}${prefix}`, 308));
  app.on(["GET", "HEAD"], `${prefix}*`, unchangedFiles, async (c) => {
    const path = pathInRoom(room, c.req.url).slice(prefix.length);
    const { docsFolder } = room;
    const found = docsFolder === undefined ? undefined : await findFile(docsFolder, path || "index.html");
    if (found === undefined) throw notFound();
    const response = fileResponse(found, c.req.raw, "no-cache");
    if (found.path.endsWith(".html")) response.headers.set("content-security-policy", policy);
    return response;
  });
}

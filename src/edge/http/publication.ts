/** The published files under `/pub/`: for agents, browsers and mirrors. What is in them, and in which order they appear, is `edge/publish/`. */
import type { Hono } from "hono";
import { fileResponse, findFile } from "#edge/http/file-response.ts";
import { MethodUnknown } from "#edge/http/dispatch.ts";
import { notFound } from "#edge/http/problem.ts";
import type { Room } from "#edge/http/room.ts";

const prefix = "/pub/";
const digestNamed = /(?:^|[^0-9a-f])[0-9a-f]{32,64}(?:[^0-9a-f]|$)/;

/** Serves the publication folder. Files named by their digest never change; everything else is asked for again each time. */
export function routePublication(app: Hono, room: Room): void {
  app.on(["GET", "HEAD"], `${prefix}*`, async (c) => {
    const path = new URL(c.req.url).pathname.slice(prefix.length);
    const found = await findFile(room.publicFolder, path);
    if (found === undefined) throw notFound();
    const name = path.slice(path.lastIndexOf("/") + 1);
    const cache = digestNamed.test(name) ? "public, max-age=31536000, immutable" : "no-cache";
    return fileResponse(found, c.req.raw, cache);
  });
  app.all(`${prefix}*`, () => {
    throw new MethodUnknown(["GET"]);
  });
}

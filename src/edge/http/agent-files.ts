/** The agent's files under `/agent/`, for organisations and for sticks. The page of that address is one of the pages; what is offered is `main/room/agent-offer.ts`. */
import type { Context, Hono } from "hono";
import { MethodUnknown } from "#edge/http/dispatch.ts";
import { fileResponse, findFile, unchangedFiles } from "#edge/http/file-response.ts";
import { notFound } from "#edge/http/problem.ts";
import type { Room } from "#edge/http/room.ts";

const prefix = "/agent/";

/** Serves them to everyone. A program is saved, never run by a browser; what is text is shown. */
export function routeAgentFiles(app: Hono, room: Room): void {
  app.on(["GET", "HEAD"], `${prefix}:name`, unchangedFiles, async (c) => {
    const offer = (await room.agent?.()) ?? null;
    const name = c.req.param("name");
    const text = offer?.texts.get(name);
    if (text !== undefined) return textResponse(c, name, text);
    if (offer?.files.some((file) => file.name === name) !== true) throw notFound();
    const found = await findFile(offer.folder, name);
    if (found === undefined) throw notFound();
    const response = fileResponse({ ...found, type: typeOf(name) }, c.req.raw, "no-cache");
    if (!isText(name)) response.headers.set("content-disposition", `attachment; filename="${name}"`);
    return response;
  });
  app.all(`${prefix}:name`, () => {
    throw new MethodUnknown(["GET"]);
  });
}

function isText(name: string): boolean {
  return /\.(?:txt|json|pem)$|^SHA256SUMS$/.test(name);
}

function typeOf(name: string): string {
  if (name.endsWith(".cdx.json")) return "application/vnd.cyclonedx+json; version=1.6";
  if (name.endsWith(".json")) return "application/json";
  return isText(name) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

function textResponse(c: Context, name: string, text: string | Uint8Array): Response {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : new Uint8Array(text);
  const headers = {
    "content-type": typeOf(name),
    "cache-control": "no-cache",
    "content-length": String(bytes.length),
  };
  return new Response(c.req.method === "HEAD" ? null : bytes, { headers });
}

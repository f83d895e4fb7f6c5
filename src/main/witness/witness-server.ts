/** The two addresses of a witness over HTTP: `POST /add-checkpoint` and `GET /HASH/checkpoint`. What is too large or too slow is cut off. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Witness, WitnessAnswer } from "#main/witness/witness.ts";

const largestBody = 256 * 1024;
const slowestRequest = 10_000;

/** A server for a witness, not yet listening. `onFault` is given what went wrong here; the client is answered with 500. */
export function witnessServer(witness: Witness, onFault: (error: unknown) => void): Server {
  const server = createServer((request, response) => {
    answer(witness, request, response).catch((error: unknown) => {
      onFault(error);
      if (!response.headersSent) send(response, 500, "");
    });
  });
  server.requestTimeout = slowestRequest;
  server.headersTimeout = slowestRequest;
  server.maxHeadersCount = 50;
  server.maxConnections = 200;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").split("?")[0] ?? "";
  const originHash = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)?.[1];
  if (originHash !== undefined) {
    if (request.method !== "GET" && request.method !== "HEAD")
      return send(response, 405, "", { allow: "GET, HEAD" });
    const note = witness.newest(originHash);
    return note === null ? send(response, 404, "") : send(response, 200, note);
  }
  if (path !== "/add-checkpoint") return send(response, 404, "");
  if (request.method !== "POST") return send(response, 405, "", { allow: "POST" });
  const body = await bodyOf(request);
  if (body === null) return send(response, 413, "", { connection: "close" });
  const answered = await witness.add(body);
  if (answered.status === 409)
    return send(response, 409, `${answered.size}\n`, { "content-type": "text/x.tlog.size" });
  send(response, answered.status, linesOf(answered));
}

function linesOf(answered: WitnessAnswer): string {
  return answered.status === 200 ? answered.lines : "";
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > largestBody) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}

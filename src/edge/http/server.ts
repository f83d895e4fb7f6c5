/** Listening: the room's app on a TCP port with limits on slow and oversized requests. TLS ends at a proxy before it. */
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Refusal } from "#core/problem.ts";
import { createApp } from "#edge/http/app.ts";
import type { Room } from "#edge/http/room.ts";
import type { CallThreads } from "#edge/http/work/call-threads.ts";

/** A server that listens. `close` ends the streams, lets running requests finish for two seconds, and frees the port. */
export type Listening = { readonly port: number; readonly close: () => Promise<void> };

const limits = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 20_000,
  maxHeaderSize: 16 * 1024,
  connectionsCheckingInterval: 5_000,
};
const grace = 2_000;

/** Starts to listen; port 0 takes a free one. Refuses with `set-up-failed` when the port is taken or forbidden. */
export async function startServer(
  room: Room,
  at: { readonly host: string; readonly port: number },
  threads?: CallThreads,
): Promise<Listening> {
  const app = createApp(room, threads);
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: limits,
  }) as Server;
  server.maxHeadersCount = 100;
  await new Promise<void>((ready, failed) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      failed(
        new Refusal(
          "set-up-failed",
          `${at.host}:${at.port} cannot be listened on (${cause.code ?? cause.message}); choose another --port or stop what uses it`,
        ),
      ),
    );
    server.listen(at.port, at.host, ready);
  });
  return { port: (server.address() as AddressInfo).port, close: async () => await close(server, room) };
}

async function close(server: Server, room: Room): Promise<void> {
  room.bus.close();
  const impatient = setTimeout(() => server.closeAllConnections(), grace);
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  await new Promise<void>((done) => {
    server.close(() => done());
  });
  clearInterval(idle);
  clearTimeout(impatient);
}

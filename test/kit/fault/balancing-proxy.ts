/** A proxy before several processes of a room, as nginx with `proxy_next_upstream` is one: in turn, and past those that do not answer for what may be asked twice. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that runs. */
export type BalancingProxy = { readonly port: number; readonly close: () => void };

/** Starts it before loopback ports. */
export async function balancingProxy(ports: readonly number[]): Promise<BalancingProxy> {
  let turn = 0;
  const forward = (from: IncomingMessage, to: ServerResponse, left: number): void => {
    const port = ports[turn++ % ports.length];
    const { method, url, headers } = from;
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false });
    onward.on("response", (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => to.destroy()).on("aborted", () => to.destroy());
      answer.pipe(to);
    });
    onward.on("error", () => {
      if (to.headersSent) to.destroy();
      else if (method === "GET" && left > 0) forward(from, to, left - 1);
      else to.writeHead(502).end();
    });
    to.on("close", () => onward.destroy());
    if (method === "GET") onward.end();
    else from.pipe(onward);
  };
  const server = createServer((from, to) => forward(from, to, ports.length - 1));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

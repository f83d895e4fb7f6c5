/** A wire between a browser and a room that keeps every byte which the browser sends: the network log that no page can talk itself out of. No test stands here. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { ServedRoom } from "./served-room.ts";

/** A request as its first line stands on the wire, with the length of its body. */
export type Sent = { readonly method: string; readonly target: string; readonly body: boolean };

export type Wire = {
  readonly origin: string;
  /** Everything sent so far, each connection after the other, as Latin-1 text. */
  readonly bytes: () => string;
  readonly requests: () => readonly Sent[];
  readonly close: () => Promise<void>;
};

/** Lays a wire to a room on a port of its own. */
export async function layWire(room: ServedRoom): Promise<Wire> {
  const connections: Buffer[][] = [];
  const open = new Set<Socket>();
  const target = Number(new URL(room.origin).port);
  const server = createServer((near) => {
    const kept: Buffer[] = [];
    connections.push(kept);
    const far = connect(target, "127.0.0.1");
    near.on("data", (bytes: Buffer) => kept.push(bytes));
    near.pipe(far).pipe(near);
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    open.add(near);
    near.on("close", () => {
      open.delete(near);
      far.destroy();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const bytes = (): string => connections.map((kept) => Buffer.concat(kept).toString("latin1")).join("\n");
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    bytes,
    requests: () => requestsIn(bytes()),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

function requestsIn(text: string): readonly Sent[] {
  return [...text.matchAll(/^([A-Z]+) (\S+) HTTP\/1\.1\r\n((?:[^\r\n]+\r\n)*)\r\n/gm)].map(
    ([, method = "", target = "", headers = ""]) => ({
      method,
      target,
      body: /^(?:content-length: *[1-9]|transfer-encoding:)/im.test(headers),
    }),
  );
}

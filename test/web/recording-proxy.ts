/** A wire between a browser and a room that keeps every byte which the browser sends: the network log that no page can talk itself out of. No test stands here. */
import assert from "node:assert/strict";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { ServedRoom } from "./served-room.ts";

/** A request as its first line stands on the wire, with the length of its body. */
export type RecordedRequest = { readonly method: string; readonly target: string; readonly body: boolean };

export type Wire = {
  readonly origin: string;
  /** Everything sent so far, each connection after the other, as Latin-1 text. */
  readonly bytes: () => string;
  readonly requests: () => readonly RecordedRequest[];
  readonly close: () => Promise<void>;
};

/** Lays a wire to a room on a port of its own. */
export async function recordWire(room: ServedRoom): Promise<Wire> {
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

function requestsIn(text: string): readonly RecordedRequest[] {
  return [...text.matchAll(/^([A-Z]+) (\S+) HTTP\/1\.1\r\n((?:[^\r\n]+\r\n)*)\r\n/gm)].map(
    ([, method = "", target = "", headers = ""]) => ({
      method,
      target,
      body: /^(?:content-length: *[1-9]|transfer-encoding:)/im.test(headers),
    }),
  );
}

/**
 * Fails unless nothing was asked for since there were `ready` requests, all of them were GETs without body or query of the page, its assets, the
 * room's state or its publication, and no word stands in any byte that was sent.
 */
export function verifySilent(wire: Wire, ready: number, words: readonly string[]): void {
  const sent = wire.requests();
  assert.ok(ready >= 8, `${ready} requests were seen before the first file`);
  assert.equal(sent.length, ready, "a file was given, and then something was asked for");
  for (const { method, target, body } of sent) {
    assert.deepEqual([method, body], ["GET", false], target);
    assert.match(target, /^\/(?:check|healthz|api\/session|assets\/[\w.-]+|pub\/[\w./:@-]+)$/);
  }
  const bytes = wire.bytes();
  for (const word of words)
    for (const form of formsOf(word)) assert.ok(!bytes.includes(form), `${word} left the browser as ${form}`);
}

/** A word as it is, in hex, and in the middle of Base64 wherever it may begin. */
function formsOf(word: string): readonly string[] {
  const base64 = ["", "x", "xx"].map((shift) =>
    Buffer.from(shift + word)
      .toString("base64")
      .slice(4, -4),
  );
  return [word, Buffer.from(word).toString("hex"), ...base64];
}

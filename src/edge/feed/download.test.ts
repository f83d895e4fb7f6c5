/** Downloads from a real server on loopback, and the addresses that are never asked. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as runner from "node:test";
import { test, describe } from "node:test";
import { isInside, isLoopback } from "#core/input/inside-address.ts";
import { openFeed } from "./feed.ts";
import type { FeedLimits } from "./limits.ts";

const record = JSON.stringify({ id: "DRILL-1", modified: "2026-05-13T00:00:00Z", affected: [] });
let server: Server;
let origin = "";

/** The first finding's code, or the text of what came. */
async function told(address: string, limits: Partial<FeedLimits> = {}): Promise<string | undefined> {
  let last: string | undefined;
  for await (const item of openFeed([address], { limits: { idleMs: 300, downloadMs: 2000, ...limits } })) {
    last = item.kind === "problem" ? item.findings[0]?.code : "a document";
  }
  return last;
}

describe("downloads from a real server on loopback, and the addresses that are never asked", () => {
  runner.before(async () => {
    server = createServer((request, response) => {
      const at = (status: number, location: string): void =>
        void response.writeHead(status, { location }).end();
      switch (request.url) {
        case "/one":
          return void response.end(record);
        case "/moved":
          return at(302, "/one");
        case "/round":
          return at(302, "/round");
        case "/elsewhere":
          return at(301, "http://example.invalid/one");
        case "/other-port":
          return at(307, "http://127.0.0.1:1/one");
        case "/file":
          return at(302, "file:///etc/hostname");
        case "/silent":
          return undefined;
        case "/half":
          return void response.write('{"id":', () => request.socket.destroy());
        case "/endless":
          return void setInterval(() => response.write(`${record}\n`.repeat(1000)), 1).unref();
        default:
          return void response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  runner.after(() => {
    server.closeAllConnections();
    server.close();
  });

  test("a file is fetched, also after a redirect on its own host", async () => {
    assert.equal(await told(`${origin}/one`), "a document");
    assert.equal(await told(`${origin}/moved`), "a document");
  });

  test("redirects to other hosts, ports and schemes, and endless ones, are refused", async () => {
    for (const path of ["/elsewhere", "/other-port", "/file", "/round"]) {
      assert.equal(await told(`${origin}${path}`), "redirect-refused", path);
    }
  });

  test("an error, silence, a broken connection and an endless answer are findings", async () => {
    assert.equal(await told(`${origin}/nothing`), "download-failed");
    assert.equal(await told(`${origin}/silent`), "download-failed");
    assert.notEqual(await told(`${origin}/half`), "a document");
    assert.equal(
      await told(`${origin}/endless`, { fileBytes: 1_000_000, idleMs: 60_000, downloadMs: 60_000 }),
      "too-large",
    );
    assert.equal(await told("http://127.0.0.1:1/"), "unreadable");
    assert.equal(await told("http://%/"), "address-invalid");
  });

  test("addresses inside our own network are refused, however they are written", async () => {
    const inside = [
      "10.1.2.3",
      "172.31.0.1",
      "192.168.0.1",
      "169.254.169.254",
      "[fe80::1]",
      "[fd00::1]",
      "[::ffff:10.0.0.1]",
    ];
    for (const host of [...inside, "0x0a000001", "167772161", "[::]", "0.0.0.0"]) {
      assert.equal(await told(`http://${host}/`), "address-refused", host);
    }
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "100.64.0.1", "fe80::1"])
      assert.ok(isInside(address), address);
    for (const address of ["8.8.8.8", "172.32.0.1", "2001:4860:4860::8888"])
      assert.ok(!isInside(address), address);
    assert.deepEqual(["localhost", "127.9.9.9", "[::1]", "127.evil.invalid"].map(isLoopback), [
      true,
      true,
      true,
      false,
    ]);
  });
});

/** Files over HTTP: the publication and the pages, their headers, ranges, and what must never be served. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { Hono } from "hono";
import { createApp } from "#edge/http/app.ts";
import { createBus, type Room } from "#edge/http/room.ts";
import type { Store } from "#store/sql.ts";
import { silentLog } from "#edge/watch/log.ts";

const digest = "0123456789abcdef".repeat(4);
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));
const script = `console.log("${"봉수 ".repeat(1000)}");`;
let folder: string;
let app: Hono;
let room: Room;

async function never(): Promise<never> {
  return await Promise.reject(new Error("no database here"));
}

async function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  return await app.request(path, { headers, method });
}

describe("files over HTTP", () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-files-"));
    for (const name of ["pub/directives/D-1", "web/assets"])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, "secret.txt"), "secret");
    writeFileSync(join(folder, "pub/index.json"), '{"sequence":1}');
    writeFileSync(join(folder, "pub/directives/D-1/1.json"), "{}");
    writeFileSync(join(folder, `pub/${digest}.pack`), bytes);
    writeFileSync(join(folder, `pub/${digest}.pack.gz`), gzipSync(bytes));
    writeFileSync(join(folder, "pub/empty.json"), "");
    writeFileSync(join(folder, "pub/index.json.7.tmp"), "half");
    writeFileSync(join(folder, "pub/.hidden"), "hidden");
    symlinkSync(join(folder, "secret.txt"), join(folder, "pub/link.txt"));
    writeFileSync(join(folder, "web/index.html"), "<!doctype html><div id=root></div>");
    writeFileSync(join(folder, "web/assets/main-a1b2c3d4.js"), script);
    const store: Store = {
      read: never,
      write: never,
      within: () => store,
      onAppend: () => () => undefined,
      onChange: () => () => undefined,
      close: async () => undefined,
    };
    room = {
      store,
      drill: true,
      version: "0",
      origin: "http://localhost:8420",
      signer: { keyid: "", sign: never },
      publicFolder: join(folder, "pub"),
      webFolder: join(folder, "web"),
      now: () => new Date(0),
      bus: createBus(),
      log: silentLog,
    };
    app = createApp(room);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("a room under a path of its host answers there and where a proxy takes the path off", async () => {
    const webFolder = join(folder, "placed");
    cpSync(room.webFolder, webFolder, { recursive: true });
    writeFileSync(
      join(webFolder, "index.html"),
      '<!doctype html>\n<html lang="en"><script src="./assets/main-a1b2c3d4.js"></script></html>',
    );
    const under = createApp({ ...room, webFolder, origin: "https://host.example/room" });
    for (const path of ["/room/check", "/check", "/room", "/room/"]) {
      const answer = await under.request(path);
      assert.equal(answer.status, 200, path);
      const page = await answer.text();
      assert.match(page, /<html data-base="\/room" lang="en"><script src="\/room\/assets\/main-/);
    }
    assert.equal((await under.request("/room/assets/main-a1b2c3d4.js")).status, 200);
    assert.equal((await under.request("/room/pub/index.json")).status, 200);
    assert.equal((await under.request("/room/api/directives")).status, 401);
    assert.equal((await under.request("/roomful/check")).status, 404);
    assert.match(await (await under.request("/room/robots.txt")).text(), /^User-agent/);
    const whole = createApp({ ...room, webFolder });
    assert.match(
      await (await whole.request("/check")).text(),
      /<html lang="en"><script src="\/assets\/main-/,
    );
  });

  test("publication: what lies there in gzip too is sent so to who takes it, but never a part of it", async () => {
    const headers = { "accept-encoding": "br, gzip" };
    const whole = await get(`/pub/${digest}.pack`, headers);
    assert.equal(whole.headers.get("content-encoding"), "gzip");
    assert.equal(whole.headers.get("vary"), "accept-encoding");
    assert.deepEqual(gunzipSync(Buffer.from(await whole.arrayBuffer())), bytes);
    const part = await get(`/pub/${digest}.pack`, { ...headers, range: "bytes=10-19" });
    assert.equal(part.headers.get("content-encoding"), null);
    assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(10, 20));
    const plain = await get(`/pub/${digest}.pack`);
    assert.notEqual(plain.headers.get("etag"), whole.headers.get("etag"));
  });

  test("publication: a file named by its digest never changes, the index is asked for again", async () => {
    const pack = await get(`/pub/${digest}.pack`);
    assert.equal(pack.status, 200);
    assert.deepEqual(Buffer.from(await pack.arrayBuffer()), bytes);
    assert.equal(pack.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(pack.headers.get("content-length"), "1000");
    for (const name of ["index.json", "directives/D-1/1.json"]) {
      const file = await get(`/pub/${name}`);
      assert.equal(file.headers.get("cache-control"), "no-cache", name);
      assert.equal(file.headers.get("content-type"), "application/json", name);
      const tag = file.headers.get("etag") ?? "";
      assert.equal((await get(`/pub/${name}`, { "if-none-match": tag })).status, 304, name);
      assert.equal((await get(`/pub/${name}`, { "if-none-match": '"other"' })).status, 200, name);
    }
    assert.equal(await (await get("/pub/empty.json")).text(), "");
    const head = await get(`/pub/${digest}.pack`, {}, "HEAD");
    assert.equal(head.headers.get("content-length"), "1000");
    assert.equal((await head.arrayBuffer()).byteLength, 0);
  });

  test("publication: one byte range is served, a wrong one is 416, several or a stale condition mean the whole", async () => {
    const path = `/pub/${digest}.pack`;
    const tag = (await get(path)).headers.get("etag") ?? "";
    const parts: readonly (readonly [string, number, number])[] = [
      ["bytes=0-0", 0, 0],
      ["bytes=10-19", 10, 19],
      ["bytes=990-", 990, 999],
      ["bytes=990-5000", 990, 999],
      ["bytes=-10", 990, 999],
      ["bytes=-5000", 0, 999],
    ];
    for (const [range, first, last] of parts) {
      const part = await get(path, { range });
      assert.equal(part.status, 206, range);
      assert.equal(part.headers.get("content-range"), `bytes ${first}-${last}/1000`);
      assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(first, last + 1), range);
    }
    for (const range of ["bytes=1000-", "bytes=-0", "bytes=5000-6000"]) {
      const none = await get(path, { range });
      assert.equal(none.status, 416, range);
      assert.equal(none.headers.get("content-range"), "bytes */1000");
    }
    for (const range of [
      "bytes=0-1,5-6",
      "bytes=9-5",
      "bytes=-",
      "rows=0-1",
      "bytes=a-b",
      `bytes=${"9".repeat(40)}-`,
    ])
      assert.equal((await get(path, { range })).status, 200, range);
    assert.equal((await get(path, { range: "bytes=0-1", "if-range": tag })).status, 206);
    assert.equal((await get(path, { range: "bytes=0-1", "if-range": '"old"' })).status, 200);
  });

  test("publication: nothing outside the folder, no link out of it, no hidden or half-written file, no listing", async () => {
    const paths = [
      "/pub/",
      "/pub",
      "/pub/directives",
      "/pub/directives/",
      "/pub/link.txt",
      "/pub/.hidden",
      "/pub/index.json.7.tmp",
      "/pub/..%2fsecret.txt",
      "/pub/%2e%2e/secret.txt",
      "/pub/%2e%2e%2fsecret.txt",
      "/pub/..%5csecret.txt",
      "/pub/directives/..%2f..%2fsecret.txt",
      "/pub//secret.txt",
      "/pub/%00index.json",
      "/pub/index.json%00",
      "/pub/%",
      "/pub/%ff",
      `/pub/${"a/".repeat(500)}`,
      `/pub/${"a".repeat(5000)}`,
      "/pub/../secret.txt",
      "/assets/../../secret.txt",
      "/..%2fsecret.txt",
    ];
    for (const path of paths) {
      const response = await get(path, { accept: "application/json" });
      assert.equal(response.status, 404, path);
      assert.ok(!(await response.text()).includes("secret\n"), path);
    }
    assert.equal((await get("/pub/index.json", {}, "POST")).status, 405);
  });

  test("pages: every path that is a page gives the page with the strict policy; assets are immutable and compressed", async () => {
    for (const path of ["/", "/sign-in", "/directives/D-2026.1", "/directives/new", "/index.html"]) {
      const page = await get(path, { accept: "text/html" });
      assert.equal(page.status, 200, path);
      assert.match(await page.text(), /<div id=root>/, path);
      assert.equal(page.headers.get("cache-control"), "no-cache");
      const again = await get(path, {
        accept: "text/html",
        "if-none-match": page.headers.get("etag") ?? "",
      });
      assert.equal(again.status, 304, path);
      for (const name of ["content-security-policy", "permissions-policy", "cross-origin-opener-policy"])
        assert.equal(again.headers.get(name), page.headers.get(name), `${path} again: ${name}`);
      const policy = page.headers.get("content-security-policy") ?? "";
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "worker-src 'self'",
      ])
        assert.ok(policy.includes(part), part);
      assert.ok(!/unsafe|\*|https?:/.test(policy));
    }
    const path = "/assets/main-a1b2c3d4.js";
    const plain = await get(path);
    assert.equal(await plain.text(), script);
    assert.equal(plain.headers.get("cache-control"), "public, max-age=31536000, immutable");
    for (const [encoding, open] of [
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
    ] as const) {
      const packed = await get(path, { "accept-encoding": encoding });
      assert.equal(packed.headers.get("content-encoding"), encoding);
      assert.equal(packed.headers.get("vary"), "accept-encoding");
      assert.equal(open(Buffer.from(await packed.arrayBuffer())).toString(), script);
    }
  });

  test("pages: a missing asset and an unknown path of the API are 404, not the page", async () => {
    for (const path of ["/assets/none.js", "/api/none", "/api", "/pub/none"])
      assert.equal((await get(path, { accept: "text/html" })).status, 404, path);
    assert.equal((await get("/anything", { accept: "application/json" })).status, 404);
    const lost = await get("/anything/at/all", { accept: "text/html" });
    assert.equal(lost.status, 404);
    assert.match(await lost.text(), /<div id=root>/, "a person is shown what a person can read");
    assert.match(lost.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    for (const path of ["/wp-login.php", "/nope.json", "/.well-known/none", "/.env"]) {
      const none = await get(path);
      assert.equal(none.status, 404, path);
      assert.match(none.headers.get("content-type") ?? "", /problem\+json/, path);
    }
  });

  test("what others look for at every host: whom to tell of a vulnerability, what robots leave alone", async () => {
    const security = await get("/.well-known/security.txt");
    assert.match(security.headers.get("content-type") ?? "", /^text\/plain; charset=utf-8/);
    const [first, second, ...lines] = (await security.text()).split("\n");
    assert.match(first ?? "", /^# BONGSU_SECURITY_CONTACT /);
    assert.match(second ?? "", /^# .*https/);
    assert.deepEqual(lines, [
      "Contact: http://localhost:8420/",
      "Expires: 1970-01-31T00:00:00.000Z",
      "Preferred-Languages: ko, en",
      "Canonical: http://localhost:8420/.well-known/security.txt",
      "",
    ]);
    const robots = await get("/robots.txt");
    assert.match(robots.headers.get("content-type") ?? "", /^text\/plain/);
    assert.match(await robots.text(), /^User-agent: \*\nDisallow: \/api\/\n/);
  });

  test("headers: every answer, problems too, forbids sniffing, framing and referrers", async () => {
    for (const path of [
      "/",
      "/pub/index.json",
      "/api/session",
      "/api/none",
      "/openapi.json",
      "/assets/main-a1b2c3d4.js",
    ]) {
      const { headers } = await get(path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("referrer-policy"), "no-referrer", path);
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", path);
      assert.match(
        headers.get("content-security-policy") ?? "",
        /default-src 'none'.*frame-ancestors 'none'/,
        path,
      );
      assert.match(headers.get("permissions-policy") ?? "", /camera=\(\)/, path);
      assert.match(headers.get("x-request-id") ?? "", /^[0-9a-f]{12}$/, path);
    }
  });

  test("the contract's description: asked for again it is not sent again, and it travels in gzip", async () => {
    const whole = await get("/openapi.json");
    const tag = whole.headers.get("etag") ?? "";
    assert.notEqual(tag, "");
    assert.equal((await get("/openapi.json", { "if-none-match": tag })).status, 304);
    const packed = await get("/openapi.json", { "accept-encoding": "gzip" });
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    assert.equal(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString(), await whole.text());
  });
});

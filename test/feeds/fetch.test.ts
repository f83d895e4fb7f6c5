/** Files of feeds from a server that serves, stalls, cuts, shrinks, lies about time and content, and sends people elsewhere. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { gzipSync } from "node:zlib";
import { acceptedMemory } from "#core/feed/feed-memory.ts";
import { exploitedCatalogue } from "#test/kit/feeds/exploited-catalogue.ts";
import { feedOf, type FetchedFeed, scheduleOf } from "#test/kit/feeds/feed-fetches.ts";
import { type MirrorServer, startMirror } from "#test/kit/feeds/mirror-server.ts";

const now = "2026-05-13T08:00:00.000Z";
const host = "feeds.example";
const kev = { id: "kev", kind: "kev", url: `https://${host}/kev.json` };
let mirror: MirrorServer;
let feed: FetchedFeed;
let begun = 0;

/** A mirror that holds nothing, and a feed that was never fetched. */
function begin(limits?: Parameters<typeof feedOf>[2]): void {
  mirror.files.clear();
  mirror.requests.length = 0;
  if (begun++ > 0) feed.close();
  feed = feedOf(scheduleOf([kev], mirror.origin), now, limits);
}

function issue(count: number, released = "2026-05-12T00:00:00.000Z"): string {
  return exploitedCatalogue(count, released);
}

function serve(content: string | Uint8Array, more: object = {}): void {
  mirror.files.set(`${host}/kev.json`, { content, ...more });
}

describe("files of feeds from a server that serves, stalls, cuts, shrinks, lies about time and content, and sends people elsewhere", () => {
  before(async () => {
    mirror = await startMirror();
  });
  after(() => {
    feed.close();
    mirror.close();
  });

  test("what did not change is asked for with its validators and read once", async () => {
    begin();
    serve(issue(3));
    const first = await feed.fetch();
    assert.deepEqual(first.records, [
      "exploited CVE-2026-1000",
      "exploited CVE-2026-1001",
      "exploited CVE-2026-1002",
      "issue",
    ]);
    assert.equal(first.asOf, "2026-05-12T00:00:00.000Z");
    assert.deepEqual((await feed.fetch()).records, []);
    assert.match(String(mirror.requests[1]?.headers["if-none-match"]), /^"/);
    serve(issue(4));
    assert.equal((await feed.fetch()).records.length, 5);
  });

  test("a server without ETags is asked by date, one without either is compared by bytes", async () => {
    begin();
    serve(issue(1), { etag: null, lastModified: "Tue, 12 May 2026 00:00:00 GMT" });
    assert.equal((await feed.fetch()).records.length, 2);
    assert.equal((await feed.fetch()).records.length, 0);
    assert.equal(mirror.requests[1]?.headers["if-modified-since"], "Tue, 12 May 2026 00:00:00 GMT");
    serve(issue(2), { etag: null });
    assert.equal((await feed.fetch()).records.length, 3);
    assert.equal((await feed.fetch()).records.length, 0);
  });

  test("what was cut goes on where it was cut, and begins anew where the content is another", async () => {
    begin();
    const whole = issue(40);
    serve(whole, { behaves: "cuts", after: 900 });
    assert.equal((await feed.fetch()).stopped, "download-failed");
    serve(whole);
    const resumed = await feed.fetch();
    assert.equal(resumed.records.length, 41);
    assert.equal(mirror.requests[1]?.headers.range, "bytes=900-");
    serve(issue(50), { behaves: "cuts", after: 900 });
    assert.equal((await feed.fetch()).stopped, "download-failed");
    serve(issue(60));
    assert.equal((await feed.fetch()).records.length, 61);
  });

  test("a server that cannot go on, or goes on elsewhere, gives no mixture", async () => {
    begin();
    const whole = issue(40);
    serve(whole, { behaves: "cuts", after: 900 });
    await feed.fetch();
    serve(whole, { behaves: "wrong-range" });
    assert.equal((await feed.fetch()).stopped, "download-failed");
    serve(whole, { behaves: "no-range" });
    assert.equal((await feed.fetch()).records.length, 41);
  });

  test("silence and dripping end a fetch, an error names its status, a wish to wait is kept", async () => {
    begin({ idleMs: 200, downloadMs: 1500 });
    serve(issue(3), { behaves: "stalls" });
    assert.equal((await feed.fetch()).stopped, "download-failed");
    serve(issue(30), { behaves: "drips" });
    assert.equal((await feed.fetch()).stopped, "download-failed");
    serve("", { status: 503, headers: { "retry-after": "120" } });
    assert.equal((await feed.fetch()).stopped, "download-failed");
  });

  test("a file beyond the limit is not taken, announced or not", async () => {
    begin();
    const small = feedOf(scheduleOf([{ ...kev, bytes: 500 }], mirror.origin), now);
    serve(issue(30));
    assert.equal((await small.fetch()).stopped, "too-large");
    small.close();
  });

  test("a compression bomb gives a finding, and memory and disk stay as they are", async () => {
    begin();
    serve(gzipSync(Buffer.alloc(48 * 1024 * 1024)));
    const bomb = await feed.fetch();
    assert.equal(bomb.records.length, 1);
    assert.match(bomb.records[0] ?? "", /^quarantined/);
  });

  test("content that changes under its ETag is taken and remarked; a server that always says 304 is read again after a day", async () => {
    begin();
    serve(issue(3), { etag: '"one"' });
    await feed.fetch();
    serve(issue(4), { etag: '"one"', behaves: "unchanged-always" });
    assert.deepEqual((await feed.fetch()).records, []);
    feed.now = "2026-05-14T09:00:00.000Z";
    const later = await feed.fetch();
    assert.equal(later.records.length, 5);
    assert.deepEqual(later.remarks, ["changed-unannounced"]);
  });

  test("a catalogue that shrinks is read and remarked until it is accepted", async () => {
    begin();
    serve(issue(40));
    await feed.fetch();
    serve(issue(20));
    assert.deepEqual((await feed.fetch()).remarks, ["shrunk"]);
    serve(issue(21));
    assert.deepEqual((await feed.fetch()).remarks, ["shrunk"]);
    serve(issue(41));
    assert.deepEqual((await feed.fetch()).remarks, []);
  });

  test("a small catalogue that loses one record in ten under its ETag has shrunk too", async () => {
    begin();
    serve(issue(10), { etag: '"one"' });
    await feed.fetch();
    for (const count of [9, 8]) {
      serve(issue(count), { etag: '"one"' });
      feed.now = new Date(Date.parse(feed.now) + 25 * 3_600_000).toISOString();
      assert.ok((await feed.fetch()).remarks.includes("shrunk"), String(count));
    }
  });

  test("a catalogue that loses a few records with every fetch has shrunk, however few each time", async () => {
    begin();
    const remarks: (readonly string[])[] = [];
    for (const count of [100, 97, 95, 93, 91]) {
      serve(issue(count));
      remarks.push((await feed.fetch()).remarks);
    }
    assert.deepEqual(remarks, [[], [], [], ["shrunk"], ["shrunk"]]);
    assert.equal(feed.memory.count, 95);
    feed.memory = acceptedMemory(feed.memory, ["shrunk"]);
    assert.deepEqual((await feed.fetch()).remarks, []);
    serve(issue(87));
    assert.deepEqual((await feed.fetch()).remarks, []);
    serve(issue(86));
    assert.deepEqual((await feed.fetch()).remarks, ["shrunk"]);
  });

  test("a time ahead of the clock counts for nothing", async () => {
    begin();
    serve(issue(3, "2027-01-01T00:00:00.000Z"));
    const lied = await feed.fetch();
    assert.equal(lied.asOf, null);
    assert.deepEqual(lied.remarks, ["time-ahead"]);
  });

  test("nobody is sent to another host, to our own network, or from https to http", async () => {
    begin();
    for (const redirect of [
      "http://169.254.169.254/latest",
      "http://127.0.0.1:1/kev.json",
      "https://other.example/kev.json",
      "file:///etc/passwd",
    ]) {
      serve("", { redirect });
      assert.equal((await feed.fetch()).stopped, "redirect-refused", redirect);
    }
    serve("", { redirect: `${mirror.origin}${host}/moved.json` });
    mirror.files.set(`${host}/moved.json`, { content: issue(2) });
    assert.equal((await feed.fetch()).records.length, 3);
  });

  test("records of another format than the feed's are not taken from it", async () => {
    begin();
    serve(JSON.stringify({ id: "DRILL-2026-1", modified: "2026-05-01T00:00:00Z", affected: [] }));
    assert.deepEqual((await feed.fetch()).records, ["quarantined format-unexpected"]);
    serve(
      JSON.stringify({
        type: "bongsu.completeness/1",
        statements: [{ ecosystem: "npm", to: "2026-05-01T00:00:00Z", records: 0 }],
      }),
    );
    assert.deepEqual((await feed.fetch()).records, ["quarantined format-unexpected"]);
  });

  test("a mirror folder holds the same files, and no link leads out of it", async () => {
    begin();
    const folder = mkdtempSync(join(tmpdir(), "bongsu-mirror-"));
    mkdirSync(join(folder, host));
    const file = join(folder, host, "kev.json");
    const local = feedOf(scheduleOf([kev], folder), now);
    assert.equal((await local.fetch()).stopped, "unreadable");
    writeFileSync(file, issue(3));
    assert.equal((await local.fetch()).records.length, 4);
    assert.equal((await local.fetch()).records.length, 0);
    writeFileSync(file, issue(4));
    utimesSync(file, new Date(), new Date("2026-05-13T00:00:00Z"));
    assert.equal((await local.fetch()).records.length, 5);
    rmSync(file);
    symlinkSync("/etc/hostname", file);
    assert.equal((await local.fetch()).stopped, "link-unfollowed");
    local.close();
    rmSync(folder, { recursive: true });
  });
});

/** The kinds of feed that list changes: an OSV export and the CVE list; each also when it lies. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { zipOf } from "#test/kit/archives.ts";
import { feedOf, type FetchedFeed, scheduleOf } from "#test/kit/feeds/feed-fetches.ts";
import { type MirrorServer, startMirror } from "#test/kit/feeds/mirror-server.ts";

const now = "2026-05-13T08:00:00.000Z";
const host = "feeds.example";
let mirror: MirrorServer;

function begin(): void {
  mirror.files.clear();
  mirror.requests.length = 0;
}

function put(path: string, content: string | Uint8Array, more: object = {}): void {
  mirror.files.set(`${host}/${path}`, { content, ...more });
}

// An OSV export.

type ListedIds = readonly (readonly [id: string, at: string])[];

function osvRecord(id: string, modified: string): string {
  return JSON.stringify({
    id,
    modified,
    affected: [{ package: { ecosystem: "npm", name: "drill" }, versions: ["1.0.0"] }],
  });
}

function putList(listed: ListedIds): void {
  put("npm/modified_id.csv", listed.map(([id, at]) => `${at},${id}\n`).join(""));
}

function putArchive(listed: ListedIds): void {
  put("npm/all.zip", zipOf(listed.map(([id, at]) => [`${id}.json`, osvRecord(id, at)])));
}

function osvFeed(): FetchedFeed {
  return feedOf(scheduleOf([{ id: "npm", kind: "osv", url: `https://${host}/npm/` }], mirror.origin), now);
}

const day = (at: number): string => `2026-05-${String(at).padStart(2, "0")}T00:00:00Z`;
const three: ListedIds = [
  ["DRILL-3", day(3)],
  ["DRILL-2", day(2)],
  ["DRILL-1", day(1)],
];

// The CVE list.

function cveRecord(id: string, at: string): string {
  return JSON.stringify({
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId: id, state: "PUBLISHED", assignerOrgId: "drill", dateUpdated: at },
    containers: {
      cna: {
        providerMetadata: { orgId: "drill" },
        descriptions: [{ lang: "en", value: "[DRILL]" }],
        affected: [{ vendor: "drill", product: "drill", versions: [{ version: "1.0", status: "affected" }] }],
      },
    },
  });
}

function putLog(entries: readonly (readonly [at: string, ids: readonly string[]])[]): void {
  put(
    "cves/deltaLog.json",
    JSON.stringify(
      entries.map(([fetchTime, ids]) => ({
        fetchTime,
        new: ids.map((cveId) => ({ cveId, githubLink: "http://169.254.169.254/" })),
        updated: [],
      })),
    ),
  );
}

describe("the kinds of feed that list changes", () => {
  before(async () => {
    mirror = await startMirror();
  });
  after(() => mirror.close());

  test("an OSV export is read whole once, then change by change, and is called whole each time nothing is missing", async () => {
    begin();
    const feed = osvFeed();
    putList(three);
    putArchive(three);
    const first = await feed.fetch();
    assert.deepEqual(first.records, [
      "DRILL-3",
      "DRILL-2",
      "DRILL-1",
      `whole npm ${day(3)}`.replace("Z", ".000Z"),
    ]);
    assert.deepEqual((await feed.fetch()).records, []);
    putList([["DRILL-4", day(4)], ...three]);
    put("npm/DRILL-4.json", osvRecord("DRILL-4", day(4)));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-4", `whole npm ${day(4)}`]);
    assert.equal(mirror.requests.filter(({ path }) => path.endsWith("all.zip")).length, 1);
    feed.close();
  });

  test("an export is not called whole while a record is missing, unreadable or older than its list says", async () => {
    begin();
    const feed = osvFeed();
    putList(three);
    putArchive(three);
    await feed.fetch();
    putList([["DRILL-4", day(4)], ...three]);
    const missing = await feed.fetch();
    assert.deepEqual([missing.records, missing.remarks], [[], ["incomplete"]]);
    put("npm/DRILL-4.json", osvRecord("DRILL-4", day(3)));
    const older = await feed.fetch();
    assert.deepEqual([older.records, older.remarks], [["DRILL-4"], ["incomplete"]]);
    put("npm/DRILL-4.json", "{");
    assert.deepEqual((await feed.fetch()).remarks, ["incomplete"]);
    put("npm/DRILL-4.json", osvRecord("DRILL-4", day(4)));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-4", `whole npm ${day(4)}`]);
    feed.close();
  });

  test("a record that comes later with an old time, or with the time of the newest, is not missed", async () => {
    begin();
    const feed = osvFeed();
    putList(three);
    putArchive(three);
    await feed.fetch();
    putList([["DRILL-5", day(3)], ["DRILL-6", day(1)], ...three]);
    put("npm/DRILL-5.json", osvRecord("DRILL-5", day(3)));
    put("npm/DRILL-6.json", osvRecord("DRILL-6", day(1)));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-5", "DRILL-6", `whole npm ${day(3)}`]);
    feed.close();
  });

  test("an archive without a record of its list says nothing of completeness until that record is there", async () => {
    begin();
    const feed = osvFeed();
    putList(three);
    putArchive(three.slice(1));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-2", "DRILL-1"]);
    put("npm/DRILL-3.json", osvRecord("DRILL-3", day(3)));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-3", `whole npm ${day(3)}`]);
    feed.close();
  });

  test("a list that shrank, was cut, is empty or no list states nothing", async () => {
    begin();
    const feed = osvFeed();
    const many: ListedIds = Array.from({ length: 60 }, (_, at) => [`DRILL-${at}`, day(1)]);
    putList(many);
    putArchive(many);
    await feed.fetch();
    putList([["DRILL-99", day(5)], ...many.slice(0, 20)]);
    put("npm/DRILL-99.json", osvRecord("DRILL-99", day(5)));
    const shrunk = await feed.fetch();
    assert.deepEqual([shrunk.records, shrunk.remarks], [["DRILL-99"], ["shrunk"]]);
    for (const text of ["", "<html>maintenance</html>", `${day(6)},DRILL-1\n2026-05-`]) {
      put("npm/modified_id.csv", text);
      assert.notEqual((await feed.fetch()).stopped, null, text);
    }
    feed.close();
  });

  test("changes ahead of the clock do not move the feed on", async () => {
    begin();
    const feed = osvFeed();
    putList(three);
    putArchive(three);
    await feed.fetch();
    putList([["DRILL-4", "2027-01-01T00:00:00Z"], ...three]);
    put("npm/DRILL-4.json", osvRecord("DRILL-4", "2027-01-01T00:00:00Z"));
    const ahead = await feed.fetch();
    assert.deepEqual(ahead.remarks, ["time-ahead"]);
    assert.equal(ahead.asOf, day(3));
    putList([["DRILL-5", day(5)], ["DRILL-4", "2027-01-01T00:00:00Z"], ...three]);
    put("npm/DRILL-5.json", osvRecord("DRILL-5", day(5)));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-5", `whole npm ${day(5)}`]);
    feed.close();
  });

  test("a server that is gone in the middle ends the fetch, and everything is asked for again", async () => {
    begin();
    const feed = osvFeed();
    putList(three);
    putArchive(three);
    await feed.fetch();
    const changed: ListedIds = Array.from({ length: 8 }, (_, at) => [`DRILL-9${at}`, day(9)]);
    putList([...changed, ...three]);
    for (const [id] of changed) put(`npm/${id}.json`, "", { status: 500 });
    assert.equal((await feed.fetch()).stopped, "download-failed");
    for (const [id, at] of changed) put(`npm/${id}.json`, osvRecord(id, at));
    assert.equal((await feed.fetch()).records.length, 9);
    feed.close();
  });

  test("the CVE list is read whole once, then delta by delta by its own addresses; a gap ends its completeness", async () => {
    begin();
    const whole = `https://${host}/all.zip`;
    const feed = feedOf(
      scheduleOf([{ id: "cve", kind: "cve", url: `https://${host}/cves/`, whole }], mirror.origin),
      now,
    );
    putLog([
      [day(2), ["CVE-2026-1001"]],
      [day(1), []],
    ]);
    put(
      "all.zip",
      zipOf([
        ["list-main/cves/2026/1xxx/CVE-2026-1000.json", cveRecord("CVE-2026-1000", day(1))],
        ["list-main/README.md", "x"],
      ]),
    );
    put("cves/2026/1xxx/CVE-2026-1001.json", cveRecord("CVE-2026-1001", day(2)));
    const first = await feed.fetch();
    assert.deepEqual(first.records, ["CVE-2026-1000", "CVE-2026-1001", `whole CVE ${day(2)}`]);
    assert.deepEqual((await feed.fetch()).records, []);
    putLog([
      [day(9), ["CVE-2026-1002"]],
      [day(8), []],
    ]);
    put("cves/2026/1xxx/CVE-2026-1002.json", cveRecord("CVE-2026-1002", day(9)));
    const gap = await feed.fetch();
    assert.deepEqual([gap.records, gap.remarks], [["CVE-2026-1002"], ["gap"]]);
    assert.equal(
      mirror.requests.some(({ path }) => path.includes("169.254")),
      false,
    );
    feed.close();
  });
});

/** Published feeds as they are, served by a mirror that stalls, cuts, shrinks and lies: read to the last record all the same. Skipped where the shared data is not beside this checkout. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { gunzipSync } from "node:zlib";
import { zipOf } from "#test/kit/archives.ts";
import { feedOf, type FetchedOnce, scheduleOf } from "#test/kit/feeds/feed-fetches.ts";
import { type MirrorServer, startMirror } from "#test/kit/feeds/mirror-server.ts";

const folder = join(import.meta.dirname, "../../../shared/data");
const skip = existsSync(join(folder, "MANIFEST.json"))
  ? false
  : "the shared data folder is not beside this checkout";
/** The clock stands after everything that the data says of itself. */
const now = "2026-11-30T08:00:00.000Z";
let mirror: MirrorServer;

function fetched(feed: object) {
  return feedOf(scheduleOf([feed], mirror.origin), now);
}

function kinds({ records }: FetchedOnce): Readonly<Record<string, number>> {
  const first = records.map(
    (one) => /^(exploited|scores|quarantined|whole|issue)/.exec(one)?.[0] ?? "advisory",
  );
  return Object.fromEntries(
    [...Map.groupBy(first, (one) => one)].map(([name, { length }]) => [name, length]),
  );
}

describe("published feeds as they are, served by a mirror that stalls, cuts, shrinks and lies", () => {
  before(async () => {
    mirror = await startMirror();
  });
  after(() => mirror.close());

  test(
    "the known-exploited catalogue: cut, gone on with, shrunk, put back, ahead of the clock",
    { skip },
    async () => {
      const path = "www.cisa.gov/kev.json";
      const content = readFileSync(join(folder, "kev/known_exploited_vulnerabilities.json"));
      const feed = fetched({ id: "kev", kind: "kev", url: `https://${path}` });
      mirror.files.set(path, { content, behaves: "cuts", after: 600_000 });
      assert.equal((await feed.fetch()).stopped, "download-failed");
      mirror.files.set(path, { content });
      const whole = await feed.fetch();
      assert.match(String(mirror.requests.at(-1)?.headers.range), /^bytes=\d+-$/);
      const catalogue = JSON.parse(content.toString()) as {
        count: number;
        vulnerabilities: object[];
        dateReleased: string;
      };
      assert.deepEqual(kinds(whole), { exploited: catalogue.count, issue: 1 });
      const half = { ...catalogue, count: 700, vulnerabilities: catalogue.vulnerabilities.slice(0, 700) };
      mirror.files.set(path, { content: JSON.stringify(half) });
      assert.deepEqual((await feed.fetch()).remarks, ["shrunk"]);
      mirror.files.set(path, {
        content: JSON.stringify({ ...catalogue, dateReleased: "2030-01-01T00:00:00Z" }),
      });
      assert.equal((await feed.fetch()).remarks.includes("time-ahead"), true);
      feed.close();
    },
  );

  test("a day of exploitation scores is read whole, once", { skip }, async () => {
    const path = "epss.empiricalsecurity.com/epss_scores-current.csv.gz";
    mirror.files.set(path, { content: readFileSync(join(folder, "epss/epss-2026-08-16.csv.gz")) });
    const feed = fetched({ id: "epss", kind: "epss", url: `https://${path}` });
    const first = await feed.fetch();
    assert.equal(first.asOf, "2026-08-16T00:00:00Z");
    assert.equal((feed.memory.count ?? 0) > 250_000, true);
    assert.deepEqual(kinds(await feed.fetch()), {});
    feed.close();
  });

  test("an ecosystem of OSV by its archive, then change by change", { skip }, async () => {
    const base = "osv-vulnerabilities.storage.googleapis.com/crates.io";
    const lines = gunzipSync(readFileSync(join(folder, "osv/crates.io.jsonl.gz")))
      .toString()
      .trim()
      .split("\n");
    const records = lines.map((text) => ({
      text,
      ...(JSON.parse(text) as { id: string; modified: string }),
    }));
    const newest = records.toSorted((a, b) => (a.modified < b.modified ? 1 : -1));
    const [last, ...older] = newest;
    assert.ok(last !== undefined);
    const list = (of: typeof newest): string => of.map(({ id, modified }) => `${modified},${id}\n`).join("");
    mirror.files.set(`${base}/modified_id.csv`, { content: list(older) });
    mirror.files.set(`${base}/all.zip`, {
      content: zipOf(older.map(({ id, text }) => [`${id}.json`, text])),
    });
    const feed = fetched({ id: "crates", kind: "osv", url: `https://${base}/` });
    const first = await feed.fetch();
    assert.deepEqual([kinds(first), first.remarks], [{ advisory: older.length, whole: 1 }, []]);
    mirror.files.set(`${base}/modified_id.csv`, { content: list(newest) });
    mirror.files.set(`${base}/${last.id}.json`, { content: last.text });
    assert.deepEqual(kinds(await feed.fetch()), { advisory: 1, whole: 1 });
    feed.close();
  });

  test(
    "a provider's folder as it was published: every document fits its hash, one that was changed is not read",
    { skip },
    async () => {
      const files = mkdtempSync(join(tmpdir(), "bongsu-csaf-"));
      execFileSync("tar", ["xzf", join(folder, "csaf/cisa-provider-sample.tar.gz"), "-C", files]);
      const host = "provider.example";
      const url = `https://${host}/IT/white/`;
      for (const name of readdirSync(join(files, "IT/white"), { recursive: true, encoding: "utf8" }))
        if (/\.(?:json|csv|sha512)$/.test(name))
          mirror.files.set(`${host}/IT/white/${name}`, {
            content: readFileSync(join(files, "IT/white", name)),
          });
      rmSync(files, { recursive: true });
      const one = [...mirror.files.keys()].find((name) => name.endsWith("2024/va-24-201-01.json")) ?? "";
      const document = JSON.parse(String(mirror.files.get(one)?.content)) as {
        document: { publisher: { namespace: string } };
      };
      const metadata = {
        metadata_version: "2.0",
        role: "csaf_publisher",
        publisher: document.document.publisher,
        distributions: [{ directory_url: url }],
      };
      mirror.files.set(`${host}/provider-metadata.json`, { content: JSON.stringify(metadata) });
      const feed = fetched({ id: "provider", kind: "csaf", url: `https://${host}/provider-metadata.json` });
      const first = await feed.fetch();
      const listed = String(mirror.files.get(`${host}/IT/white/changes.csv`)?.content)
        .trim()
        .split("\n").length;
      assert.equal(listed > 3, true);
      assert.deepEqual([first.stopped, first.remarks, kinds(first)], [null, [], { advisory: listed }]);
      const changed = fetched({
        id: "provider",
        kind: "csaf",
        url: `https://${host}/provider-metadata.json`,
      });
      mirror.files.set(one, { content: JSON.stringify(document) });
      const second = await changed.fetch();
      assert.deepEqual([second.remarks, kinds(second)], [["hash-differs"], { advisory: listed - 1 }]);
      feed.close();
      changed.close();
    },
  );
});

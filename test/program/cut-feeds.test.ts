/** Feeds of which something is missing beside feeds that are whole: what cannot be read is not compared, in every container, and never reads as clean. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { gzipSync } from "node:zlib";
import { packOfFeed } from "#cli/check/feed-pack.ts";
import { readFeed } from "#main/feed/read-feed.ts";
import { tarOfFiles, zipOf } from "#test/kit/archives.ts";

let folder = "";

function record(id: string, withdrawn?: unknown): object {
  const range = { type: "SEMVER", events: [{ introduced: "0" }, { fixed: "2.0.0" }] };
  const affected = [{ package: { ecosystem: "npm", name: `drill-${id}` }, ranges: [range] }];
  return { id: `DRILL-2026-${id}`, modified: "2026-05-14T01:00:00Z", withdrawn, affected };
}

/** What is not compared of a feed that stands beside one that is whole. */
async function leftOut(name: string, bytes: string | Uint8Array): Promise<readonly string[]> {
  const feed = join(folder, "feed");
  rmSync(feed, { recursive: true, force: true });
  mkdirSync(feed);
  writeFileSync(join(feed, "0-good.json"), JSON.stringify(record("good")));
  writeFileSync(join(feed, name), bytes);
  const { opened } = await packOfFeed(readFeed([feed]), "2026-05-15T00:00:00Z");
  return opened.notCompared.map(({ code }) => code);
}

const records = Array.from({ length: 40 }, (_, i) => record(String(i)));
const texts = records.map((one) => JSON.stringify(one));
const lines = Buffer.from(`${texts.join("\n")}\n`);
const list = Buffer.from(JSON.stringify(records));
const files = texts.map((text, i) => [`${i}.json`, text] as const);
const tar = tarOfFiles(files);
const containers: Readonly<Record<string, Uint8Array>> = {
  "a.jsonl": lines,
  "a.json": list,
  "a.jsonl.gz": gzipSync(lines),
  "a.json.gz": gzipSync(list),
  "a.zip": zipOf(files),
  "a.tar": tar,
  "a.tar.gz": gzipSync(tar),
};

describe("feeds of which something is missing beside feeds that are whole", () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-cut-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, bytes] of Object.entries(containers))
    test(`${name} that breaks off in the middle is not compared`, async () => {
      assert.deepEqual(await leftOut(name, bytes), []);
      for (const part of [0.1, 0.35, 0.5, 0.77, 0.95]) {
        const at = Math.floor(bytes.length * part);
        // Lines that end where a line ends are whole lines: nothing shows that there were more.
        const cut = bytes.subarray(0, bytes[at - 1] === 0x0a ? at - 2 : at);
        assert.notDeepEqual(await leftOut(name, cut), [], `${name} cut at ${part}`);
      }
      assert.notDeepEqual(await leftOut(name, new Uint8Array()), [], `${name} without a byte`);
    });

  test("a record that is withdrawn at no time that can be read is neither withdrawn nor in force", async () => {
    for (const withdrawn of ["soon", "", 5, true, {}, [], "2026-13-45T00:00:00Z"])
      assert.deepEqual(
        await leftOut("a.json", JSON.stringify(record("w", withdrawn))),
        ["record-unreadable"],
        JSON.stringify(withdrawn),
      );
    for (const withdrawn of [null, "2026-05-14T00:00:00Z"])
      assert.deepEqual(await leftOut("a.json", JSON.stringify(record("w", withdrawn))), []);
  });

  test("a feed that is named and is not there ends the reading", async () => {
    await assert.rejects(packOfFeed(readFeed([join(folder, "none.json")]), "2026-05-15T00:00:00Z"), {
      code: "ENOENT",
    });
  });
});

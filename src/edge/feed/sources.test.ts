/** What lies in the folder of a feed or in its archives and is not read is a finding: links, pipes, entries that no directory names. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { zipOf } from "#test/kit/archives.ts";
import { openFeed } from "./feed.ts";

const record = (id: string): string => JSON.stringify({ id, modified: "2026-05-13T00:00:00Z", affected: [] });

/** `path text` of documents and `path ! code` of problems, in a folder that is filled first. */
async function itemsOf(fill: (folder: string) => void): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-sources-"));
  try {
    fill(folder);
    const items: string[] = [];
    for await (const item of openFeed([join(folder, "feed")])) {
      const path = item.path.slice(join(folder, "feed").length + 1);
      if (item.kind === "problem") items.push(`${path} ! ${item.findings[0]?.code}`);
      else if (item.kind === "document") items.push(`${path} ${/DRILL-\d+/.exec(item.text)?.[0]}`);
    }
    return items;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("links that lead elsewhere or nowhere are findings; what they lead to is read when it lies there anyway", async () => {
  const items = await itemsOf((folder) => {
    const feed = join(folder, "feed");
    mkdirSync(join(feed, "npm"), { recursive: true });
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(join(feed, "npm", "a.json"), record("DRILL-1"));
    writeFileSync(join(feed, ".hidden.json"), record("DRILL-2"));
    writeFileSync(join(folder, "elsewhere", "b.json"), record("DRILL-3"));
    symlinkSync("npm/a.json", join(feed, "again.json"));
    symlinkSync(".hidden.json", join(feed, "hidden.json"));
    symlinkSync("../elsewhere", join(feed, "more"));
    symlinkSync("../elsewhere/b.json", join(feed, "b.json"));
    symlinkSync("nowhere.json", join(feed, "c.json"));
    symlinkSync(".", join(feed, "loop"));
    execFileSync("mkfifo", [join(feed, "pipe.json")]);
  });
  assert.deepEqual(items, [
    "b.json ! link-unfollowed",
    "c.json ! link-unfollowed",
    "hidden.json ! link-unfollowed",
    "loop ! link-unfollowed",
    "more ! link-unfollowed",
    "npm/a.json DRILL-1",
    "pipe.json ! unreadable",
  ]);
});

/** An archive whose directory leaves out one of its entries. */
function withoutListed(parts: readonly (readonly [string, string])[], left: number): Buffer {
  const whole = zipOf(parts);
  const end = whole.length - 22;
  let at = whole.readUInt32LE(end + 16);
  const kept: Buffer[] = [];
  for (let i = 0; i < parts.length; i++) {
    const next =
      at + 46 + whole.readUInt16LE(at + 28) + whole.readUInt16LE(at + 30) + whole.readUInt16LE(at + 32);
    if (i !== left) kept.push(whole.subarray(at, next));
    at = next;
  }
  const directory = Buffer.concat(kept);
  const last = Buffer.from(whole.subarray(end));
  last.writeUInt16LE(parts.length - 1, 8);
  last.writeUInt16LE(parts.length - 1, 10);
  last.writeUInt32LE(directory.length, 12);
  return Buffer.concat([whole.subarray(0, whole.readUInt32LE(end + 16)), directory, last]);
}

const two = [
  ["1.json", record("DRILL-1")],
  ["2.json", record("DRILL-2")],
] as const;

for (const [about, bytes, expected] of [
  ["whole", zipOf(two), ["all.zip!1.json DRILL-1", "all.zip!2.json DRILL-2"]],
  [
    "a directory without its first entry",
    withoutListed(two, 0),
    ["all.zip!2.json DRILL-2", "all.zip ! entry-unread"],
  ],
  [
    "a directory without its last entry",
    withoutListed(two, 1),
    ["all.zip!1.json DRILL-1", "all.zip ! entry-unread"],
  ],
  [
    "an archive behind another",
    Buffer.concat([zipOf(two.slice(0, 1)), zipOf(two.slice(1))]),
    ["all.zip!2.json DRILL-2", "all.zip ! entry-unread"],
  ],
  [
    "bytes behind the end",
    Buffer.concat([zipOf(two.slice(0, 1)), Buffer.from(record("DRILL-2"))]),
    ["all.zip!1.json DRILL-1", "all.zip ! trailing-bytes"],
  ],
  [
    "a content under the name of a folder",
    zipOf([two[0], ["2.json/", record("DRILL-2")]]),
    ["all.zip!1.json DRILL-1", "all.zip ! entry-unread"],
  ],
] as const)
  test(`a ZIP of records: ${about}`, async () => {
    const items = await itemsOf((folder) => {
      mkdirSync(join(folder, "feed"));
      writeFileSync(join(folder, "feed", "all.zip"), bytes);
    });
    assert.deepEqual(items, expected);
  });

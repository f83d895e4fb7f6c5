/** What an import states of itself: whole archives, counted statements and the user's word; never what was cut, quarantined or miscounted. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { completenessDocument } from "#test/kit/completeness.ts";
import { zipOf } from "#test/kit/archives.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import { openFeed } from "./feed.ts";
import { withStatedItems, withStatedRecords } from "./import-completeness.ts";
import { recordsOf } from "./import-records.ts";

const now = "2026-05-14T00:00:00.000Z";
let root = "";
let count = 0;

function osv(id: string, ecosystem: string, modified = "2026-05-13T00:00:00Z"): string {
  const affected = [{ package: { ecosystem, name: `drill-${id}` }, versions: ["1.0.0"] }];
  return JSON.stringify({ id: `DRILL-${id}`, modified, affected });
}

async function feedOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(root, `feed-${++count}`);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** What is stated after the last record, over both ways into a room. */
async function statedBy(
  folder: string,
  stated: readonly CompletenessStatement[] = [],
): Promise<readonly CompletenessStatement[]> {
  async function* records() {
    for await (const item of openFeed([folder])) yield* recordsOf(item);
  }
  const byStore: CompletenessStatement[] = [];
  for await (const one of withStatedRecords(records(), { now, stated }))
    if (one.kind === "completeness") byStore.push(one.statement);
  const byWire: CompletenessStatement[] = [];
  for await (const item of withStatedItems(openFeed([folder]), { now, stated }))
    for (const one of recordsOf(item)) if (one.kind === "completeness") byWire.push(one.statement);
  assert.deepEqual(byWire, byStore);
  return byStore;
}

const members = { "DRILL-1.json": osv("1", "npm"), "DRILL-2.json": osv("2", "npm", "2026-05-12T00:00:00Z") };

describe("what an import states of its completeness", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-whole-"));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("is an export archive of an ecosystem that was read to its end, up to its newest record", async () => {
    const zip = zipOf(Object.entries(members));
    const whole = { ecosystem: "npm", to: "2026-05-13T00:00:00.000Z", records: 2 };
    assert.deepEqual(await statedBy(await feedOf({ "npm/all.zip": zip })), [whole]);
    assert.deepEqual(await statedBy(await feedOf({ "nmp/all.zip": zip })), [], "no ecosystem");
    assert.deepEqual(await statedBy(await feedOf({ "npm/some.zip": zip })), [], "no export");
    const cut = zip.subarray(0, zip.length - 30);
    assert.deepEqual(await statedBy(await feedOf({ "npm/all.zip": cut })), []);
    const broken = zipOf([...Object.entries(members), ["DRILL-3.json", '{"id":"DRILL-3","modified":']]);
    assert.deepEqual(await statedBy(await feedOf({ "npm/all.zip": broken })), []);
  });

  it("is a statement beside the records only where as many came, and a user's word only where all could be read", async () => {
    const statement = (records: number) => completenessDocument([{ ecosystem: "npm", to: now, records }]);
    const files = { "a.json": members["DRILL-1.json"], "b.json": members["DRILL-2.json"] };
    const exact = await statedBy(await feedOf({ ...files, "completeness.json": statement(2) }));
    assert.deepEqual(exact, [{ ecosystem: "npm", to: now, records: 2 }]);
    for (const other of [1, 3])
      assert.deepEqual(await statedBy(await feedOf({ ...files, "completeness.json": statement(other) })), []);
    const word = [
      { ecosystem: "npm", to: null, records: null },
      { ecosystem: "PyPI", to: null, records: null },
    ];
    const spoken = await statedBy(await feedOf(files), word);
    assert.deepEqual(spoken, [{ ecosystem: "npm", to: "2026-05-13T00:00:00.000Z", records: 2 }]);
    assert.deepEqual(await statedBy(await feedOf({ ...files, "c.json": "{" }), word), []);
  });
});

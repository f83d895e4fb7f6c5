/** Flags that leave with their records wait beyond a catalogue's limit, and a change that waits is not made over something newer. */
import assert from "node:assert/strict";
import { after, beforeEach, describe, it } from "node:test";
import type { Actor } from "#core/actor.ts";
import { recordsOfText } from "#test/kit/feed-records.ts";
import { kinds, plain, plainText, type Variant } from "#test/kit/law/source-worlds.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { type CountsByFormat, importRecords } from "./commands.ts";
import { confirmChange, refuseChange, undoChange } from "./decide-change.ts";
import { listFeedChanges } from "./provenance/feed-change-queries.ts";

const now = "2026-05-20T00:00:00.000Z";
const importer: Actor = { role: "analyst", id: "drill-importer" };
const second: Actor = { role: "analyst", id: "drill-second" };
let store: Store;
let batches = 0;

async function bring(...texts: readonly string[]): Promise<CountsByFormat> {
  const records = (await Promise.all(texts.map(recordsOfText))).flat();
  batches += 1;
  const { counts } = await importRecords(store, importer, { batch: `drill-${batches}`, records, now });
  return counts;
}

async function changesThat(show: "held" | "decided") {
  return await store.read(second, async (tx) => (await listFeedChanges(tx, { show })).items);
}

async function listed(): Promise<number> {
  const rows = await store.read(system, async (tx) =>
    tx.rows(sql`select cve from exploited where delisted_at is null`),
  );
  return rows.length;
}

const flagged: Variant = { ...plain, flagged: true };
const bare: Variant = { ...plain, day: "2026-05-12", words: "newer words" };
const emptied: Variant = { ...plain, day: "2026-05-12", empty: true, words: "emptied" };
const newest: Variant = { ...plain, day: "2026-05-15", words: "newest words" };

function cves(count: number, variant: Variant): readonly string[] {
  const text = kinds.cve.text(variant);
  return Array.from({ length: count }, (_, n) => text.replaceAll("CVE-2026-91002", `CVE-2026-${94_001 + n}`));
}

describe("flags that leave", () => {
  beforeEach(async () => {
    await store?.close();
    store = await freshStore();
  });
  after(async () => await store.close());

  it("thirty flags at once wait for a second person, each with its record", async () => {
    await bring(...cves(30, flagged));
    assert.equal(await listed(), 30);
    const counts = await bring(...cves(30, bare));
    assert.equal(counts["cve"]?.held, 30);
    assert.equal(await listed(), 30);
    const waiting = await changesThat("held");
    assert.deepEqual([...new Set(waiting.map(({ reason }) => reason))], ["many-delistings"]);
    const id = waiting[0]?.id ?? "";
    await store.write(second, async (tx) => await confirmChange(tx, id, now));
    assert.equal(await listed(), 29);
    await store.write(second, async (tx) => await undoChange(tx, id, now));
    assert.equal(await listed(), 30);
  });

  it("one by one, flags leave up to the limit and no further", async () => {
    await bring(...cves(30, flagged));
    for (const text of cves(30, bare)) await bring(text);
    assert.equal(await listed(), 27, "a tenth of thirty");
    const made = (await changesThat("decided")).filter(({ state }) => state === "made");
    assert.equal(made.length, 3);
    for (const { id } of made) await store.write(second, async (tx) => await undoChange(tx, id, now));
    assert.equal(await listed(), 30);
  });

  it("what waits lapses once its record has changed, and is not made over it", async () => {
    await bring(plainText("osv"));
    await bring(kinds.osv.text(emptied));
    const [held] = await changesThat("held");
    await bring(kinds.osv.text(newest));
    assert.deepEqual(await changesThat("held"), []);
    await assert.rejects(
      store.write(second, async (tx) => await confirmChange(tx, held?.id ?? "", now)),
      { code: "state-forbids" },
    );
  });

  it("what waits and came beside something newer is not made over it", async () => {
    await bring(plainText("osv"));
    await bring(kinds.osv.text(emptied), kinds.osv.text(newest));
    const [held] = await changesThat("held");
    assert.equal(held?.reason, "withdrawal");
    await assert.rejects(
      store.write(second, async (tx) => await confirmChange(tx, held?.id ?? "", now)),
      { code: "state-forbids" },
    );
  });

  it("what comes beside the very content that stands is judged as if it came alone", async () => {
    await bring(plainText("osv"));
    await bring(kinds.osv.text(emptied), plainText("osv"));
    const [held] = await changesThat("held");
    assert.equal(held?.reason, "withdrawal");
    await store.write(second, async (tx) => await refuseChange(tx, held?.id ?? "", now));
    const counts = await bring(kinds.osv.text(emptied), plainText("osv"));
    assert.equal(counts["osv"]?.unchanged, 2, "what was refused is not asked about again");
  });
});

/** The law of sources: each cell of the table in `docs/sources.md`, executed on a real store; and an undo of everything that was made. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test, describe } from "node:test";
import type { Actor } from "#core/actor.ts";
import { type CountsByFormat, importRecords } from "#stages/advisory/commands.ts";
import { confirmChange, refuseChange, undoChange } from "#stages/advisory/decide-change.ts";
import { listFeedChanges } from "#stages/advisory/provenance/feed-change-queries.ts";
import { loadSources } from "#stages/advisory/provenance/source-authority.ts";
import { sql, type Store, system } from "#store/sql.ts";
import {
  type ChangeName,
  changes,
  type KindName,
  kinds,
  plain,
  plainText,
} from "#test/kit/law/source-worlds.ts";
import { recordsOfText } from "#test/kit/feed-records.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

const now = "2026-05-20T00:00:00.000Z";
const importer: Actor = { role: "analyst", id: "law-importer" };
const second: Actor = { role: "analyst", id: "law-second" };
const chair: Actor = { role: "chair", id: "law-chair" };

let store: Store;

/** The table of the document: what happens, by change and kind. */
function table(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL("../../docs/sources.md", import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| "));
  const head = cellsOf(rows.find((row) => row.includes("`osv`")) ?? "");
  const cells = new Map<string, string>();
  for (const row of rows.map(cellsOf)) {
    const [change = "", ...outcomes] = row;
    if (!Object.hasOwn(changes, change)) continue;
    for (const [at, outcome] of outcomes.entries())
      cells.set(`${change} ${head[at + 1]?.replaceAll("`", "")}`, outcome);
  }
  return cells;
}

function cellsOf(row: string): readonly string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

let batches = 0;
async function bring(actor: Actor, ...texts: readonly string[]): Promise<CountsByFormat> {
  const records = (await Promise.all(texts.map(recordsOfText))).flat();
  batches += 1;
  return (await importRecords(store, actor, { batch: `law-${batches}`, records, now })).counts;
}

/** Everything that is stored of what feeds said, but for when and from where it came. */
async function snapshot(): Promise<string> {
  return await store.read(system, async (tx) => {
    const parts = [
      await tx.rows(sql`select a.key, a.id, a.published, a.modified, a.withdrawn, a.advisory, a.unknown, a.remarks, a.edition, a.content,
        a.words::text, a.brought_by, v.source from advisory a join advisory_version v on v.key = a.key and v.content = a.content order by a.key`),
      await tx.rows(sql`select key, name, relation from advisory_name order by 1, 2, 3`),
      await tx.rows(sql`select key, product, label from advisory_product order by 1, 2`),
      await tx.rows(
        sql`select catalog, cve, entry, delisted_at is null as listed from exploited order by 1, 2`,
      ),
      await tx.rows(sql`select distinct on (cve) cve, score from exploitation_score order by cve, date desc`),
      await tx.rows(sql`select ecosystem, complete_to, records from completeness order by 1`),
    ];
    return JSON.stringify(parts);
  });
}

async function clear(): Promise<void> {
  await store.write(system, async (tx) => {
    for (const one of [
      sql`delete from advisory`,
      sql`delete from exploited`,
      sql`delete from exploited_issue`,
      sql`delete from exploited_listing`,
      sql`delete from exploitation_score`,
      sql`delete from completeness`,
      sql`delete from feed_change`,
      sql`delete from quarantine`,
      sql`delete from source_authority`,
    ])
      await tx.run(one);
  });
}

async function waiting(): Promise<Awaited<ReturnType<typeof listFeedChanges>>["items"]> {
  return await store.read(chair, async (tx) => (await listFeedChanges(tx, { show: "held" })).items);
}

async function madeChanges(): Promise<Awaited<ReturnType<typeof listFeedChanges>>["items"]> {
  const page = await store.read(chair, async (tx) => await listFeedChanges(tx, { show: "decided" }));
  return page.items.filter(({ state }) => state === "made" || state === "confirmed");
}

/** What happened, in the words of the table. */
function outcomeOf(
  counts: CountsByFormat,
  held: readonly { readonly reason: string }[],
  { changed, ended }: { readonly changed: boolean; readonly ended: boolean },
): string {
  const sum = { quarantined: 0, held: 0 };
  for (const one of Object.values(counts)) {
    sum.quarantined += one.quarantined;
    sum.held += one.held ?? 0;
  }
  const words = [
    ended ? "ends" : changed ? "taken" : null,
    sum.quarantined > 0 ? "quarantined" : null,
    held.length > 0 ? `held: ${held[0]?.reason}` : null,
  ].filter((word) => word !== null);
  assert.equal(sum.held > 0, held.length > 0, "what is counted as held waits");
  return words.length === 0 ? "stays" : words.join(", ");
}

function bringerOf(change: ChangeName): Actor {
  return change === "another publisher" || change === "withdrawn by another" ? second : importer;
}

async function play(kind: KindName, change: ChangeName): Promise<string> {
  await clear();
  const owned =
    change === "another publisher" || change === "there again" || change.endsWith("by its source");
  if (owned)
    await store.write(system, async (tx) => {
      const none = { ids: [], publishers: [], catalogues: [], from: [] };
      await loadSources(tx, [{ ...none, ...kinds[kind].source, id: "law", importers: [importer.id] }]);
    });
  await bring(importer, plainText(kind));
  const texts = changes[change]().map((variant) => kinds[kind].text(variant));
  const last = texts.at(-1) ?? "";
  const together = change === "two that disagree";
  if (!together) for (const text of texts.slice(0, -1)) await bring(bringerOf(change), text);
  const earlier = await snapshot();
  const [listed, made] = [await listedCount(), new Set((await madeChanges()).map(({ id }) => id))];
  const counts = await bring(bringerOf(change), ...(together ? texts : [last]));
  const outcome = outcomeOf(counts, await waiting(), {
    changed: (await snapshot()) !== earlier,
    ended: (await listedCount()) < listed,
  });
  if (!together) await undoAll(made, earlier);
  await confirmAndUndo();
  return outcome;
}

/** Undoes what was taken away: by the last import, and what stood before stands again, to the byte; earlier than that, and what is newer stays. */
async function undoAll(known: ReadonlySet<string>, earlier: string): Promise<void> {
  for (const { id, broughtBy } of await madeChanges()) {
    await assert.rejects(
      store.write({ ...importer, id: broughtBy }, async (tx) => await undoChange(tx, id, now)),
      { code: "second-person-needed" },
    );
    const stood = await snapshot();
    const undone = store.write(second, async (tx) => await undoChange(tx, id, now));
    if (known.has(id)) await undone.catch(() => undefined);
    else await undone;
    assert.equal(await snapshot(), known.has(id) ? stood : earlier, "an undo restores the bytes");
  }
}

async function listedCount(): Promise<number> {
  const rows = await store.read(system, async (tx) =>
    tx.rows(sql`select cve from exploited where delisted_at is null`),
  );
  return rows.length;
}

/** Confirms what waits where that is possible, and undoes it; refuses the rest, which then changes nothing. */
async function confirmAndUndo(): Promise<void> {
  for (const { id, confirmable, broughtBy, reason } of await waiting()) {
    const decider = broughtBy === second.id ? importer : second;
    const stood = await snapshot();
    await assert.rejects(
      store.write({ ...decider, id: broughtBy }, async (tx) => await refuseChange(tx, id, now)),
      { code: "second-person-needed" },
    );
    if (!confirmable) {
      await store.write(decider, async (tx) => await refuseChange(tx, id, now));
      assert.equal(await snapshot(), stood);
      continue;
    }
    await store.write(decider, async (tx) => await confirmChange(tx, id, now));
    assert.notEqual(await snapshot(), stood, "what was confirmed is made");
    const undone = store.write(decider, async (tx) => await undoChange(tx, id, now));
    if (reason === "same-id") await assert.rejects(undone, { code: "state-forbids" });
    else {
      await undone;
      assert.equal(await snapshot(), stood, "an undo restores the bytes");
    }
  }
}

const expected = table();

/** A CVE record that an assigner speaks for, at a day of May. */
function cveOf(assignerShortName: string, day: string): string {
  const affected = [
    { vendor: "[DRILL]", product: "kept", versions: [{ version: "1.0", status: "affected" }] },
  ];
  return JSON.stringify({
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId: "CVE-2026-77001", assignerShortName, state: "PUBLISHED", dateUpdated: day },
    containers: { cna: { affected, descriptions: [{ lang: "en", value: "[DRILL] invented" }] } },
  });
}

/** A CSAF document of a name space, of two that could be one key. */
function csafOf(namespace: string, id: string, name = "Law (invented)"): string {
  const document = JSON.parse(plainText("csaf")) as {
    readonly document: { readonly tracking: object; readonly publisher: object };
  };
  const { tracking, publisher } = document.document;
  return JSON.stringify({
    ...document,
    document: {
      ...document.document,
      tracking: { ...tracking, id },
      publisher: { ...publisher, namespace, name },
    },
  });
}

async function keysOf(...ids: readonly string[]): Promise<readonly string[]> {
  const rows = await store.read(system, async (tx) =>
    tx.rows<{ key: string }>(sql`select key from advisory where id = any(${ids}) order by key`),
  );
  return rows.map(({ key }) => key);
}

describe("the law of sources", () => {
  before(async () => {
    store = await freshStore();
  });
  after(async () => await store.close());

  for (const kind of Object.keys(kinds) as KindName[])
    test(`${kind}: every change ends as the table says`, async () => {
      const seen: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const change of Object.keys(changes) as ChangeName[]) {
        wanted[change] = expected.get(`${change} ${kind}`) ?? "not in the table";
        seen[change] = kinds[kind].has(change) ? await play(kind, change) : "–";
      }
      assert.deepEqual(seen, wanted);
    });

  test("another name of the publisher takes no place from whoever stands there", async () => {
    await clear();
    const none = { ids: [], catalogues: [], from: [] };
    const room = { ...none, id: "own", publishers: ["law-own", "https://own.example"], importers: ["room"] };
    const evil = { ...none, id: "evil", publishers: ["law-evil"], importers: [importer.id] };
    await store.write(system, async (tx) => await loadSources(tx, [room, evil]));
    await bring(system, cveOf("law-own", "2026-05-01T00:00:00Z"), csafOf("https://own.example", "LAW-OWN"));
    const stood = await snapshot();
    for (const name of ["law-evil", "law-nobody"])
      for (const text of [
        cveOf(name, "2026-05-02T00:00:00Z"),
        csafOf("https://own.example", "LAW-OWN", name),
      ])
        await bring(importer, text);
    assert.equal(await snapshot(), stood);
    await bring(system, cveOf("law-renamed", "2026-05-03T00:00:00Z"));
    assert.notEqual(await snapshot(), stood);
  });

  test("two CSAF documents are two, however name space and id are cut", async () => {
    await clear();
    await bring(importer, csafOf("https://cut.example", "A/1"), csafOf("https://cut.example/A", "1"));
    await bring(importer, csafOf("https://cut.example", "A%2F1"));
    assert.deepEqual(await keysOf("A/1", "1", "A%2F1"), [
      "csaf-slashed/https://cut.example/A%2F1",
      "csaf/https://cut.example/A%2F1",
      "csaf/https://cut.example/A/1",
    ]);
  });

  test("a document that stands under its key of before gets the new one, with all that hangs on it", async () => {
    await clear();
    const file = new URL("../../src/store/migrations/1070-csaf-keys.sql", import.meta.url);
    const migration = readFileSync(file, "utf8").split(/;\n/).slice(3, -1);
    await bring(importer, csafOf("https://before.example", "B/1"), csafOf("https://before.example", "B%2F1"));
    const stood = await snapshot();
    await store.write(system, async (tx) => {
      await tx.run(sql`update advisory set key = 'csaf/https://before.example/B/1' where id = 'B/1'`);
      for (const text of migration) await tx.run(sql([text] as unknown as TemplateStringsArray));
    });
    assert.equal(await snapshot(), stood);
  });

  test("where the sources of the room cannot be read nothing is taken, until they are loaded again", async () => {
    await clear();
    const none = { ids: [], publishers: [], catalogues: [], from: [] };
    const own = { ...none, id: "law", ids: ["DRILL-"], importers: [importer.id] };
    await store.write(system, async (tx) => await loadSources(tx, [own]));
    await bring(importer, plainText("osv"));
    const stood = await snapshot();
    const unread = JSON.stringify([{ ...own, manner: "of another program" }]);
    await store.write(
      system,
      async (tx) => await tx.run(sql`update source_authority set sources = ${unread}`),
    );
    const [newer] = changes.newer();
    await assert.rejects(bring(second, kinds.osv.text(newer ?? plain)), /cannot be read/);
    assert.equal(await snapshot(), stood);
    await store.write(system, async (tx) => await loadSources(tx, [own]));
    await bring(importer, kinds.osv.text(newer ?? plain));
    assert.notEqual(await snapshot(), stood);
  });
});

/** The advisory stage on a real PostgreSQL: counts, idempotence, versions, events, links, and who may read and write. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { JournalEvent } from "#core/journal-event.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { Actor } from "#core/actor.ts";
import { entriesAfter } from "#store/journal.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { recordsOfDocuments, recordsOfText } from "#test/kit/feed-records.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { type CountsByFormat, importRecords } from "./commands.ts";
import { quarantined } from "./quarantine.ts";
import { advisoryDetail, decisionFacts } from "./queries.ts";
import { findAdvisories } from "./search.ts";

const analyst: Actor = { role: "analyst", id: "an-analyst" };
const organization: Actor = { role: "organization", id: "an-organization", organization: "o1" };
let store: Store;
const recordsFrom = async (...documents: readonly unknown[]): Promise<readonly ImportRecord[]> =>
  await recordsOfDocuments(documents);

async function importAll(records: readonly ImportRecord[], actor = analyst): Promise<CountsByFormat> {
  return (await importRecords(store, actor, { batch: "b1", records })).counts;
}

async function facts(): Promise<readonly JournalEvent[]> {
  const entries = await store.read(system, async (tx) => await entriesAfter(tx, 0, 10_000));
  return entries.map((entry) => entry.fact);
}

function osv(id: string, more: object = {}): object {
  return { id, modified: "2026-05-13T00:00:00Z", affected: [], summary: `about ${id}`, ...more };
}

async function listing(): Promise<string[]> {
  const isListing = (kind: string): boolean => /^exploited\.(?:de)?listed$/.test(kind);
  return (await facts()).flatMap((fact) =>
    "cve" in fact && isListing(fact.kind) ? [`${fact.kind} ${fact.cve}`] : [],
  );
}

function catalogue(released: string, cves: readonly string[]): object {
  const vulnerabilities = cves.map((cveID) => ({
    cveID,
    vendorProject: "Drill",
    product: "Beacon",
    vulnerabilityName: "Beacon flaw",
    dateAdded: "2026-05-01",
    shortDescription: "d",
    requiredAction: "Update.",
    dueDate: "2026-05-22",
  }));
  const head = { catalogVersion: released.slice(0, 10), dateReleased: released, count: cves.length };
  return { ...head, vulnerabilities };
}

function scoreFile(score: string): string {
  return `#model_version:v1,score_date:2026-05-14T00:00:00Z\ncve,epss,percentile\nCVE-2026-20002,${score},0.5\nCVE-2026-20003,0.1,0.2\nbad,1,1\n`;
}

function cveRecord(cveId: string, options: readonly object[]): object {
  const metrics = [{ other: { type: "ssvc", content: { options, timestamp: "2026-05-14T00:00:00Z" } } }];
  return {
    dataType: "CVE_RECORD",
    cveMetadata: { cveId, state: "PUBLISHED", dateUpdated: "2026-05-14T00:00:00Z" },
    containers: { cna: {}, adp: [{ providerMetadata: { shortName: "CISA-ADP" }, metrics }] },
  };
}

async function seen(actor: Actor): Promise<readonly number[]> {
  return await store.read(actor, async (tx) => {
    const tables = ["advisory", "advisory_version", "advisory_name", "advisory_product"];
    const rows = await tx.rows<{ n: number }>(sql`
        select count(*) as n from advisory where id = 'DRILL-RED'
        union all select count(*) from advisory_version where key like '%DRILL-RED'
        union all select count(*) from advisory_name where name = 'CVE-2026-50001'
        union all select count(*) from advisory_product where product = 'pkg:npm/drill-red'`);
    assert.equal(rows.length, tables.length);
    return rows.map((row) => row.n);
  });
}

async function kept(actor: Actor): ReturnType<typeof quarantined> {
  return await store.read(actor, async (tx) => await quarantined(tx, { limit: 1 }));
}

describe("the advisory stage on a real PostgreSQL", () => {
  before(async () => {
    store = await freshStore();
  });
  after(async () => await store.close());

  test("a record is new, then unchanged however it is laid out, then changed; counts add up", async () => {
    const records = await recordsFrom(osv("DRILL-A-1"), osv("DRILL-A-2"), { nothing: "known" });
    const first = await importAll(records);
    assert.deepEqual(first["osv"], { read: 2, new: 2, changed: 0, unchanged: 0, quarantined: 0, held: 0 });
    assert.deepEqual(first["unknown"], {
      read: 1,
      new: 0,
      changed: 0,
      unchanged: 0,
      quarantined: 1,
      held: 0,
    });
    const told = (await facts()).length;
    const again = await recordsOfText(JSON.stringify([osv("DRILL-A-1"), osv("DRILL-A-2")], null, 2));
    assert.deepEqual((await importAll(again))["osv"], {
      read: 2,
      new: 0,
      changed: 0,
      unchanged: 2,
      quarantined: 0,
      held: 0,
    });
    await importAll(records);
    assert.equal((await facts()).length, told, "importing what is there leaves no trace in the journal");
    const later = await recordsFrom(osv("DRILL-A-1", { modified: "2026-05-14T00:00:00Z", details: "more" }));
    assert.deepEqual((await importAll(later))["osv"], {
      read: 1,
      new: 0,
      changed: 1,
      unchanged: 0,
      quarantined: 0,
      held: 0,
    });
  });

  test("of two contents of one id the later wins and both are kept, in whichever order they come", async () => {
    const early = osv("DRILL-B-1", { summary: "early" });
    const late = osv("DRILL-B-1", { modified: "2026-06-01T00:00:00Z", summary: "late" });
    const same = osv("DRILL-B-2", { summary: "first" });
    const same2 = osv("DRILL-B-2", { summary: "second" });
    const records = await recordsFrom(late, early, same, same2);
    assert.deepEqual((await importAll(records))["osv"], {
      read: 4,
      new: 2,
      changed: 1,
      unchanged: 1,
      quarantined: 0,
      held: 0,
    });
    assert.deepEqual((await importAll(records))["osv"], {
      read: 4,
      new: 0,
      changed: 0,
      unchanged: 4,
      quarantined: 0,
      held: 0,
    });
    const one = await store.read(analyst, async (tx) => await advisoryDetail(tx, "DRILL-B-1"));
    assert.equal(one?.sources[0]?.advisory.title.en, "late");
    const two = await store.read(analyst, async (tx) => await advisoryDetail(tx, "DRILL-B-2"));
    assert.equal(two?.sources[0]?.advisory.title.en, "second");
    const versions = await store.read(analyst, async (tx) =>
      tx.rows(sql`select content from advisory_version where key = 'osv/DRILL-B-1'`),
    );
    assert.equal(versions.length, 2);
  });

  test("a withdrawal by the room's own machine is an event, once", async () => {
    await importAll(await recordsFrom(osv("DRILL-C-1")));
    const withdrawn = osv("DRILL-C-1", {
      modified: "2026-07-01T00:00:00Z",
      withdrawn: "2026-07-01T00:00:00Z",
    });
    await importAll(await recordsFrom(withdrawn), system);
    await importAll(await recordsFrom({ ...withdrawn, modified: "2026-07-02T00:00:00Z" }));
    const events = (await facts()).filter((fact) => fact.kind === "advisory.withdrawn");
    assert.deepEqual(events, [{ kind: "advisory.withdrawn", advisory: "DRILL-C-1", format: "osv" }]);
  });

  test("a catalogue's additions and removals are events; an older issue changes nothing, a damaged one removes nothing", async () => {
    const first = catalogue("2026-05-02T00:00:00Z", ["CVE-2026-20001", "CVE-2026-20002"]);
    const second = catalogue("2026-05-03T00:00:00Z", ["CVE-2026-20002"]);
    const damaged = { ...catalogue("2026-05-04T00:00:00Z", ["CVE-2026-20001"]), count: 2 };
    const counts = await importAll(await recordsFrom(first));
    assert.deepEqual(counts["kev-json"], {
      read: 2,
      new: 2,
      changed: 0,
      unchanged: 0,
      quarantined: 0,
      held: 0,
    });
    await importAll(await recordsFrom(second));
    await importAll(await recordsFrom(first));
    const told = [
      "exploited.listed CVE-2026-20001",
      "exploited.listed CVE-2026-20002",
      "exploited.delisted CVE-2026-20001",
    ];
    assert.deepEqual(await listing(), told);
    await importAll(await recordsFrom(damaged));
    assert.deepEqual(await listing(), [...told, "exploited.listed CVE-2026-20001"]);
    const facts2 = await store.read(analyst, async (tx) => await decisionFacts(tx, ["CVE-2026-20002"]));
    assert.equal(facts2[0]?.exploitedSince, "2026-05-01");
  });

  test("scores are kept per day and model, and counted row by row", async () => {
    const first = await importAll(await recordsOfText(scoreFile("0.3")));
    assert.deepEqual(first["epss-csv"], {
      read: 3,
      new: 2,
      changed: 0,
      unchanged: 0,
      quarantined: 1,
      held: 0,
    });
    const second = await importAll(await recordsOfText(scoreFile("0.4")));
    assert.deepEqual(second["epss-csv"], {
      read: 3,
      new: 0,
      changed: 1,
      unchanged: 1,
      quarantined: 1,
      held: 0,
    });
    const [known] = await store.read(analyst, async (tx) => await decisionFacts(tx, ["CVE-2026-20002"]));
    assert.equal(known?.score?.score, 0.4);
  });

  test("sources of one flaw stand side by side, one hop away and no further", async () => {
    await importAll(
      await recordsFrom(
        osv("DRILL-D-1", { aliases: ["CVE-2026-30001", "DRILL-D-2"] }),
        osv("DRILL-D-2", { aliases: ["CVE-2026-30001", "CVE-2026-30002"] }),
        osv("DRILL-D-3", { aliases: ["CVE-2026-30002"] }),
        osv("DRILL-D-4", { related: ["CVE-2026-30001", "CVE-2026-30002"] }),
        cveRecord("CVE-2026-30001", [{ Exploitation: "active" }, { Automatable: "yes" }]),
      ),
    );
    const near = async (id: string): Promise<readonly string[]> => {
      const detail = await store.read(organization, async (tx) => await advisoryDetail(tx, id));
      return (detail?.sources ?? []).map((source) => `${source.relation} ${source.id}`);
    };
    assert.deepEqual(await near("CVE-2026-30001"), [
      "id CVE-2026-30001",
      "alias DRILL-D-1",
      "alias DRILL-D-2",
      "related DRILL-D-4",
    ]);
    assert.deepEqual(await near("DRILL-D-1"), ["id DRILL-D-1", "alias CVE-2026-30001", "alias DRILL-D-2"]);
    assert.deepEqual(await near("nothing"), []);
    const [one, four] = await store.read(
      analyst,
      async (tx) => await decisionFacts(tx, ["DRILL-D-1", "DRILL-D-4"]),
    );
    assert.deepEqual([one?.decision.exploitation, one?.decision.automatable], ["active", "yes"]);
    assert.equal(
      four?.decision.exploitation,
      "active",
      "a record without a CVE of its own speaks for those it is related to",
    );
  });

  test("advisories are found by id, alias, product and words, page after page", async () => {
    const records = Array.from({ length: 7 }, (_, at) =>
      osv(`DRILL-E-${at}`, {
        summary: "a beaconquake under the drilltower",
        affected: [{ package: { ecosystem: "npm", name: "drill-tower" }, versions: ["1.0.0"] }],
        aliases: [`CVE-2026-4000${at}`],
      }),
    );
    await importAll(await recordsFrom(...records));
    const found = async (text: string, from?: string) =>
      await store.read(organization, async (tx) =>
        findAdvisories(tx, { text, limit: 3, ...(from === undefined ? {} : { after: from }) }),
      );
    assert.deepEqual(
      (await found(" cve-2026-40002")).items.map((one) => one.id),
      ["DRILL-E-2"],
    );
    const ids: string[] = [];
    for (let page = await found("beaconquake"); ; page = await found("beaconquake", page.next)) {
      ids.push(...page.items.map((one) => one.id));
      if (page.next === undefined) break;
    }
    assert.deepEqual(
      ids,
      [0, 1, 2, 3, 4, 5, 6].map((at) => `DRILL-E-${at}`),
    );
    assert.equal((await found("pkg:npm/drill-tower")).items.length, 3);
    const all = await store.read(
      organization,
      async (tx) => await findAdvisories(tx, { text: "", limit: 200 }),
    );
    assert.ok(all.items.some((one) => one.id === "DRILL-E-0"));
  });

  test("a record that its source restricts is for offices alone, in every table", async () => {
    const head = {
      csaf_version: "2.0",
      title: "Drill",
      publisher: { name: "Drill", namespace: "https://example.invalid" },
    };
    const day = "2026-05-13T00:00:00Z";
    const tracking = { id: "DRILL-RED", initial_release_date: day, current_release_date: day };
    const product = {
      product_id: "P",
      name: "x",
      product_identification_helper: { purl: "pkg:npm/drill-red@1.0.0" },
    };
    await importAll(
      await recordsFrom({
        document: { ...head, tracking, distribution: { tlp: { label: "RED" } } },
        product_tree: { full_product_names: [product] },
        vulnerabilities: [{ cve: "CVE-2026-50001", product_status: { known_affected: ["P"] } }],
      }),
    );
    assert.deepEqual(await seen(analyst), [1, 1, 1, 1]);
    assert.deepEqual(await seen(organization), [0, 0, 0, 0]);
  });

  test("only those who may import write; organisations read no quarantine", async () => {
    const records = await recordsFrom(osv("DRILL-F-1"));
    for (const actor of [organization, { role: "chair", id: "c" }, { role: "agent", id: "a" }] as const) {
      await assert.rejects(importRecords(store, actor, { batch: "b", records }), /row-level security/);
    }
    const page = await kept(analyst);
    assert.equal(page.items.length, 1);
    assert.ok(page.items.every((one) => one.findings.length > 0 && /^[0-9a-f]{64}$/.test(one.sha256)));
    assert.ok(page.next !== undefined);
    assert.deepEqual((await kept(organization)).items, []);
  });

  test("text that PostgreSQL cannot hold is cleaned in the platform's form", async () => {
    const odd = osv("DRILL-G-1", { summary: "a\u0000b\ud800c", "x\u0000y": "\u0000" });
    assert.deepEqual((await importAll(await recordsFrom(odd)))["osv"]?.new, 1);
    const detail = await store.read(analyst, async (tx) => await advisoryDetail(tx, "DRILL-G-1"));
    assert.equal(detail?.sources[0]?.advisory.title.en, "ab\ufffdc");
  });

  test("times and counts that PostgreSQL cannot hold are quarantined or noted, and the batch is stored", async () => {
    const never = ["0000-06-01T00:00:00Z", "0000-02-29T00:00:00.000Z", "0001-01-01T00:30:00+09:00"];
    const beyond = ["9999-12-31T23:30:00-01:00", "2026-05-13T24:00:00Z", "2026-05-13T00:00:61Z"];
    const entry = { vendorProject: "v", product: "p", vulnerabilityName: "n", shortDescription: "d" };
    const listed = {
      ...entry,
      cveID: "CVE-2026-52001",
      requiredAction: "r",
      knownRansomwareCampaignUse: "Known",
    };
    const kev = {
      catalogVersion: "1",
      count: 1,
      vulnerabilities: [{ ...listed, dateAdded: "0000-01-01" }],
    };
    const statement = { ecosystem: "npm", to: "2026-05-01T00:00:00Z", records: 3e9 };
    const records = await recordsFrom(
      ...[...never, ...beyond].map((modified, at) => osv(`DRILL-J-${at}`, { modified })),
      osv("DRILL-J-W", { withdrawn: never[0] }),
      osv("DRILL-J-L", { modified: "2016-12-31T23:59:60Z" }),
      osv("DRILL-J-G"),
      kev,
      { ...kev, dateReleased: never[0] },
      { type: "bongsu.completeness/1", statements: [statement] },
    );
    const counts = await importAll(records);
    assert.deepEqual([counts["osv"]?.new, counts["osv"]?.quarantined], [2, 7]);
    assert.equal(counts["kev-json"]?.new, 0);
    assert.ok((counts["kev-json"]?.quarantined ?? 0) >= 2);
    assert.equal(counts["completeness"]?.quarantined, 1);
  });

  test("names longer than an index holds are remarks or cut, and the batch is stored", async () => {
    const long = Array.from({ length: 4000 }, (_, at) => at.toString(36)).join("");
    const records = await recordsFrom(
      osv("DRILL-I-1", { aliases: [long] }),
      osv("DRILL-I-2", {
        summary: `${long} `.repeat(200),
        affected: [{ package: { ecosystem: "npm", name: long } }],
      }),
      osv("DRILL-I-3", { affected: [{ package: { ecosystem: "npm", name: "봉".repeat(120) } }] }),
    );
    const moved = records.map((record) => ({ ...record, origin: { ...record.origin, path: long } }));
    const counts = await importAll(moved);
    assert.equal(counts["osv"]?.new, 3);
    assert.equal(counts["osv"]?.quarantined, 0);
  });

  test("batches of two imports at once both count right", async () => {
    const records = await recordsFrom(...Array.from({ length: 50 }, (_, at) => osv(`DRILL-H-${at}`)));
    const both = await Promise.all([importAll(records), importAll(records)]);
    const fresh = both.map((one) => one["osv"]?.new ?? 0).toSorted((a, b) => a - b);
    assert.deepEqual(fresh, [0, 50]);
  });

  test("an import names what waits and what could not be read: which, where and why", async () => {
    const records = await recordsFrom(catalogue("2099-01-01T00:00:00Z", ["CVE-2026-77001"]), {
      ...osv("DRILL-NOT-TAKEN-1"),
      modified: "not a time",
    });
    const { notTaken } = await importRecords(store, analyst, { batch: "not-taken", records });
    const named = notTaken.map(({ outcome, id, code, position }) => `${outcome} ${id} ${code} ${position}`);
    assert.match(
      named.join("\n"),
      /^held CVE-2026-77001 time-ahead [\s\S]*^quarantined DRILL-NOT-TAKEN-1 \S+ line 2$/m,
    );
  });
});

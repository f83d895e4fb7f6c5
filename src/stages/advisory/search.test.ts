/** Searching as people do: parts of words, Korean without spaces, other forms of one text; best first, page after page, and nothing that a reader may not see. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { Actor } from "#core/actor.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { recordsOfDocuments } from "#test/kit/feed-records.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { importRecords } from "./commands.ts";
import { listedWithoutRecord } from "./listed-without-record.ts";
import { findAdvisories } from "./search.ts";
import { fillSearchTexts, searchWordsFollower } from "./searchable.ts";

const organization: Actor = { role: "organization", id: "an-organization", organization: "o1" };
const analyst: Actor = { role: "analyst", id: "an-analyst" };
let store: Store;
let batches = 0;

function osv(id: string, named: string, more: object): object {
  const [ecosystem = "", ...name] = named.split("/");
  const affected = [{ package: { ecosystem, name: name.join("/") }, versions: ["1.0.0"] }];
  return { id, modified: "2026-05-01T00:00:00Z", affected, ...more };
}

async function importAll(...documents: readonly object[]): Promise<void> {
  const records = await recordsOfDocuments(documents);
  await importRecords(store, analyst, { batch: `batch-${(batches += 1)}`, records });
  while ((await runFollowerOnce(store, searchWordsFollower)) > 0);
}

async function ids(text: string, as: Actor = organization): Promise<readonly string[]> {
  const page = await store.read(as, async (tx) => await findAdvisories(tx, { text, limit: 50 }));
  return page.items.map(({ id }) => id);
}

describe("searching as people do", () => {
  before(async () => {
    store = await freshStore();
    await importAll(
      osv("DRILL-KO-1", "npm/dunmoru-groupware", {
        summary: "[훈련] 둔모루 전자결재에서 발견된 인증우회 취약점이 악용되고 있습니다",
        aliases: ["CVE-2026-81001", "GHSA-dril-lkor-0001"],
      }),
      osv("DRILL-KO-2", "npm/beacon-system", {
        summary: "[훈련] 봉화시스템의 원격코드실행 취약점을 해결한 판",
      }),
      osv("DRILL-EN-3", "npm/@drill/keysafe", {
        summary: "[DRILL] KeySafe4NX lets anyone read what it keeps",
      }),
      osv("DRILL-EN-4", "npm/edgegate", {
        summary: "[DRILL] EdgeGate VPN: authentication bypass",
        details: "The tunnelling daemon mistrusts nobody. 관제 화면에서 확인합니다.",
        modified: "2026-05-03T00:00:00Z",
      }),
      osv("DRILL-EN-5", "Maven/org.drill.edge:edgegate-client", {
        summary: "[DRILL] a client of another maker",
      }),
    );
  });
  after(async () => await store.close());

  test("what people type finds its record, the best first", async () => {
    for (const [typed, ...wanted] of [
      ["전자결재", "DRILL-KO-1"],
      ["인증우회", "DRILL-KO-1"],
      ["인증 우회", "DRILL-KO-1"],
      ["봉화시스템".normalize("NFD"), "DRILL-KO-2"],
      ["봉", "DRILL-KO-2"],
      ["원격 코드 실행", "DRILL-KO-2"],
      ["코드실행", "DRILL-KO-2"],
      ["KeySafe", "DRILL-EN-3"],
      ["ＫＥＹＳＡＦＥ４", "DRILL-EN-3"],
      ["safe4n", "DRILL-EN-3"],
      ["@drill/keysafe", "DRILL-EN-3"],
      ["pkg:npm/%40drill/keysafe@1.0.0", "DRILL-EN-3"],
      ["org.drill.edge:edgegate-client", "DRILL-EN-5"],
      ["pkg:maven/org.drill.edge/edgegate-client", "DRILL-EN-5"],
      ["edgegate", "DRILL-EN-4", "DRILL-EN-5"],
      ["gegate", "DRILL-EN-4", "DRILL-EN-5"],
      ["vpn bypass", "DRILL-EN-4"],
      ["tunnel", "DRILL-EN-4"],
      ["관제화면", "DRILL-EN-4"],
      ["cve\u20112026\u2011810", "DRILL-KO-1"],
      ["ghsa-dril", "DRILL-KO-1"],
      ["drill-en-4", "DRILL-EN-4"],
      ["DRILL-EN", "DRILL-EN-4", "DRILL-EN-3", "DRILL-EN-5"],
      ["nothing of that name"],
      ["!!! ''' \\ :* | &"],
    ] as const)
      assert.deepEqual(await ids(typed), wanted, typed);
  });

  test("a search of two hundred signs is a search", async () => {
    for (const typed of [
      "가".repeat(200),
      "a b ".repeat(50),
      "'".repeat(200),
      "%_".repeat(100),
      "x1-".repeat(66),
    ])
      assert.deepEqual((await ids(typed)).length <= 5, true, typed);
  });

  test("what a reader may not see is neither found nor counted", async () => {
    await importAll(osv("DRILL-HIDDEN", "npm/hidden-lantern", { summary: "[DRILL] hiddenlantern" }));
    await store.write(system, async (tx) => {
      for (const table of [sql`advisory`, sql`advisory_name`, sql`advisory_product`])
        await tx.run(sql`update ${table} set sharing = 'amber' where key = 'osv/DRILL-HIDDEN'`);
    });
    for (const typed of ["hiddenlantern", "lantern", "DRILL-HID", "DRILL-HIDDEN", "pkg:npm/hidden-lantern"]) {
      assert.deepEqual(await ids(typed), [], typed);
      assert.deepEqual(await ids(typed, analyst), ["DRILL-HIDDEN"], typed);
    }
  });

  test("of many that fit, pages meet end to end, each record once", async () => {
    await store.write(system, async (tx) => {
      await tx.run(sql`
      insert into advisory (key, id, format, publisher, newest, advisory, unknown, remarks, content, heads, words)
      select 'osv/DRILL-MANY-' || n, 'DRILL-MANY-' || n, 'osv', 'DRILL', '2020-01-01'::timestamptz + n % 700 * interval '1 hour',
        '{"title": {}, "aliases": []}', '{}', '[]', '', ' lighthouse ' || n || ' ',
        array_to_tsvector(array['lighthouse', n::text])
      from generate_series(1, 5200) n`);
    });
    const seen: string[] = [];
    let next: string | undefined;
    for (let pages = 0; pages < 4; pages += 1) {
      const page = await store.read(organization, async (tx) =>
        findAdvisories(tx, { text: "lighthouse", limit: 50, ...(next === undefined ? {} : { after: next }) }),
      );
      seen.push(...page.items.map(({ id, modified }) => `${id} ${modified}`));
      next = page.next;
    }
    assert.deepEqual([seen.length, new Set(seen).size, next === undefined], [200, 200, false]);
  });

  test("what an earlier program stored is made findable", async () => {
    await store.write(system, async (tx) => {
      await tx.run(sql`update advisory set heads = null, words = '' where id = 'DRILL-KO-2'`);
    });
    assert.deepEqual(await ids("원격 코드"), []);
    await fillSearchTexts(store);
    assert.deepEqual(await ids("원격 코드"), ["DRILL-KO-2"]);
  });

  test("a CVE that a catalogue lists and no record is about is seen", async () => {
    const kev = (cve: string, more: object) => ({
      cveID: cve,
      vendorProject: "Drill Works",
      product: "BeaconTower",
      vulnerabilityName: "[DRILL] BeaconTower path traversal",
      dateAdded: "2026-05-02",
      shortDescription: "[DRILL]",
      requiredAction: "[DRILL]",
      dueDate: "2026-05-20",
      ...more,
    });
    await importAll({
      title: "DRILL catalogue",
      catalogVersion: "2026.05.02",
      dateReleased: "2026-05-02T00:00:00.000Z",
      count: 2,
      vulnerabilities: [kev("CVE-2026-88001", {}), kev("CVE-2026-81001", {})],
    });
    const listed = async (typed: string) =>
      (await store.read(organization, async (tx) => (await listedWithoutRecord(tx, typed)).listed)).map(
        ({ cve, dateAdded }) => `${cve} ${dateAdded}`,
      );
    for (const typed of ["cve-2026-88001", "CVE-2026-8", "beacontow", "drill works traversal"])
      assert.deepEqual(await listed(typed), ["CVE-2026-88001 2026-05-02"], typed);
    for (const typed of ["CVE-2026-81001", "", "another"]) assert.deepEqual(await listed(typed), [], typed);
  });
});

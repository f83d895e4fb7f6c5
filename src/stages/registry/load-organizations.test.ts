/** Many organisations at once, and a reform by date: who exists, in which region, and who leads them before and after 1 July 2026. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Actor } from "#core/actor.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import { Refusal } from "#core/problem.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { type OrganizationRow, readOrganizationRows } from "#core/topology/organization-row.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { loadOrganizations, type OrganizationLoad } from "./load-organizations.ts";
import { replaceTopology } from "./load-topology.ts";
import { loadWorld } from "./load-world.ts";
import { jurisdictionsOf, organizationsInScope, readOrganization, roomTopology } from "./queries.ts";
import { worldOf } from "./world/worlds.ts";

const publicLead: Actor = { role: "lead", id: "lead-public", office: "nis", domain: "public" };
const privateLead: Actor = { role: "lead", id: "lead-private", office: "msit", domain: "private" };
const change = "2026-07-01";

/** Two metropolitan governments that become one, a city of one of them, and a company there. */
const table = `id,name.ko,tier,sector,domain,region,criticalInfrastructure,size,languages,validFrom,validTo,succeededBy
gwangju,광주광역시,metropolitan,local-government,public,29,no,3000,ko,2020-01-01,${change},united
jeonnam,전라남도,metropolitan,local-government,public,46,no,3000,ko,2020-01-01,${change},united
united,전남광주통합특별시,metropolitan,local-government,public,jeonnam-gwangju,no,6000,ko,${change},,
mokpo,가상 시청,basic,local-government,public,46,no,900,ko,2020-01-01,,`;

function rowsOf(text: string): readonly OrganizationRow[] {
  const read = readOrganizationRows(text);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.rows;
}

function company(n: number): OrganizationRow {
  return {
    id: `firm-${n}`,
    name: { ko: `회사 ${n}` },
    tier: "ciso",
    sector: "retail",
    domain: "private",
    region: "46",
    criticalInfrastructure: false,
    size: n % 900,
    languages: ["ko"],
    contacts: [],
    validFrom: "2020-01-01",
    validTo: null,
    succeededBy: null,
  };
}

describe("organisations in bulk", () => {
  let store: Store;
  before(async () => {
    store = await freshStore();
    await loadWorld(store, worldOf(korea));
  });
  after(async () => await store.close());

  async function load(
    actor: Actor,
    rows: readonly OrganizationRow[],
    dryRun = false,
  ): Promise<OrganizationLoad> {
    return await store.write(
      actor,
      async (tx) => await loadOrganizations(tx, rows, { on: "2026-06-01", dryRun }),
    );
  }

  async function refusedAt(actor: Actor, rows: readonly OrganizationRow[]): Promise<readonly string[]> {
    const error: unknown = await load(actor, rows).catch((refused: unknown) => refused);
    assert.ok(error instanceof Refusal, String(error));
    return error.findings.map(({ at, code }) => `${at} ${code}`);
  }

  it("are tried first, and nothing is stored", async () => {
    const load0 = { added: 4, changed: 0, unchanged: 0, ended: 2 };
    assert.deepEqual(await load(publicLead, rowsOf(table), true), load0);
    const count = await store.read(system, async (tx) => {
      return await tx.rows(
        sql`select from organization union all select from journal where kind = 'organizations.loaded'`,
      );
    });
    assert.deepEqual(count, []);
  });

  it("are registered, stay as they are, and change", async () => {
    const rows = rowsOf(table);
    assert.deepEqual(await load(publicLead, rows), { added: 4, changed: 0, unchanged: 0, ended: 2 });
    assert.deepEqual(await load(publicLead, rows), { added: 0, changed: 0, unchanged: 4, ended: 0 });
    const grown = rows.map((row) => (row.id === "mokpo" ? { ...row, size: 901 } : row));
    assert.deepEqual(await load(publicLead, grown), { added: 0, changed: 1, unchanged: 3, ended: 0 });
    const stored = await store.read(system, async (tx) => await readOrganization(tx, "mokpo"));
    assert.equal(stored?.size, 901);
    assert.deepEqual(stored?.name, { ko: "가상 시청", en: "가상 시청" });
  });

  it("are all refused where one row is wrong, each finding at its row", async () => {
    const [first] = rowsOf(table);
    assert.ok(first !== undefined);
    assert.deepEqual(
      await refusedAt(publicLead, [
        { ...first, id: "new-1", tier: "village", validTo: null, succeededBy: null },
        { ...first, id: "new-2", validTo: "2019-01-01", succeededBy: null },
        { ...first, id: "new-2", validTo: null, succeededBy: null, languages: ["fr"] },
        { ...company(1), id: "new-3" },
        { ...first, id: "new-4", validTo: "2026-02-30", succeededBy: null },
        { ...first, id: "new-5", name: { ko: "시청\u202e" }, validTo: null, succeededBy: null },
      ]),
      [
        "/rows/0/tier word-not-listed",
        "/rows/1/validTo dates-out-of-order",
        "/rows/2/languages/0 word-not-listed",
        "/rows/3/domain domain-foreign",
        "/rows/4/validTo date-invalid",
        "/rows/5/name/ko name-invalid",
        "/rows/2/id id-repeated",
      ],
    );
    assert.deepEqual(
      await refusedAt(publicLead, [
        { ...first, id: "new-1", succeededBy: "nobody" },
        { ...first, id: "new-2", validTo: "2026-06-30" },
      ]),
      ["/rows/0/succeededBy successor-unknown", "/rows/1/succeededBy dates-out-of-order"],
    );
    const none = await store.read(system, async (tx) => await readOrganization(tx, "new-1"));
    assert.equal(none, undefined);
  });

  it("take no id that another lead's organisation has, and tell no more of it", async () => {
    assert.deepEqual(await refusedAt(privateLead, [{ ...company(1), id: "mokpo" }]), ["/rows/0/id id-taken"]);
  });

  it("follow a reform by date: who exists, where, and led by whom", async () => {
    await store.write(system, async (tx) => {
      const before0 = await roomTopology(tx);
      const led = { domain: null, sector: null, tier: null };
      const name = { ko: "가상 광역 대응센터", en: "Invented regional centre" };
      const office = (id: string, region: string, from: string, to: string | null) => {
        const jurisdictions = [{ ...led, region, validFrom: from, validTo: to }];
        return { id, kind: "isac" as const, name, jurisdictions };
      };
      await replaceTopology(tx, {
        ...before0,
        offices: [
          ...before0.offices,
          office("centre-46", "46", "2020-01-01", change),
          office("centre-united", "jeonnam-gwangju", change, null),
        ],
      });
    });
    await load(privateLead, [company(1)]);
    const select = async (source: string, on: string): Promise<readonly string[]> => {
      const scope = parseScope(source, korea);
      assert.ok(scope.ok);
      const there = await store.read(system, async (tx) => await organizationsInScope(tx, { on }));
      return there.flatMap(({ facts }) => (selects(scope.value, facts) ? [facts.id] : []));
    };
    const eve = "2026-06-30";
    assert.deepEqual(await select('org.tier == "metropolitan"', eve), ["gwangju", "jeonnam"]);
    assert.deepEqual(await select('org.tier == "metropolitan"', change), ["united"]);
    assert.deepEqual(await select('org.region == "46"', eve), ["firm-1", "jeonnam", "mokpo"]);
    assert.deepEqual(await select('org.region == "46"', change), []);
    assert.deepEqual(await select('org.region == "jeonnam-gwangju"', eve), []);
    assert.deepEqual(await select('org.region == "jeonnam-gwangju"', change), ["firm-1", "mokpo", "united"]);
    const ledBy = async (id: string, on: string): Promise<readonly string[]> =>
      await store.read(system, async (tx) => {
        const reach = await jurisdictionsOf(tx, id, on);
        const all = await Promise.all(reach.map((one) => organizationsInScope(tx, { ...one, on })));
        return all.flat().map(({ facts }) => facts.id);
      });
    assert.deepEqual(await ledBy("centre-46", eve), ["firm-1", "jeonnam", "mokpo"]);
    assert.deepEqual(await ledBy("centre-46", change), []);
    assert.deepEqual(await ledBy("centre-united", eve), []);
    assert.deepEqual(await ledBy("centre-united", change), ["firm-1", "mokpo", "united"]);
  });

  it("are 28,000 in reasonable time", async (t) => {
    const rows = Array.from({ length: 28_000 }, (_, n) => company(n + 100));
    const begun = performance.now();
    assert.equal((await load(privateLead, rows)).added, 28_000);
    const added = performance.now();
    assert.equal((await load(privateLead, rows)).unchanged, 28_000);
    t.diagnostic(
      `28,000 new ${Math.round(added - begun)} ms, unchanged ${Math.round(performance.now() - added)} ms`,
    );
  });
});

describe("a later version of the room's topology", () => {
  let store: Store;
  before(async () => {
    store = await freshStore();
    await loadWorld(store, "drill");
  });
  after(async () => await store.close());

  async function replace(change0: (topology: typeof korea) => typeof korea): Promise<readonly string[]> {
    const error: unknown = await store
      .write(system, async (tx) => await replaceTopology(tx, change0(await roomTopology(tx))))
      .catch((refused: unknown) => refused);
    if (!(error instanceof Refusal)) return [];
    return [error.code, ...error.findings.map(({ at, code }) => `${at} ${code}`)];
  }

  it("may add offices and words, and move what an office leads", async () => {
    const name = { ko: "[훈련] 우주", en: "[DRILL] space" };
    assert.deepEqual(
      await replace((one) => ({ ...one, sectors: [...one.sectors, { id: "space", name }] })),
      [],
    );
    const after0 = await store.read(system, roomTopology);
    assert.equal(after0.sectors.at(-1)?.id, "space");
  });

  it("takes nothing away that is in use, and is of the same topology", async () => {
    assert.deepEqual(await replace((one) => ({ ...one, offices: one.offices.slice(0, -1) })), [
      "input-invalid",
      "/offices office-missing",
    ]);
    assert.deepEqual(await replace((one) => ({ ...one, tiers: one.tiers.slice(1) })), [
      "input-invalid",
      "/tiers word-in-use",
    ]);
    assert.deepEqual(await replace((one) => ({ ...one, drill: false })), ["state-forbids"]);
    assert.deepEqual(await replace((one) => ({ ...one, id: "other" })), ["state-forbids"]);
  });
});

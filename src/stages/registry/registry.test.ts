/** The registry on a real PostgreSQL: loading a world, who sees which organisation, jurisdictions and organisations by date. */
import { drillScene } from "./world/drill.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import { europeDrill } from "#core/topology/documents/index.ts";
import { firstBrokenEntry } from "#store/journal.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { type NewOrganization, registerOrganization } from "./commands.ts";
import { drillTokens, registerDrillKeys } from "./drill-access.ts";
import { loadWorld } from "./load-world.ts";
import {
  countOrganizations,
  jurisdictionsOf,
  listOffices,
  listOrganizations,
  organizationsInScope,
  readOrganization,
  readWorld,
  roomTopology,
} from "./queries.ts";

const chair: Actor = { role: "chair", id: "chair", office: "nso" };
const lead: Actor = { role: "lead", id: "lead-public", office: "nis", domain: "public" };
const finance: Actor = { role: "sector", id: "sector-finance", office: "fsc", sector: "finance" };
const analyst: Actor = { role: "analyst", id: "analyst", office: "kisa" };
const own: Actor = { role: "organization", id: "org", organization: "drill-sme-07" };
const today = "2026-11-23";

const registered: NewOrganization = {
  id: "drill-new-01",
  name: { ko: "[훈련] 새로운 기관" },
  tier: "institution",
  sector: "health",
  domain: "public",
  region: "D01",
  criticalInfrastructure: false,
  size: 30,
  languages: ["ko"],
  contacts: [],
};

describe("registry", () => {
  let store: Store;
  before(async () => {
    store = await freshStore();
    await loadWorld(store, "drill");
  });
  after(async () => await store.close());

  async function seen(actor: Actor): Promise<readonly string[]> {
    return await store.read(actor, async (tx) => {
      const { items } = await listOrganizations(tx, { limit: 1000 });
      return items.map((item) => `${item.domain}/${item.sector}/${item.id}`);
    });
  }

  async function localGovernments(on: string): Promise<readonly (number | undefined)[]> {
    const counts = await store.read(system, async (tx) => await countOrganizations(tx, on));
    return [counts.get("metropolitan"), counts.get("basic")];
  }

  it("is loaded once, and a second time changes nothing", async () => {
    const again = await loadWorld(store, "drill");
    assert.equal(again.fresh, false);
    const loaded = await store.read(system, async (tx) => {
      return await tx.rows(sql`select fact from journal where kind = 'world.loaded'`);
    });
    assert.deepEqual(loaded, [{ fact: { kind: "world.loaded", world: "drill", organizations: 426 } }]);
    assert.equal(await store.read(system, firstBrokenEntry), null);
  });

  it("loads once when two processes start together", async () => {
    const other = await freshStore();
    const both = await Promise.all([loadWorld(other, "drill"), loadWorld(other, "drill")]);
    await other.close();
    assert.equal(both.filter((one) => one.fresh).length, 1);
  });

  it("refuses to turn a drill into another world", async () => {
    await assert.rejects(loadWorld(store, "empty"), (error) => {
      return error instanceof Refusal && error.code === "state-forbids";
    });
    assert.deepEqual(await store.read(chair, readWorld), { name: "drill", drill: true });
  });

  it("loads the empty world with operators and without organisations", async () => {
    const other = await freshStore();
    const { world, operators } = await loadWorld(other, "empty");
    const count = await other.read(system, async (tx) => await countOrganizations(tx, today));
    await other.close();
    assert.deepEqual(world, { name: "empty", drill: false });
    assert.deepEqual([...count], []);
    assert.equal(operators.filter((one) => one.role === "lead").length, 6);
  });

  it("gives operators of every role, two for each officer's post, and no person's name", async () => {
    const { operators } = await loadWorld(store, "drill");
    const of = (role: string): number => operators.filter((one) => one.role === role).length;
    assert.deepEqual(
      ["chair", "lead", "sector", "analyst", "organization"].map((role) => [role, of(role)]),
      [
        ["chair", 2],
        ["lead", 6],
        ["sector", 6],
        ["analyst", 2],
        ["organization", 24],
      ],
    );
    assert.equal(operators[0]?.id, "chair");
    assert.ok(
      operators.every(
        (one) =>
          one.name["ko"]?.startsWith("[훈련] ") === true && one.name["en"]?.startsWith("[DRILL] ") === true,
      ),
    );
  });

  it("shows each actor the organisations of its jurisdiction only", async () => {
    assert.equal((await seen(chair)).length, 426);
    const leads = await seen(lead);
    assert.ok(leads.length > 200 && leads.every((one) => one.startsWith("public/")));
    const rooms = await seen(finance);
    assert.ok(rooms.length > 10 && rooms.every((one) => one.includes("/finance/")));
    assert.deepEqual(await seen(analyst), []);
    assert.equal((await seen(own)).length, 1);
  });

  it("counts and scopes only what the actor may see", async () => {
    const counts = await store.read(finance, async (tx) => await countOrganizations(tx, today));
    const scope = await store.read(finance, async (tx) => await organizationsInScope(tx, { on: today }));
    assert.equal(
      [...counts.values()].reduce((sum, one) => sum + one, 0),
      scope.length,
    );
    assert.ok(scope.every((one) => one.facts.sector === "finance"));
    assert.deepEqual(Object.keys(scope[0]?.facts ?? {}).sort(), [
      "criticalInfrastructure",
      "domain",
      "id",
      "region",
      "sector",
      "size",
      "tier",
    ]);
  });

  it("knows the local governments of each day", async () => {
    assert.deepEqual(await localGovernments("2026-06-30"), [17, 89]);
    assert.deepEqual(await localGovernments("2026-07-01"), [16, 90]);
  });

  it("selects by domain and sector on a date", async () => {
    const military = await store.read(system, async (tx) => {
      return await organizationsInScope(tx, { domain: "military", on: today });
    });
    assert.equal(military.length, 12);
    const cut = { domain: "public", sector: "finance", on: today } as const;
    const both = await store.read(system, async (tx) => await organizationsInScope(tx, cut));
    assert.ok(both.length > 0);
    assert.ok(both.every(({ facts }) => facts.domain === "public" && facts.sector === "finance"));
  });

  it("lists page after page without gap or repeat, and finds by name", async () => {
    const ids: string[] = [];
    for (let next: string | undefined; ;) {
      const wanted = { limit: 100, tier: "basic", ...(next !== undefined && { after: next }) } as const;
      const page = await store.read(chair, async (tx) => await listOrganizations(tx, wanted));
      ids.push(...page.items.map((item) => item.id));
      next = page.next;
      if (next === undefined) break;
    }
    assert.equal(ids.length, 92);
    assert.equal(new Set(ids).size, 92);
    const found = await store.read(chair, async (tx) => await listOrganizations(tx, { q: "별마루구" }));
    assert.deepEqual(
      found.items.map((item) => item.name.en),
      ["[DRILL] Byeolmaru-gu"],
    );
  });

  it("does not read a search's % and quotes as a pattern", async () => {
    for (const q of ["%", "_", "' or true --", "\\"]) {
      const found = await store.read(chair, async (tx) => await listOrganizations(tx, { q }));
      assert.deepEqual(found.items, []);
    }
  });

  it("refuses a text that cannot be kept, as the caller's fault", async () => {
    const nul = { ...registered, id: "x", contacts: [{ kind: "email", value: "a\0b" }] };
    const asked = [
      store.read(chair, async (tx) => await listOrganizations(tx, { q: "\0" })),
      store.read(chair, async (tx) => await listOrganizations(tx, { after: "\0" })),
      store.write(lead, async (tx) => await registerOrganization(tx, nul, today)),
      store.write(lead, async (tx) => await registerOrganization(tx, { ...nul, region: "\0" }, today)),
    ];
    for (const { status, reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[])
      assert.ok(status === "rejected" && reason instanceof Refusal && reason.code === "input-invalid");
  });

  it("gives the means of a drill in a drill only", async () => {
    const tokens = await store.write(
      system,
      async (tx) => await drillTokens(tx, new Date(), drillScene(today).suppliers),
    );
    assert.equal(new Set(Object.values(tokens).flat()).size, 6);
    const other = await freshStore();
    await loadWorld(other, "empty");
    const refused = { name: "Refusal", code: "state-forbids" };
    await assert.rejects(
      other.write(system, async (tx) => await drillTokens(tx, new Date(), drillScene(today).suppliers)),
      refused,
    );
    await assert.rejects(
      other.write(system, async (tx) => await registerDrillKeys(tx, [])),
      refused,
    );
    await other.close();
  });

  it("keeps the topology as its document has it, the order of its languages too", async () => {
    const other = await freshStore();
    await loadWorld(other, "eu-drill");
    const stored = await other.read(system, roomTopology);
    assert.deepEqual(stored, europeDrill);
    assert.deepEqual(Object.keys(stored.languages), ["en", "fr", "de"]);
    await other.close();
  });

  it("gives an office what it leads on a date", async () => {
    const energy = async (day: string): Promise<readonly string[]> => {
      const offices = await store.read(own, async (tx) => await listOffices(tx, day));
      return offices
        .filter((one) => one.kind === "ministry" && one.jurisdictions.some((of) => of.sector === "energy"))
        .map((one) => one.id);
    };
    assert.deepEqual(await energy("2025-09-30"), ["motie"]);
    assert.deepEqual(await energy("2025-10-01"), ["mcee"]);
    const offices = await store.read(own, async (tx) => await listOffices(tx, today));
    assert.deepEqual(offices.find((one) => one.id === "nso")?.jurisdictions, [
      { domain: null, sector: null, tier: null, region: null, validFrom: "2020-01-01", validTo: null },
    ]);
    assert.deepEqual(offices.find((one) => one.id === "mofa")?.jurisdictions, []);
    assert.deepEqual(await store.read(own, async (tx) => await jurisdictionsOf(tx, "mnd", today)), [
      { domain: "military", sector: null, tier: null, region: null },
      { domain: null, sector: "defence", tier: null, region: null },
    ]);
  });

  it("lets a lead register in its own domain, once", async () => {
    const made = await store.write(lead, async (tx) => await registerOrganization(tx, registered, today));
    assert.equal(made.drill, true);
    assert.equal(made.validFrom, today);
    assert.deepEqual(made.name, { ko: "[훈련] 새로운 기관", en: "[DRILL] 새로운 기관" });
    const refused = async (given: NewOrganization, actor: Actor, code: string): Promise<void> => {
      await assert.rejects(
        store.write(actor, async (tx) => await registerOrganization(tx, given, today)),
        (error) => error instanceof Refusal && error.code === code,
      );
    };
    await refused(registered, lead, "conflict");
    await refused({ ...registered, id: "x", domain: "private" }, lead, "not-permitted");
    await refused({ ...registered, id: "x" }, finance, "not-permitted");
    await refused({ ...registered, id: "x", name: {} }, lead, "input-invalid");
    const missing = await store.read(own, async (tx) => await readOrganization(tx, "drill-new-01"));
    assert.equal(missing, undefined);
  });
});

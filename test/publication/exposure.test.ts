/** Delegated inventories from the outside: given, matched by advisories that come before and after, seen by their organisation only, taken back. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { createApp } from "#edge/http/app.ts";
import { runBackgroundRound } from "#main/room/background-work.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { exposureFollower } from "#stages/exposure/follow.ts";
import { exposedBy } from "#stages/exposure/matching.ts";
import { entriesAfter } from "#store/journal.ts";
import { sql, system } from "#store/sql.ts";
import {
  asVisitor,
  signIn,
  startTestRoom,
  type AccessRoom,
  type Visitor,
} from "#test/kit/room/access-room.ts";
import { recordsOfDocuments } from "#test/kit/feed-records.ts";

let here: AccessRoom;
let organizations: string[] = [];
const visitors = new Map<string, Visitor>();
let batches = 0;

type Item = { advisory: string; product: string; version: string; verdict: string };
type DelegatedList = {
  inventory: string;
  kind: string;
  components: number;
  unnamed: number;
  unreadable: number;
};
/** What any of the answers may hold. */
type Body = DelegatedList & {
  items: Item[];
  next?: string;
  inventories: DelegatedList[];
  code: string;
  detail: string;
  findings: unknown[];
};

async function call(
  as: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Body }> {
  const response = await createApp(here.room).request(path, {
    method,
    headers: { "content-type": "application/json", ...asVisitor(visitors.get(as) ?? assert.fail()) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

function lockfile(...packages: readonly (readonly [name: string, version: string])[]): string {
  const found = packages.map(([name, version]) => [`node_modules/${name}`, { version }] as const);
  return JSON.stringify({ name: "drill", lockfileVersion: 3, packages: Object.fromEntries(found) });
}

function advisory(id: string, more: object = {}): object {
  return {
    id,
    modified: "2026-05-01T00:00:00Z",
    summary: `[DRILL] ${id}`,
    affected: [
      {
        package: { ecosystem: "npm", name: "drill-lib" },
        ranges: [{ type: "SEMVER", events: [{ introduced: "1.0.0" }, { fixed: "1.5.0" }] }],
      },
    ],
    ...more,
  };
}

async function importAll(...documents: readonly object[]): Promise<void> {
  const records = await recordsOfDocuments(documents);
  await importRecords(here.store, system, { batch: `batch-${(batches += 1)}`, records });
}

async function settle(): Promise<void> {
  const work = {
    followers: [exposureFollower],
    channels: [],
    worker: "test",
    every: async () => undefined,
    changed: () => undefined,
    failed: (what: string, error: unknown) => {
      throw new Error(`${what} failed`, { cause: error });
    },
  };
  while (await runBackgroundRound(here.store, work));
}

async function exposures(organization: string): Promise<readonly string[]> {
  const { body } = await call(organization, "GET", "/api/exposures");
  return body.items.map((item) => `${item.advisory} ${item.product} ${item.version} ${item.verdict}`);
}

describe("delegated inventories from the outside", () => {
  before(async () => {
    here = await startTestRoom();
    organizations = await here.store.read(system, async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        sql`select id from organization where valid_to is null order by id limit 6`,
      );
      return rows.map(({ id }) => id);
    });
    for (const organization of organizations)
      visitors.set(
        organization,
        await signIn(here, { id: `op-${organization}`, role: "organization", organization }),
      );
    visitors.set("chair", await signIn(here, { id: "op-the-chair", role: "chair" }));
  });
  after(async () => await here.close());

  test("an inventory meets advisories that are there and those that come later; a change of either is followed", async () => {
    const [one = "", two = ""] = organizations;
    await importAll(advisory("DRILL-1"));
    const text = lockfile(["drill-lib", "1.2.0"], ["other-lib", "3.0.0"], ["odd-lib", "?"]);
    const given = await call(one, "POST", "/api/inventories", { path: "app/package-lock.json", text });
    assert.equal(given.status, 200, JSON.stringify(given.body));
    assert.deepEqual(
      [given.body.kind, given.body.components, given.body.unnamed, given.body.unreadable],
      ["package-lock", 3, 0, 1],
    );
    await settle();
    assert.deepEqual(await exposures(one), ["DRILL-1 pkg:npm/drill-lib 1.2.0 affected"]);
    assert.deepEqual(await exposures(two), []);
    const other = { package: { ecosystem: "npm", name: "other-lib" }, versions: ["3.0.0"] };
    const commits = {
      package: { ecosystem: "npm", name: "other-lib" },
      ranges: [{ type: "GIT", repo: "https://drill.example/x", events: [{ introduced: "0" }] }],
    };
    await importAll(advisory("DRILL-2", { affected: [other] }), advisory("DRILL-3", { affected: [commits] }));
    await settle();
    assert.deepEqual(await exposures(one), [
      "DRILL-1 pkg:npm/drill-lib 1.2.0 affected",
      "DRILL-2 pkg:npm/other-lib 3.0.0 affected",
      "DRILL-3 pkg:npm/other-lib 3.0.0 unknown",
    ]);
    await importAll(
      advisory("DRILL-2", {
        affected: [other],
        modified: "2026-05-02T00:00:00Z",
        withdrawn: "2026-05-02T00:00:00Z",
      }),
    );
    await settle();
    const fixed = lockfile(["drill-lib", "1.5.0"], ["other-lib", "3.0.0"]);
    const again = await call(one, "POST", "/api/inventories", { path: "app/package-lock.json", text: fixed });
    assert.equal(again.body.inventory, given.body.inventory);
    await settle();
    assert.deepEqual(await exposures(one), ["DRILL-3 pkg:npm/other-lib 3.0.0 unknown"]);
  });

  test("the same list again changes nothing; pages of exposures meet end to end", async () => {
    const [one = ""] = organizations;
    const text = lockfile(
      ["drill-lib", "1.1.0"],
      ["drill-lib/node_modules/drill-lib", "1.2.0"],
      ["other-lib", "3.0.0"],
    );
    const body = { path: "pages/package-lock.json", text };
    const first = await call(one, "POST", "/api/inventories", body);
    const facts = (await here.store.read(system, async (tx) => await entriesAfter(tx, 0, 1000))).length;
    assert.deepEqual(await call(one, "POST", "/api/inventories", body), first);
    assert.equal(
      (await here.store.read(system, async (tx) => await entriesAfter(tx, 0, 1000))).length,
      facts,
    );
    await settle();
    const all = (await call(one, "GET", "/api/exposures")).body.items;
    const paged: Item[] = [];
    for (let place = "", pages = 0; pages < 10; pages += 1) {
      const page = await call(
        one,
        "GET",
        `/api/exposures?limit=1${place && `&after=${encodeURIComponent(place)}`}`,
      );
      paged.push(...page.body.items);
      place = page.body.next ?? "";
      if (place === "") break;
    }
    assert.ok(all.length >= 3);
    assert.deepEqual(paged, all);
  });

  test("nobody else sees or revokes it; what it found goes with it", async () => {
    const [one = "", two = ""] = organizations;
    const { inventories } = (await call(one, "GET", "/api/inventories")).body;
    assert.equal(inventories.length, 2);
    assert.deepEqual((await call(two, "GET", "/api/inventories")).body.inventories, []);
    for (const path of ["/api/inventories", "/api/exposures"])
      assert.equal((await call("chair", "GET", path)).status, 403);
    const foreign = await call(two, "DELETE", `/api/inventories/${inventories[0]?.inventory}`);
    const missing = await call(two, "DELETE", "/api/inventories/00000000-0000-4000-8000-000000000000");
    assert.deepEqual([foreign.status, foreign.body.detail], [404, missing.body.detail]);
    for (const { inventory } of inventories)
      assert.equal((await call(one, "DELETE", `/api/inventories/${inventory}`)).status, 200);
    assert.deepEqual(await exposures(one), []);
    const left = await here.store.read(
      system,
      async (tx) => await tx.first(sql`select 1 from holding where organization = ${one}`),
    );
    assert.equal(left, undefined);
    await settle();
    assert.deepEqual(await exposures(one), []);
  });

  test("the journal names the acts, and no count of organisations that is small", async () => {
    for (const [at, organization] of organizations.entries())
      await call(organization, "POST", "/api/inventories", {
        path: "package-lock.json",
        text: lockfile(["wide-lib", `1.${at}.0`]),
      });
    const wide = (fixed: string): object => ({
      affected: [
        {
          package: { ecosystem: "npm", name: "wide-lib" },
          ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed }] }],
        },
      ],
    });
    for (const [id, fixed] of [
      ["DRILL-NONE", "1.0.0"],
      ["DRILL-FEW", "1.4.0"],
      ["DRILL-MANY", "1.5.0"],
    ] as const) {
      await importAll(advisory(id, wide(fixed)));
      await settle();
    }
    const facts = (await here.store.read(system, async (tx) => await entriesAfter(tx, 0, 1000))).map(
      ({ fact }) => fact,
    );
    const found = facts.flatMap((fact) => (fact.kind === "exposure.found" ? [fact.organizations] : []));
    assert.deepEqual(found, [null, null, null, 0, null, 5]);
    assert.equal(facts.filter(({ kind }) => kind === "inventory.delegated").length, 3 + organizations.length);
    assert.equal(facts.filter(({ kind }) => kind === "inventory.revoked").length, 2);
    const exposed = await here.store.read(system, async (tx) => await exposedBy(tx, "osv/DRILL-FEW"));
    assert.deepEqual([exposed.affected.length, exposed.unknown.length], [4, 0]);
  });

  test("a record that may not be passed on has no ranges, and what it had found is gone", async () => {
    const [one = ""] = organizations;
    assert.ok((await exposures(one)).some((line) => line.startsWith("DRILL-MANY")));
    await here.store.write(system, async (tx) => {
      await tx.run(sql`update advisory_version set content = 'restricted' where key = 'osv/DRILL-MANY'`);
      await tx.run(
        sql`update advisory set sharing = 'amber', content = 'restricted' where key = 'osv/DRILL-MANY'`,
      );
    });
    assert.ok(!(await exposures(one)).some((line) => line.startsWith("DRILL-MANY")));
    await here.store.write(system, async (tx) => {
      const { appendEvents: append } = await import("#store/journal.ts");
      const counts = { read: 1, new: 0, changed: 1, unchanged: 0, quarantined: 0 };
      await append(tx, { kind: "feed.imported", batch: `batch-${batches}`, format: "osv", counts });
    });
    await settle();
    const rows = await here.store.read(system, async (tx) =>
      tx.rows(
        sql`select 1 from version_range where advisory = 'osv/DRILL-MANY' union all select 1 from exposure where advisory = 'osv/DRILL-MANY'`,
      ),
    );
    assert.deepEqual(rows, []);
  });

  test("what is no software list is refused with its place, and nothing is kept", async () => {
    const [one = ""] = organizations;
    const kept = (await call(one, "GET", "/api/inventories")).body;
    for (const [path, text] of [
      ["package-lock.json", "{"],
      ["notes.txt", "hello"],
      ["package-lock.json", "\u0000"],
    ] as const) {
      const { status, body } = await call(one, "POST", "/api/inventories", { path: `bad/${path}`, text });
      assert.deepEqual([status, body.code, body.findings.length > 0], [400, "input-invalid", true], path);
    }
    const odd = lockfile(
      ["drill-lib", `1.${"9".repeat(5000)}.0`],
      ["x".repeat(3000), "1.0.0"],
      ["nul-lib", "1.0.0\u0000"],
    );
    const { status, body } = await call(one, "POST", "/api/inventories", {
      path: "odd/package-lock.json",
      text: odd,
    });
    assert.equal(status, 200, JSON.stringify(body));
    await call(one, "DELETE", `/api/inventories/${body.inventory}`);
    assert.deepEqual((await call(one, "GET", "/api/inventories")).body, kept);
  });
});

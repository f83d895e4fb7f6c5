/** The OSV API of a room, held against packs of the same records and against what that API's documents say. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test, describe } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import * as fc from "fast-check";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { exposureFollower } from "#stages/exposure/follow.ts";
import { sql, system } from "#store/sql.ts";
import { startTestRoom, type AccessRoom } from "#test/kit/room/access-room.ts";
import { recordsOfDocuments } from "#test/kit/feed-records.ts";

const data = resolve(import.meta.dirname, "../../../shared/data/osv");
const feeds = ["PyPI", "crates.io", "mixed-from-test-fixtures"].map((name) => join(data, `${name}.jsonl.gz`));
const skip = feeds.every((path) => existsSync(path))
  ? false
  : "the shared data folder is not beside this checkout";

let here: AccessRoom;
let batches = 0;
const read: Advisory[] = [];

async function importAll(records: readonly ImportRecord[]): Promise<void> {
  await importRecords(here.store, system, { batch: `batch-${(batches += 1)}`, records });
  while ((await runFollowerOnce(here.store, exposureFollower)) > 0);
}

async function importDocuments(documents: readonly object[]): Promise<void> {
  await importAll(await recordsOfDocuments(documents));
}

type Vuln = { readonly id: string; readonly modified: string; readonly [name: string]: unknown };
type OsvResult = { readonly vulns?: readonly Vuln[]; readonly next_page_token?: string };
type OsvResponse<T> = { readonly status: number; readonly body: T };

/** Asks as a client does that is told to come again. */
async function post<T = OsvResult>(path: string, body: unknown): Promise<OsvResponse<T>> {
  here.clock.move(1000);
  for (;;) {
    const response = await here.app.request(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.status !== 429) return { status: response.status, body: (await response.json()) as T };
    await wait(1000 * Number(response.headers.get("retry-after")));
  }
}

function ids({ vulns = [] }: OsvResult): readonly string[] {
  return vulns.map(({ id }) => id);
}

type OsvRequest = {
  readonly version: string;
  readonly package: { readonly ecosystem: string; readonly name: string };
};

/** Questions about packages that the records name, at versions that they name or that lie beside those. */
function questions(): readonly { readonly question: OsvRequest; readonly product: string }[] {
  return read.flatMap(({ affected }) =>
    affected.flatMap(({ product, label, versions, fixed, intervals }) => {
      const ecosystem = {
        "pkg:pypi": "PyPI",
        "pkg:carg": "crates.io",
        "pkg:mave": "Maven",
        "pkg:gola": "Go",
      }[product?.slice(0, 8) ?? ""];
      if (product === null || ecosystem === undefined) return [];
      const named = [
        ...versions.slice(0, 3),
        ...versions.slice(-1),
        ...fixed,
        ...intervals.flatMap(({ from, to }) => [from ?? "0", to ?? "99"]),
      ];
      return named.map((version) => ({
        product,
        question: { version, package: { ecosystem, name: label } },
      }));
    }),
  );
}

/** The whole answers of many questions in one batch: what is cut short is asked on with its token, as clients do. */
async function askTogether(asked: readonly OsvRequest[]): Promise<readonly (readonly Vuln[])[]> {
  const whole: Vuln[][] = asked.map(() => []);
  let open = asked.map((question, at) => ({ at, query: { ...question } as object }));
  for (let rounds = 0; open.length > 0; rounds += 1) {
    assert.ok(rounds < 10);
    const { body } = await post<{ results: OsvResult[] }>("/v1/querybatch", {
      queries: open.map(({ query }) => query),
    });
    assert.equal(body.results.length, open.length);
    open = open.flatMap(({ at, query }, place) => {
      const { vulns = [], next_page_token: token } = body.results[place] ?? assert.fail();
      whole[at]?.push(...vulns);
      return token === undefined ? [] : [{ at, query: { ...query, page_token: token } }];
    });
  }
  return whole;
}

const lib = { ecosystem: "npm", name: "DrillLib" };
function record(id: string, more: object = {}): object {
  const ranges = [{ type: "SEMVER", events: [{ introduced: "1.0.0" }, { fixed: "2.0.0" }] }];
  return { id, modified: "2026-05-01T00:00:00Z", affected: [{ package: lib, ranges }], ...more };
}

describe("the OSV API of a room, held against packs of the same records and against what that API's documents say", () => {
  before(async () => {
    here = await startTestRoom("empty");
    if (skip !== false) return;
    const records: ImportRecord[] = [];
    for await (const item of openFeed(feeds)) records.push(...recordsOf(item));
    await importAll(records);
    const last = new Map<string, Advisory>();
    await here.store.read(system, async (tx) => {
      for (const { key, advisory } of await tx.rows<{ key: string; advisory: Advisory }>(
        sql`select key, advisory from advisory`,
      ))
        last.set(key, advisory);
    });
    read.push(...last.values());
  });
  after(async () => await here.close());

  test(
    "single, batch and packs agree on random packages and versions of real records",
    { skip },
    async (t) => {
      const byProduct = [...Map.groupBy(questions(), ({ product }) => product).values()];
      const built = buildPack(read.filter(({ format }) => format === "osv"));
      const opened = openPack(built.match);
      assert.ok(opened.ok);
      const pack: OpenedPack = { pack: opened.value, details: detailsInMemory(built.details) };
      const asked = fc.sample(
        fc.constantFrom(...byProduct).chain((list) => fc.constantFrom(...list)),
        { numRuns: 600, seed: 7 },
      );
      const many = await askTogether(asked.map(({ question }) => question));
      let found = 0;
      for (const [at, { question, product }] of asked.entries()) {
        const single = await post("/v1/query", question);
        assert.equal(single.status, 200);
        assert.deepEqual(
          many[at],
          (single.body.vulns ?? []).map(({ id, modified }) => ({ id, modified })),
        );
        const component = {
          product,
          name: "",
          version: question.version,
          at: "",
          scope: "runtime",
          dependencyPath: [],
        } as const;
        const { matches } = match([component], [pack]);
        // The API answers by numbers alone, so it names what lies in another channel of fixes too, of which packs say "unknown".
        const expected = new Set(
          matches
            .filter(({ verdict, reason }) => verdict === "affected" || reason.code === "other-channel")
            .map(({ advisory }) => advisory),
        );
        assert.deepEqual([...ids(single.body)].sort(), [...expected].sort(), JSON.stringify(question));
        found += expected.size;
      }
      t.diagnostic(`${asked.length} questions, ${found} records in their answers`);
      assert.ok(found > asked.length);
    },
  );

  test("a record comes as its source published it", { skip }, async () => {
    const { body } = await post("/v1/query", { package: { purl: "pkg:pypi/trac@0.9" } });
    const [first] = body.vulns ?? [];
    assert.equal(first?.id, "PYSEC-2005-1");
    const response = await here.app.request("/v1/vulns/PYSEC-2005-1");
    assert.deepEqual(await response.json(), first);
    assert.ok(Object.hasOwn(first, "references"));
  });

  test("package by purl or by name and ecosystem, with and without version; names are case-sensitive, ecosystems are not; unknown is {}", async () => {
    await importDocuments([record("DRILL-API-1")]);
    const purl = "pkg:npm/drilllib";
    for (const [question, expected] of [
      [{ package: lib, version: "1.0.0" }, ["DRILL-API-1"]],
      [{ package: lib, version: "2.0.0" }, []],
      [{ package: lib }, ["DRILL-API-1"]],
      [{ package: { purl }, version: "1.9.9" }, ["DRILL-API-1"]],
      [{ package: { purl: `${purl}@1.9.9` } }, ["DRILL-API-1"]],
      [{ package: { purl } }, ["DRILL-API-1"]],
      [{ package: { ...lib, name: "drilllib" }, version: "1.0.0" }, []],
      [{ package: { ...lib, ecosystem: "NPM" }, version: "1.0.0" }, ["DRILL-API-1"]],
      [{ package: { ...lib, ecosystem: "no such" }, version: "1.0.0" }, []],
      [{ package: { ...lib, name: "unheard-of" } }, []],
      [{ package: lib, version: "no version" }, []],
      [{ commit: "6879efc2c1596d11a6a6ad296f80063b558d5e0f" }, []],
    ] as const) {
      const { status, body } = await post("/v1/query", question);
      assert.equal(status, 200, JSON.stringify(question));
      assert.deepEqual(
        expected.length === 0 ? body : ids(body),
        expected.length === 0 ? {} : expected,
        JSON.stringify(question),
      );
    }
  });

  test("a version in purl and body, a purl beside a name, half a package, nothing at all: 400 with code and message", async () => {
    for (const question of [
      { package: { purl: "pkg:npm/a@1.0.0" }, version: "1.0.0" },
      { package: { purl: "pkg:npm/a", name: "a" } },
      { package: { purl: "pkg:npm/a", ecosystem: "npm" } },
      { package: { purl: "not a purl" } },
      { package: { name: "a" } },
      { package: {} },
      { version: "1.0.0" },
      { commit: "abc", version: "1" },
      { unknown: 1 },
      {},
    ]) {
      const single = await post<{ code: string; message: string }>("/v1/query", question);
      assert.deepEqual([single.status, single.body.code], [400, "input-invalid"], JSON.stringify(question));
      assert.ok(single.body.message.length > 0);
      assert.equal((await post("/v1/querybatch", { queries: [question] })).status, 400);
    }
    const queries = Array.from({ length: 1001 }, () => ({ package: lib }));
    assert.equal((await post("/v1/querybatch", { queries })).status, 400);
    const most = await post<{ results: OsvResult[] }>("/v1/querybatch", { queries: queries.slice(1) });
    assert.equal(most.body.results.length, 1000);
  });

  test("withdrawn: not in queries, yet returned by id; unknown ids are 404 with code and message", async () => {
    await importDocuments([record("DRILL-API-W", { withdrawn: "2026-05-02T00:00:00Z" })]);
    assert.ok(
      !ids((await post("/v1/query", { package: lib, version: "1.0.0" })).body).includes("DRILL-API-W"),
    );
    const response = await here.app.request("/v1/vulns/DRILL-API-W");
    assert.equal(((await response.json()) as Vuln)["withdrawn"], "2026-05-02T00:00:00Z");
    const missing = await here.app.request("/v1/vulns/DRILL-API-NONE");
    const { code, message } = (await missing.json()) as { code: string; message: string };
    assert.deepEqual([missing.status, code, message], [404, "not-found", "Bug not found."]);
  });

  test("pages: tokens lead through all records once, the same in single and batch", async () => {
    const named = { ecosystem: "npm", name: "paged-lib" };
    const affected = [{ package: named, ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }] }];
    await importDocuments(
      Array.from({ length: 2300 }, (_, at) =>
        record(`DRILL-PAGE-${String(at).padStart(4, "0")}`, { affected }),
      ),
    );
    const question = { package: named, version: "1.0.0" };
    const seen: string[][] = [[], []];
    for (const [way, ask] of [
      async (token: object) => (await post("/v1/query", { ...question, ...token })).body,
      async (token: object) =>
        (await post<{ results: OsvResult[] }>("/v1/querybatch", { queries: [{ ...question, ...token }] }))
          .body.results[0] ?? {},
    ].entries()) {
      let token: string | undefined = "";
      for (let pages = 0; token !== undefined && pages < 5; pages += 1) {
        const page: OsvResult = await ask(token === "" ? {} : { page_token: token });
        assert.ok((page.vulns ?? []).length <= 1000);
        seen[way]?.push(...ids(page));
        token = page.next_page_token;
      }
    }
    assert.equal(seen[0]?.length, 2300);
    assert.equal(new Set(seen[0]).size, 2300);
    assert.deepEqual(seen[1], seen[0]);
  });

  test("what may not be passed on is never shown: not by query, batch or id", async () => {
    await importDocuments([
      record("DRILL-AMBER", { affected: [{ package: { ...lib, name: "amber" }, versions: ["1.0.0"] }] }),
    ]);
    const question = { package: { ...lib, name: "amber" }, version: "1.0.0" };
    const look = async (): Promise<readonly unknown[]> => [
      (await post("/v1/query", question)).body,
      (await post("/v1/querybatch", { queries: [question] })).body,
      (await here.app.request("/v1/vulns/DRILL-AMBER")).status,
    ];
    assert.match(JSON.stringify(await look()), /DRILL-AMBER.*DRILL-AMBER.*200/);
    await here.store.write(system, async (tx) => {
      await tx.run(sql`update advisory set sharing = 'amber' where key = 'osv/DRILL-AMBER'`);
      await tx.run(sql`update advisory_version set sharing = 'amber' where key = 'osv/DRILL-AMBER'`);
    });
    assert.deepEqual(await look(), [{}, { results: [{}] }, 404]);
  });
});

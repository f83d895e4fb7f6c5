/** How deadlines fall over a population that stated facts and delegated lists: through the contract, with what officers may not see left out. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { InputOf, OutputOf } from "#contract/endpoint.ts";
import { contract, type EndpointKey } from "#contract/index.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

type TokenHolder = Omit<Parameters<typeof makeToken>[1], "now">;

const lead: TokenHolder = { role: "lead", office: "msit", domain: "private" };
const packs = ["us.cisa.bod-26-04@1.0.0", "us.cisa.bod-22-01@1.0.0"];
const flaw = "DRILL-2026-POPULATION";

let room: TestRoom;
/** Organisations of one cell, and their number. */
let cell: { readonly sector: string; readonly tier: string; readonly ids: readonly string[] };
let draft: InputOf<(typeof contract)["directiveDraft"]>;

const tokens = new Map<string, string>();

async function answer<K extends EndpointKey>(
  who: TokenHolder,
  key: K,
  input: InputOf<(typeof contract)[K]>,
): Promise<Response> {
  const seat = JSON.stringify(who);
  if (!tokens.has(seat)) {
    const made = await room.store.write(
      system,
      async (tx) => await makeToken(tx, { ...who, now: room.now() }),
    );
    tokens.set(seat, made.secret);
  }
  const { method, path } = contract[key];
  const rest = new Map(Object.entries(input as Record<string, string>));
  const url = path.replace(/:(\w+)/g, (_all, part: string) => {
    const value = encodeURIComponent(rest.get(part) ?? "");
    rest.delete(part);
    return value;
  });
  const query = method === "GET" ? `?${new URLSearchParams(Object.fromEntries(rest))}` : "";
  return await room.fetch(`${room.origin}${url}${query}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get(seat)}`, "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  });
}

async function call<K extends EndpointKey>(
  who: TokenHolder,
  key: K,
  input: InputOf<(typeof contract)[K]>,
): Promise<OutputOf<(typeof contract)[K]>> {
  const response = await answer(who, key, input);
  const body: unknown = await response.json();
  assert.ok(response.ok, `${key}: ${JSON.stringify(body)}`);
  return body as OutputOf<(typeof contract)[K]>;
}

function own(organization: string): TokenHolder {
  return { role: "organization", organization };
}

async function state(id: string, facts: InputOf<(typeof contract)["assetFactsState"]>): Promise<void> {
  const { facts: kept, statedAt } = await call(own(id), "assetFactsState", facts);
  assert.deepEqual([kept, statedAt !== null], [facts, true]);
}

async function delegate(id: string, name: string): Promise<void> {
  const packages = { [`node_modules/${name}`]: { version: "1.0.0" } };
  const text = JSON.stringify({ name: "drill", lockfileVersion: 3, packages });
  await call(own(id), "inventoryDelegate", { path: "package-lock.json", text });
}

async function falls(scope = draft.scope): Promise<readonly (readonly [boolean, boolean, number | null])[]> {
  const preview = await call(lead, "directivePreview", { ...draft, scope });
  return preview.falls.map(({ known, fall, counts }) => [known, fall !== null, counts[0] ?? null]);
}

describe("how deadlines fall over a population that stated facts and delegated lists", () => {
  before(async () => {
    room = await openTestRoom({ now: "2026-07-01T00:00:00Z" });
    const record = {
      schema_version: "1.6.0",
      id: flaw,
      modified: "2026-06-30T00:00:00Z",
      published: "2026-06-30T00:00:00Z",
      summary: "[DRILL] an invented flaw",
      affected: [{ package: { ecosystem: "npm", name: "drill-held" }, versions: ["1.0.0"] }],
    };
    await call({ role: "analyst" }, "importRecords", {
      batch: "population",
      records: [{ path: "a.json", position: "", text: JSON.stringify(record) }],
    });
    await room.store.write(system, async (tx) =>
      tx.run(sql`insert into organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
      select 'drill-more-' || n, '{"ko": "[훈련]", "en": "[DRILL]"}', 'ciso', 'finance', 'private', '11', false, 10, '{ko}', '[]', '2026-01-01', true
      from generate_series(10, 39) n`),
    );
    const cells = await room.store.read(system, async (tx) =>
      tx.rows<typeof cell>(sql`select sector, tier, array_agg(id order by id) as ids from organization
      where domain = 'private' and valid_to is null group by sector, tier order by count(*) desc, 1, 2 limit 1`),
    );
    cell = cells[0] ?? assert.fail();
    assert.ok(cell.ids.length >= 24, `the largest cell has ${cell.ids.length}`);
    draft = {
      title: { ko: "[훈련] 전체", en: "[DRILL] population" },
      advisories: [flaw],
      rulePack: packs[0] ?? "",
      scope: `org.sector == "${cell.sector}" && org.tier == "${cell.tier}"`,
      actions: [{ kind: "patch" }],
      binding: false,
      legalBasis: {},
      contact: "duty@room.example",
    };
    for (const id of cell.ids.slice(0, 6)) await state(id, { exposed: "no" });
    for (const id of cell.ids.slice(6, 12)) await delegate(id, "other-lib");
    for (const id of cell.ids.slice(12, 17)) await delegate(id, "drill-held");
    await state(cell.ids[17] ?? "", { exposed: "no", humanImpact: "low" });
    await room.settle();
  });
  after(async () => await room.close());

  test("deadlines fall by what is stated and delegated; one organisation of its own kind is counted as unknown", async () => {
    const rest = cell.ids.length - 17;
    assert.deepEqual(await falls(), [
      [true, true, 5],
      [true, true, 6],
      [true, false, 6],
      [false, true, rest],
    ]);
    const preview = await call(lead, "directivePreview", draft);
    const dues = preview.falls.map(({ fall }) => fall?.due ?? null);
    const [holding, inside, , unknown] = dues;
    assert.ok(holding === unknown && (inside ?? "9") > (unknown ?? "9"), JSON.stringify(dues));
    assert.equal(preview.deadlines.length, 3);
  });

  test("leaving one organisation out takes nobody else's facts with it: the cell counts as unknown", async () => {
    const without = `${draft.scope} && org.id != "${cell.ids[0]}"`;
    assert.deepEqual(await falls(without), [[false, true, cell.ids.length - 1]]);
    assert.deepEqual(await falls(`org.id == "${cell.ids[0]}"`), [[false, true, null]]);
  });

  test("two packs over the population: outcomes differ by what is known, and turn round on the way back", async () => {
    const there = await call(lead, "rulePackCompare", { draft, packs });
    const back = await call(lead, "rulePackCompare", { draft, packs: packs.toReversed() });
    const same = await call(lead, "rulePackCompare", { draft, packs: [packs[0] ?? "", packs[0] ?? ""] });
    assert.deepEqual(same.moves.total, {
      all: cell.ids.length,
      earlier: 0,
      later: 0,
      same: cell.ids.length,
    });
    const moved = there.moves.rows.filter(({ direction }) => direction !== "same");
    assert.ok(moved.length > 1, "not everyone moves alike");
    assert.ok(there.moves.rows.some(({ known, direction }) => known && direction === "same"));
    const turned = { earlier: "later", later: "earlier", same: "same" } as const;
    assert.deepEqual(
      there.moves.rows.map((row) => JSON.stringify(row)).toSorted(),
      back.moves.rows.map((row) => JSON.stringify({ ...row, direction: turned[row.direction] })).toSorted(),
    );
    assert.deepEqual(Object.keys(there.moves.byTier), [cell.tier]);
  });

  test("the chair is shown the same groups of the whole nation, and no count under five", async () => {
    const seen = await call({ role: "chair", office: "nso" }, "rulePackCompare", {
      draft: { ...draft, scope: "true" },
      packs,
    });
    const counts = [
      ...seen.falls.flatMap((row) => row.counts),
      ...seen.moves.rows.map(({ count }) => count),
      ...[...Object.values(seen.moves.byTier), ...Object.values(seen.moves.bySector)].flatMap((row) =>
        Object.values(row),
      ),
    ];
    assert.ok(
      counts.some((count) => count === 6) &&
        counts.every((count) => count === null || count === 0 || count >= 5),
    );
  });

  test("what was stated is read by the organisation alone, explains its own deadline, and is a fact without its values", async () => {
    const [first = "", , , , , , bystander = ""] = cell.ids;
    assert.deepEqual((await call(own(bystander), "assetFactsRead", {})).facts, {});
    const made = await call({ role: "chair", office: "nso" }, "directiveDraft", draft);
    await call({ role: "chair", office: "nso" }, "directiveSubmit", made);
    await call(lead, "directiveApprove", made);
    await room.settle();
    const asked = { directive: made.directive, organization: first };
    const mine = await call(own(first), "directiveExplain", asked);
    const theirs = await call(lead, "directiveExplain", asked);
    const exposed = (of: typeof mine) => of.advisories[0]?.facts.find(({ fact }) => fact === "exposed");
    assert.deepEqual([exposed(mine)?.origin, exposed(mine)?.value], ["asset", "no"]);
    assert.deepEqual(
      exposed(mine)?.sources.map(({ by, at }) => [by, at]),
      [[first, mine.own?.statedAt]],
    );
    assert.deepEqual(
      [exposed(theirs)?.origin, theirs.own, theirs.advisories[0]?.held],
      ["assumed", null, null],
    );
    assert.equal(theirs.due, mine.due);
    assert.ok((mine.advisories[0]?.due ?? "9") > (theirs.advisories[0]?.due ?? "9"));
    const holder = cell.ids[12] ?? "";
    const held = await call(own(holder), "directiveExplain", { ...asked, organization: holder });
    assert.deepEqual(
      held.advisories[0]?.held?.map(({ product, verdict }) => [product, verdict]),
      [["pkg:npm/drill-held", "affected"]],
    );
    const facts = await room.store.read(system, async (tx) =>
      tx.rows<{ fact: object }>(
        sql`select fact from journal where kind = 'asset-facts.stated' order by position`,
      ),
    );
    assert.deepEqual(facts[0]?.fact, { kind: "asset-facts.stated", organization: first });
  });

  test("previews move once five of a cell have changed; a group that shrinks below five is told no more", async () => {
    const [first = "", second = "", ...more] = cell.ids;
    await state(first, { exposed: "no" });
    const earlier = await falls();
    await state(first, {});
    await state(second, {});
    assert.deepEqual((await call(own(first), "assetFactsRead", {})).facts, {});
    await room.settle();
    assert.deepEqual(await falls(), earlier, "two have changed: nothing is told of them");
    for (const id of more.slice(0, 3)) await state(id, {});
    await room.settle();
    const now = await falls();
    assert.equal(earlier.length, 4);
    assert.deepEqual(now, [
      [true, true, 5],
      [true, false, 6],
      [false, true, cell.ids.length - 11],
    ]);
    const facts = await room.store.read(system, async (tx) =>
      tx.rows(
        sql`select 1 from journal where kind = 'asset-facts.stated' and fact ->> 'organization' = ${first}`,
      ),
    );
    assert.equal(facts.length, 2);
  });

  test("a list that is taken back is gone at once, and with it what is told of its cell, until five have changed", async () => {
    const [holder = "", ...others] = cell.ids.slice(12, 17);
    const earlier = await falls();
    const { inventories } = await call(own(holder), "inventoryList", {});
    await call(own(holder), "inventoryRevoke", { inventory: inventories[0]?.inventory ?? "" });
    const blank = [[false, true, cell.ids.length]];
    assert.deepEqual(await falls(), blank, "before any follower has worked");
    await room.settle();
    assert.deepEqual(await falls(), blank);
    for (const id of others) await delegate(id, "other-lib");
    await room.settle();
    assert.deepEqual(await falls(), [
      [true, false, 10],
      [false, true, cell.ids.length - 10],
    ]);
    assert.notDeepEqual(await falls(), earlier);
  });
});

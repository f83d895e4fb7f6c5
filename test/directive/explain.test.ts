/** Why a deadline, through the contract: who may ask, what is told, and what two rule packs would change. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { contract } from "#contract/index.ts";
import type { InputOf, OutputOf } from "#contract/endpoint.ts";
import { bod2604Pack } from "#core/rules/packs/us.cisa.bod-26-04.ts";
import { packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { changedRows, rowsReached, tableView } from "#core/rules/decision-table-view.ts";
import { drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

type EndpointKey =
  | "importRecords"
  | "directiveDraft"
  | "directiveSubmit"
  | "directiveApprove"
  | ExplainEndpoint;
type ExplainEndpoint = "directiveExplain" | "rulePackRead" | "rulePackCompare" | "directivePreview";
type TokenHolder = Parameters<typeof makeToken>[1];

let room: TestRoom;
let directive: string;
const subject = "DRILL-ADV-2026-0001";
const draft = {
  title: { ko: "[훈련] 게이트웨이 조치", en: "[DRILL] Gateway" },
  advisories: [subject],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: "true",
  actions: [{ kind: "patch" as const }],
  binding: false,
  legalBasis: { ko: "훈련", en: "Drill" },
  contact: "duty@room.example",
};
const company = "drill-major-07";

const tokens = new Map<string, string>();

function officer(name: string): Omit<TokenHolder, "now" | "name"> & { readonly name: string } {
  return { role: "chair", office: "nso", name };
}

async function answer<K extends EndpointKey>(
  who: object,
  key: K,
  input: InputOf<(typeof contract)[K]>,
): Promise<Response> {
  const name = JSON.stringify(who);
  const { name: _, ...seat } = who as { name?: string };
  if (!tokens.has(name)) {
    const request = { now: room.now(), ...seat } as TokenHolder;
    const made = await room.store.write(system, async (tx) => await makeToken(tx, request));
    tokens.set(name, made.secret);
  }
  const { method, path } = contract[key];
  const rest = new Map(Object.entries(input as Record<string, unknown>));
  const url = path.replace(/:(\w+)/g, (_all, part: string) => {
    const value = encodeURIComponent(rest.get(part) as string);
    rest.delete(part);
    return value;
  });
  const query =
    method === "GET" ? `?${new URLSearchParams(Object.fromEntries(rest) as Record<string, string>)}` : "";
  return await room.fetch(`${room.origin}${url}${query}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get(name)}`, "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  });
}

async function call<K extends EndpointKey>(
  who: object,
  key: K,
  input: InputOf<(typeof contract)[K]>,
): Promise<OutputOf<(typeof contract)[K]>> {
  const response = await answer(who, key, input);
  const body: unknown = await response.json();
  assert.ok(response.ok, `${key}: ${JSON.stringify(body)}`);
  return body as OutputOf<(typeof contract)[K]>;
}

const own = { role: "organization", organization: company };

/** What a coordinator says of the flaw: the mildest values. */
function cveRecord(cveId: string): object {
  const options = [{ Exploitation: "none" }, { Automatable: "no" }, { "Technical Impact": "partial" }];
  const metrics = [{ other: { type: "ssvc", content: { options, timestamp: "2026-06-30T00:00:00Z" } } }];
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId, state: "PUBLISHED", dateUpdated: "2026-06-30T00:00:00Z" },
    containers: { cna: {}, adp: [{ providerMetadata: { shortName: "DRILL-ADP" }, metrics }] },
  };
}

function listing(cveID: string): { path: string; position: string; text: string } {
  const about = {
    vendorProject: "x",
    product: "x",
    vulnerabilityName: "x",
    shortDescription: "x",
    requiredAction: "x",
  };
  const one = { cveID, ...about, dateAdded: "2026-07-02", dueDate: "2026-07-05", notes: "" };
  const issue = {
    title: "[DRILL] catalogue",
    catalogVersion: "2026.07.02",
    dateReleased: "2026-07-02T00:00:00Z",
    count: 1,
  };
  return { path: "kev.json", position: "", text: JSON.stringify({ ...issue, vulnerabilities: [one] }) };
}

describe("why a deadline, through the contract", () => {
  before(async () => {
    room = await openTestRoom({ now: "2026-07-01T00:00:00Z" });
    await call({ role: "analyst" }, "importRecords", {
      batch: "explain",
      records: drillAdvisoryFiles("2026-07-01T00:00:00Z").map(({ path, text }) => ({
        path,
        position: "",
        text,
      })),
    });
    const made = await call(officer("one"), "directiveDraft", draft);
    directive = made.directive;
    await call(officer("one"), "directiveSubmit", { directive });
    await call(officer("two"), "directiveApprove", { directive });
    await room.settle();
  });
  after(async () => await room.close());

  test("an explanation names every fact with its source, the row, the clock, and what would change it", async () => {
    const told = await call(own, "directiveExplain", { directive, organization: company });
    assert.equal(told.organization, company);
    assert.deepEqual(told.pack?.rows, tableView(bod2604Pack).rows);
    assert.ok((told.pack?.unverified.length ?? 0) > 0, "what is not verified is said");
    const [one] = told.advisories;
    assert.ok(one);
    assert.equal(one.decides, true);
    assert.equal(one.due, told.due);
    assert.deepEqual(
      one.facts.map(({ fact }) => fact),
      bod2604Pack.inputs.map(({ fact }) => fact),
    );
    for (const { fact, origin, sources, sentence } of one.facts) {
      assert.ok(sentence.ko !== "" && sentence.en !== "", fact);
      if (origin === "advisory") assert.ok(sources.length > 0, `${fact} has a source`);
      for (const { by, at } of sources) assert.ok(by !== "" && at !== null, fact);
    }
    assert.ok(one.reached.includes(one.row), "the row that decides is one of those that are possible");
    const hidden = one.otherwise.find(({ fact, value }) => fact === "exposed" && value === "no");
    assert.ok(
      hidden && (hidden.due ?? "9") >= (one.due ?? "9"),
      "a system that is not exposed has no less time",
    );
    assert.ok(one.sentence["ko"]?.includes("확인되지 않아"), "what is assumed is said");
  });

  test("a listing moves the deadline, and everyone who was told of the directive may read why", async () => {
    const cve = "CVE-2026-60001";
    const record = {
      schema_version: "1.6.0",
      id: "DRILL-2026-MOVES",
      modified: "2026-06-30T00:00:00Z",
      published: "2026-06-30T00:00:00Z",
      aliases: [cve],
      summary: "[DRILL] a flaw that is listed later",
      affected: [{ package: { ecosystem: "npm", name: "drill-moves" }, versions: ["1.0.0"] }],
    };
    await call({ role: "analyst" }, "importRecords", {
      batch: "moves",
      records: [record, cveRecord(cve)].map((one, at) => ({
        path: `${at}.json`,
        position: "",
        text: JSON.stringify(one),
      })),
    });
    const made = await call(officer("one"), "directiveDraft", { ...draft, advisories: [record.id] });
    await call(officer("one"), "directiveSubmit", made);
    await call(officer("two"), "directiveApprove", made);
    await room.settle();
    const asked = { directive: made.directive, organization: company };
    const early = await call(own, "directiveExplain", asked);
    assert.deepEqual(early.moves, []);
    const stated = early.advisories[0]?.facts.find(({ fact }) => fact === "automatable");
    assert.deepEqual(
      stated?.sources.map(({ record: of }) => of),
      [cve],
    );
    room.advance(86_400_000);
    await call({ role: "analyst" }, "importRecords", { batch: "kev", records: [listing(cve)] });
    await room.settle();
    const late = await call(own, "directiveExplain", asked);
    const kev = late.advisories[0]?.facts.find(({ fact }) => fact === "kev");
    assert.deepEqual(
      kev?.sources.map(({ record: of, at }) => [of, at]),
      [[cve, "2026-07-02"]],
    );
    assert.ok((late.due ?? "9") < (early.due ?? "9"), `${late.due} is before ${early.due}`);
    assert.equal(late.due, late.advisories[0]?.due, "the room's deadline is the one that is explained");
    assert.deepEqual(
      late.moves.map(({ before: from, after: to }) => [from, to]),
      [[early.due, late.due]],
    );
    assert.ok(late.moves[0]?.sentence["en"]?.includes(cve) && late.moves[0].sentence["ko"]?.includes(cve));
  });

  test("an organisation is told of itself alone, an officer of the jurisdiction alone; others look like nothing", async () => {
    const rows = await room.store.read(system, async (tx) =>
      tx.rows<{ organization: string; domain: string }>(
        sql`select distinct on (domain) organization, domain from notification where directive = ${directive} and organization <> ${company} order by domain, organization`,
      ),
    );
    assert.ok(rows.length > 1);
    for (const { organization, domain } of rows) {
      assert.equal((await answer(own, "directiveExplain", { directive, organization })).status, 404);
      for (const leads of ["private", "public", "military"])
        assert.equal(
          (await answer({ role: "lead", domain: leads }, "directiveExplain", { directive, organization }))
            .status,
          leads === domain ? 200 : 404,
          `${organization} of ${domain} asked by the lead of ${leads}`,
        );
    }
    assert.equal(
      (await answer(own, "directiveExplain", { directive: "none", organization: company })).status,
      404,
    );
  });

  test("every rule pack can be read whole", async () => {
    for (const pack of packs) {
      const read = await call(own, "rulePackRead", { pack: referenceOf(pack) });
      assert.equal(read.table.rows.length, pack.table.rows.length, read.id);
      assert.equal(read.outcomes.length, pack.table.outcome.values.length, read.id);
      assert.deepEqual(read.unverified, pack.unverified);
    }
    assert.equal((await answer(own, "rulePackRead", { pack: "none@1.0.0" })).status, 404);
  });

  test("two packs are compared over whom the draft selects; the same pack moves nobody", async () => {
    const references = packs.map(referenceOf);
    const [a = "", b = ""] = references;
    const same = await call(officer("one"), "rulePackCompare", { draft, packs: [a, a] });
    assert.deepEqual(same.rows, { total: 0, items: [] });
    for (const { moves } of same.scenarios) assert.equal(moves, "same");
    for (const { direction, hours } of same.moves.rows) assert.deepEqual([direction, hours], ["same", 0]);
    const lead = { role: "lead", office: "msit", domain: "private" };
    const there = await call(lead, "rulePackCompare", { draft, packs: [a, b] });
    const back = await call(lead, "rulePackCompare", { draft, packs: [b, a] });
    const turned = { earlier: "later", later: "earlier", same: "same" } as const;
    assert.ok(there.scenarios.some(({ moves }) => moves !== "same"));
    there.scenarios.forEach(({ moves, hours, before: old }, at) => {
      assert.equal(back.scenarios[at]?.moves, turned[moves]);
      assert.equal(back.scenarios[at]?.hours, hours);
      assert.deepEqual(back.scenarios[at]?.after, old);
    });
    const worst = there.scenarios.find(({ exposed }) => exposed === "unknown");
    assert.deepEqual(
      there.moves.rows.map(({ known, direction, hours }) => [known, direction, hours]),
      [[false, worst?.moves, worst?.hours]],
      "nothing was stated or delegated: everyone counts as the worst, as one group that says so",
    );
    const preview = await call(lead, "directivePreview", draft);
    assert.equal(there.selected.total, preview.selected.total);
    const chair = await call(officer("one"), "rulePackCompare", { draft, packs: [a, b] });
    for (const count of [...Object.values(chair.selected.byTier), ...Object.values(chair.selected.bySector)])
      assert.ok(count === null || count === 0 || count >= 5, "small counts are not the chair's to see");
    const unknown = await answer(lead, "rulePackCompare", { draft, packs: [a, "none@1.0.0"] });
    assert.equal(unknown.status, 400);
  });

  test("properties: the deciding row is always reached, all facts known reach one row, changed rows are symmetric", () => {
    for (const pack of packs) {
      const open = rowsReached(pack, { decision: {}, kevAdded: null }, {});
      assert.ok(open.row !== null && open.reached.includes(open.row), referenceOf(pack));
      const known = rowsReached(
        pack,
        {
          id: "CVE-2026-1000",
          decision: { exploitation: "poc", automatable: "no", technicalImpact: "partial" },
          kevAdded: null,
          severity: "high",
          nisStep: "2",
        },
        { exposed: "no", humanImpact: "low", assetClass: "office", highValue: "no" },
      );
      assert.deepEqual([known.reached, known.unknown], [[known.row], []], referenceOf(pack));
      for (const other of packs)
        assert.equal(
          changedRows(pack, other).total,
          changedRows(other, pack).total,
          `${pack.id} ${other.id}`,
        );
      assert.equal(changedRows(pack, pack).total, 0);
    }
  });
});

/** Where an organisation stands, through a room's endpoints: what is refused, several keys, coverage, and an officer's decision. The law itself is tried in `test/law`. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { AnswerCoverage } from "#core/directive/answer-coverage.ts";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import {
  type AccessRoom,
  notifyOf,
  registerAgent,
  sealed,
  startTestRoom,
  type TestAgent,
} from "#test/kit/room/access-room.ts";

const organization = "drill-basic-07";
let here: AccessRoom;
let [one, two]: TestAgent[] = [];
const tokens = { organization: "", lead: "", elsewhere: "" };
let directives = 0;

/** A directive in force of which the organisation was notified, at a revision. */
async function notified(revision = 1, state = "issued", pack: string | null = null): Promise<string> {
  const id = `S-${(directives += 1)}`;
  await notifyOf(here, organization, { id, revision, state, pack });
  return id;
}

type TakenAnswer = { readonly status: number; readonly findings?: readonly { readonly code: string }[] };

async function post(path: string, body: unknown, token = ""): Promise<TakenAnswer> {
  const headers = {
    "content-type": "application/json",
    ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await here.app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
  return { ...((await response.json()) as object), status: response.status };
}

const none: StatusCounts = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
let sequence = 0;

type AnswerVariant = { readonly by?: TestAgent | undefined; readonly lists?: number } & Readonly<
  Record<string, unknown>
>;

/** What a signed answer is answered with: the codes of its findings, or `taken`. */
async function answered(
  directive: string,
  counts: Partial<StatusCounts>,
  { by = one, lists, ...more }: AnswerVariant = {},
) {
  assert.ok(by !== undefined);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const at = here.room.now().toISOString();
  const payload = {
    type: "bongsu.attestation/1",
    organization,
    directive,
    revision: 1,
    drill: true,
    sequence: (sequence += 1),
    at,
    counts: { ...none, ...counts },
    evidence: { E0: 0, E1: 0, E2: all, E3: 0 },
    contradicted: 0,
    evidenceDigest: "a".repeat(64),
    ...(lists === undefined ? {} : { coverage: coverageOf(lists, at) }),
    ...more,
  };
  const { status, findings = [] } = await post(
    "/api/attestations",
    await sealed(payloadTypes.attestation, payload, by),
  );
  return status === 200 ? "taken" : findings.map(({ code }) => code).join();
}

function coverageOf(lists: number, at: string): AnswerCoverage {
  const seen = { lists: { "package-lock": lists }, components: { npm: lists * 10 }, compared: lists * 10 };
  const gone = { lists: 0, components: {} };
  return {
    ...seen,
    notCompared: 0,
    lost: 0,
    gone,
    checked: { first: at, last: at },
    index: { sequence: 1, issuedAt: null },
    pack: null,
  };
}

async function standing(directive: string): Promise<string> {
  const row = await here.store.read(system, async (tx) =>
    tx.first<{ standing: string }>(
      sql`select standing from response where directive = ${directive} and organization = ${organization}`,
    ),
  );
  return row?.standing ?? "told";
}

describe("where an organisation stands, through a room's endpoints", () => {
  before(async () => {
    here = await startTestRoom();
    [one, two] = [await registerAgent(here, organization), await registerAgent(here, organization)];
    const now = here.room.now();
    await here.store.write(system, async (tx) => {
      await tx.run(sql`insert into pub_index (sequence, envelope, at) values (5, '{}', ${now})`);
      tokens.organization = (await makeToken(tx, { role: "organization", organization, now })).secret;
      tokens.lead = (await makeToken(tx, { role: "lead", domain: "public", now })).secret;
      tokens.elsewhere = (await makeToken(tx, { role: "lead", domain: "private", now })).secret;
    });
  });
  after(async () => await here.close());

  test("what cannot be an answer is refused with a code, and nothing moves", async () => {
    const directive = await notified();
    const refused: readonly (readonly [string, Partial<StatusCounts>, AnswerVariant])[] = [
      ["answer-nothing", {}, {}],
      ["evidence-claimed", { fixed: 3 }, { evidence: { E0: 0, E1: 0, E2: 0, E3: 3 } }],
      ["evidence-claimed", { fixed: 3 }, { evidenceDigest: null }],
      ["evidence-sum", { fixed: 3 }, { evidence: { E0: 0, E1: 0, E2: 4, E3: 0 } }],
      ["time-implausible", { fixed: 3 }, { at: "1970-01-01T00:00:00Z" }],
      ["time-implausible", { fixed: 3 }, { at: "2099-01-01T00:00:00Z" }],
      ["pattern", { fixed: 3 }, { at: "yesterday" }],
      ["revision-unknown", { fixed: 3 }, { revision: 2 }],
    ];
    for (const [code, counts, more] of refused) assert.equal(await answered(directive, counts, more), code);
    assert.equal(await standing(directive), "told");
    assert.equal(await answered(await notified(2), { fixed: 3 }), "revision-old");
    for (const state of ["withdrawn", "superseded", "expired"])
      assert.equal(await answered(await notified(1, state), { fixed: 3 }), "directive-ended");
    const typed = { revision: 1, counts: none, once: "zero" };
    const page = await post(`/api/tasks/${directive}/answer`, typed, tokens.organization);
    assert.deepEqual([page.status, page.findings?.[0]?.code], [400, "answer-nothing"]);
  });

  test("while its ending is decided a directive takes no answer, and the page is told before it sends one", async () => {
    const directive = await notified();
    await here.store.write(system, async (tx) => {
      await tx.run(sql`update directive set work = '{"purpose": "withdraw"}' where id = ${directive}`);
    });
    assert.equal(await answered(directive, { fixed: 3 }), "directive-ending");
    const said = { revision: 1, counts: { ...none, fixed: 3 } };
    for (const [act, more] of [
      ["preview", {}],
      ["answer", { once: "ending" }],
    ] as const) {
      const page = await post(`/api/tasks/${directive}/${act}`, { ...said, ...more }, tokens.organization);
      assert.deepEqual([page.status, page.findings?.[0]?.code], [409, "directive-ending"], act);
    }
  });

  test("coverage that cannot be true is refused", async () => {
    const pack = "b".repeat(64);
    const directive = await notified(1, "issued", pack);
    const now = here.room.now().toISOString();
    const good: AnswerCoverage = { ...coverageOf(2, now), pack, index: { sequence: 5, issuedAt: now } };
    const later = new Date(Date.parse(now) + 1000).toISOString();
    const refused: readonly (readonly [string, Partial<AnswerCoverage>])[] = [
      ["time-implausible", { checked: { first: "1990-01-01T00:00:00Z", last: now } }],
      ["time-implausible", { checked: { first: "1990-01-01T00:00:00Z", last: "1990-01-01T00:00:00Z" } }],
      ["coverage-index", { index: { sequence: 99_999, issuedAt: "2099-01-01T00:00:00Z" } }],
      ["coverage-index", { index: { sequence: 6, issuedAt: null } }],
      ["coverage-index", { index: { sequence: 5, issuedAt: later } }],
      ["pattern", { index: { sequence: 5, issuedAt: "yesterday" } }],
      ["coverage-pack", { pack: null }],
      ["coverage-pack", { pack: "c".repeat(64) }],
      ["coverage-sum", { compared: 21 }],
      ["coverage-sum", { lists: {} }],
    ];
    for (const [code, more] of refused)
      assert.equal(await answered(directive, { notAffected: 3 }, { coverage: { ...good, ...more } }), code);
    assert.equal(await standing(directive), "told");
    for (const [by, more] of [
      [one, { lost: 9 }],
      [two, { notCompared: 500 }],
    ] as const) {
      const coverage = { ...good, ...more };
      assert.equal(await answered(directive, { notAffected: 3 }, { by, coverage }), "taken");
      assert.equal(await standing(directive), "unknown");
      assert.equal(await answered(directive, { notAffected: 3 }, { by, coverage: good }), "taken");
      assert.equal(await standing(directive), "not-affected");
    }
  });

  test("an answer about less is recorded and lifts nothing; as much lifts", async () => {
    const directive = await notified();
    assert.equal(await answered(directive, { affected: 3 }, { lists: 2 }), "taken");
    assert.equal(await answered(directive, { fixed: 3 }, { lists: 1 }), "taken");
    assert.equal(await standing(directive), "affected");
    assert.equal(await answered(directive, { fixed: 3 }, {}), "taken");
    assert.equal(await standing(directive), "affected");
    assert.equal(await answered(directive, { fixed: 3 }, { lists: 2 }), "taken");
    assert.equal(await standing(directive), "closed");
  });

  test("a second machine with lists of its own opens and closes for itself, and contradicts nobody", async () => {
    const directive = await notified();
    await answered(directive, { fixed: 3 }, { lists: 2 });
    await answered(directive, { affected: 1 }, { by: two, lists: 1 });
    assert.equal(await standing(directive), "affected");
    await answered(directive, { fixed: 3 }, { lists: 2 });
    assert.equal(await standing(directive), "affected");
    await answered(directive, { fixed: 1 }, { by: two, lists: 1 });
    assert.equal(await standing(directive), "closed");
  });

  test("a second machine that has nothing of the kind changes nothing", async () => {
    const directive = await notified();
    await answered(directive, { fixed: 3 }, { lists: 2 });
    await answered(directive, { notAffected: 5 }, { by: two, lists: 1 });
    assert.equal(await standing(directive), "closed");
  });

  test("an officer who leads it has a standing begin anew, with a reason; nobody else does, and it settles nothing", async () => {
    const directive = await notified();
    const path = `/api/directives/${directive}/organizations/${organization}/renew`;
    const wish = { reason: "[DRILL] the machine is gone" };
    assert.equal((await post(path, wish, tokens.lead)).status, 404);
    await answered(directive, { fixed: 3 });
    await answered(directive, { affected: 3 });
    assert.equal(await standing(directive), "contradicted");
    assert.equal((await post(path, wish, tokens.elsewhere)).status, 404);
    assert.equal((await post(path, wish, tokens.organization)).status, 403);
    assert.equal((await post(path, wish, tokens.lead)).status, 200);
    assert.equal(await standing(directive), "unknown");
    await answered(directive, { fixed: 1 });
    assert.equal(await standing(directive), "closed");
  });
});

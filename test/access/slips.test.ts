/** Return slips typed into a room: the receipt is that of the same answer over the wire; whoever typed what, nothing that no key vouches for is taken. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Attestation } from "#core/directive/attestation.ts";
import { readReceipt, type ResponsePayload } from "#core/document/receipt.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { acknowledgementForSlip, attestationForSlip, slipOf } from "#core/slip/slip-content.ts";
import { agreedSecret, slipTag } from "#core/slip/slip-tag.ts";
import { revokeKey } from "#stages/registry/keys.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import {
  type AccessRoom,
  newKey,
  notifyOf,
  registerAgent,
  sealed,
  startTestRoom,
  type TestAgent,
} from "#test/kit/room/access-room.ts";

const organization = "drill-basic-07";
const directive = "DRILL-2026-0001";
let here: AccessRoom;
let agent: TestAgent;
let own = "";

type Entered = {
  readonly status: number;
  readonly receipt?: string;
  readonly sealed?: unknown;
  readonly code?: string;
};

async function post(path: string, body: unknown, token = own): Promise<Entered> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await here.app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
  return { ...((await response.json()) as object), status: response.status };
}

async function tokenOf(asked: object): Promise<string> {
  const wish = { ...asked, now: here.room.now() } as Parameters<typeof makeToken>[1];
  return (await here.store.write(system, async (tx) => await makeToken(tx, wish))).secret;
}

function answer(members: Partial<Attestation> = {}): Attestation {
  return attestationForSlip({
    type: "bongsu.attestation/1",
    organization,
    directive,
    revision: 1,
    drill: true,
    sequence: 1,
    at: here.room.now().toISOString(),
    counts: { affected: 0, fixed: 4, mitigated: 0, notAffected: 2, unknown: 0 },
    evidence: { E0: 0, E1: 0, E2: 6, E3: 0 },
    contradicted: 0,
    evidenceDigest: hash("sha256", "a check of the drill"),
    ...members,
  });
}

async function slipBy(by: TestAgent, payload: ResponsePayload = answer()): Promise<string> {
  const { publicKey, keyid: room } = here.room.signer as ReturnType<typeof newKey>;
  const secret = await agreedSecret(by.pkcs8, fromBase64(publicKey) ?? new Uint8Array());
  assert.ok(secret !== null);
  const tag = await slipTag(secret, { organization: by.keyid, room }, payload);
  return slipOf({ answer: payload, directiveDigest: hash("sha256", payload.directive), tag }) ?? "";
}

function documentOf({ sealed: given }: Entered) {
  const envelope = readEnvelope(given);
  assert.ok(envelope.ok);
  const json = readJsonBytes(fromBase64(envelope.value.payload) ?? new Uint8Array());
  const document = json.ok ? readReceipt(json.value) : json;
  assert.ok(document.ok);
  return document.value;
}

describe("a slip that is typed into a room", () => {
  before(async () => {
    here = await startTestRoom();
    await notifyOf(here, organization, { id: directive });
    agent = await registerAgent(here, organization);
    own = await tokenOf({ role: "organization", organization });
  });
  after(async () => await here.close());

  test("gets the receipt that the same answer gets over the wire, and gets it again", async () => {
    const payload = answer();
    const typed = await post("/api/slips", { slip: (await slipBy(agent, payload)).toLowerCase() });
    assert.equal(typed.status, 200, JSON.stringify(typed));
    const document = documentOf(typed);
    assert.deepEqual(document.answer, payload);
    assert.equal(document.keyid, agent.keyid);
    const wire = await post("/api/attestations", await sealed(payloadTypes.attestation, payload, agent));
    assert.deepEqual([wire.receipt, documentOf(wire)], [typed.receipt, document]);
    assert.equal((await post("/api/slips", { slip: await slipBy(agent, payload) })).receipt, typed.receipt);
    const { revision, drill, at } = payload;
    const type = "bongsu.acknowledgement/1";
    const taken = acknowledgementForSlip({ type, organization, directive, revision, drill, at });
    const slip = await slipBy(agent, taken);
    assert.deepEqual(documentOf(await post("/api/slips", { slip })).answer, taken);
  });

  test("is taken from an officer who leads the organisation and names it, and from nobody else", async () => {
    const of = await here.store.read(system, async (tx) =>
      tx.first<{ office: string; domain: string }>(sql`
        select o.office, o.domain from operator o join organization g on g.domain = o.domain
        where o.role = 'lead' and g.id = ${organization} limit 1`),
    );
    const lead = await tokenOf({ role: "lead", ...of });
    const slip = await slipBy(agent, answer({ sequence: 2 }));
    assert.equal((await post("/api/slips", { slip }, lead)).status, 404, "whose it is has to be said");
    const elsewhere = await tokenOf({ role: "organization", organization: "drill-basic-08" });
    assert.equal((await post("/api/slips", { slip, organization }, elsewhere)).status, 404);
    assert.equal((await post("/api/slips", { slip }, elsewhere)).code, "signature-invalid");
    assert.equal((await post("/api/slips", { slip, organization }, lead)).status, 200);
  });

  test("is refused where a key does not vouch for it, was revoked, or it is of another world", async () => {
    const stranger = { ...newKey(), organization };
    assert.equal((await post("/api/slips", { slip: await slipBy(stranger) })).code, "signature-invalid");
    const real = await post("/api/slips", { slip: await slipBy(agent, answer({ drill: false })) });
    assert.equal(real.code, "not-permitted");
    const wrong = (await slipBy(agent)).replace(/^./, (first) => (first === "4" ? "5" : "4"));
    assert.equal((await post("/api/slips", { slip: wrong })).code, "input-invalid");
    const second = await registerAgent(here, organization);
    const slip = await slipBy(second, answer({ sequence: 9 }));
    await here.store.write({ role: "organization", id: "test", organization }, async (tx) => {
      await revokeKey(tx, organization, second.keyid);
    });
    assert.equal((await post("/api/slips", { slip })).code, "signature-invalid");
    const refused = await here.store.read(system, async (tx) =>
      tx.rows(sql`select 1 from journal where kind = 'slip.refused'`),
    );
    assert.ok(refused.length >= 3, "every one is in the journal");
  });

  test("is guessed at twenty times an hour, and no more", async () => {
    const stranger = { ...newKey(), organization };
    const slip = await slipBy(stranger);
    let last = "";
    for (let i = 0; i < 21 && last !== "too-many"; i++)
      last = (await post("/api/slips", { slip })).code ?? "";
    assert.equal(last, "too-many");
    here.clock.move(3_700_000);
    assert.equal((await post("/api/slips", { slip })).code, "signature-invalid");
  });
});

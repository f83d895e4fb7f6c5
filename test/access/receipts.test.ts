/** Receipts of a room: sealed, over what was answered; a key `once` with other content is refused; numbers count by key and do not leap. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { evidenceClasses, type StatusCounts } from "#core/directive/attestation.ts";
import { clockSequence, longestStep, sequenceFault } from "#core/directive/answer-sequence.ts";
import { isAttestation, readReceipt, type ReceiptDocument } from "#core/document/receipt.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, fromBase64, open, readEnvelope } from "#core/seal/envelope.ts";
import { verifierOf } from "#core/seal/index.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { createApp } from "#edge/http/app.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { system } from "#store/sql.ts";
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
let here: AccessRoom;
let agent: TestAgent;
let token = "";
let directives = 0;

/** A directive in force of which the organisation was notified. */
async function notified(): Promise<string> {
  const id = `D-${(directives += 1)}`;
  await notifyOf(here, organization, { id });
  return id;
}

type Posted = {
  readonly status: number;
  readonly receipt?: string;
  readonly digest?: string;
  readonly receivedAt?: string;
  readonly sealed?: unknown;
  readonly detail?: string;
  readonly findings?: readonly { readonly at: string; readonly code: string }[];
};

async function post(path: string, body: unknown): Promise<Posted> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await here.app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
  return { ...((await response.json()) as object), status: response.status };
}

const none: StatusCounts = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };

async function typed(directive: string, counts: Partial<StatusCounts>, once: string): Promise<Posted> {
  return await post(`/api/tasks/${directive}/answer`, { revision: 1, counts: { ...none, ...counts }, once });
}

function attestation(directive: string, sequence: number, fixed = 1) {
  const evidence = Object.fromEntries(evidenceClasses.map((name) => [name, name === "E2" ? fixed : 0]));
  const subject = { organization, directive, revision: 1, drill: true, sequence };
  return {
    type: "bongsu.attestation/1",
    ...subject,
    at: here.room.now().toISOString(),
    counts: { ...none, fixed },
    evidence,
    contradicted: 0,
    evidenceDigest: "a".repeat(64),
  };
}

async function attested(directive: string, sequence: number, by: TestAgent = agent): Promise<Posted> {
  const envelope = await sealed(payloadTypes.attestation, attestation(directive, sequence), by);
  return await post("/api/attestations", envelope);
}

/** The receipt inside its envelope, after its signature was checked with the room's key. */
async function opened({ sealed: envelope }: Posted, by = here.room.signer): Promise<ReceiptDocument> {
  const read = readEnvelope(envelope);
  assert.ok(read.ok);
  const { keyid, publicKey } = by as ReturnType<typeof newKey>;
  const verify = verifierOf(new Map([[keyid, fromBase64(publicKey) ?? new Uint8Array()]]));
  const good = await open(read.value, { payloadType: payloadTypes.receipt, threshold: 1 }, verify);
  assert.ok(good.ok);
  const json = readJsonBytes(good.value.payload);
  const receipt = json.ok ? readReceipt(json.value) : json;
  assert.ok(receipt.ok, JSON.stringify(receipt));
  return receipt.value;
}

function countsIn({ answer }: ReceiptDocument): StatusCounts | null {
  return isAttestation(answer) ? answer.counts : null;
}

describe("receipts of a room", () => {
  before(async () => {
    here = await startTestRoom();
    agent = await registerAgent(here, organization);
    const asked = { role: "organization", organization, now: here.room.now() } as const;
    token = (await here.store.write(system, async (tx) => await makeToken(tx, asked))).secret;
  });
  after(async () => await here.close());

  test("a receipt is sealed by the room and holds the answer as it was recorded, of an agent and of a page", async () => {
    const directive = await notified();
    const payload = attestation(directive, 1);
    const signed: Envelope = await sealed(payloadTypes.attestation, payload, agent);
    const reply = await post("/api/attestations", signed);
    const receipt = await opened(reply);
    assert.deepEqual(receipt.answer, payload);
    const { keyid, room, drill } = receipt;
    assert.deepEqual([keyid, room, drill], [agent.keyid, here.room.origin, true]);
    assert.equal(receipt.digest, await sha256Hex(fromBase64(signed.payload) ?? new Uint8Array()));
    const page = await opened(await typed(directive, { affected: 5, fixed: 2 }, "once"));
    assert.deepEqual(countsIn(page), { ...none, affected: 5, fixed: 2 });
    assert.equal(page.keyid, null);
    assert.equal(page.digest, await sha256Hex(canonicalBytes(page.answer)), "over what was answered");
  });

  test("the same answer again gets the same receipt, and a receipt can be fetched by its organisation alone", async () => {
    const directive = await notified();
    const first = await typed(directive, { fixed: 7 }, "key");
    assert.deepEqual(await typed(directive, { fixed: 7 }, "key"), first);
    const again = await attested(directive, 1);
    assert.deepEqual(await attested(directive, 1), again);
    const { receipt, digest, receivedAt } = again;
    const less = (await typed(directive, { fixed: 1, unknown: 1 }, "less")) as { standing?: string };
    assert.equal(less.standing, "unknown", "beside the receipt stands where the organisation stands now");
    const path = `/api/receipts/${receipt}`;
    const own = await here.app.request(path, { headers: { authorization: `Bearer ${token}` } });
    assert.deepEqual(await own.json(), { receipt, digest, receivedAt, sealed: again.sealed });
    const asked = { role: "organization", organization: "drill-basic-08", now: here.room.now() } as const;
    const other = await here.store.write(system, async (tx) => await makeToken(tx, asked));
    const refused = await here.app.request(path, { headers: { authorization: `Bearer ${other.secret}` } });
    assert.equal(refused.status, 404);
  });

  test("the same bytes under another key of the organisation are another answer, with a receipt of its own", async () => {
    const directive = await notified();
    const other = await registerAgent(here, organization);
    const payload = attestation(directive, 1);
    const [theirs, own] = [
      await sealed(payloadTypes.attestation, payload, other),
      await sealed(payloadTypes.attestation, payload, agent),
    ];
    const first = await opened(await post("/api/attestations", theirs));
    const second = await opened(await post("/api/attestations", own));
    assert.deepEqual([first.keyid, second.keyid], [other.keyid, agent.keyid]);
    assert.equal(first.digest, second.digest);
    assert.notEqual(first.receipt, second.receipt);
    assert.deepEqual(await opened(await post("/api/attestations", own)), second);
    assert.deepEqual(await opened(await post("/api/attestations", theirs)), first);
  });

  test("a room with another key gives the same receipt, sealed by the key that it has now", async () => {
    const directive = await notified();
    const envelope = await sealed(payloadTypes.attestation, attestation(directive, 1), agent);
    const first = await opened(await post("/api/attestations", envelope));
    const signer = newKey();
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(envelope),
    };
    const response = await createApp({ ...here.room, signer }).request("/api/attestations", init);
    assert.deepEqual(await opened((await response.json()) as Posted, signer), first);
  });

  test("a key once with another answer is refused with what to do, and what was recorded stands", async () => {
    const directive = await notified();
    const first = await typed(directive, { fixed: 7 }, "key");
    for (const [counts, revision] of [
      [{ affected: 5, fixed: 2 }, 1],
      [{ fixed: 7 }, 2],
    ] as const) {
      const body = { revision, counts: { ...none, ...counts }, once: "key" };
      const reply = await post(`/api/tasks/${directive}/answer`, body);
      assert.equal(reply.status, 409);
      assert.match(reply.detail ?? "", new RegExp(`"fixed":7.*${first.receipt}.*with a new key`));
      assert.deepEqual(
        reply.findings?.map(({ at, code }) => [at, code]),
        [["/once", "once-used"]],
      );
    }
    const corrected = await typed(directive, { affected: 5, fixed: 2 }, "another-key");
    assert.equal(corrected.status, 200);
    assert.notEqual(corrected.receipt, first.receipt);
    const elsewhere = await typed(await notified(), { affected: 1 }, "key");
    assert.equal(elsewhere.status, 200, "a key belongs to one directive");
  });

  test("the header Idempotency-Key stands for once: the same rule, and never another key beside it", async () => {
    const path = `/api/tasks/${await notified()}/answer`;
    const sent = async (counts: Partial<StatusCounts>, key: string, more = {}): Promise<number> => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
      const body = JSON.stringify({ revision: 1, counts: { ...none, ...counts }, ...more });
      const init = { method: "POST", headers: { ...headers, "idempotency-key": key }, body };
      return (await here.app.request(path, init)).status;
    };
    assert.deepEqual([await sent({ fixed: 7 }, "k-1"), await sent({ fixed: 7 }, '"k-1"')], [200, 200]);
    assert.equal(await sent({ affected: 5 }, "k-1"), 409);
    assert.equal(await sent({ affected: 5 }, "k-1", { once: "k-2" }), 400);
    assert.equal(await sent({ fixed: 7 }, "k-1", { once: "k-1" }), 200);
  });

  test("numbers count by key: neither a page, nor another machine, nor a revoked key locks an agent out", async () => {
    const directive = await notified();
    assert.equal((await typed(directive, { fixed: 1 }, "a")).status, 200);
    assert.equal((await attested(directive, 1)).status, 200);
    assert.equal((await typed(directive, { fixed: 2 }, "b")).status, 200);
    const second = await registerAgent(here, organization);
    for (const sequence of [1, 2, 3]) assert.equal((await attested(directive, sequence, second)).status, 200);
    assert.equal((await attested(directive, 2)).status, 200);
  });

  test("a number that leaps or that is used is refused with a code, and the seconds of the clock are a way on", async () => {
    const directive = await notified();
    const codeOf = async (sequence: number): Promise<string | undefined> => {
      const { status, findings } = await attested(directive, sequence);
      assert.ok([200, 409].includes(status));
      return findings?.[0]?.code;
    };
    assert.equal(await codeOf(1e12), "sequence-leap");
    assert.equal((await attested(directive, 2 ** 53 - 1)).status, 400);
    assert.equal(await codeOf(longestStep + 1), "sequence-leap");
    assert.equal(await codeOf(longestStep), undefined);
    here.clock.move(1000);
    assert.equal(await codeOf(3), "sequence-used");
    assert.equal(await codeOf(clockSequence(here.room.now().toISOString())), undefined);
    here.clock.move(1000);
    assert.equal(await codeOf(longestStep + 1), "sequence-used");
    assert.equal(await codeOf(clockSequence(here.room.now().toISOString())), undefined);
  });

  test("however a key is used up, the number of the clock is taken ten minutes later", () => {
    const now = "2026-05-14T00:00:00Z";
    const clock = clockSequence(now);
    let newest = 0;
    for (const step of [
      1,
      1000,
      1001,
      5e6,
      2 ** 53,
      clock - 1001,
      600,
      ...Array.from({ length: 50 }, () => 1000),
    ])
      if (sequenceFault(newest + step, newest, now) === null) newest += step;
    assert.ok(newest > clock && newest <= clock + 600, `${newest - clock}`);
    assert.equal(sequenceFault(clock + 601, newest, "2026-05-14T00:10:01Z"), null);
  });
});

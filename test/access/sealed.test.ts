/** Envelopes of agents, derived from the contract's sealed endpoints: whatever is not the key's own, whole and of this world is refused. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { type Envelope, preAuthentication, toBase64 } from "#core/seal/envelope.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { revokeKey } from "#stages/registry/keys.ts";
import { sql, system } from "#store/sql.ts";
import {
  newKey,
  registerAgent,
  sealed,
  startTestRoom,
  type TestAgent,
  type AccessRoom,
} from "#test/kit/room/access-room.ts";
import { sample, typedProperties, wrongFor } from "#test/kit/sample-input.ts";

const entries = (Object.entries(contract) as [EndpointKey, Endpoint][]).filter(
  ([, entry]) => entry.sealed !== undefined,
);
let here: AccessRoom;
let agent: TestAgent;
let stranger: TestAgent;

async function send(
  entry: Endpoint,
  body: unknown,
): Promise<{ status: number; code: string; findings: { at: string }[] }> {
  const response = await here.app.request(entry.path, {
    method: entry.method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { code: "", findings: [], ...((await response.json()) as object), status: response.status };
}

function payloadOf(entry: Endpoint): Record<string, unknown> {
  const payload = sample(entry.input) as Record<string, unknown>;
  return { ...payload, organization: agent.organization, drill: true };
}

async function endedAgent(): Promise<TestAgent> {
  const last = await here.store.read(system, async (tx) =>
    tx.first<{ id: string }>(
      sql`select id from organization where valid_to is null order by id desc limit 1`,
    ),
  );
  const ended = await registerAgent(here, last?.id ?? "");
  await here.store.write(system, async (tx) => {
    await tx.run(
      sql`update organization set valid_to = current_date - 1, valid_from = current_date - 2 where id = ${ended.organization}`,
    );
  });
  return ended;
}

describe("envelopes of agents, derived from the contract's sealed endpoints", () => {
  before(async () => {
    here = await startTestRoom();
    const rows = await here.store.read(system, async (tx) =>
      tx.rows<{ id: string }>(sql`select id from organization where valid_to is null order by id limit 2`),
    );
    agent = await registerAgent(here, rows[0]?.id ?? "");
    stranger = await registerAgent(here, rows[1]?.id ?? "");
  });
  after(async () => await here.close());

  test("a whole envelope of the key's own organisation gets in; a token does not help without one", async () => {
    assert.equal(entries.length, 2);
    for (const [key, entry] of entries) {
      const { status, code } = await send(entry, await sealed(entry.sealed ?? "", payloadOf(entry), agent));
      assert.ok([200, 404].includes(status), `${key}: ${status} ${code}`);
      for (const body of [{}, payloadOf(entry), { payload: 1 }, [], "x"]) {
        const refused = await send(entry, body);
        assert.equal(refused.status, 400, key);
        assert.equal(refused.code, "input-invalid", key);
      }
    }
  });

  test("unknown key, revoked key, ended organisation, bad or doubled signature, other type: one refusal", async () => {
    const revoked = await registerAgent(here, agent.organization);
    await here.store.write(
      { role: "organization", id: "t", organization: agent.organization },
      async (tx) => {
        await revokeKey(tx, agent.organization, revoked.keyid);
      },
    );
    const ended = await endedAgent();
    for (const [key, entry] of entries) {
      const type = entry.sealed ?? "";
      const payload = payloadOf(entry);
      const good = await sealed(type, payload, agent);
      const other = await sealed(type, { ...payload, revision: 2 }, agent);
      const bad: Record<string, Envelope> = {
        "unknown key": await sealed(type, payload, newKey()),
        "revoked key": await sealed(type, payload, revoked),
        "ended organisation": await sealed(type, { ...payload, organization: ended.organization }, ended),
        "tampered payload": { ...good, payload: other.payload },
        "signature of another payload": { ...good, signatures: other.signatures },
        "another's signature under my key id": {
          ...good,
          signatures: [
            { keyid: agent.keyid, sig: (await sealed(type, payload, stranger)).signatures[0]?.sig ?? "" },
          ],
        },
        "two signatures": {
          ...good,
          signatures: [...good.signatures, ...(await sealed(type, payload, stranger)).signatures],
        },
        "key id in capitals": {
          ...good,
          signatures: good.signatures.map(({ keyid, sig }) => ({ keyid: keyid.toUpperCase(), sig })),
        },
        "key id that is a name": { ...good, signatures: [{ keyid: "__proto__", sig: "" }] },
        "empty signature": { ...good, signatures: [{ keyid: agent.keyid, sig: "" }] },
        "type of another endpoint": await sealed("application/vnd.bongsu.other+json", payload, agent),
        "type changed after signing": {
          ...(await sealed("application/vnd.bongsu.other+json", payload, agent)),
          payloadType: type,
        },
        "payload that is no base64": { ...good, payload: "%%%" },
        "signed without the encoding": {
          ...good,
          signatures: [{ keyid: agent.keyid, sig: toBase64(await agent.sign(canonicalBytes(payload))) }],
        },
      };
      const answers = new Set<string>();
      for (const [what, envelope] of Object.entries(bad)) {
        const { status, code } = await send(entry, envelope);
        assert.equal(status, 400, `${key}: ${what}`);
        answers.add(code);
      }
      assert.deepEqual([...answers], ["signature-invalid"], key);
    }
  });

  test("a good signature over another organisation's answer, or over one of another world, is 403", async () => {
    for (const [key, entry] of entries) {
      const type = entry.sealed ?? "";
      for (const change of [
        { organization: stranger.organization },
        { organization: undefined },
        { organization: [agent.organization] },
        { drill: false },
        { drill: "true" },
        { drill: undefined },
      ]) {
        const { status, code } = await send(
          entry,
          await sealed(type, { ...payloadOf(entry), ...change }, agent),
        );
        assert.equal(status, 403, `${key} ${JSON.stringify(change)}`);
        assert.equal(code, "not-permitted");
      }
    }
  });

  test("a signed payload of a wrong form is 400 with a JSON Pointer into the payload", async () => {
    for (const [key, entry] of entries) {
      const type = entry.sealed ?? "";
      for (const [name, schema] of typedProperties(entry.input)) {
        if (name === "organization" || name === "drill") continue;
        const wrong = { ...payloadOf(entry), [name]: wrongFor(schema) };
        const { status, findings } = await send(entry, await sealed(type, wrong, agent));
        assert.equal(status, 400, `${key} ${name}`);
        assert.ok(
          findings.some((one) => one.at.startsWith(`/${name}`)),
          `${key} ${name}`,
        );
      }
      const more = await send(entry, await sealed(type, { ...payloadOf(entry), component: "x" }, agent));
      assert.equal(more.status, 400, key);
    }
  });

  test("a payload with a doubled key is refused though its signature is good", async () => {
    for (const [key, entry] of entries) {
      const text = JSON.stringify(payloadOf(entry)).replace(
        "{",
        `{"organization":${JSON.stringify(stranger.organization)},`,
      );
      const payload = new TextEncoder().encode(text);
      const type = entry.sealed ?? "";
      const sig = toBase64(await agent.sign(preAuthentication(type, payload)));
      const envelope = {
        payloadType: type,
        payload: toBase64(payload),
        signatures: [{ keyid: agent.keyid, sig }],
      };
      assert.equal((await send(entry, envelope)).status, 400, key);
    }
  });
});

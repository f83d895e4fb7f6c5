/** Tokens, links and agent keys on a real database: what is chosen, what is refused, and which facts are left behind. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { freshStore } from "#test/kit/room/test-store.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import type { Actor, PostRole } from "#core/actor.ts";
import { keysOf, registerKey, revokeKey, signingKey } from "#stages/registry/keys.ts";
import {
  disableOperator,
  enableOperator,
  inviteOperator,
  resetOperator,
} from "#stages/registry/administration/administer.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { onBehalfOf, type Operator } from "#stages/registry/operators.ts";
import { holdSession, makeLink, openByLink } from "#stages/registry/sessions.ts";
import {
  findTokens,
  makeOwnToken,
  makeToken,
  revokeToken,
  type TokenRequest,
} from "#stages/registry/tokens.ts";
import { entriesAfter } from "#store/journal.ts";
import { sql, type Store, system } from "#store/sql.ts";

const now = new Date();
let store: Store;
let organization: Actor;
let other: Actor;

async function make(request: Omit<TokenRequest, "now">) {
  return await store.write(system, async (tx) => await makeToken(tx, { now, ...request }));
}

async function kindsAfter(start: number): Promise<string[]> {
  const entries = await store.read(system, async (tx) => await entriesAfter(tx, start, 100));
  return entries.map(({ fact }) => fact.kind);
}

async function position(): Promise<number> {
  const row = await store.read(system, async (tx) =>
    tx.first<{ last: number }>(sql`select max(position) as last from journal`),
  );
  return row?.last ?? 0;
}

async function invite(post: { readonly role: PostRole } & Pick<Operator, "organization" | "office">) {
  const name = { ko: "훈련", en: "[DRILL] Person" };
  return await store.write(
    system,
    async (tx) => await inviteOperator(tx, { name, ...post }, { actor: system, now }),
  );
}

describe("tokens, links and agent keys on a real database", () => {
  before(async () => {
    store = await freshStore();
    await loadWorld(store, "drill");
    const rows = await store.read(system, async (tx) =>
      tx.rows<{ id: string }>(sql`select id from organization where valid_to is null order by id limit 2`),
    );
    [organization, other] = rows.map(({ id }): Actor => ({
      role: "organization",
      id: `op-${id}`,
      organization: id,
    })) as [Actor, Actor];
  });
  after(async () => await store.close());

  test("makeToken: without more than a role it takes the first seat that fits, with what the role needs", async () => {
    const chair = (await make({ role: "chair" })).operator;
    assert.equal(chair.office, "nso");
    assert.equal(chair.domain, undefined);
    const lead = (await make({ role: "lead" })).operator;
    assert.equal(lead.domain, "private");
    assert.ok(lead.office);
    const sector = (await make({ role: "sector" })).operator;
    assert.ok(sector.sector && sector.office);
    assert.ok((await make({ role: "analyst" })).operator.office);
    assert.ok((await make({ role: "organization" })).operator.organization);
    assert.equal((await make({ role: "lead", domain: "military" })).operator.domain, "military");
    assert.equal(
      (await make({ role: "organization", organization: other.organization ?? "" })).operator.organization,
      other.organization,
    );
  });

  test("makeToken: an unknown office or organisation, or an office without that jurisdiction, is refused", async () => {
    await assert.rejects(make({ role: "chair", office: "none" }), { code: "not-found" });
    await assert.rejects(make({ role: "organization", organization: "none" }), { code: "not-found" });
    await assert.rejects(make({ role: "lead", office: "nso", domain: "private" }), { code: "not-found" });
  });

  test("token: found by its secret until its end or revocation; its making and revoking are facts; only its hash is kept", async () => {
    const start = await position();
    const made = await make({ role: "analyst", life: 1000 });
    const find = async (at: number, secret = made.secret) =>
      await store.read(system, async (tx) =>
        (await findTokens(tx, [secret], new Date(now.getTime() + at))).get(secret),
      );
    assert.equal((await find(999))?.operator.id, made.operator.id);
    assert.equal(await find(1000), undefined);
    assert.equal(await find(0, made.secret.slice(4)), undefined);
    const kept = await store.read(system, async (tx) =>
      tx.rows<{ row: string }>(sql`select t::text as row from token t`),
    );
    assert.ok(kept.every(({ row }) => !row.includes(made.secret.slice(4))));
    for (let i = 0; i < 2; i += 1) await store.write(system, async (tx) => await revokeToken(tx, made.id));
    assert.equal(await find(0), undefined);
    assert.deepEqual(await kindsAfter(start), ["operator.registered", "token.made", "token.revoked"]);
    await assert.rejects(
      store.write(system, async (tx) => await revokeToken(tx, "none")),
      { code: "not-found" },
    );
  });

  test("makeLink: for an operator that is there", async () => {
    await assert.rejects(
      store.write(system, async (tx) => await makeLink(tx, { operator: "none", now })),
      {
        code: "not-found",
      },
    );
  });

  test("registerKey: once, the same again is the same, another's or a revoked one conflicts", async () => {
    const start = await position();
    const key = newKey();
    const register = async (actor: Actor, publicKey = key.publicKey) =>
      await store.write(actor, async (tx) =>
        registerKey(tx, { organization: actor.organization ?? "", publicKey, label: "[훈련] agent" }),
      );
    assert.equal(await register(organization), key.keyid);
    assert.equal(await register(organization), key.keyid);
    await assert.rejects(register(other), { code: "conflict" });
    const sign = async () => await store.read(system, async (tx) => await signingKey(tx, key.keyid, now));
    assert.equal((await sign())?.organization, organization.organization);
    await assert.rejects(
      store.write(other, async (tx) => await revokeKey(tx, organization.organization ?? "", key.keyid)),
      { code: "not-found" },
    );
    for (let i = 0; i < 2; i += 1)
      await store.write(
        organization,
        async (tx) => await revokeKey(tx, organization.organization ?? "", key.keyid),
      );
    assert.equal(await sign(), undefined);
    await assert.rejects(register(organization), { code: "conflict" });
    assert.deepEqual(await kindsAfter(start), ["key.registered", "key.revoked"]);
    const listed = await store.read(other, async (tx) => await keysOf(tx, organization.organization ?? ""));
    assert.deepEqual(listed, []);
  });

  test("registerKey: what is no Ed25519 SPKI is refused at its place", async () => {
    const good = Buffer.from(newKey().publicKey, "base64");
    const wrong = [
      "not base64 at all, surely",
      good.subarray(0, 43).toString("base64"),
      Buffer.concat([good, Buffer.alloc(1)]).toString("base64"),
      Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), good.subarray(12)]).toString("base64"),
      good.toString("hex"),
    ];
    for (const publicKey of wrong)
      await assert.rejects(
        store.write(organization, async (tx) =>
          registerKey(tx, { organization: organization.organization ?? "", publicKey, label: "x" }),
        ),
        (error: { code: string; findings: { at: string }[] }) =>
          error.code === "input-invalid" && error.findings[0]?.at === "/publicKey",
        publicKey,
      );
  });

  test("registerKey: an organisation has at most 100 keys", async () => {
    await store.write(system, async (tx) => {
      await tx.run(sql`insert into agent_key (keyid, organization, public_key, label)
      select 'many-' || i, ${other.organization}, 'x', 'x' from generate_series(1, 100) i`);
    });
    const { publicKey } = newKey();
    await assert.rejects(
      store.write(other, async (tx) =>
        registerKey(tx, { organization: other.organization ?? "", publicKey, label: "x" }),
      ),
      { code: "too-many" },
    );
  });

  test("disabling or resetting an operator revokes its tokens and those that it made, for good; what comes after stays", async () => {
    const { organization: id = "" } = organization;
    const invited = await invite({ role: "organization", organization: id });
    const at = { now, drill: true };
    const { session } = await store.write(system, async (tx) => await openByLink(tx, invited.secret, at));
    const actor = onBehalfOf(session.operator);
    const mint = async () => [
      await store.write(actor, async (tx) => {
        await holdSession(tx, session);
        return await makeToken(tx, { now, role: "organization", organization: id });
      }),
      await store.write(actor, async (tx) => await makeOwnToken(tx, session.operator, { now })),
    ];
    const good = async (tokens: readonly { readonly secret: string }[]) => {
      const secrets = tokens.map(({ secret }) => secret);
      return (await store.read(system, async (tx) => await findTokens(tx, secrets, now))).size;
    };
    const act = { actor: system, now };
    const others = await make({ role: "organization", organization: id });
    const first = await mint();
    assert.equal(await good(first), 2);
    const spare = await store.write(
      system,
      async (tx) => await makeLink(tx, { operator: invited.operator, now }),
    );
    assert.deepEqual(
      await store.write(system, async (tx) => await resetOperator(tx, invited.operator, act)),
      {
        removed: 0,
        revokedTokens: 2,
      },
    );
    assert.equal(await good(first), 0);
    await assert.rejects(mint(), { code: "not-signed-in" });
    await assert.rejects(
      store.write(system, async (tx) => await openByLink(tx, spare.secret, at)),
      { code: "not-signed-in" },
    );

    const own = await store.write(
      actor,
      async (tx) => await makeOwnToken(tx, session.operator, { now, label: "[DRILL] pipeline" }),
    );
    assert.equal(
      await store.write(system, async (tx) => await disableOperator(tx, invited.operator, act)),
      1,
    );
    await store.write(system, async (tx) => await enableOperator(tx, invited.operator, act));
    assert.equal(await good([own]), 0);
    assert.equal(await good([others]), 1);
  });
});

/** Looking after operators: who may let whom in, what ends with a post, and that somebody of the chair always remains. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { Actor } from "#core/actor.ts";
import { csvText } from "#core/input/csv-text.ts";
import { Refusal } from "#core/problem.ts";
import { administeredOperator, administeredOperators } from "#stages/registry/administration/administered.ts";
import {
  changeOperator,
  disableOperator,
  enableOperator,
  inviteOperator,
  relinkOperator,
  resetOperator,
} from "#stages/registry/administration/administer.ts";
import { inviteOrganizations } from "#stages/registry/administration/invitations.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { registerPasskey } from "#stages/registry/passkeys.ts";
import { findSessions, openByLink } from "#stages/registry/sessions.ts";
import { listTokens, makeToken, revokeOwnToken } from "#stages/registry/tokens.ts";
import { sql, system, type Tx } from "#store/sql.ts";
import { type AccessRoom, startTestRoom } from "#test/kit/room/access-room.ts";

const name = { en: "Invented person" };
const chair: Actor = { role: "chair", id: "chair", office: "chair" };
let lead: Actor;
let room: AccessRoom;

type ActingOfficer = { readonly actor: Actor; readonly now: Date };

async function as<T>(actor: Actor, work: (tx: Tx, so: ActingOfficer) => Promise<T>): Promise<T> {
  const so = { actor, now: room.room.now() };
  return await room.store.write(onBehalfOf(actor), async (tx) => await work(tx, so));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : assert.fail(String(error))),
  );
}

/** Opens a session by a link and gives it a passkey; returns the cookie's secret. */
async function enter(secret: string): Promise<string> {
  const at = { now: room.room.now(), drill: false };
  return await room.store.write(system, async (tx) => {
    const opened = await openByLink(tx, secret, at);
    const operator = opened.session.operator.id;
    const key = { id: `key-${operator}`, publicKey: new Uint8Array(1), counter: 0, transports: [] };
    await registerPasskey(tx, opened.session, { ...key, operator, label: "", place: "" });
    return opened.secret;
  });
}

async function isOpen(secret: string): Promise<boolean> {
  const at = { now: room.room.now(), drill: false };
  return (await room.store.read(system, async (tx) => await findSessions(tx, [secret], at))).has(secret);
}

describe("looking after operators", () => {
  before(async () => {
    room = await startTestRoom("empty");
    const row = await room.store.write(system, async (tx) => {
      await tx.run(sql`
      insert into organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
      select 'org-' || domain, '{"en":"Invented"}', 'sme', 'finance', domain, '11', false, 1, '{en}', '[]', '2026-01-01', false
      from unnest(array['private', 'public']) as domain`);
      return await tx.first<{ office: string }>(sql`select office from operator where id = 'lead-private'`);
    });
    lead = { role: "lead", id: "lead-private", office: row?.office ?? "", domain: "private" };
  });
  after(async () => {
    await room.close();
  });

  test("the chair lets officers in and nobody for an organisation; a lead those of its own office and domain", async () => {
    const posts = [
      { role: "chair", office: "chair" },
      { role: "lead", office: lead.office ?? "", domain: "private" },
      { role: "organization", organization: "org-private" },
      { role: "organization", organization: "org-public" },
    ] as const;
    for (const [actor, expected] of [
      [chair, ["done", "done", "not-permitted", "not-permitted"]],
      [lead, ["not-permitted", "done", "done", "not-permitted"]],
      [{ ...chair, role: "sector" } as Actor, Array.from({ length: 4 }, () => "not-permitted")],
    ] as const) {
      const codes: string[] = [];
      for (const post of posts)
        codes.push(
          await codeOf(as(actor, async (tx, so) => await inviteOperator(tx, { ...post, name }, so))),
        );
      assert.deepEqual(codes, expected, actor.role);
    }
  });

  test("a post is one that the topology has today: the office's kind, what it leads, the organisation", async () => {
    const wrong = [
      [{ role: "lead", office: "chair", domain: "private" }, "/office"],
      [{ role: "lead", office: lead.office ?? "", domain: "military" }, "/domain"],
      [{ role: "chair", office: "chair", domain: "private" }, "/domain"],
      [{ role: "chair", office: "nowhere" }, "/office"],
      [{ role: "organization", organization: "nowhere" }, "/organization"],
    ] as const;
    for (const [post, at] of wrong)
      await assert.rejects(
        as(system, async (tx, so) => await inviteOperator(tx, { ...post, name }, so)),
        (error: Refusal) => error.findings[0]?.at === at,
        JSON.stringify(post),
      );
  });

  test("a list shows whom one looks after, each once over its pages, and no other", async () => {
    const seen = async (actor: Actor): Promise<string[]> => {
      const ids: string[] = [];
      for (let next: string | undefined = undefined, pages = 0; pages < 50; pages += 1) {
        const page: Awaited<ReturnType<typeof administeredOperators>> = await room.store.read(
          system,
          async (tx) =>
            await administeredOperators(tx, actor, {
              now: room.room.now(),
              limit: 3,
              ...(next !== undefined && { after: next }),
            }),
        );
        ids.push(...page.items.map(({ operator }) => operator));
        next = page.next;
        if (next === undefined) break;
      }
      return ids;
    };
    const [byChair, byLead] = [await seen(chair), await seen(lead)];
    assert.equal(new Set(byChair).size, byChair.length);
    assert.ok(byChair.includes("chair-2") && byChair.includes("lead-public"));
    assert.ok(
      byLead.includes("lead-private") && !byLead.includes("lead-public") && !byLead.includes("chair"),
    );
    for (const id of byLead)
      assert.equal(
        await codeOf(
          room.store.read(system, async (tx) => administeredOperator(tx, lead, { id, now: room.room.now() })),
        ),
        "done",
      );
    assert.deepEqual(await seen({ role: "analyst", id: "analyst" }), []);
  });

  test("disabled: sessions end at once, the link opens nothing; enabled again, the operator is back", async () => {
    const { operator, secret } = await as(
      chair,
      async (tx, so) => await inviteOperator(tx, { role: "chair", office: "chair", name }, so),
    );
    const cookie = await enter(secret);
    assert.ok(await isOpen(cookie));
    assert.equal(
      await codeOf(as(chair, async (tx, so) => await disableOperator(tx, operator, so))),
      "state-forbids",
    );
    const second = await as(
      chair,
      async (tx, so) => await inviteOperator(tx, { role: "chair", office: "chair", name }, so),
    );
    const other = await enter(second.secret);
    await as(chair, async (tx, so) => await disableOperator(tx, operator, so));
    assert.ok(!(await isOpen(cookie)) && (await isOpen(other)));
    assert.equal(
      await codeOf(as(chair, async (tx, so) => await relinkOperator(tx, operator, so))),
      "state-forbids",
    );
    await as(chair, async (tx, so) => await enableOperator(tx, operator, so));
    assert.equal(
      await codeOf(as(chair, async (tx, so) => await relinkOperator(tx, operator, so))),
      "state-forbids",
    );
    await as(chair, async (tx, so) => await resetOperator(tx, operator, so));
    const again = await as(chair, async (tx, so) => await relinkOperator(tx, operator, so));
    assert.ok(await isOpen(await enter(again.secret)));
  });

  test("another post: sessions end and the person is told; nobody changes or disables themselves", async () => {
    const { operator, secret } = await as(
      chair,
      async (tx, so) => await inviteOperator(tx, { role: "analyst", office: "chair", name }, so),
    );
    const cookie = await enter(secret);
    const change = { id: operator, name, language: "en", role: "chair", office: "chair" } as const;
    await as(chair, async (tx, so) => await changeOperator(tx, change, so));
    assert.ok(!(await isOpen(cookie)));
    const own = { ...chair, id: operator };
    for (const work of [
      async (tx: Tx, so: ActingOfficer) => await changeOperator(tx, { ...change, role: "analyst" }, so),
      async (tx: Tx, so: ActingOfficer) => await disableOperator(tx, operator, so),
      async (tx: Tx, so: ActingOfficer) => await resetOperator(tx, operator, so),
    ])
      assert.equal(await codeOf(as<unknown>(own, work)), "second-person-needed");
    const { kind } = (await room.store.read(system, async (tx) =>
      tx.first<{ kind: string }>(sql`select kind from operator_notice where operator = ${operator}`),
    )) ?? { kind: "" };
    assert.equal(kind, "post-changed");
  });

  test("a mail merge: one link for each organisation of the domain that nobody signs in for, each opens its own", async () => {
    const request = { domain: "public", organizations: null, days: 14, now: room.room.now() };
    const merge = async (): ReturnType<typeof inviteOrganizations> =>
      await room.store.write(
        onBehalfOf({ id: "lead-public" }),
        async (tx) => await inviteOrganizations(tx, request),
      );
    const [earlier] = (await merge()).invitations;
    const { invitations } = await merge();
    assert.deepEqual(
      invitations.map(({ organization, operator }) => [organization, operator]),
      [["org-public", "org-org-public"]],
    );
    assert.ok(earlier && invitations[0]);
    await assert.rejects(enter(earlier.secret), "the earlier link ended");
    assert.ok(await isOpen(await enter(invitations[0].secret)));
    assert.deepEqual((await merge()).invitations, [], "who has a passkey is not invited again");
    const lines = csvText(["name"], [['=1+1"'], ["@x"], ["plain"]]).split("\r\n");
    assert.deepEqual(lines, ['"name"', `"'=1+1"""`, `"'@x"`, '"plain"', ""]);
  });

  test("tokens: of what scope they are, listed without the secret, revoked by those who look after them", async () => {
    const now = room.room.now();
    const organization = "org-private";
    const { made, script } = await room.store.write(system, async (tx) => ({
      made: await makeToken(tx, {
        role: "organization",
        organization,
        label: "agent",
        scopes: ["read"],
        now,
      }),
      script: await makeToken(tx, { role: "lead", domain: "private", scopes: ["read", "change"], now }),
    }));
    const call = async (path: string, method: string, secret: string): Promise<number> => {
      const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
      const body = method === "GET" ? {} : { body: "{}" };
      return (await room.app.request(path, { method, headers, ...body })).status;
    };
    assert.equal(await call("/api/tasks", "GET", made.secret), 200);
    assert.equal(await call("/api/tasks/x/acknowledge", "POST", made.secret), 403, "it may only read");
    assert.equal(await call("/api/organizations/load", "POST", script.secret), 403, "that takes a person");
    assert.equal(await call("/api/tokens", "POST", made.secret), 403, "a token makes no token");
    const own: Actor = { role: "organization", id: "someone", organization };
    const foreign: Actor = { role: "organization", id: "other", organization: "org-public" };
    const listed = async (actor: Actor): Promise<readonly string[]> =>
      (await room.store.read(system, async (tx) => await listTokens(tx, actor))).map(({ id }) => id);
    assert.deepEqual([await listed(own), await listed(foreign)], [[made.id], []]);
    assert.ok((await listed(chair)).includes(script.id) && !(await listed(chair)).includes(made.id));
    const revoke = async (actor: Actor): Promise<string> =>
      await codeOf(as(actor, async (tx) => await revokeOwnToken(tx, actor, made.id)));
    assert.deepEqual([await revoke(foreign), await revoke(own)], ["not-found", "done"]);
    assert.equal(await call("/api/tasks", "GET", made.secret), 401);
  });

  test("the journal names who did it and of whom", async () => {
    const rows = await room.store.read(system, async (tx) =>
      tx.rows<{ actor: string; kind: string }>(
        sql`select distinct actor, kind from journal where kind ~ '^(operator|link|sessions)' and actor in ('chair', 'lead-private') order by 1, 2`,
      ),
    );
    const kinds = rows.filter(({ actor }) => actor === "chair").map(({ kind }) => kind);
    assert.deepEqual(kinds, [
      "link.made",
      "operator.changed",
      "operator.disabled",
      "operator.enabled",
      "operator.registered",
      "sessions.ended",
    ]);
  });
});

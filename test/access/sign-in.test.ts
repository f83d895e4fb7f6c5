/** Signing in: links, sessions and passkeys, in a drill and in a room that is none, with the clock in hand. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { setTimeout } from "node:timers/promises";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { createApp } from "#edge/http/app.ts";
import { registerOperator } from "#stages/registry/operators.ts";
import { makeLink } from "#stages/registry/sessions.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { kindsOf } from "#core/journal-group.ts";
import { entriesBetween } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import { type Misbehaviour, newAuthenticator } from "#test/kit/room/authenticator.ts";
import {
  asVisitor,
  signIn,
  startTestRoom,
  type AccessRoom,
  type Visitor,
} from "#test/kit/room/access-room.ts";

const minute = 60_000;
const hour = 60 * minute;
const origin = "http://localhost:8420";
let drill: AccessRoom;
let real: AccessRoom;

type SignInResponse = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly response: Response;
};

async function post(
  room: AccessRoom,
  path: string,
  sent: { body?: unknown; visitor?: Visitor } = {},
): Promise<SignInResponse> {
  const response = await room.app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...(sent.visitor && asVisitor(sent.visitor)) },
    body: JSON.stringify(sent.body ?? {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, response };
}

async function session(room: AccessRoom, visitor: Visitor): Promise<SignInResponse> {
  const response = await room.app.request("/api/session", { headers: { cookie: visitor.cookie } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, response };
}

/** As a page does: what a busy machine puts off is asked again when it says, a few times. */
async function comeAgain(ask: () => Promise<SignInResponse>, left = 3): Promise<SignInResponse> {
  const answer = await ask();
  if (answer.status !== 503 || left === 0) return answer;
  await setTimeout(Number(answer.response.headers.get("retry-after")) * 1000);
  return comeAgain(ask, left - 1);
}

let made = 0;
async function newOperator(room: AccessRoom): Promise<string> {
  const id = `person-${(made += 1)}`;
  const name = { ko: "담당자", en: "Officer" };
  await room.store.write(system, async (tx) => {
    await registerOperator(tx, { id, role: "analyst", name, language: "en" });
  });
  return id;
}

async function newLink(room: AccessRoom, operator: string): Promise<string> {
  const now = room.room.now();
  return (await room.store.write(system, async (tx) => await makeLink(tx, { operator, now }))).secret;
}

function visitorOf({ response, body }: SignInResponse): Visitor {
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { cookie, csrf: String(body["csrf"]), operator: String(body["operator"]) };
}

async function openLink(room: AccessRoom, operator: string): Promise<SignInResponse> {
  return await post(room, "/api/session/link", { body: { secret: await newLink(room, operator) } });
}

/** Registers a passkey in a session; returns what the room said. */
async function register(
  room: AccessRoom,
  visitor: Visitor,
  key: ReturnType<typeof newAuthenticator>,
  wrong?: Misbehaviour,
) {
  const { body } = await post(room, "/api/passkeys/options", { visitor });
  const options = body["options"] as { challenge: string; rp: { id: string } };
  return await post(room, "/api/passkeys", { visitor, body: { response: key.register(options, wrong) } });
}

/** Signs in with a passkey. */
async function useKey(
  room: AccessRoom,
  key: ReturnType<typeof newAuthenticator>,
  wrong?: Misbehaviour,
): Promise<SignInResponse> {
  const { body } = await post(room, "/api/session/passkey/options");
  const options = body["options"] as { challenge: string; rpId: string };
  return await post(room, "/api/session/passkey", {
    body: { challenge: body["challenge"], response: key.authenticate(options, wrong) },
  });
}

describe("signing in", () => {
  before(async () => {
    drill = await startTestRoom("drill");
    real = await startTestRoom("empty");
  });
  after(async () => {
    await drill.close();
    await real.close();
  });

  test("link: opens one session, however many spend it at once", async () => {
    const secret = await newLink(drill, await newOperator(drill));
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => await post(drill, "/api/session/link", { body: { secret } })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.ok(answers.every(({ status }) => status === 200 || status === 401));
  });

  test("link: the cookie is HttpOnly, SameSite=Strict, for the whole origin, and Secure where the origin is https", async () => {
    const answer = await openLink(drill, await newOperator(drill));
    const [cookie] = answer.response.headers.getSetCookie();
    assert.match(
      cookie ?? "",
      /^bongsu_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const safe = { ...drill, app: createApp({ ...drill.room, origin: "https://room.example" }) };
    const secret = await newLink(drill, await newOperator(drill));
    const response = await safe.app.request("/api/session/link", {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://room.example" },
      body: JSON.stringify({ secret }),
    });
    assert.match(response.headers.getSetCookie()[0] ?? "", /; Secure/);
    assert.match(response.headers.get("strict-transport-security") ?? "", /max-age/);
  });

  test("link: is over after 15 minutes", async () => {
    const room = await startTestRoom("empty");
    try {
      const operator = await newOperator(room);
      const [early, late] = [await newLink(room, operator), await newLink(room, operator)];
      room.clock.move(15 * minute - 1);
      assert.equal((await post(room, "/api/session/link", { body: { secret: early } })).status, 200);
      room.clock.move(1);
      assert.equal((await post(room, "/api/session/link", { body: { secret: late } })).status, 401);
    } finally {
      await room.close();
    }
  });

  test("session: ends after 12 hours in any case, and after 30 idle minutes where it is no drill", async () => {
    for (const [world, idle] of [
      ["drill", 12 * hour],
      ["empty", 30 * minute],
    ] as const) {
      const room = await startTestRoom(world);
      try {
        const [used, unused] = [await newOperator(room), await newOperator(room)];
        const busy = visitorOf(await openLink(room, used));
        const quiet = visitorOf(await openLink(room, unused));
        const step = 20 * minute;
        for (let passed = step; passed < 12 * hour; passed += step) {
          room.clock.move(step);
          assert.equal((await session(room, busy)).status, 200, `${world} after ${passed / minute} min`);
          if (passed === 2 * step)
            assert.equal((await session(room, quiet)).status, idle > passed ? 200 : 401, world);
        }
        room.clock.move(step);
        assert.equal((await session(room, busy)).status, 401, world);
      } finally {
        await room.close();
      }
    }
  });

  test("strangers who guess keep nobody out: a link and a challenge are given between any number of wrong secrets", async () => {
    const guess = async (): Promise<number> =>
      (await post(drill, "/api/session/link", { body: { secret: "A".repeat(43) } })).status;
    const operator = await newOperator(drill);
    const guesses = Array.from({ length: 300 }, guess);
    const [link, challenge] = await Promise.all([
      comeAgain(() => openLink(drill, operator)),
      comeAgain(() => post(drill, "/api/session/passkey/options")),
    ]);
    assert.deepEqual([link.status, challenge.status], [200, 200]);
    const guessed = new Set(await Promise.all(guesses));
    guessed.delete(503);
    assert.deepEqual(guessed, new Set([401]));
  });

  test("outside a drill: a link opens a session that can do nothing before a passkey is registered", async () => {
    const visitor = await signIn(real, { id: "before-passkey", role: "lead", domain: "public" });
    const allowed: readonly EndpointKey[] = [
      "sessionRead",
      "sessionClose",
      "passkeyOptions",
      "passkeyRegister",
    ];
    const entries = Object.entries(contract) as [EndpointKey, Endpoint][];
    let tried = 0;
    for (const [key, entry] of entries) {
      if (allowed.includes(key) || !entry.roles.includes("lead")) continue;
      const response = await real.app.request(entry.path.replaceAll(/:\w+/g, "a"), {
        method: entry.method,
        headers: asVisitor(visitor),
      });
      const { code } = (await response.json()) as { code: string };
      assert.equal(`${response.status} ${code}`, "403 passkey-needed", key);
      tried += 1;
    }
    assert.ok(tried > 10);
    assert.equal((await session(real, visitor)).body["passkeys"], 0);
  });

  test("passkey: registered after the link, it opens sessions; links no longer do; the operator's other sessions are over", async () => {
    const operator = await newOperator(real);
    const other = visitorOf(await openLink(real, operator));
    const visitor = visitorOf(await openLink(real, operator));
    const key = newAuthenticator(origin);
    const registered = await register(real, visitor, key);
    assert.deepEqual([registered.status, registered.body], [200, { passkeys: 1 }]);
    assert.equal((await session(real, visitor)).body["passkeys"], 1);
    assert.equal((await session(real, other)).status, 401);
    const offices = await real.app.request("/api/offices", { headers: { cookie: visitor.cookie } });
    assert.equal(offices.status, 200);
    const refused = await openLink(real, operator);
    assert.equal(`${refused.status} ${String(refused.body["code"])}`, "403 passkey-needed");
    const opened = await useKey(real, key);
    assert.equal(opened.status, 200);
    assert.equal((await session(real, visitorOf(opened))).body["operator"], operator);
  });

  test("passkey: another origin, host, challenge or key, no verification, a counter that fell: each is refused", async () => {
    real.clock.move(minute);
    const visitor = visitorOf(await openLink(real, await newOperator(real)));
    const key = newAuthenticator(origin);
    const wrongs: readonly Misbehaviour[] = [
      { origin: "https://elsewhere.example" },
      { origin: "http://localhost:9999" },
      { rpId: "elsewhere.example" },
      { challenge: Buffer.alloc(32).toString("base64url") },
      { unverified: true },
    ];
    for (const wrong of wrongs) {
      const { status, body } = await register(real, visitor, key, wrong);
      assert.equal(`${status} ${String(body["code"])}`, "400 signature-invalid", JSON.stringify(wrong));
    }
    assert.equal((await register(real, visitor, key)).status, 200);
    assert.equal((await useKey(real, key, { counter: 50 })).status, 200);
    for (const wrong of [...wrongs, { otherKey: true }, { counter: 50 }, { counter: 7 }]) {
      const { status, body } = await useKey(real, key, { counter: 60, ...wrong });
      assert.equal(`${status} ${String(body["code"])}`, "400 signature-invalid", JSON.stringify(wrong));
    }
    assert.equal((await useKey(real, newAuthenticator(origin))).status, 400, "unknown credential");
    assert.equal((await useKey(real, key, { counter: 51 })).status, 200);
  });

  test("passkey: a challenge serves once and for five minutes; junk is no fault", async () => {
    real.clock.move(minute);
    const visitor = visitorOf(await openLink(real, await newOperator(real)));
    const key = newAuthenticator(origin);
    assert.equal((await register(real, visitor, key)).status, 200);
    const { body } = await post(real, "/api/session/passkey/options");
    const options = body["options"] as { challenge: string; rpId: string };
    const response = key.authenticate(options);
    const send = async (sent: unknown): Promise<number> =>
      (await post(real, "/api/session/passkey", { body: sent })).status;
    assert.equal(await send({ challenge: body["challenge"], response }), 200);
    assert.equal(await send({ challenge: body["challenge"], response: key.authenticate(options) }), 401);
    const late = await post(real, "/api/session/passkey/options");
    real.clock.move(5 * minute);
    const answer = key.authenticate(late.body["options"] as { challenge: string; rpId: string });
    assert.equal(await send({ challenge: late.body["challenge"], response: answer }), 401);
    const again = await post(real, "/api/passkeys", { visitor, body: { response: {} } });
    assert.equal(again.status, 410, "a registration without a challenge");
    const newcomer = visitorOf(await openLink(real, await newOperator(real)));
    for (const junk of [
      null,
      1,
      "x",
      {},
      { id: key.id },
      { id: key.id, rawId: key.id, type: "public-key", response: {} },
    ]) {
      const fresh = await post(real, "/api/session/passkey/options");
      assert.equal(
        await send({ challenge: fresh.body["challenge"], response: junk }),
        400,
        JSON.stringify(junk),
      );
      const options2 = await post(real, "/api/passkeys/options", { visitor: newcomer });
      assert.equal(options2.status, 200);
      const sent = { visitor: newcomer, body: { response: junk } };
      assert.equal((await post(real, "/api/passkeys", sent)).status, 400);
    }
    assert.deepEqual(real.log, []);
  });

  test("token: has no session to close and registers no passkey", async () => {
    const now = drill.room.now();
    const { secret } = await drill.store.write(
      system,
      async (tx) => await makeToken(tx, { role: "chair", now }),
    );
    const headers = { authorization: `Bearer ${secret}` };
    for (const [method, path] of [
      ["DELETE", "/api/session"],
      ["POST", "/api/passkeys/options"],
    ] as const) {
      const response = await drill.app.request(path, { method, headers });
      assert.equal(response.status, 409, path);
    }
  });

  test("refused sign-ins stand in the journal: the first of a kind at once, with whose passkey it was", async () => {
    const room = await startTestRoom("empty");
    try {
      const operator = await newOperator(room);
      const key = newAuthenticator(origin);
      await register(room, visitorOf(await openLink(room, operator)), key);
      for (let i = 0; i < 3; i += 1)
        await post(room, "/api/session/link", { body: { secret: "A".repeat(43) } });
      await useKey(room, key, { otherKey: true });
      const facts = await room.store.read(system, async (tx) =>
        (await entriesBetween(tx, { kinds: kindsOf("access"), limit: 50, newest: true })).map(
          ({ fact }) => fact,
        ),
      );
      assert.deepEqual(facts.slice(0, 2), [
        { kind: "sign-in.failed", by: "passkey", reason: "signature-invalid", operator, count: 1 },
        { kind: "sign-in.failed", by: "link", reason: "not-signed-in", operator: null, count: 1 },
      ]);
      // The other two links wait to be one entry with their number.
      assert.equal(facts.filter(({ kind }) => kind === "sign-in.failed").length, 2);
    } finally {
      await room.close();
    }
  });
});

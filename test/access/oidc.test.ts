/** Signing in at a real identity provider on loopback: code with PKCE, state bound to the browser, claims to posts, and a fresh sign-in as the proof for an act. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test, describe } from "node:test";
import Provider from "oidc-provider";
import { contract } from "#contract/index.ts";
import { actText } from "#core/act.ts";
import { postOfClaims } from "#core/oidc-post.ts";
import { createApp } from "#edge/http/app.ts";
import { openOidc } from "#edge/http/sign-in/oidc-client.ts";
import { type AccessRoom, startTestRoom } from "#test/kit/room/access-room.ts";

const origin = "http://localhost:8420";
const callback = `${origin}/api/session/oidc/callback`;
const posts = [
  { claim: "groups", is: "room-chair", role: "chair", office: "chair" },
  { claim: "groups", is: "room-lead", role: "lead", office: "lead-private", domain: "private" },
] as const;

let room: AccessRoom;
let app: AccessRoom["app"];
let oidc: ReturnType<typeof openOidc>;
let server: Server;
let issuer: string;
/** Who is signed in next at the provider, with which groups. */
let person = { id: "one", groups: ["room-chair"] };

/** What a person does at the provider: signs in, then agrees. */
async function interact(
  provider: Provider,
  ...[request, response]: Parameters<Provider["interactionDetails"]>
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId: person.id } });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    known ??
    new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params["client_id"]) });
  grant.addOIDCScope("openid profile");
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

/** Follows the provider as a browser does, until it sends back to the room; returns that address. */
async function visit(address: string, jar: Map<string, string> = new Map()): Promise<string> {
  let at = address;
  for (let steps = 0; steps < 12; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const to = response.headers.get("location");
    assert.ok(to, `${at}: ${response.status} ${await response.text()}`);
    at = new URL(to, at).href;
    if (at.startsWith(origin)) return at;
  }
  return assert.fail("the provider sends round in circles");
}

type Begun = { readonly address: string; readonly cookie: string };

async function begin(next?: string): Promise<Begun> {
  const response = await app.request("/api/session/oidc", {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(next === undefined ? {} : { next }),
  });
  const { address } = (await response.json()) as { address: string };
  return { address, cookie: response.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
}

async function comeBack(
  back: string,
  cookie: string,
): Promise<{ readonly to: string; readonly session: string }> {
  const response = await app.request(back.slice(origin.length), { headers: { cookie } });
  assert.equal(response.status, 303);
  const session = response.headers.getSetCookie().find((one) => one.startsWith("bongsu_session="));
  return { to: response.headers.get("location") ?? "", session: session?.split(";")[0] ?? "" };
}

async function signIn(): Promise<{
  readonly cookie: string;
  readonly csrf: string;
  readonly role: string;
  readonly operator: string;
}> {
  const { address, cookie } = await begin();
  const { session } = await comeBack(await visit(address), cookie);
  const read = await app.request("/api/session", { headers: { cookie: session } });
  const { csrf, role, operator } = (await read.json()) as { csrf: string; role: string; operator: string };
  return { cookie: session, csrf, role, operator };
}

describe("signing in at a real identity provider on loopback", () => {
  before(async () => {
    room = await startTestRoom("empty");
    server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [{ client_id: "room", client_secret: "a-secret", redirect_uris: [callback] }],
      claims: { openid: ["sub", "groups", "name"], profile: ["name"] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({ sub: id, name: `Person ${id}`, groups: person.groups }),
      }),
      renderError: (context, out) => {
        context.body = JSON.stringify(out);
      },
    });
    provider.on("server_error", (_context, error) => console.error(error));
    const serveProvider = provider.callback();
    server.on("request", (request, response) => {
      if (request.url?.startsWith("/interaction/") === true) void interact(provider, request, response);
      else void serveProvider(request, response);
    });
    oidc = openOidc({
      issuer,
      clientId: "room",
      clientSecret: "a-secret",
      name: { en: "Office account" },
      scope: "openid profile",
      posts,
      redirectUri: callback,
    });
    app = createApp({ ...room.room, oidc });
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await room.close();
  });

  test("claims to posts: the first rule that fits, a list or a word; no rule, no post", () => {
    assert.equal(postOfClaims({ groups: ["x", "room-lead"] }, posts)?.domain, "private");
    assert.equal(postOfClaims({ groups: "room-chair" }, posts)?.role, "chair");
    assert.equal(postOfClaims({ groups: ["x"] }, posts), null);
    assert.equal(postOfClaims({}, [{ claim: "toString", is: "x", role: "chair" }]), null);
    const organization = [{ claim: "t", is: "org", role: "organization", organizationClaim: "org" }] as const;
    assert.equal(postOfClaims({ t: "org", org: "a-1" }, organization)?.organization, "a-1");
    assert.equal(postOfClaims({ t: "org" }, organization), null);
  });

  test("sign-in: PKCE, state and nonce; an account is one operator; its claims decide its post at each sign-in", async () => {
    const { address } = await begin();
    const { searchParams } = new URL(address);
    for (const name of ["code_challenge", "state", "nonce"]) assert.ok(searchParams.get(name), name);
    assert.equal(searchParams.get("code_challenge_method"), "S256");
    const first = await signIn();
    assert.equal(first.role, "chair");
    const again = await signIn();
    assert.equal(again.operator, first.operator);
    person = { id: "one", groups: ["room-lead"] };
    const moved = await signIn();
    assert.deepEqual([moved.operator, moved.role], [first.operator, "lead"]);
    const old = await app.request("/api/session", { headers: { cookie: again.cookie } });
    assert.equal(old.status, 401, "the sessions of the post before are over");
    person = { id: "two", groups: ["somebody-else"] };
    const stranger = await begin();
    const refused = await comeBack(await visit(stranger.address), stranger.cookie);
    assert.deepEqual([refused.to, refused.session], [`${origin}/sign-in?oidc=refused`, ""]);
    person = { id: "one", groups: ["room-chair"] };
  });

  test("an answer for another browser, one used before, and a forged one open nothing", async () => {
    const victim = await begin();
    const thief = await begin("/directives");
    const back = await visit(thief.address);
    assert.match((await comeBack(back, victim.cookie)).to, /oidc=refused/, "another browser's");
    const used = await comeBack(back, thief.cookie);
    assert.equal(used.to, `${origin}/sign-in?oidc=done&next=%2Fdirectives`);
    assert.match((await comeBack(back, thief.cookie)).to, /oidc=refused/, "used before");
    const third = await begin();
    const forged = (await visit(third.address)).replace(/code=[^&]+/, "code=forged");
    assert.match((await comeBack(forged, third.cookie)).to, /oidc=refused/);
  });

  test("step-up without a passkey: only a sign-in that was proved anew, by the same account, makes the proof good", async () => {
    const { cookie, csrf } = await signIn();
    const post = async (path: string, body: unknown, more: Record<string, string> = {}): Promise<Response> =>
      await app.request(path, {
        method: "POST",
        headers: { "content-type": "application/json", origin, cookie, "x-bongsu-csrf": csrf, ...more },
        body: JSON.stringify(body),
      });
    const entry = contract.passkeyOptions;
    const prove = async (who: string): Promise<string> => {
      const begun = await post("/api/step-up/options", { act: hash("sha256", actText(entry, {})) });
      const { address, proof } = (await begun.json()) as { address: string; proof: string };
      assert.equal(new URL(address).searchParams.get("prompt"), "login");
      const flow = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      person = { ...person, id: who };
      await comeBack(await visit(address), flow);
      return proof;
    };
    const act = async (proof?: string): Promise<number> =>
      (await post(entry.path, {}, proof === undefined ? {} : { "x-bongsu-step-up": proof })).status;
    assert.equal(await act(), 403);
    assert.equal(await act(await prove("three")), 403, "another account");
    const good = await prove("one");
    assert.deepEqual([await act(good), await act(good)], [200, 403], "good once");
  });

  test("under a path of its host: the cookie that bound the going goes with its path, and is taken away there", async () => {
    const under = createApp({ ...room.room, origin: `${origin}/room`, oidc });
    const begun = await under.request("/room/api/session/oidc", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    assert.match(begun.headers.get("set-cookie") ?? "", /^bongsu_oidc=.+; Path=\/room;/);
    const back = await under.request("/room/api/session/oidc/callback");
    assert.equal(back.status, 303);
    assert.match(back.headers.get("set-cookie") ?? "", /^bongsu_oidc=; Max-Age=0; Path=\/room$/);
  });
});

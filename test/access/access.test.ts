/** Who may do what, derived from the contract: every endpoint is tried by everyone who may not, and with everything that may not be sent. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { Compile } from "typebox/compile";
import { createApp } from "#edge/http/app.ts";
import { usualBodyLimit } from "#edge/http/request-input.ts";
import type { OperatorRole } from "#stages/registry/operators.ts";
import { makeToken, revokeToken } from "#stages/registry/tokens.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import { sql, system } from "#store/sql.ts";
import { asVisitor, registerAgent, signIn, type AccessRoom } from "#test/kit/room/access-room.ts";
import {
  allowedRole,
  type ContractRoom,
  entries,
  guarded,
  personId,
  personRoles,
  startContractRoom,
} from "#test/kit/room/contract-room.ts";
import { recordPaths, sample, typedProperties, valueWith, wrongFor } from "#test/kit/sample-input.ts";
import { isTried, someOf } from "#test/kit/suites/tried.ts";

const open = entries.filter(([, entry]) => entry.roles.includes("public"));
const changing = guarded.filter(([, entry]) => entry.method !== "GET");
const withBody = [...changing, ...open.filter(([, entry]) => entry.method !== "GET")];

const otherTypes = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "application/xml",
  "",
];
const noObjects = ["{", "[]", "7", "null", '"x"', "\u0000", `{"a":${"[".repeat(500)}`];

let here: ContractRoom;
let cases = 0;

type Problem = { status: number; code: string; detail: string; findings: { at: string; code: string }[] };

/** One case: the answer is a problem of this status, in the form of the contract's problems. */
async function refused(response: Response, status: number, about: string): Promise<Problem> {
  cases += 1;
  const text = await response.text();
  assert.equal(response.status, status, `${about}: ${text.slice(0, 300)}`);
  assert.equal(response.headers.get("content-type"), "application/problem+json", about);
  assert.equal(response.headers.get("cache-control"), "no-store", about);
  const problem = JSON.parse(text) as Problem & { request: string };
  assert.equal(problem.status, status);
  assert.equal(problem.request, response.headers.get("x-request-id"));
  return problem;
}

/** One case: whatever the answer is, it is the endpoint's own and no fault. */
async function gotIn(response: Response, about: string): Promise<void> {
  cases += 1;
  if (response.headers.get("content-type") === "text/event-stream") return await response.body?.cancel();
  const text = await response.text();
  assert.ok(response.status < 500, `${about}: ${response.status} ${text}`);
  assert.ok(![401, 405, 413, 415, 429].includes(response.status), `${about}: ${response.status} ${text}`);
  assert.ok(!text.includes("Your role may not do this"), about);
}

/** The same room behind a counter of transactions: what answers after as many of them takes as long. */
function countTransactions({ room }: AccessRoom): { app: AccessRoom["app"]; count: () => number } {
  let count = 0;
  const store = aroundTransactions(room.store, async (_, run) => ((count += 1), await run()));
  return { app: createApp({ ...room, store }), count: () => count };
}

type Ended = Map<OperatorRole, [string, Record<string, string>][]>;

async function endedCredentials(): Promise<Ended> {
  const ended: Ended = new Map();
  const now = here.room.now();
  for (const role of personRoles) {
    const closed = await signIn(here, { id: personId("closed", role), ...here.assignment(role) });
    const disabled = await signIn(here, { id: personId("disabled", role), ...here.assignment(role) });
    const expired = await signIn(here, { id: personId("expired", role), ...here.assignment(role) });
    const idle = await signIn(here, { id: personId("idle", role), ...here.assignment(role) });
    const made = await here.store.write(system, async (tx) => {
      const revoked = await makeToken(tx, { now, ...here.assignment(role) });
      await revokeToken(tx, revoked.id);
      const short = await makeToken(tx, { now, ...here.assignment(role), life: 0 });
      await tx.run(sql`update operator set disabled_at = now() where id = ${disabled.operator}`);
      await tx.run(
        sql`update session set expires_at = ${now.toISOString()} where operator = ${expired.operator}`,
      );
      await tx.run(
        sql`update session set seen_at = ${now.toISOString()}::timestamptz - interval '12 hours' where operator = ${idle.operator}`,
      );
      return { revoked: revoked.secret, short: short.secret };
    });
    const left = await here.app.request("/api/session", { method: "DELETE", headers: asVisitor(closed) });
    assert.equal(left.status, 200);
    ended.set(role, [
      ["closed", asVisitor(closed)],
      ["disabled", asVisitor(disabled)],
      ["expired", asVisitor(expired)],
      ["idle", asVisitor(idle)],
      ["revoked token", { authorization: `Bearer ${made.revoked}` }],
      ["expired token", { authorization: `Bearer ${made.short}` }],
    ]);
  }
  return ended;
}

function answersTo(url: string, method: string): boolean {
  return entries.some(
    ([, entry]) =>
      entry.method === method && new RegExp(`^${entry.path.replaceAll(/:\w+/g, "[^/]+")}$`).test(url),
  );
}

describe("who may do what, derived from the contract", () => {
  before(async () => {
    here = await startContractRoom();
  });
  after(async () => {
    await here.close();
    console.log(`access: ${cases} cases on ${entries.length} endpoints`);
  });

  test("samples: each endpoint's sample input is one that its contract allows", () => {
    for (const [key, entry] of entries)
      assert.deepEqual(Compile(entry.input).Errors(sample(entry.input)), [], key);
  });

  test("no session: 401 everywhere, with the same words whatever was tried", async () => {
    const attempts: Record<string, string>[] = [
      {},
      { cookie: "bongsu_session=x" },
      { cookie: `bongsu_session=${"A".repeat(43)}` },
      { authorization: "Bearer x" },
      { authorization: `Bearer bst_${"A".repeat(43)}` },
      { authorization: "Basic eDp4" },
      { authorization: "Bearer x", cookie: here.visitor("chair").cookie },
    ];
    const details = new Set<string>();
    for (const [at, [key, entry]] of guarded.entries())
      for (const headers of someOf(attempts, at, 3)) {
        const problem = await refused(await here.call(entry, { headers }), 401, key);
        details.add(`${problem.code} ${problem.detail}`);
      }
    assert.equal(details.size, 1);
  });

  test("roles: each role that is not named gets 403, by session and by token; each that is named gets in", async () => {
    for (const [row, [key, entry]] of guarded.entries())
      for (const [column, role] of personRoles.entries()) {
        if (key === "sessionClose") continue;
        const ways = [asVisitor(here.visitor(role)), here.bearer(role)];
        for (const [way, headers] of ways.entries()) {
          if (!isTried(row + way, column)) continue;
          const response = await here.call(entry, { input: here.ownInput(entry), headers });
          if (!entry.roles.includes(role)) await refused(response, 403, `${key} as ${role}`);
          else await gotIn(response, `${key} as ${role}`);
        }
      }
  });

  test("texts by language: a key that is no language tag is refused with its place, at every endpoint that takes one", async () => {
    const wrong = { "\u000e@Þ…(": [[], {}] };
    const places = changing.flatMap(([key, entry]) =>
      recordPaths(entry.input).map((path) => ({ key, entry, path })),
    );
    assert.ok(
      places.some(({ key, path }) => key === "directivePreview" && path.join("/") === "actions/*/note"),
    );
    for (const { key, entry, path } of places) {
      if (entry.sealed !== undefined) continue;
      const input = { ...here.ownInput(entry), ...(valueWith(path, wrong) as object) };
      const headers = asVisitor(here.visitor(allowedRole(entry)));
      const { code, findings } = await refused(await here.call(entry, { input, headers }), 400, key);
      const place = `/${path.join("/").replaceAll("*", "0")}/`;
      assert.equal(code, "input-invalid", key);
      assert.ok(
        findings.some((one) => one.code === "unknown-name" && one.at.startsWith(place)),
        `${key} ${place}: ${JSON.stringify(findings)}`,
      );
    }
  });

  test("another's object: 404 with the same body as for one that does not exist, at the same cost", async () => {
    const owned = guarded.filter(([, entry]) => entry.owned !== undefined);
    assert.ok(owned.length > 0);
    for (const [key, entry] of owned)
      for (const role of personRoles.filter((one) => entry.roles.includes(one) && one !== "chair")) {
        const bodies = new Set<string>();
        const costs = new Set<number>();
        for (const wanted of [here.organizations.other, "no-such-organization"]) {
          const counted = countTransactions(here);
          const input = { ...(sample(entry.input) as object), [entry.owned ?? ""]: wanted };
          const response = await here.call(entry, {
            input,
            headers: asVisitor(here.visitor(role)),
            app: counted.app,
          });
          const { code, detail, findings } = await refused(response, 404, `${key} as ${role}`);
          bodies.add(JSON.stringify({ code, detail, findings }));
          costs.add(counted.count());
        }
        assert.equal(bodies.size, 1, key);
        assert.equal(costs.size, 1, key);
      }
  });

  test("non-interference: what another organisation does changes no answer outside its own jurisdiction", async () => {
    const outside = ["organization", "lead", "sector", "analyst"] as const;
    const readable = guarded.filter(([, entry]) => entry.method === "GET" && entry.stream !== true);
    const look = async (): Promise<Map<string, string>> => {
      const seen = new Map<string, string>();
      for (const [key, entry] of readable)
        for (const role of outside.filter((one) => entry.roles.includes(one))) {
          const response = await here.call(entry, {
            input: here.ownInput(entry),
            headers: here.bearer(role),
          });
          const { request: _, ...body } = (await response.json()) as Record<string, unknown>;
          seen.set(`${key} as ${role}`, `${response.status} ${JSON.stringify(body)}`);
        }
      return seen;
    };
    const earlier = await look();
    await registerAgent(here, here.organizations.other);
    await here.store.write(system, async (tx) => {
      const row = sql`${here.organizations.other}, 1, 'sme', 'government', 'public'`;
      await tx.run(
        sql`insert into notification (directive, organization, revision, tier, sector, domain, at) values ('D', ${row}, now())`,
      );
      await tx.run(sql`insert into response (directive, organization, revision, tier, sector, domain, standing, since)
      values ('D', ${row}, 'affected', now())`);
    });
    const later = await look();
    assert.ok(later.size > 10);
    for (const [what, answer] of later) {
      cases += 1;
      assert.equal(answer, earlier.get(what), what);
    }
  });

  test("cross-site: a change without the session's CSRF token, or from another origin, is 403", async () => {
    const foreign: Record<string, string>[] = [
      { origin: "https://elsewhere.example" },
      { origin: "http://localhost:9999" },
      { origin: "https://localhost:8420" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const [at, [key, entry]] of changing.entries()) {
      const role = allowedRole(entry);
      const { cookie } = here.visitor(role);
      const tries = [
        { cookie },
        { cookie, "x-bongsu-csrf": "" },
        { cookie, "x-bongsu-csrf": "A".repeat(43) },
        { cookie, "x-bongsu-csrf": here.visitor(role === "chair" ? "lead" : "chair").csrf },
        ...foreign.map((headers) => ({ ...headers, ...asVisitor(here.visitor(role)) })),
      ];
      for (const headers of someOf(tries, at, 3))
        await refused(await here.call(entry, { headers }), 403, `${key} ${JSON.stringify(headers)}`);
    }
    const elsewhere = entries.filter(
      ([, entry]) => entry.method !== "GET" && !guarded.some(([, one]) => one === entry),
    );
    for (const [key, entry] of elsewhere)
      for (const headers of foreign) await refused(await here.call(entry, { headers }), 403, key);
  });

  test("bodies: too large is 413, another type 415 but where anyone may ask, not JSON, doubled keys and deep nesting 400", async () => {
    // Of a call of lines nothing is read before it is known that the caller may send (test/intake/receive.test.ts).
    const read = withBody.filter(([, { lines }]) => lines === undefined);
    for (const [at, [key, entry]] of read.entries()) {
      const app = createApp(here.room);
      const headers = entry.roles.includes("public") ? {} : asVisitor(here.visitor(allowedRole(entry)));
      const limit = entry.bodyLimit ?? usualBodyLimit;
      const send = async (body: string, more: Record<string, string> = {}): Promise<Response> =>
        await here.call(entry, { app, body, headers: { ...headers, ...more } });
      await refused(await send(`{"a":"${"x".repeat(limit)}"}`), 413, key);
      await refused(await send("{}", { "content-length": String(limit + 1) }), 413, key);
      for (const type of someOf(otherTypes, at, 2))
        if (entry.open === true)
          assert.notEqual((await send("{}", { "content-type": type })).status, 415, `${key} ${type}`);
        else await refused(await send("{}", { "content-type": type }), 415, `${key} ${type}`);
      for (const body of someOf(noObjects, at, 3))
        await refused(await send(body), 400, `${key} ${body.slice(0, 20)}`);
      const doubled = await refused(await send('{"a":1,"a":2}'), 400, key);
      assert.deepEqual(
        doubled.findings.map((one) => `${one.code} ${one.at}`),
        ["json-key-repeated /a"],
        key,
      );
      const nested = `{"a":${"[".repeat(60)}${"]".repeat(60)}}`;
      await refused(await send(nested), 400, key);
      await refused(await send('{"__proto__":{"x":1},"constructor":1}'), 400, key);
    }
  });

  test("fields: a wrong type, a missing and an unknown name is 400 with a JSON Pointer", async () => {
    for (const [key, entry] of [...guarded, ...open]) {
      const app = createApp(here.room);
      const headers = entry.roles.includes("public") ? {} : asVisitor(here.visitor(allowedRole(entry)));
      const pathNames = [...entry.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
      const good = here.ownInput(entry);
      const find = async (input: object, at: string): Promise<void> => {
        const { findings } = await refused(
          await here.call(entry, { app, input, headers }),
          400,
          `${key} ${at}`,
        );
        assert.ok(
          findings.some((one) => one.at === at),
          `${key}: ${at} in ${JSON.stringify(findings)}`,
        );
      };
      for (const [name, schema] of typedProperties(entry.input)) {
        if (pathNames.includes(name)) await find({ ...good, [name]: "~ ~".repeat(80) }, `/${name}`);
        else if (entry.method === "GET" && schema["type"] === "string")
          await find({ ...good, [name]: "한".repeat(500) }, `/${name}`);
        else await find({ ...good, [name]: wrongFor(schema) }, `/${name}`);
        const required = ((entry.input as { required?: string[] }).required ?? []).includes(name);
        if (!required || pathNames.includes(name)) continue;
        const { [name]: _left, ...rest } = good;
        await find(rest, `/${name}`);
      }
      if ((entry.input as { additionalProperties?: boolean }).additionalProperties === false)
        await find({ ...good, "un/known~": 1 }, "/un~1known~0");
    }
  });

  test("ended: revoked and expired tokens, closed, idle and expired sessions, disabled operators get 401", async () => {
    const ended = await endedCredentials();
    for (const [role, its] of Map.groupBy(guarded, ([, entry]) => allowedRole(entry))) {
      const ways = ended.get(role) ?? [];
      const count = Math.max(2, Math.ceil(ways.length / its.length));
      for (const [at, [key, entry]] of its.entries())
        for (const [how, headers] of someOf(ways, at, count))
          await refused(await here.call(entry, { headers }), 401, `${key} ${how}`);
    }
  });

  test("methods and paths: what the contract does not have is 405 or 404", async () => {
    for (const path of new Set(entries.map(([, entry]) => entry.path)))
      for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
        const url = path.replaceAll(/:\w+/g, "a");
        if (answersTo(url, method)) continue;
        const response = await here.app.request(url, { method });
        assert.ok(response.headers.get("allow"), `${method} ${url}`);
        await refused(response, 405, `${method} ${url}`);
      }
    for (const path of ["/api", "/api/", "/api/none", "/api/session/", "/API/session", "/openapi.json/x"])
      await refused(await here.app.request(path, { headers: { accept: "application/json" } }), 404, path);
  });

  test("no fault: none of all this was the server's own failure, and the log holds no secret", () => {
    assert.deepEqual(here.log, []);
  });
});

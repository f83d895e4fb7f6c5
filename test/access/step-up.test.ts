/** Acts that a session alone may not do: each asks for a fresh proof of a known passkey, bound to the session and the act, short-lived, spent once. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, test, describe } from "node:test";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { actText } from "#core/act.ts";
import { people } from "#core/audience.ts";
import { registerPasskey } from "#stages/registry/passkeys.ts";
import { findSessions } from "#stages/registry/sessions.ts";
import { sql, system } from "#store/sql.ts";
import { newAuthenticator } from "#test/kit/room/authenticator.ts";
import {
  type AccessRoom,
  asVisitor,
  signIn,
  startTestRoom,
  type Visitor,
} from "#test/kit/room/access-room.ts";
import { sample } from "#test/kit/sample-input.ts";

const origin = "http://localhost:8420";
const organization = "step-up-org";

/** Changes that an open session may make: they are a day's work, undo something, or wait for a second person. A new endpoint is put here or asks for a proof. */
const ordinary: readonly EndpointKey[] = [
  "sessionClose",
  "sessionEnd",
  "operatorSignOut", // whoever sees a stranger must be quick
  "noticeRead",
  "stepUpBegin",
  "stepUpFinish",
  "passkeyRegister", // its challenge was given for a proof
  "importRecords", // what takes something away waits for a second person
  "alertRead",
  "alertAcknowledge",
  "feedRequest", // it is fetched as it would be later
  "inventoryDelegate",
  "inventoryRevoke",
  "assetFactsState",
  "directivePreview",
  "directiveDraft",
  "directiveEdit",
  "directiveSubmit",
  "directiveReturn",
  "signatureBring", // the signatures are the proof, whoever brings them
  "directiveRevise",
  "directiveSupersede",
  "directiveWithdraw",
  "ownAdvisoryPreview",
  "ownAdvisoryPrefill",
  "ownAdvisoryDraft",
  "ownAdvisoryEdit",
  "ownAdvisorySubmit", // a second person approves it
  "ownAdvisoryWithdraw", // likewise
  "triageLook",
  "triageRelease",
  "triageAct",
  "caseOpen",
  "caseAct",
  "caseContactNote",
  "caseHandOver",
  "caseLink",
  "caseSplit",
  "caseParticipantAdd", // who is added learns product, class and date alone
  "caseMessageSend",
  "caseAnswer",
  "caseAnswerRead", // it changes nothing
  "supplierTake", // public knowledge of how suppliers are reached; every source stays named
  "caseReplyAddressRevoke", // it takes away, and gives nothing
  "caseInvitationWithdraw", // it takes away, and gives nothing
  "caseAnswerTake", // the invitation's secret in the file is the proof
  "caseInvitationJoin", // the invitation is the proof
  "caseFileAdd",
  "caseIdentify",
  "caseProducts", // a supplier reads a range of its own product, and no name
  "caseSignalDecide", // as an act of the case's state is
  "supplierPaceState",
  "rulePackCompare",
  "taskAcknowledge",
  "taskAnswer",
  "taskPreview",
  "responseRenew",
  "slipEnter", // a key vouches for it, whoever types it
  "sealingKeyLock", // it takes away
  "extensionAsk",
  "extensionDecline",
  "deadLetterRetry",
  "deadLetterDiscard",
];

const changing = (Object.entries(contract) as [EndpointKey, Endpoint][]).filter(
  ([, { method, roles, sealed }]) => method !== "GET" && !roles.includes("public") && sealed === undefined,
);
const grave = changing.filter(([, { stepUp }]) => stepUp !== undefined);

let room: AccessRoom;
type Person = { readonly visitor: Visitor; readonly key: ReturnType<typeof newAuthenticator> };
const persons = new Map<string, Person>();

/** Someone of a role in the real room, with a passkey and an open session. */
async function personOf(role: (typeof people)[number], id = `step-${role}`): Promise<Person> {
  const visitor = await signIn(room, {
    id,
    role,
    ...(role === "organization" && { organization }),
    ...(role === "lead" && { domain: "private" }),
    ...(role === "sector" && { sector: "finance" }),
  });
  const key = newAuthenticator(origin);
  const { body } = await post("/api/passkeys/options", visitor, {});
  const options = body["options"] as Parameters<typeof key.register>[0];
  assert.equal((await post("/api/passkeys", visitor, { response: key.register(options) })).status, 200);
  return { visitor, key };
}

type StepUpAnswer = { readonly status: number; readonly body: Record<string, unknown> };

async function post(
  path: string,
  visitor: Visitor,
  body: unknown,
  more: { readonly method?: string; readonly proof?: string } = {},
): Promise<StepUpAnswer> {
  const response = await room.app.request(path, {
    method: more.method ?? "POST",
    headers: {
      "content-type": "application/json",
      origin,
      ...asVisitor(visitor),
      ...(more.proof !== undefined && { "x-bongsu-step-up": more.proof }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function proofFor({ visitor, key }: Person, entry: Endpoint, input: unknown): Promise<string> {
  const begun = await post("/api/step-up/options", visitor, { act: hash("sha256", actText(entry, input)) });
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const options = begun.body["options"] as Parameters<typeof key.authenticate>[0];
  const finished = await post("/api/step-up", visitor, { response: key.authenticate(options) });
  assert.equal(finished.status, 200, JSON.stringify(finished.body));
  return String(finished.body["proof"]);
}

function inputOf(entry: Endpoint): Record<string, unknown> {
  const input = sample(entry.input) as Record<string, unknown>;
  return {
    ...input,
    ...(entry.owned !== undefined && { [entry.owned]: organization }),
    ...("dryRun" in input && { dryRun: false }),
  };
}

async function act(
  entry: Endpoint,
  visitor: Visitor,
  { input, proof }: { readonly input: Record<string, unknown>; readonly proof?: string },
): Promise<StepUpAnswer> {
  const rest = { ...input };
  const path = entry.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  return await post(path, visitor, rest, { method: entry.method, ...(proof !== undefined && { proof }) });
}

function personFor(entry: Endpoint): Person {
  const role = people.find((one) => entry.roles.includes(one));
  return persons.get(role ?? "") ?? assert.fail(entry.name);
}

describe("acts that a session alone may not do", () => {
  before(async () => {
    room = await startTestRoom("empty");
    await room.store.write(system, async (tx) => {
      await tx.run(sql`
      insert into organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
      values (${organization}, '{"en":"Invented"}', 'sme', 'finance', 'private', '11', false, 1, '{en}', '[]', '2026-01-01', false)`);
    });
    for (const role of people) persons.set(role, await personOf(role));
  });
  after(async () => {
    await room.close();
  });

  test("every change asks for a proof or is named as ordinary", () => {
    const undecided = changing.filter(
      ([key, { stepUp }]) => (stepUp !== undefined) === ordinary.includes(key),
    );
    assert.deepEqual(
      undecided.map(([key]) => key),
      [],
    );
  });

  test("every act that asks: refused without a proof and with that of another act, done with its own, once", async () => {
    assert.ok(grave.length > 8);
    for (const [key, entry] of grave) {
      const person = personFor(entry);
      const input = inputOf(entry);
      const tries = [undefined, "A".repeat(43), await proofFor(person, entry, { ...input, other: 1 })];
      for (const proof of tries) {
        const refused = await act(entry, person.visitor, { input, ...(proof !== undefined && { proof }) });
        assert.equal(`${refused.status} ${String(refused.body["code"])}`, "403 step-up-needed", key);
      }
      const own = { input, proof: await proofFor(person, entry, input) };
      assert.notEqual((await act(entry, person.visitor, own)).body["code"], "step-up-needed", key);
      assert.equal((await act(entry, person.visitor, own)).body["code"], "step-up-needed", `${key} twice`);
    }
  });

  test("a proof is of one session, for two minutes; an assertion for signing in or by another's passkey gives none", async () => {
    const entry = contract.passkeyOptions;
    const person = persons.get("analyst") ?? assert.fail();
    const other = persons.get("chair") ?? assert.fail();
    const stolen = { input: {}, proof: await proofFor(person, entry, {}) };
    assert.equal(
      (await act(entry, other.visitor, stolen)).body["code"],
      "step-up-needed",
      "another's session",
    );
    const late = { input: {}, proof: await proofFor(person, entry, {}) };
    room.clock.move(2 * 60_000);
    assert.equal((await act(entry, person.visitor, late)).body["code"], "step-up-needed", "too late");
    const digest = hash("sha256", actText(entry, {}));
    const begun = await post("/api/step-up/options", person.visitor, { act: digest });
    const options = begun.body["options"] as Parameters<typeof person.key.authenticate>[0];
    const foreign = await post("/api/step-up", person.visitor, { response: other.key.authenticate(options) });
    assert.equal(foreign.status, 400, "another's passkey");
    const again = await post("/api/step-up", person.visitor, { response: person.key.authenticate(options) });
    assert.equal(again.status, 410, "a challenge serves once");
    const signing = await post("/api/session/passkey/options", person.visitor, {});
    const asked = signing.body["options"] as Parameters<typeof person.key.authenticate>[0];
    const mixed = await post("/api/step-up", person.visitor, { response: person.key.authenticate(asked) });
    assert.equal(mixed.status, 410, "the challenge of a sign-in");
  });

  test("a passkey more: the owner is told, the other sessions end; one is removed, the last stays", async () => {
    const person = await personOf("analyst", "step-owner");
    const second = newAuthenticator(origin);
    const proof = await proofFor(person, contract.passkeyOptions, {});
    const begun = await post("/api/passkeys/options", person.visitor, {}, { proof });
    const options = begun.body["options"] as Parameters<typeof second.register>[0];
    const response = second.register(options);
    const added = await post("/api/passkeys", person.visitor, { response, label: "Key on the ring" });
    assert.deepEqual(added.body, { passkeys: 2 });
    const get = async (path: string): Promise<Record<string, unknown>> =>
      (await (await room.app.request(path, { headers: { cookie: person.visitor.cookie } })).json()) as Record<
        string,
        unknown
      >;
    const { passkeys } = (await get("/api/passkeys")) as { passkeys: { passkey: string; label: string }[] };
    assert.deepEqual(
      passkeys.map(({ label }) => label),
      ["", "Key on the ring"],
    );
    const { notices } = (await get("/api/notices")) as { notices: { kind: string; notice: number }[] };
    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ["passkey-registered"],
    );
    assert.equal((await get("/api/session"))["notices"], 1);
    await post("/api/notices/read", person.visitor, { until: notices[0]?.notice });
    assert.equal((await get("/api/session"))["notices"], 0);
    assert.equal(
      ((await get("/api/notices"))["notices"] as unknown[]).length,
      1,
      "what was read stays listed",
    );
    for (const [passkey, expected] of [
      [second.id, 200],
      [person.key.id, 409],
    ] as const) {
      const input = { passkey };
      const own = { input, proof: await proofFor(person, contract.passkeyRemove, input) };
      assert.equal((await act(contract.passkeyRemove, person.visitor, own)).status, expected, passkey);
    }
  });

  test("sessions: one's own are listed and ended at once; another's are not there", async () => {
    const person = persons.get("sector") ?? assert.fail();
    const { key } = person;
    const begun = await post("/api/session/passkey/options", person.visitor, {});
    const options = begun.body["options"] as Parameters<typeof key.authenticate>[0];
    const opened = await room.app.request("/api/session/passkey", {
      method: "POST",
      headers: { "content-type": "application/json", origin, "user-agent": "Invented/1.0" },
      body: JSON.stringify({ challenge: begun.body["challenge"], response: key.authenticate(options) }),
    });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const listed = await room.app.request("/api/sessions", { headers: { cookie: person.visitor.cookie } });
    const { sessions } = (await listed.json()) as {
      sessions: { session: string; own: boolean; place: string; by: string }[];
    };
    const other = sessions.find((one) => !one.own) ?? assert.fail();
    assert.deepEqual([other.place, other.by], ["Invented/1.0", "passkey"]);
    const end = async (visitor: Visitor): Promise<number> =>
      (await act(contract.sessionEnd, visitor, { input: { session: other.session } })).status;
    assert.equal(await end((persons.get("chair") ?? assert.fail()).visitor), 404);
    assert.equal(await end(person.visitor), 200);
    assert.equal((await room.app.request("/api/session", { headers: { cookie } })).status, 401);
  });

  test("a drill: an operator without a passkey goes on without a proof; one with a passkey proves it there too", async () => {
    const drill = await startTestRoom("drill");
    try {
      const visitor = await signIn(drill, { id: "drill-analyst", role: "analyst" });
      const ask = async (): Promise<number> =>
        (
          await drill.app.request("/api/passkeys/options", {
            method: "POST",
            headers: { "content-type": "application/json", ...asVisitor(visitor) },
            body: "{}",
          })
        ).status;
      assert.equal(await ask(), 200);
      await drill.store.write(system, async (tx) => {
        const at = { now: drill.room.now(), drill: true };
        const secret = visitor.cookie.split("=")[1] ?? "";
        const { session } = (await findSessions(tx, [secret], at)).get(secret) ?? assert.fail();
        const key = {
          id: "x",
          publicKey: new Uint8Array(1),
          counter: 0,
          transports: [],
          label: "",
          place: "",
        };
        await registerPasskey(tx, session, { ...key, operator: visitor.operator });
      });
      assert.equal(await ask(), 403);
    } finally {
      await drill.close();
    }
  });
});

/** A participant from outside: invited by a link, the embargo first, then a passkey; and that it sees its case and nothing else, nor anybody that it is there. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createApp } from "#edge/http/app.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { handAtPace } from "#main/serve/case-pace.ts";
import { sql, system } from "#store/sql.ts";
import { type AccessRoom, asVisitor, signIn, startTestRoom } from "#test/kit/room/access-room.ts";
import { sealingKey } from "#test/kit/coordination/case-room.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";

type PortalAnswer = Readonly<Record<string, unknown>>;

const secretWord = "quorinthax";
const day = 24 * 3_600_000;

describe("a participant from outside", () => {
  let here: AccessRoom;
  let app: AccessRoom["app"];
  let keys: UnlockedKeys;
  const headers = new Map<string, Record<string, string>>();
  const ids = { case: "", supplier: "", other: "" };
  let terms: PortalAnswer;

  const call = async (
    who: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<[number, PortalAnswer, Response]> => {
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json", ...headers.get(who) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return [response.status, (await response.json()) as PortalAnswer, response];
  };
  const done = async (who: string, path: string, body: unknown): Promise<PortalAnswer> => {
    const [status, answer] = await call(who, "POST", path, body);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  };
  const newCase = async (): Promise<string> => {
    const about = { product: "EdgeGate VPN", severity: "high", title: secretWord, summary: secretWord };
    return String((await done("lead", "/api/cases", about))["case"]);
  };
  const join = async (id: string, name: string, more: object = {}): Promise<string> => {
    const one = { roles: ["supplier"], name, contact: "", zone: "Europe/Berlin", language: "en", ...more };
    return String((await done("lead", `/api/cases/${id}/participants`, one))["participant"]);
  };
  const invite = async (id: string, participant: string): Promise<string> => {
    const path = `/api/cases/${id}/invitations`;
    const { link } = await done("lead", path, { participant, days: 14 });
    const [, secret = ""] = String(link).split("/portal#");
    return secret;
  };
  const accept = async (who: string, secret: string, ends: unknown): Promise<[number, PortalAnswer]> => {
    const [status, answer, response] = await call("nobody", "POST", "/api/case-invitations/accept", {
      secret,
      ends,
    });
    const [cookie = ""] = (response.headers.get("set-cookie") ?? "").split(";");
    if (status === 200) headers.set(who, { cookie, "x-bongsu-csrf": String(answer["csrf"]) });
    return [status, answer];
  };

  before(async () => {
    here = await startTestRoom();
    keys = new UnlockedKeys(here.clock.now);
    await unlockOffice({ store: here.store, unlocked: keys }, "msit");
    app = createApp({ ...here.room, unlocked: keys });
    const lead = { id: "portal-lead", role: "lead", office: "msit", domain: "private" } as const;
    headers.set("lead", asVisitor(await signIn(here, lead)));
    headers.set("chair", asVisitor(await signIn(here, { id: "portal-chair", role: "chair", office: "nso" })));
    terms = {
      rule: "days-45",
      zone: "Asia/Seoul",
      rediscoveryDays: 7,
      exploitedDays: 7,
      ends: new Date(here.clock.now().getTime() + 45 * day).toISOString(),
    };
    ids.case = await newCase();
    ids.supplier = await join(ids.case, "Acme");
    ids.other = await join(ids.case, "Beta");
    const act = { kind: "embargo", act: "propose", terms };
    await done("lead", `/api/cases/${ids.case}/acts`, { act });
  });
  after(async () => await here.close());

  it("reads product, class and date, and nothing more, before it accepts", async () => {
    const silence = async (): Promise<unknown> => {
      const [, led] = await call("lead", "GET", `/api/cases/${ids.case}`);
      const all = led["silences"] as readonly { participant: string; state: string }[];
      return all.find(({ participant }) => participant === ids.supplier)?.state;
    };
    await done("lead", `/api/cases/${ids.case}/messages`, { text: "Welcome.", to: [ids.supplier] });
    assert.equal(await silence(), "not-contacted", "nobody was let in who could read it");
    const secret = await invite(ids.case, ids.supplier);
    assert.equal(await silence(), "not-contacted", "a link that is made has been sent to nobody");
    const said = await done("nobody", "/api/case-invitations/read", { secret });
    assert.equal(said["product"], "EdgeGate VPN");
    assert.equal(said["severity"], "high");
    assert.equal(await silence(), "seen");
    assert.deepEqual(said["proposal"], terms);
    const text = JSON.stringify(said);
    for (const hidden of [secretWord, "Acme", "Beta", ids.case, ids.supplier])
      assert.ok(!text.includes(hidden));
    const [status] = await accept("supplier", secret, new Date(0).toISOString());
    assert.equal(status, 409, "another date than was shown");
  });

  it("a newer link ends the one before; a withdrawn and a declined one serve no more", async () => {
    const earlier = await invite(ids.case, ids.other);
    const secret = await invite(ids.case, ids.other);
    assert.equal((await call("nobody", "POST", "/api/case-invitations/read", { secret: earlier }))[0], 410);
    const path = `/api/cases/${ids.case}/invitations`;
    const [, answer] = await call("lead", "GET", path);
    const [newest] = answer["invitations"] as readonly { invitation: string; state: string }[];
    assert.equal(newest?.state, "open");
    assert.equal((await call("lead", "DELETE", `${path}/${newest?.invitation}`))[0], 200);
    assert.equal((await accept("other", secret, terms["ends"]))[0], 410);
    const again = await invite(ids.case, ids.other);
    await done("nobody", "/api/case-invitations/decline", { secret: again });
    assert.equal((await call("nobody", "POST", "/api/case-invitations/read", { secret: again }))[0], 410);
  });

  it("a link that is read, replaced and withdrawn at one time fails nobody", async () => {
    const path = `/api/cases/${ids.case}/invitations`;
    const secret = await invite(ids.case, ids.other);
    const read = async (): Promise<number> =>
      (await call("nobody", "POST", "/api/case-invitations/read", { secret }))[0];
    const [, { invitations }] = await call("lead", "GET", path);
    const [newest] = invitations as readonly { invitation: string }[];
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, read),
      call("lead", "POST", path, { participant: ids.other, days: 14 }).then(([status]) => status),
      call("lead", "DELETE", `${path}/${newest?.invitation}`).then(([status]) => status),
      ...Array.from({ length: 4 }, read),
    ]);
    assert.ok(
      answers.every((status) => status === 200 || status === 410),
      answers.join(" "),
    );
  });

  it("accepts first, then sees its case alone; the link has served", async () => {
    const secret = await invite(ids.case, ids.supplier);
    const [status, session] = await accept("supplier", secret, terms["ends"]);
    assert.equal(status, 200, JSON.stringify(session));
    assert.equal(session["role"], "participant");
    assert.equal((await accept("again", secret, terms["ends"]))[0], 410);
    const [, own] = await call("supplier", "GET", `/api/cases/${ids.case}`);
    const text = JSON.stringify(own);
    assert.ok(text.includes(secretWord), "what is flawed follows acceptance");
    for (const hidden of ["Beta", ids.other]) assert.ok(!text.includes(hidden));
    assert.equal((own["view"] as PortalAnswer)["embargo"], "active");
    const kinds = (own["entries"] as readonly { kind: string }[]).map(({ kind }) => kind);
    assert.ok(kinds.includes("invited") && kinds.includes("invitation-used"));
    const elsewhere = await newCase();
    assert.equal((await call("supplier", "GET", `/api/cases/${elsewhere}`))[0], 404);
    const [, board] = await call("supplier", "GET", "/api/cases");
    assert.equal((board["cases"] as readonly unknown[]).length, 1);
  });

  it("answers by acts of its own; what it said is sealed, and read by coordinators alone", async () => {
    const path = `/api/cases/${ids.case}/answers`;
    const about = { product: "", note: "" };
    const affected = { ...about, kind: "affected", from: "1.0", to: "1.4" };
    const fix = { ...about, kind: "fix", version: "1.5", date: "2099-01-01", note: secretWord };
    const answered = await done("supplier", path, { answers: [affected, fix] });
    assert.deepEqual(answered, { report: "accepted", embargo: "active" });
    const [, own] = await call("supplier", "GET", `/api/cases/${ids.case}`);
    assert.deepEqual(own["asks"], [{ what: "fix", by: terms["ends"] }]);
    assert.equal(own["zone"], "Europe/Berlin");
    const [, led] = await call("lead", "GET", `/api/cases/${ids.case}`);
    const texts = led["texts"] as readonly { kind: string; content: PortalAnswer | null }[];
    assert.deepEqual(
      texts.flatMap(({ kind, content }) => (kind === "answer" ? [content?.["kind"]] : [])),
      ["affected", "fix"],
    );
    const later = new Date(here.clock.now().getTime() + 60 * day).toISOString();
    await done("supplier", path, { answers: [{ ...about, kind: "more-time", ends: later, zone: "UTC" }] });
    const [, revised] = await call("lead", "GET", `/api/cases/${ids.case}`);
    assert.equal((revised["view"] as PortalAnswer)["embargo"], "revise");
    assert.equal((await call("lead", "POST", path, { answers: [affected] }))[0], 403);
  });

  it("a document is read into what it would answer, and nothing is sent by that", async () => {
    const path = `/api/cases/${ids.case}/answers/read`;
    const document = JSON.stringify({
      "@context": "https://openvex.dev/ns/v0.2.0",
      author: "[DRILL] Acme",
      timestamp: "2026-06-30T00:00:00Z",
      statements: [
        {
          vulnerability: { name: "CVE-2026-0001" },
          products: [{ "@id": "pkg:generic/edgegate@1.5" }],
          status: "fixed",
        },
      ],
    });
    const unchanged = JSON.stringify((await call("supplier", "GET", `/api/cases/${ids.case}`))[1]);
    const read = await done("supplier", path, { document });
    assert.deepEqual(
      (read["answers"] as readonly { kind: string }[]).map(({ kind }) => kind),
      ["fix"],
    );
    assert.equal((await call("supplier", "POST", path, { document: "[]" }))[0], 400);
    assert.equal(JSON.stringify((await call("supplier", "GET", `/api/cases/${ids.case}`))[1]), unchanged);
    assert.equal((await call("supplier", "POST", "/api/cases/none/answers/read", { document }))[0], 404);
  });

  it("a file's name is what is read: no path, and nothing that turns the direction of letters", async () => {
    const path = `/api/cases/${ids.case}/files`;
    const send = async (name: string): Promise<number> =>
      (await call("supplier", "POST", path, { name, content: "AAAA", to: [] }))[0];
    for (const name of ["..", ".", "a/b", "a\\b", "invoice\u202efdp.exe", "a\u2028b", "a\u0000b"])
      assert.equal(await send(name), 400, JSON.stringify(name));
    for (const name of ["자료 1.pdf", "..hidden", "a..b"]) assert.equal(await send(name), 200, name);
  });

  it("joins a second case with the access it has, and makes a token that reaches its cases alone", async () => {
    const second = await newCase();
    const { document } = await sealingKey(21);
    const secret = await invite(second, await join(second, "Acme", { publicKey: document }));
    const joined = await done("supplier", "/api/case-invitations/join", { secret, ends: null });
    assert.equal(joined["case"], second);
    const [, { texts }] = await call("supplier", "GET", `/api/cases/${second}`);
    const flaw = (texts as readonly { kind: string; object: string }[]).find(({ kind }) => kind === "about");
    const [, taken] = await call("supplier", "GET", `/api/cases/${second}/objects/${flaw?.object}`);
    assert.equal(taken["forCaller"], true, "its own key opens what it may read from now on");
    const token = await done("supplier", "/api/tokens", { label: "build", scopes: ["read"], days: 30 });
    headers.set("script", { authorization: `Bearer ${String(token["secret"])}` });
    const [, board] = await call("script", "GET", "/api/cases");
    assert.equal((board["cases"] as readonly unknown[]).length, 2);
    assert.equal((await call("script", "GET", "/api/picture"))[0], 403);
  });

  it("nobody learns of it in the room: neither journal nor the lists of operators and tokens name it", async () => {
    const traces = await here.store.read(system, async (tx) =>
      tx.rows(sql`select 1 from journal j where j::text like '%participant:%'`),
    );
    assert.deepEqual(traces, []);
    for (const path of ["/api/operators", "/api/tokens", "/api/journal"]) {
      const [status, answer] = await call("chair", "GET", path);
      assert.equal(status, 200);
      assert.ok(!JSON.stringify(answer).includes("participant:"), path);
    }
  });

  it("coordinators take sources into the contact book, each once; a participant is told nothing of it", async () => {
    const said = { pages: [], keys: [], languages: [], policies: [], weekly: null, signature: "none" };
    const source = { ...said, supplier: "supplier.example", kind: "security-txt", name: null };
    const old = { ...source, mails: ["old@supplier.example"], expires: "2001-01-01T00:00:00.000Z" };
    const own = { ...source, kind: "hand", mails: ["psirt@supplier.example"], weekly: 5, expires: null };
    await done("lead", "/api/suppliers", { sources: [{ ...old, mails: ["first@supplier.example"] }] });
    await done("lead", "/api/suppliers", { sources: [old, own] });
    const [, book] = await call("lead", "GET", "/api/suppliers?search=SUPPLIER");
    const [entry] = book["suppliers"] as { mails: unknown; weekly: unknown }[];
    assert.deepEqual(entry?.mails, [
      { address: "psirt@supplier.example", from: "hand", over: false },
      { address: "old@supplier.example", from: "security-txt", over: true },
    ]);
    assert.equal(entry.weekly, 5);
    assert.equal((await call("supplier", "GET", "/api/suppliers"))[0], 403);
    const script = { ...own, pages: ["javascript:alert(1)"] };
    assert.equal((await call("lead", "POST", "/api/suppliers", { sources: [script] }))[0], 400);
  });

  it("the secret of an invitation stands in no table and in no line of the log", async () => {
    const secret = await invite(ids.case, ids.other);
    await done("nobody", "/api/case-invitations/read", { secret });
    const stored = await here.store.read(system, async (tx) =>
      tx.rows(sql`select i::text, e::text from case_invitation i, case_entry e`),
    );
    assert.ok(!JSON.stringify(stored).includes(secret));
    assert.ok(!JSON.stringify(here.log).includes(secret));
  });

  it("a supplier is handed at most what it takes in seven days; the rest waits, what is attacked first, and is a count to it", async () => {
    const said = { pages: [], keys: [], languages: [], policies: [], signature: "none", expires: null };
    const book = { ...said, supplier: "paced.example", kind: "hand", name: null, mails: [], weekly: 1 };
    await done("lead", "/api/suppliers", { sources: [book] });
    const contact = { contact: "psirt@paced.example" };
    const handed = async (id: string, participant: string): Promise<unknown> => {
      const act = { kind: "report", act: "receive", participant };
      return (await done("lead", `/api/cases/${id}/acts`, { act }))["waits"];
    };
    const first = await newCase();
    assert.equal(await handed(first, await join(first, "Paced", contact)), false);
    const [second, third] = [await newCase(), await newCase()];
    const one = await join(second, "Paced", contact);
    await accept("paced", await invite(second, one), null);
    const last = await join(third, "Paced Again", { contact: "security@paced.example" });
    assert.equal(await handed(third, last), true);
    const board = async (): Promise<unknown> => (await call("paced", "GET", "/api/cases"))[1]["paced"];
    assert.equal(await board(), 1, "its own, and nothing of what waits for others of the same supplier");
    const waits = async (id: string): Promise<number> =>
      ((await call("lead", "GET", `/api/cases/${id}`))[1]["paced"] as readonly unknown[]).length;
    assert.deepEqual([await waits(second), await waits(third)], [1, 1]);
    await done("lead", `/api/cases/${third}/acts`, { act: { kind: "state", act: "attacks" } });
    const weekLater = async (): Promise<void> => {
      here.clock.move(7 * day + 1_000);
      const again = {
        id: `portal-lead-${here.clock.now().getTime()}`,
        role: "lead",
        office: "msit",
      } as const;
      headers.set("lead", asVisitor(await signIn(here, { ...again, domain: "private" })));
    };
    const hand = async (): Promise<number> =>
      await handAtPace({ store: here.store, unlocked: keys }, here.clock.now().toISOString());
    assert.equal(await hand(), 0);
    await weekLater();
    assert.deepEqual([await hand(), await waits(second), await waits(third)], [1, 1, 0]);
    await weekLater();
    assert.deepEqual([await hand(), await hand(), await waits(second)], [1, 0, 0]);
    const stored = await here.store.read(system, async (tx) =>
      tx.rows(sql`select h::text from case_handing h`),
    );
    assert.ok(!JSON.stringify(stored).includes("paced.example"));
  });
});

/** Cases in a room: opened, joined, negotiated, written in and ended by the clock. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { createApp } from "#edge/http/app.ts";
import { openCase } from "#stages/case/commands.ts";
import { endEmbargoes } from "#stages/case/clock/end-embargoes.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import {
  type CaseRoom,
  type JsonObject,
  sealingKey,
  startCaseRoom,
} from "#test/kit/coordination/case-room.ts";
import type { AccessRoom } from "#test/kit/room/access-room.ts";

type CaseAnswer = {
  readonly own: string;
  readonly view: {
    readonly coordinates: boolean;
    readonly embargo: string;
    readonly participants: readonly {
      readonly id: string;
      readonly roles: readonly string[];
      readonly report: string;
    }[];
    readonly terms: { readonly ends: string } | null;
  };
  readonly entries: readonly { readonly kind: string; readonly act: string | null; readonly by: string }[];
  readonly texts: readonly { readonly kind: string; readonly content: JsonObject | null }[];
};

const day = 24 * 3_600_000;
const secretWord = "quorinthax";

describe("cases in a room", () => {
  let here: AccessRoom;
  let room: CaseRoom;
  let organizations: readonly string[];
  let headers: CaseRoom["headers"];
  const ids = { case: "", supplier: "", second: "" };

  const call: CaseRoom["call"] = async (...asked) => await room.call(...asked);
  const done: CaseRoom["done"] = async (...asked) => await room.done(...asked);
  const act = async (who: string, what: JsonObject): Promise<[number, JsonObject]> =>
    await call(who, "POST", `/api/cases/${ids.case}/acts`, { act: what });
  const shown = async (who: string): Promise<CaseAnswer> => {
    const [status, answer] = await call(who, "GET", `/api/cases/${ids.case}`);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer as unknown as CaseAnswer;
  };
  const terms = (days: number): JsonObject => ({
    rule: "days-45",
    ends: new Date(here.clock.now().getTime() + days * day).toISOString(),
    zone: "Asia/Seoul",
    rediscoveryDays: 7,
    exploitedDays: 7,
  });

  before(async () => {
    room = await startCaseRoom({ msit: 5 });
    ({ here, organizations, headers } = room);
  });
  after(async () => await here.close());

  it("nobody who takes no part learns by trying that there is one", async () => {
    const about = {
      product: "EdgeGate VPN",
      severity: "high",
      title: secretWord,
      summary: `[DRILL] ${secretWord}`,
    };
    ids.case = String((await done("lead", "/api/cases", about))["case"]);
    for (const who of ["outsider", "analyst", "supplier", "bystander"]) {
      const hidden = await call(who, "GET", `/api/cases/${ids.case}`);
      const absent = await call(who, "GET", "/api/cases/none");
      assert.equal(hidden[0], 404);
      assert.equal(hidden[1]["detail"], absent[1]["detail"]);
      assert.equal((await act(who, { kind: "publish" }))[0], 404);
    }
  });

  it("somebody who joins knows product, severity and the embargo, and no more until it has accepted", async () => {
    const join = { roles: ["supplier"], name: "Acme", contact: "", zone: "Europe/Berlin", language: "en" };
    const [first, second] = organizations;
    const path = `/api/cases/${ids.case}/participants`;
    ids.supplier = String((await done("lead", path, { ...join, organization: first }))["participant"]);
    assert.equal((await act("lead", { kind: "embargo", act: "propose", terms: terms(45) }))[0], 200);
    const invited = await shown("supplier");
    assert.equal(invited.own, ids.supplier);
    assert.equal(invited.view.embargo, "proposed");
    assert.deepEqual(
      invited.texts.map(({ kind }) => kind),
      ["invitation", "participant"],
    );
    assert.ok(!JSON.stringify(invited).includes(secretWord));
    const alone = JSON.stringify(invited);
    ids.second = String(
      (await done("lead", path, { ...join, name: "Beta", organization: second }))["participant"],
    );
    const to = [ids.second];
    await done("lead", `/api/cases/${ids.case}/messages`, { text: "for Beta alone", to });
    assert.equal(JSON.stringify(await shown("supplier")), alone, "who joins beside is not seen");
  });

  it("details follow acceptance and receipt; refusals say why", async () => {
    const receive = { kind: "report", act: "receive", participant: ids.supplier };
    const [early, problem] = await act("lead", receive);
    assert.equal(early, 409);
    assert.match(String(problem["detail"]), /embargo-undecided/);
    assert.equal((await act("supplier", { kind: "embargo", act: "accept" }))[0], 200);
    assert.equal((await act("lead", receive))[0], 200);
    const view = await shown("supplier");
    assert.equal(view.view.embargo, "active");
    assert.ok(JSON.stringify(view.texts).includes(secretWord));
    assert.equal((await act("supplier", { kind: "embargo", act: "terminate" }))[0], 403);
    assert.equal((await act("lead", { kind: "publish" }))[0], 409);
    assert.equal((await call("supplier", "GET", "/api/cases"))[0], 200);
  });

  it("who is exposed is a range, for coordinators of all products and for a supplier of its own, by what coordinators named", async () => {
    await here.store.write(system, async (tx) => {
      await tx.run(sql`insert into holding (product, way, version, scheme, organization, inventory)
        select p.product, 'own', '1.0.0', 'semver', 'org-' || n, gen_random_uuid()
        from (values ('pkg:npm/drill-edge', 12), ('pkg:npm/drill-gate', 60)) as p (product, held), generate_series(1, p.held) as n`);
    });
    const path = `/api/cases/${ids.case}/products`;
    const exposed = async (who: string) =>
      ((await call(who, "GET", `/api/cases/${ids.case}`))[1] as { exposed?: unknown }).exposed;
    assert.equal(await exposed("lead"), null);
    const identifiers = ["pkg:npm/drill-edge@1.0.0"];
    await done("lead", path, { identifiers, supplier: ids.supplier });
    await done("lead", path, { identifiers: ["pkg:npm/drill-gate"] });
    assert.deepEqual(await exposed("lead"), { low: 50, high: 199 });
    assert.deepEqual(await exposed("supplier"), { low: 10, high: 49 });
    // What a supplier answers names nothing that is counted, and it cannot name products.
    await call("supplier", "POST", `/api/cases/${ids.case}/messages`, { text: "pkg:npm/drill-gate", to: [] });
    assert.deepEqual(await exposed("supplier"), { low: 10, high: 49 });
    assert.equal((await call("supplier", "POST", path, { identifiers }))[0], 403);
    assert.equal((await call("lead", "POST", path, { identifiers: ["EdgeGate"] }))[0], 400);
    await done("lead", path, { identifiers: [], supplier: ids.supplier });
    assert.equal(await exposed("supplier"), null);
  });

  it("coordinators see who was reached, who saw it and who answered; silence is not an answer", async () => {
    const silences = async (): Promise<ReadonlyMap<string, string>> => {
      const [, answer] = await call("lead", "GET", `/api/cases/${ids.case}`);
      const listed = answer["silences"] as readonly { participant: string; state: string }[];
      return new Map(listed.map(({ participant, state }) => [participant, state]));
    };
    assert.equal((await silences()).get(ids.supplier), "answered");
    assert.equal((await silences()).get(ids.second), "delivered");
    await shown("bystander");
    assert.equal((await silences()).get(ids.second), "seen");
    const note = { participant: ids.second, kind: "declined" };
    await done("lead", `/api/cases/${ids.case}/contacts`, note);
    assert.equal((await silences()).get(ids.second), "declined");
    assert.equal((await call("supplier", "POST", `/api/cases/${ids.case}/contacts`, note))[0], 403);
    const [, own] = await call("supplier", "GET", `/api/cases/${ids.case}`);
    assert.deepEqual(own["silences"], []);
  });

  it("a split takes the embargo along, with what each had accepted, and those alone who were chosen", async () => {
    const about = { product: "EdgeGate VPN", severity: "low", title: secretWord, summary: "second cause" };
    const child = await done("lead", `/api/cases/${ids.case}/split`, {
      ...about,
      participants: [ids.supplier],
    });
    const path = `/api/cases/${String(child["case"])}`;
    const [, answer] = await call("supplier", "GET", path);
    const own = answer as unknown as CaseAnswer;
    assert.equal(own.view.embargo, "active");
    assert.deepEqual(own.view.terms, (await shown("supplier")).view.terms);
    assert.deepEqual(
      own.texts.map(({ kind }) => kind),
      ["participant", "invitation", "about"],
    );
    const entries = (await call("lead", "GET", path))[1]["entries"] as CaseAnswer["entries"];
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ["split", "linked"],
    );
    assert.equal((await call("bystander", "GET", path))[0], 404);
    assert.equal(
      (await call("lead", "POST", `${path}/split`, { ...about, participants: [ids.second] }))[0],
      400,
    );
  });

  it("what is written is sealed in the tables, and locked without the key", async () => {
    const dump = await here.store.read(system, async (tx) =>
      tx.rows(sql`select c::text, e.entry::text, encode(t.content, 'escape') as content from coordination_case c
        left join case_entry e on e.coordination_case = c.id left join case_text t on t.coordination_case = c.id`),
    );
    assert.ok(dump.length > 3);
    assert.ok(!JSON.stringify(dump).includes(secretWord));
    const locked = createApp({ ...here.room });
    const answer = await locked.request(`/api/cases/${ids.case}`, { headers: headers.get("lead") ?? {} });
    const { texts } = (await answer.json()) as CaseAnswer;
    assert.ok(texts.length > 2 && texts.every(({ content }) => content === null));
  });

  it("a second finder who is confirmed shortens the embargo, a decoy does not, and the reason is not shown", async () => {
    const ends = (await shown("lead")).view.terms?.ends;
    const decoy = { kind: "rediscovery", finder: "someone", verdict: "not-reproduced" };
    assert.equal((await act("lead", decoy))[0], 409);
    assert.equal((await act("lead", { ...decoy, verdict: "reproduced" }))[0], 200);
    const view = await shown("supplier");
    assert.ok(ends !== undefined && String(view.view.terms?.ends) < ends);
    assert.ok(view.entries.every(({ kind }) => kind !== "rediscovery"));
    assert.ok((await shown("lead")).entries.some(({ kind }) => kind === "rediscovery"));
  });

  it("ends by itself at its instant, not before, and by the clock that is behind", async () => {
    const end = async (now: Date): Promise<number> =>
      await here.store.write(system, async (tx) => await endEmbargoes(tx, now.toISOString()));
    const ahead = new Date(here.clock.now().getTime() + 8 * day);
    assert.equal(await end(ahead), 0, "the database's clock is before it");
    await here.store.write(system, async (tx) => {
      await tx.run(sql`update coordination_case set ends_at = now() - interval '1 second',
        record = jsonb_set(record, '{terms,ends}', to_jsonb(to_char(now() - interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SSOF'))) where id = ${ids.case}`);
    });
    assert.equal(
      await end(new Date(here.clock.now().getTime() - 5 * 60_000)),
      0,
      "the room's clock is before it",
    );
    assert.equal(await end(new Date(Date.now() + 1_000)), 1);
    assert.equal(await end(ahead), 0);
    const view = await shown("supplier");
    assert.equal(view.view.embargo, "exited");
    assert.equal(view.entries.at(-1)?.by, "system");
    assert.equal((await act("lead", { kind: "publish" }))[0], 200);
  });

  it("one is opened from an accepted report with its finder, who sees neither suppliers nor other finders", async () => {
    const now = here.clock.now().toISOString();
    const about = {
      product: "EdgeGate VPN",
      severity: "high",
      title: "t",
      summary: "s",
      drill: true,
      prefix: "GCVE-65535",
    } as const;
    const finder = { name: "Finder", contact: "finder@finder.example", zone: "Asia/Seoul", language: "ko" };
    const id = await here.store.write(system, async (tx) => await openCase(tx, "msit", about, now, finder));
    const [, answer] = await call("lead", "GET", `/api/cases/${id}`);
    const { view } = answer as unknown as CaseAnswer;
    assert.deepEqual(
      view.participants.map(({ roles, report }) => [roles.join(), report]),
      [
        ["finder", "accepted"],
        ["coordinator", "accepted"],
      ],
    );
    await done("lead", `/api/cases/${ids.case}/links`, { other: id });
    assert.deepEqual((await call("lead", "GET", `/api/cases/${id}`))[1]["links"], [ids.case]);
    assert.ok(
      !JSON.stringify((await call("supplier", "GET", `/api/cases/${ids.case}`))[1]["links"]).includes(id),
    );
    assert.equal((await call("lead", "POST", `/api/cases/${id}/handover`, { office: "nis" }))[0], 409);
    const nis = {
      roles: ["coordinator"],
      name: "NIS",
      contact: "",
      office: "nis",
      zone: "Asia/Seoul",
      language: "ko",
    };
    const joined = (await done("lead", `/api/cases/${id}/participants`, nis))["participant"];
    await done("lead", `/api/cases/${id}/acts`, {
      act: { kind: "report", act: "receive", participant: joined },
    });
    for (const step of ["validate", "accept"])
      await done("outsider", `/api/cases/${id}/acts`, { act: { kind: "report", act: step } });
    assert.equal(
      (await call("lead", "POST", `/api/cases/${id}/handover`, { office: "nis" }))[0],
      409,
      "nis has no key",
    );
    const { key: nisKey } = await sealingKey(9);
    await here.store.write(system, async (tx) => await registerSealingKey(tx, "nis", nisKey));
    await done("lead", `/api/cases/${id}/handover`, { office: "nis" });
    const [, over] = await call("lead", "GET", `/api/cases/${id}`);
    assert.ok((over as unknown as CaseAnswer).texts.every(({ content }) => content === null));
    const { product, severity, title, summary } = about;
    const parted = { product, severity, title, summary, participants: [] };
    const child = String((await done("outsider", `/api/cases/${id}/split`, parted))["case"]);
    const sealed = await here.store.read(system, async (tx) =>
      tx.rows<{ content: Buffer }>(sql`select content from case_text where coordination_case = ${child}`),
    );
    const { holder } = await sealingKey(5);
    assert.ok(sealed.length > 2);
    for (const { content } of sealed)
      assert.ok(
        !(await openBytes(content, [holder])).ok,
        "nothing is sealed for the office that gave it away",
      );
  });

  it("its log is a chain", async () => {
    const rows = await here.store.read(system, async (tx) =>
      tx.rows<{ before: Buffer; hash: Buffer }>(
        sql`select before, hash from case_entry where coordination_case = ${ids.case} order by number`,
      ),
    );
    assert.ok(rows.length > 6);
    for (const [at, row] of rows.entries())
      assert.ok(at === 0 || row.before.equals(rows[at - 1]?.hash ?? Buffer.alloc(0)));
  });

  it("each has a number of the room's own, opened by hand, by a split or from a report", async () => {
    const rows = await here.store.read(system, async (tx) =>
      tx.rows<{ number: string | null }>(
        sql`select n.id as number from coordination_case c left join advisory_number n on n.coordination_case = c.id`,
      ),
    );
    assert.ok(rows.length >= 3);
    const numbers = rows.map(({ number }) => number);
    assert.ok(!numbers.includes(null));
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it("a participant writes as many texts as can be opened, and what it wrote slows nobody by its square", async () => {
    const about = { product: "EdgeGate VPN", severity: "high", title: "t", summary: "s" };
    const id = String((await done("lead", "/api/cases", about))["case"]);
    const person = { name: "Acme", contact: "", zone: "Asia/Seoul", language: "ko" };
    const [organization] = organizations;
    await done("lead", `/api/cases/${id}/participants`, { ...person, roles: ["supplier"], organization });
    const send = async (who: string) =>
      await call(who, "POST", `/api/cases/${id}/messages`, { text: "again", to: [] });
    assert.equal((await send("supplier"))[0], 200);
    // As a case grows within a minute: the planner still believes that it is small.
    await here.store.write(system, async (tx) => {
      const written = sql`from case_audience where coordination_case = ${id} and kind = 'message'`;
      await tx.run(sql`insert into case_text (coordination_case, number, object, content, sealed_at)
        select coordination_case, number + n, md5(n::text), content, sealed_at from case_text, generate_series(1, 1999) n
        where (coordination_case, number) in (select coordination_case, number ${written})`);
      await tx.run(sql`insert into case_audience (coordination_case, number, kind, author, audience, detail, marked)
        select coordination_case, number + n, kind, author, audience, detail, marked
        from case_audience, generate_series(1, 1999) n where coordination_case = ${id} and kind = 'message'`);
    });
    const [status, refused] = await send("supplier");
    assert.deepEqual([status, refused["code"]], [413, "too-large"]);
    assert.equal((await send("lead"))[0], 200, "others still write");
  });
});

/** What is written in a case is sealed for whom it is meant and for nobody else, and every opening of it is noted before there is any text. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { shredDue } from "#stages/case/clock/shred.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import { dataDirectory } from "#test/kit/room/test-store.ts";
import { type CaseRoom, sealingKey, startCaseRoom } from "#test/kit/coordination/case-room.ts";

const secretWord = "quorinthax";
type SeenOpening = {
  readonly object: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly how: string;
  readonly times: number;
};
type Text = {
  readonly object: string;
  readonly kind: string;
  readonly content: Record<string, string> | null;
};

describe("what is sealed in a case", () => {
  let room: CaseRoom;
  const ids = { case: "", supplier: "", nis: "", file: "" };
  const supplierSeed = 21;
  before(async () => (room = await startCaseRoom()));
  after(async () => await room.close());

  const at = (rest: string): string => `/api/cases/${ids.case}${rest}`;
  const textsOf = async (who: string): Promise<readonly Text[]> =>
    (await room.call(who, "GET", at("")))[1]["texts"] as Text[];
  const openingsOf = async (who: string): Promise<readonly SeenOpening[]> =>
    (await room.call(who, "GET", at("/openings")))[1]["openings"] as SeenOpening[];
  /** What is stored, as a holder can open it. */
  const openable = async (holder: Holder): Promise<readonly string[]> => {
    const rows = await room.here.store.read(system, async (tx) =>
      tx.rows<{ kind: string; content: Buffer }>(
        sql`select a.kind, t.content from case_text t join case_audience a using (coordination_case, number) where t.coordination_case = ${ids.case} order by number`,
      ),
    );
    const kinds: string[] = [];
    for (const { kind, content } of rows) if ((await openBytes(content, [holder])).ok) kinds.push(kind);
    return kinds;
  };

  it("a supplier's key opens what it may read, from when it may", async () => {
    const about = { product: "EdgeGate VPN", severity: "high", title: secretWord, summary: secretWord };
    ids.case = String((await room.done("lead", "/api/cases", about))["case"]);
    const { holder, document } = await sealingKey(supplierSeed);
    const supplier = { roles: ["supplier"], name: "Acme", contact: "", zone: "Asia/Seoul", language: "ko" };
    const place = { organization: room.organizations[0], publicKey: document };
    ids.supplier = String(
      (await room.done("lead", at("/participants"), { ...supplier, ...place }))["participant"],
    );
    assert.deepEqual(await openable(holder), ["invitation", "participant"]);
    const act = { kind: "report", act: "receive", participant: ids.supplier };
    await room.done("lead", at("/acts"), { act });
    assert.deepEqual(await openable(holder), ["invitation", "about", "participant"]);
    assert.deepEqual(await openable((await sealingKey(9)).holder), [], "another office's key opens nothing");
    await room.done("lead", at("/messages"), { text: "for coordinators", to: [] });
    assert.deepEqual(await openable(holder), ["invitation", "about", "participant"]);
  });

  it("another office reads by its own key alone", async () => {
    const nis = {
      roles: ["expert"],
      name: "NIS",
      contact: "",
      office: "nis",
      zone: "Asia/Seoul",
      language: "ko",
    };
    ids.nis = String((await room.done("lead", at("/participants"), nis))["participant"]);
    assert.deepEqual(await openable((await sealingKey(9)).holder), ["invitation", "participant"]);
    assert.ok((await textsOf("outsider")).every(({ content }) => content !== null));
    room.unlocked.lock("nis");
    assert.ok((await textsOf("outsider")).every(({ content }) => content === null));
    assert.ok((await textsOf("lead")).every(({ content }) => content !== null));
    room.unlocked.unlock({ office: "nis", holder: (await sealingKey(9)).holder, until: null });
    room.unlocked.lock("msit");
    assert.ok((await textsOf("outsider")).every(({ content }) => content !== null));
    room.unlocked.unlock({ office: "msit", holder: (await sealingKey(5)).holder, until: null });
  });

  it("a file is sealed like a message and opened for its audience alone", async () => {
    const content = new TextEncoder().encode(secretWord).toBase64();
    const file = { name: "crash.txt", content, text: "the input", to: [] };
    ids.file = String((await room.done("supplier", at("/files"), file))["object"]);
    const [, own] = await room.call("lead", "GET", at(`/files/${ids.file}`));
    assert.equal(own["content"], content);
    const named = (await textsOf("lead")).find(({ content: of }) => of?.["file"] === ids.file);
    assert.equal(named?.content?.["fileName"], "crash.txt");
    assert.equal((await room.call("outsider", "GET", at(`/files/${ids.file}`)))[0], 404);
    assert.equal((await room.call("bystander", "GET", at(`/files/${ids.file}`)))[0], 404);
    assert.equal((await room.call("lead", "POST", at("/files"), { ...file, name: "../x" }))[0], 400);
  });

  it("an object is taken as it is sealed and opened at home", async () => {
    const { holder } = await sealingKey(supplierSeed);
    const [, taken] = await room.call("supplier", "GET", at(`/objects/${ids.file}`));
    assert.equal(taken["forCaller"], true);
    const opened = await openBytes(Uint8Array.fromBase64(String(taken["sealed"])), [holder]);
    assert.ok(opened.ok && new TextDecoder().decode(opened.value) === secretWord);
  });

  it("openings are read by coordinators in full, and by others of what they wrote", async () => {
    const all = await openingsOf("lead");
    assert.ok(
      all.some(({ actor, how, object }) => actor === "case-lead" && how === "opened" && object === ids.file),
    );
    assert.ok(all.some(({ actor, how }) => actor === "case-supplier" && how === "taken"));
    assert.ok(all.some(({ actor, kind }) => actor === "case-outsider" && kind === "invitation"));
    const own = await openingsOf("supplier");
    assert.deepEqual(own.map(({ kind, actor }) => `${kind} ${actor}`).toSorted(), [
      "file null",
      "message null",
    ]);
    assert.equal((await room.call("bystander", "GET", at("/openings")))[0], 404);
    const earlier = await openingsOf("supplier");
    await room.done("lead", at("/messages"), { text: "for NIS alone", to: [ids.nis] });
    for (const who of ["lead", "outsider"]) await textsOf(who);
    assert.deepEqual(await openingsOf("supplier"), earlier, "what others open changes nothing of it");
  });

  it("what an office's key opens no other office's does, and a key is one office's", async () => {
    const { key } = await sealingKey(5);
    await assert.rejects(
      room.here.store.write(system, async (tx) => await registerSealingKey(tx, "nis", key)),
      /another office/,
    );
  });
});

describe("what a case's texts are kept for", () => {
  let room: CaseRoom;
  const ids = { case: "", gravest: "" };
  const canary = "CANARY-9c3e-of-the-drill";
  before(async () => (room = await startCaseRoom({ msit: 5, nis: 9, nso: 13 })));
  after(async () => await room.close());

  const about = { product: canary, severity: "critical", title: canary, summary: canary };
  const textsIn = async (who: string, id: string): Promise<readonly Text[]> =>
    (await room.call(who, "GET", `/api/cases/${id}`))[1]["texts"] as Text[];
  /** Files of the room's folder, of its database and of the write-ahead log in which a word stands. */
  const found = async (word: string): Promise<readonly string[]> => {
    const row = await room.here.store.read(system, async (tx) =>
      tx.first<{ oid: string }>(sql`select oid::text from pg_database where datname = current_database()`),
    );
    const data = await dataDirectory();
    const folders = [room.here.folder, join(data, "base", row?.oid ?? ""), join(data, "pg_wal")];
    return folders.flatMap((folder) => filesHolding(folder, word));
  };

  it("details of the gravest open where two of three offices have unlocked", async () => {
    const openers = ["nis", "nso"];
    ids.gravest = String((await room.done("lead", "/api/cases", { ...about, openers }))["case"]);
    const kinds = async () =>
      (await textsIn("lead", ids.gravest)).filter(({ content }) => content !== null).map(({ kind }) => kind);
    assert.deepEqual(await kinds(), ["invitation", "about"]);
    room.unlocked.lock("nis");
    assert.deepEqual(await kinds(), ["invitation", "about"]);
    room.unlocked.lock("nso");
    assert.deepEqual(await kinds(), ["invitation"], "one of three opens nothing");
    assert.equal(
      (await room.call("lead", "POST", "/api/cases", { ...about, openers: ["nis", "msit"] }))[0],
      400,
    );
  });

  it("texts are shredded so many days after closing, and nothing opens them", async () => {
    ids.case = String((await room.done("lead", "/api/cases", { ...about, retentionDays: 7 }))["case"]);
    const shred = async (now: string): Promise<number> =>
      await room.here.store.write(system, async (tx) => await shredDue(tx, now));
    await room.done("lead", `/api/cases/${ids.case}/acts`, { act: { kind: "report", act: "close" } });
    assert.equal(await shred(new Date().toISOString()), 0);
    await room.here.store.write(system, async (tx) => {
      await tx.run(
        sql`update coordination_case set closed_at = now() - interval '7 days' where id = ${ids.case}`,
      );
    });
    assert.equal(
      await shred(new Date(Date.now() - 60_000).toISOString()),
      0,
      "the room's clock is before it",
    );
    assert.equal(await shred(new Date(Date.now() + 1_000).toISOString()), 1);
    const [, shown] = await room.call("lead", "GET", `/api/cases/${ids.case}`);
    const texts = shown["texts"] as Text[];
    assert.ok(texts.length > 0 && texts.every(({ content }) => content === null));
    const { holder } = await sealingKey(5);
    for (const { object } of texts) {
      const [, taken] = await room.call("lead", "GET", `/api/cases/${ids.case}/objects/${object}`);
      const opened = await openBytes(Uint8Array.fromBase64(String(taken["sealed"])), [holder]);
      assert.equal(!opened.ok && opened.findings[0]?.code, "sealed-shredded");
    }
    assert.ok((shown["retention"] as { shreddedAt: string | null }).shreddedAt !== null);
    const late = { text: "late", to: [] };
    const [status] = await room.call("lead", "POST", `/api/cases/${ids.case}/messages`, late);
    assert.equal(status, 409, "nothing would shred what is written now");
  });

  it("a canary that went through a case is found nowhere in the room", async () => {
    const message = { text: `${canary} `.repeat(50), to: [] };
    await room.done("lead", `/api/cases/${ids.gravest}/messages`, message);
    const content = new TextEncoder().encode(canary).toBase64();
    const file = { name: `${canary}.txt`, content, to: [] };
    await room.done("lead", `/api/cases/${ids.gravest}/files`, file);
    const person = {
      roles: ["supplier"],
      name: canary,
      contact: `${canary}@acme.example`,
      zone: "UTC",
      language: "en",
    };
    await room.done("lead", `/api/cases/${ids.gravest}/participants`, person);
    assert.deepEqual(await found(canary), []);
    assert.ok((await found(ids.gravest)).length > 1, "what is not secret is found there");
    assert.ok(!JSON.stringify(process.env).includes(canary));
  });
});

function filesHolding(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => readFileSync(path).includes(word));
}

/** What is written in a case is sealed for whom it is meant and for nobody else, and every opening of it is noted before there is any text. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
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

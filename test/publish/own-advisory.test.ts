/**
 * An advisory of the room's own from draft to withdrawal: seen by its office alone before its instant, approved by a second person, out at every door in one transaction
 * at it, read back from its own documents, revised and withdrawn.
 */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Actor } from "#core/actor.ts";
import { withNewParticipant } from "#core/coordination/apply-act.ts";
import { newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";
import { Refusal } from "#core/problem.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { OutputOf } from "#contract/endpoint.ts";
import { publishDueAdvisories } from "#edge/own-advisory/publish-due.ts";
import {
  approveOwnAdvisory,
  draftOwnAdvisory,
  editOwnAdvisory,
  submitOwnAdvisory,
  withdrawOwnAdvisory,
} from "#stages/advisory/own/commands.ts";
import { listOwnAdvisories, readOwnRecord } from "#stages/advisory/own/queries.ts";
import { sealOldDrafts } from "#stages/advisory/own/seal-old-drafts.ts";
import type { DraftKeys } from "#stages/advisory/own/sealed-draft.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { entriesAfter } from "#store/journal.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { sql, system, type Tx } from "#store/sql.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { ana, analyst, bo, draft } from "#test/kit/directive-fixtures.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { intakeKey } from "#test/kit/room/report-room.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

type OwnList = OutputOf<typeof contract.ownAdvisoryList>;
type JsonDocument = { readonly history: readonly object[] } & Readonly<Record<string, unknown>>;

const hour = 3_600_000;
const start = Date.now() - 48 * hour;
const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as JsonDocument;
const word = "quorinthax";
/** The first revision of an invented product whose library no other record names. */
const document: JsonDocument = {
  ...example,
  aliases: ["CVE-2026-99001"],
  title: { ko: `EdgeGate ${word} 취약점`, en: `EdgeGate ${word} flaw` },
  history: example.history.slice(0, 1),
};

describe("an advisory of the room's own", () => {
  let room: TestRoom;
  let publisher: Publisher;
  let unlocked: UnlockedKeys;
  let roomHolder: Holder;
  let id = "";
  let without: ReadonlyMap<string, string> = new Map();
  const headers = new Map<string, Record<string, string>>();

  const now = (): string => room.now().toISOString();
  const by = async <T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> =>
    await room.store.write(onBehalfOf(actor), act);
  const acting = (actor: Actor) => ({ id, actor, now: now() });
  const keys: DraftKeys = (office) => ({ own: unlocked.holders(office), together: [] });
  const reading = (actor: Actor) => ({ actor, now: now(), keys });
  const refusal = async (code: string, act: Promise<unknown>): Promise<Refusal> => {
    const found: unknown = await act.then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(found instanceof Refusal, "it is refused");
    assert.equal(found.code, code, found.message);
    return found;
  };
  const comeOut = async (heldUp = new Map<string, number>()): Promise<number> => {
    const failed = (what: string, error: unknown): never => {
      throw new Error(what, { cause: error });
    };
    const count = await publishDueAdvisories(
      room.store,
      { publisher, version: "0.0.0-test", failed, unlocked },
      now(),
      heldUp,
    );
    await room.settle();
    return count;
  };
  const get = async (path: string, who = ""): Promise<[number, string]> => {
    const response = await room.fetch(`${room.origin}${path}`, { headers: headers.get(who) ?? {} });
    return [response.status, (await response.text()).replace(/,?"request":"[^"]*"/, "")];
  };
  /** Everything that may be asked without naming anything, and what is asked of the record by its names, of those who are not its office. */
  const everything = async (): Promise<ReadonlyMap<string, string>> => {
    const answers = new Map<string, string>();
    const paths = (Object.entries(contract) as [EndpointKey, (typeof contract)[EndpointKey]][])
      .filter(([, one]) => one.method === "GET" && !one.path.includes(":") && !("stream" in one))
      .map(([, { path }]) => path);
    const named = [
      "/api/advisories?q=quorinthax",
      "/v1/vulns/CVE-2026-99001",
      "/pub/index.json",
      "/pub/feed/en.atom",
    ];
    for (const who of ["outsider", "chair", "supplier", ""])
      for (const path of [...paths, ...named])
        answers.set(`${who} ${path}`, (await get(path, who)).join(" "));
    return answers;
  };

  const signEveryoneIn = async (): Promise<void> => {
    const here = { room: room.served, store: room.store } as Parameters<typeof signIn>[0];
    const people = {
      writer: { role: "lead", office: "msit", domain: "private" },
      outsider: { role: "lead", office: "nis", domain: "public" },
      chair: { role: "chair", office: "nso" },
      supplier: { role: "organization", organization: "drill-basic-07" },
    } as const;
    for (const [name, post] of Object.entries(people))
      headers.set(name, asVisitor(await signIn(here, { id: `own-${name}`, ...post })));
  };

  before(async () => {
    room = await openTestRoom({ now: new Date(start).toISOString() });
    publisher = { room: room.origin, drill: true, signer: room.served.signer };
    ({ unlocked, holder: roomHolder } = await intakeKey(room.store, room.now));
    Object.assign(room.served, { unlocked });
    await unlockOffice({ store: room.store, unlocked }, "msit");
    await signEveryoneIn();
    await room.settle();
  });
  after(async () => await room.close());

  it("is drafted under a drawn number of the room's own, and is none to another office", async () => {
    without = await everything();
    const numbering = { prefix: "GCVE-65535", drill: true };
    const about = { document: { ...document, overview: { ko: "개요" } }, coordinationCase: null };
    id = await by(
      ana,
      async (tx) => await draftOwnAdvisory(tx, { actor: ana, now: now() }, about, numbering),
    );
    assert.match(id, /^GCVE-65535-\d{4}-\d{4}$/);
    await room.settle();
    assert.deepEqual(await listOwnAdvisories(room.store, reading(analyst)), [], "another office has none");
    const [status, text] = await get(`/api/own-advisories/${id}`, "writer");
    assert.equal(status, 200, text);
    assert.match(text, /quorinthax/);
    const hidden = await get(`/api/own-advisories/${id}`, "outsider");
    assert.deepEqual(hidden, await get("/api/own-advisories/none", "outsider"));
    assert.equal(hidden[0], 404);
    assert.ok(!hidden[1].includes(word));
  });

  it("is sealed: no row says what it is about, and its office's list and page say that it is locked", async () => {
    unlocked.lock("msit");
    const [status, listed] = await get("/api/own-advisories", "writer");
    assert.deepEqual([status, (JSON.parse(listed) as OwnList).advisories[0]?.title], [200, null]);
    const shown = await readOwnRecord(room.store, id, reading(ana));
    assert.deepEqual([shown.document, shown.title, shown.findings], [null, null, []]);
    await refusal(
      "state-forbids",
      by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), null, keys)),
    );
    const rows = await room.store.read(system, async (tx) => [
      ...(await tx.rows<{ text: string }>(sql`select o::text as text from own_advisory o`)),
      ...(await tx.rows<{ text: string }>(
        sql`select encode(content, 'escape') as text from own_advisory_draft`,
      )),
    ]);
    assert.deepEqual([rows.length, rows.filter(({ text }) => text.includes(word))], [2, []]);
    await unlockOffice({ store: room.store, unlocked }, "msit");
    const opened = await readOwnRecord(room.store, id, reading(ana));
    assert.ok(opened.openings.some(({ actor, times }) => actor === ana.id && times > 0));
  });

  it("is submitted without faults alone, each named at its place", async () => {
    const refused = await refusal(
      "input-invalid",
      by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), null, keys)),
    );
    assert.deepEqual(
      refused.findings.map(({ at, code }) => [at, code]),
      [["/overview/en", "text-missing"]],
    );
    await by(ana, async (tx) => await editOwnAdvisory(tx, acting(ana), document, { drill: true }));
    const publishAt = new Date(start + 24 * hour).toISOString();
    await by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), publishAt, keys));
  });

  it("is approved by somebody who had no hand in it, for its instant, and is nowhere before", async () => {
    await refusal(
      "second-person-needed",
      by(ana, async (tx) => await approveOwnAdvisory(tx, acting(ana), keys)),
    );
    await refusal(
      "not-found",
      by(analyst, async (tx) => await approveOwnAdvisory(tx, acting(analyst), keys)),
    );
    await by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo), keys));
    await room.settle();
    const changed = [...(await everything())].filter(([door, text]) => without.get(door) !== text);
    assert.deepEqual(changed, [], "drafted, submitted and approved: no byte for anybody else");
    room.advance(24 * hour - 1);
    assert.equal(await comeOut(), 0);
    await signEveryoneIn();
    const seen = [...(await everything())].filter(([, text]) => text.includes(word) || text.includes(id));
    assert.deepEqual(seen, []);
  });

  it("comes out at its instant at every door while its office's key is locked: search, OSV API, publication, journal", async () => {
    room.advance(1);
    const instant = now();
    unlocked.lock("msit");
    unlocked.lock(null);
    const heldUp = new Map<string, number>();
    assert.equal(await comeOut(heldUp), 0, "the room's own key is locked");
    unlocked.unlock({ office: null, holder: roomHolder, until: null });
    assert.equal(await comeOut(heldUp), 0, "what is held up lets others come first");
    room.advance(10_000);
    assert.equal(await comeOut(heldUp), 1);
    assert.equal(heldUp.size, 0);
    assert.equal(await comeOut(), 0, "once");
    await unlockOffice({ store: room.store, unlocked }, "msit");
    await signEveryoneIn();
    const byNumber = JSON.parse((await get(`/v1/vulns/x_${id}`))[1]) as JsonDocument;
    assert.deepEqual([byNumber["id"], byNumber["published"]], [`x_${id}`, instant]);
    const [, found] = await get(`/api/advisories?q=${word}`, "outsider");
    const { items } = JSON.parse(found) as { readonly items: readonly { readonly id: string }[] };
    assert.deepEqual(
      items.map((one) => one.id),
      [id],
      "once, though it is kept in two formats",
    );
    const file = (name: string): string => readFileSync(join(room.publicFolder, "advisories", name), "utf8");
    const year = instant.slice(0, 4);
    const ofCsaf = ["csaf/ko", "csaf/en", "vex/ko", "vex/en"].map(
      (folder) => `${folder}/${year}/${id.toLowerCase()}.json`,
    );
    const ofOthers = ["osv.json", "cve.json", "gcve.json", "ko.html", "en.html"].map(
      (name) => `${id}.${name}`,
    );
    for (const name of [...ofCsaf, ...ofOthers]) assert.ok(file(name).includes(word), name);
    assert.match(file("provider-metadata.json"), /csaf_publisher/);
    const dumped = file("dumps/gna-65535.ndjson").trimEnd().split("\n");
    assert.deepEqual([dumped.length, dumped[0]?.includes(`"vulnId":"${id}"`)], [1, true]);
    const shown = await room.fetch(`${room.origin}/pub/advisories/${id}.en.html`, {});
    const [, style = ""] = /<style>([^<]+)<\/style>/.exec(await shown.text()) ?? [];
    const digest = hash("sha256", style, "base64");
    const policy = shown.headers.get("content-security-policy") ?? "";
    assert.ok(policy.startsWith(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'`), policy);
    const [, index] = await get("/pub/index.json");
    assert.ok(
      Buffer.from((JSON.parse(index) as { payload: string }).payload, "base64").includes(
        `advisories/${id}.osv.json`,
      ),
    );
    assert.match((await get("/pub/feed/en.atom"))[1], new RegExp(`${word} flaw[^]*Security advisory ${id}`));
    assert.ok((await room.publishPacks()) > 0, "it stands in packs of ecosystems");
    const facts = (await room.store.read(system, async (tx) => await entriesAfter(tx, 0, 1000))).map(
      ({ fact }) => fact,
    );
    assert.equal(facts.filter(({ kind }) => kind === "own-advisory.published").length, 1);
  });

  it("is what a directive is drafted from, and what agents are told of", async () => {
    const about = { ...draft, advisories: [id] };
    const { directive } = await room.store.write(ana, async (tx) => await draftDirective(tx, about, now()));
    await room.store.write(ana, async (tx) => await submitDirective(tx, { directive }, now()));
    await room.store.write(
      bo,
      async (tx) => await approveDirective(tx, { directive }, now(), directiveTexts),
    );
    await room.settle();
    assert.match((await get("/pub/index.json"))[1], /payload/);
  });

  it("is not approved for an instant before the end of its case's embargo", async () => {
    const ends = new Date(room.now().getTime() + 24 * hour).toISOString();
    const instant = now();
    const state = openedCase(newParticipant("one", ["coordinator"]));
    const guest = newParticipant("two", ["expert"]);
    const record = JSON.stringify({ state: withNewParticipant(state, guest), terms: null, proposal: null });
    await room.store.write(system, async (tx) => {
      await tx.run(sql`insert into coordination_case (id, office, record, purpose, opened_at, opened_by, ends_at)
        values ('own-case', 'msit', ${record}, 'drill', ${instant}, 'test', ${ends})`);
      await tx.run(sql`insert into case_participant (coordination_case, participant, office, zone, language, joined_at)
        values ('own-case', 'one', 'msit', 'Asia/Seoul', 'ko', ${instant}), ('own-case', 'two', 'nis', 'Asia/Seoul', 'ko', ${instant})`);
    });
    const first = id;
    const about = { document, coordinationCase: "own-case" };
    const numbering = { prefix: "GCVE-65535", drill: true };

    await refusal(
      "not-found",
      by(
        analyst,
        async (tx) => await draftOwnAdvisory(tx, { actor: analyst, now: instant }, about, numbering),
      ),
    );
    const expert: Actor = { role: "lead", id: "lead-of-nis", office: "nis", domain: "public" };
    await refusal(
      "not-permitted",
      by(expert, async (tx) => await draftOwnAdvisory(tx, { actor: expert, now: instant }, about, numbering)),
    );
    id = await by(
      ana,
      async (tx) => await draftOwnAdvisory(tx, { actor: ana, now: instant }, about, numbering),
    );
    await by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), null, keys));
    await assert.rejects(
      by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo), keys)),
      (thrown) => thrown instanceof Refusal && thrown.findings[0]?.code === "embargo-in-force",
    );
    id = first;
  });

  it("is sealed as soon as its office has a key, where an earlier program left it in clear", async () => {
    const left = async () =>
      await room.store.read(
        system,
        async (tx) => await tx.rows(sql`select own_advisory from own_advisory_unsealed`),
      );
    const oldDraft = async (number: string, office: string, state: string): Promise<void> => {
      const text = JSON.stringify({ ...document, id: number });
      await room.store.write(system, async (tx) => {
        await tx.run(sql`insert into own_advisory (id, office, state, publish_at, drafted_at)
          values (${number}, ${office}, ${state}, ${new Date(start + 2 * 365 * 24 * hour).toISOString()}, ${now()})`);
        await tx.run(sql`insert into own_advisory_unsealed values (${number}, ${text})`);
      });
    };
    await oldDraft("GCVE-65535-2026-9001", "msit", "review");
    await oldDraft("GCVE-65535-2026-9002", "nis", "approved");
    await oldDraft("GCVE-65535-2026-9003", "nis", "draft");
    await room.store.write(system, sealOldDrafts);
    assert.deepEqual(await left(), [{ own_advisory: "GCVE-65535-2026-9003" }], "what has no reader waits");
    const sealed = await readOwnRecord(room.store, "GCVE-65535-2026-9001", reading(ana));
    assert.deepEqual(sealed.title, document["title"]);
    await unlockOffice({ store: room.store, unlocked }, "nis", 9);
    await room.store.write(system, sealOldDrafts);
    assert.deepEqual(await left(), []);
  });

  it("is revised by one new revision that says what changed", async () => {
    const published = (await readOwnRecord(room.store, id, reading(ana))).document as JsonDocument;
    const same = { ...published, title: document["title"] };
    await refusal(
      "input-invalid",
      by(ana, async (tx) => await editOwnAdvisory(tx, acting(ana), same, { drill: true })),
    );
    room.advance(hour);
    const changed = { ko: "제목 수정", en: "Title corrected" };
    const next = {
      ...published,
      title: { ko: "EdgeGate 개정판", en: "EdgeGate revised" },
      history: [...published.history, { revision: 2, at: now(), changed }],
    };
    await by(bo, async (tx) => await editOwnAdvisory(tx, acting(bo), next, { drill: true }));
    await by(bo, async (tx) => await submitOwnAdvisory(tx, acting(bo), null, keys));
    await refusal(
      "second-person-needed",
      by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo), keys)),
    );
    await by(ana, async (tx) => await approveOwnAdvisory(tx, acting(ana), keys));
    assert.equal(await comeOut(), 1);
    assert.match((await get(`/v1/vulns/x_${id}`))[1], /EdgeGate revised/);
  });

  it("is withdrawn with a reason by two persons, everywhere", async () => {
    room.advance(hour);
    const reason = { ko: "훈련 종료", en: "The drill is over" };
    await by(ana, async (tx) => await withdrawOwnAdvisory(tx, acting(ana), reason));
    await refusal(
      "second-person-needed",
      by(ana, async (tx) => await approveOwnAdvisory(tx, acting(ana), keys)),
    );
    await by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo), keys));
    assert.equal(await comeOut(), 1);
    const osv = JSON.parse((await get(`/v1/vulns/x_${id}`))[1]) as JsonDocument;
    assert.equal(osv["withdrawn"], now());
    await refusal(
      "state-forbids",
      by(ana, async (tx) => await editOwnAdvisory(tx, acting(ana), document, { drill: true })),
    );
    const [status, text] = await get(`/api/own-advisories/${id}`, "writer");
    assert.equal(status, 200, text);
    assert.match(text, /"state":"withdrawn"/);
  });
});

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
import { contract, type EndpointKey } from "#contract/index.ts";
import { publishDueAdvisories } from "#edge/own-advisory/publish-due.ts";
import {
  approveOwnAdvisory,
  draftOwnAdvisory,
  editOwnAdvisory,
  submitOwnAdvisory,
  withdrawOwnAdvisory,
} from "#stages/advisory/own/commands.ts";
import { listOwnAdvisories, readOwnRecord } from "#stages/advisory/own/queries.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { entriesAfter } from "#store/journal.ts";
import { sql, system, type Tx } from "#store/sql.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { ana, analyst, bo, draft } from "#test/kit/directive-fixtures.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

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
  let id = "";
  const headers = new Map<string, Record<string, string>>();

  const now = (): string => room.now().toISOString();
  const by = async <T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> =>
    await room.store.write(onBehalfOf(actor), act);
  const acting = (actor: Actor) => ({ id, actor, now: now() });
  const refusal = async (code: string, act: Promise<unknown>): Promise<Refusal> => {
    const found: unknown = await act.then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(found instanceof Refusal, "it is refused");
    assert.equal(found.code, code, found.message);
    return found;
  };
  const comeOut = async (): Promise<number> => {
    const failed = (what: string, error: unknown): never => {
      throw new Error(what, { cause: error });
    };
    const count = await publishDueAdvisories(room.store, { publisher, version: "0.0.0-test", failed }, now());
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
    await signEveryoneIn();
    await room.settle();
  });
  after(async () => await room.close());

  it("is drafted under a drawn number of the room's own, and changes no byte for anybody else", async () => {
    const without = await everything();
    const numbering = { prefix: "GCVE-65535", drill: true };
    const about = { document: { ...document, overview: { ko: "개요" } }, coordinationCase: null };
    id = await by(
      ana,
      async (tx) => await draftOwnAdvisory(tx, { actor: ana, now: now() }, about, numbering),
    );
    assert.match(id, /^GCVE-65535-\d{4}-\d{4}$/);
    await room.settle();
    const changed = [...(await everything())].filter(([door, text]) => without.get(door) !== text);
    assert.deepEqual(changed, []);
    assert.deepEqual(await room.store.read(analyst, listOwnAdvisories), [], "another office has none");
    const [status, text] = await get(`/api/own-advisories/${id}`, "writer");
    assert.equal(status, 200, text);
    assert.match(text, /quorinthax/);
    const hidden = await get(`/api/own-advisories/${id}`, "outsider");
    assert.deepEqual(hidden, await get("/api/own-advisories/none", "outsider"));
    assert.equal(hidden[0], 404);
    assert.ok(!hidden[1].includes(word));
  });

  it("is submitted without faults alone, each named at its place", async () => {
    const refused = await refusal(
      "input-invalid",
      by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), null)),
    );
    assert.deepEqual(
      refused.findings.map(({ at, code }) => [at, code]),
      [["/overview/en", "text-missing"]],
    );
    await by(ana, async (tx) => await editOwnAdvisory(tx, acting(ana), document, { drill: true }));
    const publishAt = new Date(start + 24 * hour).toISOString();
    await by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), publishAt));
  });

  it("is approved by somebody who had no hand in it, for its instant, and is nowhere before", async () => {
    await refusal(
      "second-person-needed",
      by(ana, async (tx) => await approveOwnAdvisory(tx, acting(ana))),
    );
    await refusal(
      "not-found",
      by(analyst, async (tx) => await approveOwnAdvisory(tx, acting(analyst))),
    );
    await by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo)));
    room.advance(24 * hour - 1);
    assert.equal(await comeOut(), 0);
    await signEveryoneIn();
    const seen = [...(await everything())].filter(([, text]) => text.includes(word) || text.includes(id));
    assert.deepEqual(seen, []);
  });

  it("comes out at its instant at every door: search, OSV API, publication, journal", async () => {
    room.advance(1);
    assert.equal(await comeOut(), 1);
    assert.equal(await comeOut(), 0, "once");
    const instant = now();
    await signEveryoneIn();
    const byNumber = JSON.parse((await get(`/v1/vulns/x_${id}`))[1]) as JsonDocument;
    assert.deepEqual([byNumber["id"], byNumber["published"]], [`x_${id}`, instant]);
    assert.match((await get(`/api/advisories?q=${word}`, "outsider"))[1], new RegExp(id));
    const file = (name: string): string => readFileSync(join(room.publicFolder, "advisories", name), "utf8");
    for (const name of [
      "csaf.ko.json",
      "csaf.en.json",
      "osv.json",
      "cve.json",
      "gcve.json",
      "ko.html",
      "en.html",
    ])
      assert.ok(file(`${id}.${name}`).includes(word), name);
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
    await by(ana, async (tx) => await submitOwnAdvisory(tx, acting(ana), null));
    await refusal(
      "state-forbids",
      by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo))),
    );
    id = first;
  });

  it("is revised by one new revision that says what changed", async () => {
    const published = (await room.store.read(ana, async (tx) => await readOwnRecord(tx, id, now())))
      .document as JsonDocument;
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
    await by(bo, async (tx) => await submitOwnAdvisory(tx, acting(bo), null));
    await refusal(
      "second-person-needed",
      by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo))),
    );
    await by(ana, async (tx) => await approveOwnAdvisory(tx, acting(ana)));
    assert.equal(await comeOut(), 1);
    assert.match((await get(`/v1/vulns/x_${id}`))[1], /EdgeGate revised/);
  });

  it("is withdrawn with a reason by two persons, everywhere", async () => {
    room.advance(hour);
    const reason = { ko: "훈련 종료", en: "The drill is over" };
    await by(ana, async (tx) => await withdrawOwnAdvisory(tx, acting(ana), reason));
    await refusal(
      "second-person-needed",
      by(ana, async (tx) => await approveOwnAdvisory(tx, acting(ana))),
    );
    await by(bo, async (tx) => await approveOwnAdvisory(tx, acting(bo)));
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

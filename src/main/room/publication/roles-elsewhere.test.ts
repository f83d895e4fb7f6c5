/**
 * A lead authority whose keys never come to the room, on a real PostgreSQL: its root waits for it, what it has not signed is not obeyed, what it signed is published, and
 * a room that is stolen whole adds and changes nothing below its paths. `BONGSU_TUF_JS=FOLDER`, where tuf-js is installed, and `BONGSU_TUF_PYTHON=PYTHON`, an interpreter that has
 * python-tuf, have the unmodified clients judge too.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Synced, syncFrom } from "#agent/sync/sync.ts";
import { writePublication } from "#channels/files.ts";
import { writeNewKey } from "#cli/key/key-file.ts";
import { runPublication } from "#cli/publication/root.ts";
import { publicationOf } from "#main/room/channels.ts";
import { openRepository } from "#main/room/publication/publication-repository.ts";
import { lookAtRoles } from "#main/room/publication/role-conditions.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { type Publisher, publishIndex, putFile, renewIndex } from "#stages/dissemination/publication.ts";
import { takeRoleSignatures, waitingRoles } from "#stages/dissemination/role-signing.ts";
import { Refusal } from "#core/problem.ts";
import { roleDocumentValue } from "#core/tuf/role-document.ts";
import { rootInForce } from "#stages/dissemination/publication-metadata.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type Publishing,
  type PublishingRoom,
  serve,
} from "#test/kit/room/test-publication.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

const day = 24 * 3_600_000;
// An unmodified client goes by its own clock.
const start = Date.now();
const tufJs = process.env["BONGSU_TUF_JS"];
const tufPython = process.env["BONGSU_TUF_PYTHON"];
const role = "directives-nso";
let store: Store;
let room: PublishingRoom;
let repository: Awaited<ReturnType<typeof openRepository>>;
let data = "";
let clock = 0;
const at = (name: string): string => join(data, name);
const now = (): string => new Date(start + clock * day).toISOString();
const write = async <T>(step: (tx: Tx) => Promise<T>): Promise<T> => await store.write(system, step);
const publisher = (): Publisher => ({
  room: room.name,
  drill: true,
  signer: room.signer,
  repository: repository.current,
});

async function command(...args: readonly string[]): Promise<string> {
  const io = { env: {}, write: () => undefined, error: () => undefined, ask: null };
  return await runPublication([...args, "--lang", "en"], io).then(String, (error: unknown) => String(error));
}

/** Makes, signs and puts a root in place. */
async function root(...args: readonly string[]): Promise<void> {
  const roles = at("keys/publication-roles.json");
  assert.equal(await command("root", ...args, "--roles", roles, "--out", at("r0"), "--force"), "0");
  await command("root", "sign", at("r0"), "--key", at("office"), "--out", at("r1"), "--force");
  assert.equal(await command("root", "put", at("r1"), "--data", data), "0");
}

/** What the room does each minute; whether an index was signed, and what is wrong with roles. */
async function minute(): Promise<{ readonly isNew: boolean; readonly wrong: readonly string[] }> {
  await repository.reload();
  const isNew = await write(async (tx) => await renewIndex(tx, publisher(), now()));
  const wrong = await lookAtRoles({ store, data }, repository.current(), now());
  return { isNew, wrong: wrong.map(({ code, about }) => `${code} ${about}`) };
}

/** Issues a directive of the office, and signs an index over it. */
async function issue(id: string, wish: Partial<Publishing> = {}): Promise<void> {
  const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
  const files = await publication(room, { sequence: 1, advisory, id, ...wish });
  await write(async (tx) => {
    await tx.run(sql`
      insert into directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at)
      values (${id}, 'issued', 1, 'nso', true, '{}', 'drill', ${now()}, ${now()}) on conflict do nothing`);
    await tx.run(sql`
      insert into directive_revision (directive, revision, document, at) values (${id}, 1, '{}', ${now()})
      on conflict do nothing`);
    for (const [path, content] of files) {
      const kind = path.startsWith("directives/") ? "directive" : path.endsWith(".pack") ? "pack" : "details";
      if (path.includes("/")) await putFile(tx, { path, kind, content, at: now() });
    }
    await publishIndex(tx, publisher(), now());
  });
}

/** The authority signs what waits, on a machine of its own, and it is brought back. */
async function signed(key: string): Promise<string> {
  const file = at(`keys/to-sign/${role}.json`);
  await command("role", "sign", file, "--key", at(key), "--out", at("signed"), "--force");
  return await command("role", "put", at("signed"), "--data", data);
}

async function published(): Promise<string> {
  const folder = at("pub");
  await writePublication(folder, publicationOf(store), new AbortController().signal);
  await cp(at("keys.json"), join(folder, "keys.json"));
  return folder;
}

async function synced(dir = "agent"): Promise<Synced> {
  await published();
  const surroundings = { now, fetch: globalThis.fetch, write: () => undefined };
  return await syncFrom({ from: data, dir: at(dir) }, surroundings);
}

const gaps = ({ gaps: all }: Synced) => all.map(({ directive, reason }) => `${directive} ${reason}`);

type Judgement = { readonly judge: string; readonly good: boolean; readonly text: string };

/** What the unmodified clients that are here say of every target: tuf-js of the classical tree, python-tuf of each. */
async function byOthers(): Promise<readonly Judgement[]> {
  const tool = (name: string) => resolve(import.meta.dirname, "../../../../tools/outside/tuf", name);
  const clients = [
    ...(tufJs === undefined
      ? []
      : [{ judge: "tuf-js", run: process.execPath, cwd: tufJs, args: [tool("judge.mjs")] }]),
    ...(tufPython === undefined ? [] : ["", "pq/"]).map((tree) => ({
      judge: `python-tuf /pub/${tree}`,
      run: tufPython ?? "",
      cwd: data,
      args: [tool("judge.py")],
      tree,
    })),
  ];
  if (clients.length === 0) return [];
  const folder = await published();
  const files = new Map<string, Uint8Array>();
  for (const path of await readdir(folder, { recursive: true }))
    await readFile(join(folder, path)).then(
      (bytes) => void files.set(path, bytes),
      () => undefined,
    );
  const { url, close } = await serve(() => files);
  const outcomes: Judgement[] = [];
  for (const { judge, run, cwd, args, ...more } of clients) {
    const ended = Promise.withResolvers<Judgement>();
    const all = [...args, `${url}/pub/`, ...("tree" in more && more.tree !== "" ? [more.tree] : [])];
    execFile(run, all, { cwd }, (error, out, err) =>
      ended.resolve({ judge, good: error === null, text: `${out}${err}` }),
    );
    outcomes.push(await ended.promise);
  }
  await close();
  return outcomes;
}

describe("a lead authority whose keys are not in the room", () => {
  before(async () => {
    store = await freshStore();
    room = await makeRoom();
    data = await mkdtemp(join(tmpdir(), "bongsu-elsewhere-"));
    await writeFile(at("keys.json"), JSON.stringify(room.keys));
    const secrets = { passphrase: null, pin: null };
    for (const name of ["office", "lead", "thief"])
      await writeNewKey(at(name), { purpose: "publication", drill: true }, secrets);
    await write(async (tx) => {
      await tx.run(sql`insert into office (id, kind, name) values ('nso', 'lead', '{"en":"DRILL"}')`);
    });
    const place = { room: room.name, drill: true, data, store };
    // The document of roles is written by a room that opens; its own drill's root makes way for the office's.
    await openRepository(place);
    await rm(at("keys/root-1.json"));
    await root("new", "--office", at("office.pub"));
    repository = await openRepository(place);
    await minute();
    await issue("D-2026-0001");
    assert.deepEqual(gaps(await synced()), []);
  });
  after(async () => {
    await store.close();
    await rm(data, { recursive: true, force: true });
  });

  it("its root waits until it has signed what is published, and nobody refuses anything meanwhile", async () => {
    await root("rotate", at("keys/root-1.json"), "--lead", `nso=${at("lead.pub")}`);
    const { isNew, wrong } = await minute();
    assert.deepEqual([isNew, wrong], [false, [`root-waits ${role}`]]);
    await write(async (tx) => await publishIndex(tx, publisher(), now()));
    assert.deepEqual(gaps(await synced()), []);
    assert.equal(await signed("lead"), "0");
    assert.deepEqual(await minute(), { isNew: true, wrong: [] });
    const { roots } = repository.current() ?? assert.fail();
    assert.deepEqual([roots.length, rootInForce(repository.current() ?? assert.fail()).version], [2, 2]);
    assert.deepEqual(gaps(await synced()), []);
    assert.deepEqual((await minute()).isNew, false);
  });

  it("a directive that it has not signed yet is not obeyed, and is once it has", async (t) => {
    clock = 0.2;
    await issue("D-2026-0002");
    assert.deepEqual((await minute()).wrong, [`role-waits ${role}`]);
    assert.deepEqual(gaps(await synced()), ["D-2026-0002 not-vouched"]);
    const draft = await readFile(at(`keys/to-sign/${role}.json`), "utf8");
    clock = 0.3;
    await write(async (tx) => await publishIndex(tx, publisher(), now()));
    await minute();
    assert.equal(
      await readFile(at(`keys/to-sign/${role}.json`), "utf8"),
      draft,
      "the words that are compared stay",
    );
    assert.match(await signed("thief"), /not signed by enough of the holders/);
    assert.equal(await signed("lead"), "0");
    assert.deepEqual(await minute(), { isNew: true, wrong: [] });
    assert.deepEqual(gaps(await synced()), []);
    assert.deepEqual(await readdir(at("keys/to-sign")), []);
    for (const { judge, good, text } of await byOthers()) {
      assert.ok(good, text);
      t.diagnostic(`${judge}: ${text.trim()}`);
    }
  });

  it("is brought what its holders signed by the room's page, whoever brings it", async () => {
    clock = 0.35;
    await issue("D-2026-0003");
    assert.deepEqual((await minute()).wrong, [`role-waits ${role}`]);
    const person = { ...system, id: "drill-lead", role: "lead", office: "nso" } as const;
    const [waiting] = await store.read(person, waitingRoles);
    assert.ok(waiting);
    const file = at("waits");
    const bring = async (name: string) =>
      await store.write(person, async (tx) =>
        takeRoleSignatures(tx, "nso", { file: await readFile(name, "utf8"), now: now() }),
      );
    const refused = async (name: string, finding: string) =>
      await assert.rejects(
        bring(name),
        (error) => error instanceof Refusal && error.findings.some(({ code }) => code === finding),
        name,
      );
    await writeFile(file, JSON.stringify(roleDocumentValue(waiting.document)));
    await refused(file, "role-unsigned");
    await command("role", "sign", file, "--key", at("thief"), "--out", at("s"), "--force");
    await refused(at("s"), "role-unsigned");
    await refused(at("signed"), "role-other-bytes");
    await command("role", "sign", at("s"), "--key", at("lead"), "--out", at("s"), "--force");
    const taken = await bring(at("s"));
    assert.deepEqual([taken.signed, taken.threshold], [1, 1]);
    await refused(at("s"), "role-unsigned");
    assert.deepEqual(await minute(), { isNew: true, wrong: [] });
    assert.deepEqual(gaps(await synced()), []);
    assert.deepEqual(await store.read(person, waitingRoles), []);
    await assert.rejects(bring(at("s")), /Nothing of nso waits/);
  });

  it("other bytes under a path that it signed are not taken, and keep nobody from the rest", async () => {
    clock = 0.4;
    await issue("D-2026-0002", { state: "withdrawn" });
    assert.deepEqual(gaps(await synced()), ["D-2026-0002 not-vouched", "D-2026-0002 not-listed"]);
    await minute();
    await signed("lead");
    await minute();
    // A folder that holds the directive already takes no other bytes of the same revision from anybody.
    assert.deepEqual(gaps(await synced("other")), []);
  });

  it("says in time that what it signed comes to its end", async () => {
    clock = 200;
    assert.deepEqual((await minute()).wrong, []);
    assert.deepEqual(await readdir(at("keys/to-sign")), [`${role}.json`], "half of its time is over");
    clock = 340;
    const [ending = ""] = (await minute()).wrong;
    assert.match(ending, /^role-ending directives-nso: \d{4}-/);
    clock = 0.5;
    await minute();
  });

  it("a room that is stolen whole adds and changes nothing below its paths", async (t) => {
    const place = { room: room.name, drill: true, store };
    const current = repository.current() ?? assert.fail();
    assert.equal(current.signers.ed25519.has(role), false);
    // The keys of the room as they were drawn for the role before it was given away.
    await cp(at("keys"), at("stolen/keys"), { recursive: true });
    for (const version of [1, 2]) await rm(at(`stolen/keys/root-${version}.json`));
    const drawn = (await openRepository({ ...place, data: at("stolen") })).current() ?? assert.fail();
    assert.ok(drawn.signers.ed25519.has(role));
    const draft = at("evil");
    await issue("D-2026-0666");
    await minute();
    await cp(at(`keys/to-sign/${role}.json`), draft);
    for (const key of ["tuf", "publication.key"]) {
      await command("role", "sign", draft, "--key", at(`keys/${key}`), "--out", draft, "--force");
      assert.match(await command("role", "put", draft, "--data", data), /not signed by enough/);
    }
    // Where it is put there by hand it is passed over.
    await cp(draft, at(`keys/signed-roles/${role}.json`));
    assert.equal((await minute()).isNew, false);
    assert.deepEqual(gaps(await synced("other")), ["D-2026-0666 not-vouched"]);
    // Signed by the room all the same, it is refused.
    const evil = { ...current, signers: drawn.signers, brought: new Map() };
    await write(async (tx) => {
      await publishIndex(tx, { ...publisher(), repository: () => evil }, now());
    });
    for (const dir of ["other", "fresh"])
      await assert.rejects(
        synced(dir),
        (error) => error instanceof PublicationRefusal && error.reason === "tuf-threshold",
      );
    const judged = await byOthers();
    if (judged.length === 0) return t.diagnostic("neither BONGSU_TUF_JS nor BONGSU_TUF_PYTHON is set");
    for (const { judge, text } of judged) {
      const sentence = text.match(/^[\w.]*Error: .*$/gm)?.at(-1) ?? "";
      assert.match(sentence, /directives-nso.*signed by 0\/1/, text);
      t.diagnostic(`${judge}: ${sentence}`);
    }
  });
});

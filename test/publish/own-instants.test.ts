/**
 * The instant of an advisory in a real room: two processes with clocks up to five minutes wrong publish it at once, one of them dies after any statement of the publication, or
 * between the transaction and the files. It is nowhere before both clocks, out everywhere or nowhere, once, and never lost.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { publishDueAdvisories } from "#edge/own-advisory/publish-due.ts";
import { approveOwnAdvisory, draftOwnAdvisory, submitOwnAdvisory } from "#stages/advisory/own/commands.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import type { Connection } from "#store/connection.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import { ana, bo } from "#test/kit/directive-fixtures.ts";
import { seededRandom } from "#test/kit/coordination/marked-samples.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { someOf } from "#test/kit/suites/tried.ts";
import { intakeKey } from "#test/kit/room/report-room.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import type { PublishAndDie } from "#test/kit/publish/publish-and-die.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const seeds = Number(process.env["BONGSU_INSTANT_SEEDS"] ?? 3);
/** `all`: a process is killed before each statement of the publication. */
const kills = process.env["BONGSU_PUBLICATION_KILLS"] ?? "some";
/** More statements than this a publication has. */
const statements = 45;
const minute = 60_000;
const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as {
  readonly history: readonly object[];
};

class Died extends Error {}

/** A store whose process dies before the statement of that number of a transaction that writes, or before its commit. */
function dyingStore(store: Store, statement: number): Store {
  return aroundTransactions(store, async (mode, run) => {
    if (mode === "read") return await run();
    let left = statement;
    const count = (): void => {
      if (left-- <= 0) throw new Died("the process dies");
    };
    const counted = (tx: Tx): Tx => ({
      ...tx,
      rows: async (query) => (count(), await tx.rows(query)),
      first: async (query) => (count(), await tx.first(query)),
      run: async (query) => (count(), await tx.run(query)),
    });
    return await run(counted);
  });
}

describe("the instant of an advisory of the room's own", () => {
  let room: TestRoom;
  let publisher: Publisher;
  let unlocked: UnlockedKeys;
  let holder: Holder;
  let connection: Connection;
  before(async () => {
    connection = await freshDatabase();
    room = await openTestRoom({ connection, now: new Date(Date.now() - 60 * minute).toISOString() });
    publisher = { room: room.origin, drill: true, signer: room.served.signer };
    ({ unlocked, holder } = await intakeKey(room.store, room.now));
    Object.assign(room.served, { unlocked });
    await unlockOffice({ store: room.store, unlocked }, "msit");
    await room.settle();
  });
  after(async () => await room.close());

  const failures: unknown[] = [];
  const publish = async (store: Store, now: number): Promise<number> =>
    await publishDueAdvisories(
      store,
      { publisher, version: "0.0.0-test", unlocked, failed: (_, error) => void failures.push(error) },
      new Date(now).toISOString(),
    );

  /** An approved advisory for an instant. */
  async function approved(word: string, at: number): Promise<string> {
    const title = { ko: `${word} 취약점`, en: `${word} flaw` };
    const document = { ...example, aliases: [], title, history: example.history.slice(0, 1) };
    const about = { document, coordinationCase: null };
    const keys = (office: string) => ({ own: unlocked.holders(office), together: [] });
    const now = new Date(at - 30 * minute).toISOString();
    const acting = { actor: ana, now };
    const numbering = { prefix: "GCVE-65535", drill: true };
    const id = await room.store.write(
      onBehalfOf(ana),
      async (tx) => await draftOwnAdvisory(tx, acting, about, numbering),
    );
    const publishAt = new Date(at).toISOString();
    await room.store.write(
      onBehalfOf(ana),
      async (tx) => await submitOwnAdvisory(tx, { ...acting, id }, publishAt, keys),
    );
    await room.store.write(
      onBehalfOf(bo),
      async (tx) => await approveOwnAdvisory(tx, { id, actor: bo, now }, keys),
    );
    return id;
  }

  /** Where something of it shows: files, journal, advisories, search, packs, messages, doors. */
  async function shows(id: string, word: string): Promise<readonly string[]> {
    const rows = await room.store.read(system, async (tx) =>
      tx.rows<{ place: string }>(sql`
        select 'pub_file' as place from pub_file where path like ${`%${id}%`}
        union select 'journal' from journal where fact::text like ${`%${id}%`}
        union select 'advisory' from advisory where key like ${`%${id}%`}
        union select 'published' from own_advisory where id = ${id} and published is not null`),
    );
    const files = readdirSync(room.publicFolder, { recursive: true, encoding: "utf8" });
    const doors = ["/api/advisories?q=", "/v1/vulns/x_"].map(
      (path) => `${path}${path.includes("q=") ? word : id}`,
    );
    const answered: string[] = [];
    for (const path of [...doors, "/pub/feed/en.atom"]) {
      const text = await (await room.fetch(`${room.origin}${path}`)).text();
      if (text.includes(`${word} flaw`)) answered.push(path.split("?")[0] ?? path);
    }
    const listed = files.some((path) => path.includes(id)) ? ["folder"] : [];
    return [...rows.map(({ place }) => place), ...listed, ...answered].toSorted();
  }

  it("comes out under no embargo, however late it is by a clock that runs ahead: its end was put off after the approval", async () => {
    const at = Date.now() - minute;
    const id = await approved("quorinteaz", at);
    const record = JSON.stringify({ state: { participants: [] }, terms: null, proposal: null });
    const ends = async (instant: string | null): Promise<void> =>
      await room.store.write(system, async (tx) => {
        await tx.run(sql`insert into coordination_case (id, office, record, purpose, opened_at, opened_by) values ('late', 'msit', ${record}, 'drill', now(), 'test')
          on conflict do nothing`);
        await tx.run(sql`update coordination_case set ends_at = ${instant} where id = 'late'`);
        await tx.run(sql`update own_advisory set coordination_case = 'late' where id = ${id}`);
      });
    await ends(new Date(at + 3 * minute).toISOString());
    assert.equal(await publish(room.store, at + 5 * minute), 0);
    assert.deepEqual(await shows(id, "quorinteaz"), []);
    await ends(null);
    assert.equal(await publish(room.store, at + minute), 1);
  });

  /** A process of its own that publishes and is killed by SIGKILL at a statement. */
  async function killedAt(statement: number, at: number): Promise<void> {
    const { keyid, seed } = holder;
    const given: PublishAndDie = {
      connection,
      data: room.data,
      origin: room.origin,
      holder: { keyid, seed: Buffer.from(seed).toString("hex") },
      now: new Date(at).toISOString(),
      statement,
    };
    const program = spawn(process.execPath, ["test/kit/publish/publish-and-die.ts"], {
      stdio: ["pipe", "ignore", "pipe"],
    });
    const said: Buffer[] = [];
    program.stderr.on("data", (piece: Buffer) => said.push(piece));
    program.stdin.end(JSON.stringify(given));
    const [, signal] = (await once(program, "close")) as [number | null, string | null];
    assert.equal(signal, "SIGKILL", Buffer.concat(said).toString());
    assert.equal(Buffer.concat(said).toString(), "");
  }

  it("leaves nothing half public where its process is killed before a statement, and all of it where it is killed after the commit", async (test) => {
    const word = "quorintkill";
    const at = Date.now() - minute;
    const id = await approved(word, at);
    const every = Array.from({ length: statements }, (_, one) => one);
    const places = kills === "all" ? every : someOf([7, 33, 20, 0, 44], 0, 2);
    for (const statement of places) {
      await killedAt(statement, at + 1);
      assert.deepEqual(await shows(id, word), [], `killed before statement ${statement}`);
    }
    await killedAt(1_000_000, at + 1);
    const inTables = ["advisory", "journal", "pub_file", "published"];
    const found = (await shows(id, word)).filter((place) => !place.startsWith("/"));
    assert.deepEqual(found, inTables, "after the commit, before a file");
    assert.equal(await publish(room.store, at + 1), 0, "once");
    await room.settle();
    const all = (await shows(id, word)).filter((place) => !place.startsWith("/"));
    assert.deepEqual(all, [...inTables, "folder"].toSorted());
    test.diagnostic(`${places.length + 1} processes killed`);
  });

  for (let seed = 1; seed <= seeds; seed++)
    it(`is nowhere before both clocks, and out once, whoever dies (seed ${seed})`, async () => {
      const random = seededRandom(seed * 40_503);
      const word = `quorint${seed}x`;
      const skews = [0, 1].map(() => Math.floor((random() * 2 - 1) * 5 * minute));
      const at = Date.now() + 80;
      const id = await approved(word, at);
      // Before the database's clock nobody publishes, however far ahead a process is.
      assert.equal(await publish(room.store, at - 1), 0);
      if (Date.now() < at) assert.equal(await publish(room.store, at + 5 * minute), Date.now() < at ? 0 : 1);
      await new Promise((resume) => setTimeout(resume, Math.max(0, at - Date.now()) + 5));
      assert.deepEqual(await shows(id, word), [], "the database's clock has passed it, and no process has");
      // Whoever is behind does not publish.
      assert.equal(await publish(room.store, Math.min(at - 1, Date.now() + Math.min(...skews))), 0);
      for (let deaths = 0; deaths < 3; deaths++) {
        failures.length = 0;
        assert.equal(await publish(dyingStore(room.store, Math.floor(random() * statements)), at + 1), 0);
        assert.ok(
          failures.every((error) => error instanceof Died) && failures.length > 0,
          String(failures[0]),
        );
        assert.deepEqual(await shows(id, word), [], "who died left nothing");
      }
      const out = await Promise.all([publish(room.store, at + 1), publish(room.store, at + 5 * minute)]);
      assert.equal(out[0] + out[1], 1, "once");
      // The process that published dies before a file is written: the next one writes them.
      assert.ok((await shows(id, word)).every((place) => place !== "folder"));
      await room.settle();
      const places = await shows(id, word);
      assert.deepEqual(
        places.filter((place) => !place.startsWith("/")),
        ["advisory", "folder", "journal", "pub_file", "published"],
      );
      const index = readFileSync(join(room.publicFolder, "index.json"), "utf8");
      const payload = Buffer.from((JSON.parse(index) as { payload: string }).payload, "base64").toString();
      assert.ok(payload.includes(`advisories/${id}.osv.json`));
    });
});

/** A room's log from its journal to a stranger's check: every entry committed, what was published stated, cosigned by a witness elsewhere, whole. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeNewKey } from "#cli/key/key-file.ts";
import { logSigners, witnessSigners } from "#cli/key/log-signers.ts";
import { runLog } from "#cli/log/log.ts";
import { commitmentEntry } from "#core/log/entry.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { logKeyOf } from "#main/room/room-log.ts";
import { openWitness } from "#main/witness/witness.ts";
import { witnessServer } from "#main/witness/witness-server.ts";
import { logEntries } from "#stages/log/queries.ts";
import { appendEvents, entriesAfter } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import { sha256AtOnce, writeLog } from "#test/kit/log/write-log.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const secrets = { passphrase: null, pin: null };
let folder = "";
let room: TestRoom;
let stop: () => void;

const log = async (word: string, ...args: readonly string[]) =>
  await logOf(join(room.publicFolder, "log"), word, ...args);

async function logOf(from: string, word: string, ...args: readonly string[]) {
  const written = { out: "", err: "" };
  const code = await runLog([word, "--from", from, "--policy", join(folder, "policy"), ...args], {
    env: {},
    write: (text) => void (written.out += text),
    error: (text) => void (written.err += text),
    ask: null,
    surroundings: { now: () => "2026-05-14T00:00:00Z", fetch: globalThis.fetch, write: () => undefined },
  });
  return { code, ...written };
}

/** A server between a log and who watches it: it gives what lies in the folder that it is told to show. */
async function serverBetween(shown: () => string) {
  const server = createServer((request, response) => {
    readFile(join(shown(), request.url ?? "")).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => server.close().closeAllConnections() };
}

describe("the log of a room", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-room-log-"));
    await writeNewKey(join(folder, "w1"), { purpose: "log", drill: true }, secrets);
    await writeNewKey(join(folder, "log"), { purpose: "log", drill: true }, secrets);
    const signers = await witnessSigners(join(folder, "w1"), "witness.example/w1", secrets);
    const made = await logSigners(join(folder, "log"), "localhost:8420/pub/log", secrets);
    const keys = made.map(({ key }) => key);
    const seconds = () => 1_780_000_000;
    const witness = await openWitness({ keys, signers, folder: join(folder, "seen"), seconds });
    const server = witnessServer(witness, (error) => assert.fail(String(error)));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    stop = () => server.close().closeAllConnections();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const lines = [
      ...keys.map((key) => `log ${verifierKeyText(key)}`),
      ...signers.map(({ key }, at) => `witness w${at} ${verifierKeyText(key)} ${url}`),
    ];
    await writeFile(join(folder, "policy"), [...lines, "group both all w0 w1", "quorum both", ""].join("\n"));
    room = await openTestRoom({
      now: "2026-05-14T00:00:00Z",
      log: { key: join(folder, "log"), policy: join(folder, "policy") },
    });
  });
  after(async () => {
    stop();
    await room.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("commits to every entry of the journal, states what was published, and is cosigned", async () => {
    await room.settle();
    const first = await log("monitor", "--state", join(folder, "state"));
    assert.equal(first.code, 0, first.err);
    assert.match(first.err, /seen by w0, w1/);
    const journal = await room.store.read(system, async (tx) => await entriesAfter(tx, 0, 1000));
    const committed = [...first.out.matchAll(/\tjournal (\d+) [0-9a-f]{64}\n/g)].map(([, position]) =>
      Number(position),
    );
    assert.deepEqual(
      committed,
      journal.map(({ position }) => position),
    );
    const entries = await room.store.read(system, async (tx) => await logEntries(tx, 0, 1000));
    assert.deepEqual(
      entries.filter(([mark]) => mark === 0).map((entry) => Buffer.from(entry)),
      journal.map(({ position, proof }) =>
        Buffer.from(commitmentEntry(position, Buffer.from(proof?.hash ?? "", "hex"))),
      ),
      "what the database wrote is what core says a commitment is",
    );
    const index = sha256AtOnce(await readFile(join(room.publicFolder, "index.json"))).toHex();
    assert.match(first.out, new RegExp(`\tindex 1 ${index}\n`));

    await room.publishPacks();
    const second = await log("monitor", "--state", join(folder, "state"));
    assert.equal(second.code, 0, second.err);
    const whole = await log("verify");
    assert.equal(whole.code, 0, whole.err);
  });

  it("is refused from a server in between that cuts it, forks it or shows two views", async () => {
    const real = join(room.publicFolder, "log");
    const [early, forked, unseen] = ["early", "forked", "unseen"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    let shown = real;
    const { url, close } = await serverBetween(() => shown);
    const watch = async (from: string, state: string) => {
      shown = from;
      return await logOf(url, "monitor", "--state", join(folder, state));
    };
    try {
      await cp(real, early, { recursive: true });
      assert.equal((await watch(early, "one")).code, 0);
      await room.store.write(system, async (tx) => {
        await appendEvents(tx, { kind: "topology.loaded", topology: "drill", offices: 5 });
      });
      await room.settle();
      assert.match((await watch(real, "one")).out, /journal/);
      const refused = async (from: string, reason: RegExp, state = "one"): Promise<void> => {
        const seen = await readFile(join(folder, state), "utf8");
        const { code, out, err } = await watch(from, state);
        assert.deepEqual([code, out], [1, ""]);
        assert.match(err, reason);
        assert.equal(await readFile(join(folder, state), "utf8"), seen, "what was seen stays");
      };
      await refused(early, /its end was cut off/);
      // Whoever has the log's key, and then the keys of the witnesses too, writes another history of the same length.
      const size = Number((await readFile(join(real, "checkpoint"), "utf8")).split("\n")[1]);
      const own = await logSigners(join(folder, "log"), "localhost:8420/pub/log", secrets);
      const witnesses = await witnessSigners(join(folder, "w1"), "witness.example/w1", secrets);
      const origin = "localhost:8420/pub/log";
      await writeLog(unseen, size, { origin, signers: own });
      await refused(unseen, /Too few of the policy's witnesses/);
      await writeLog(forked, size, { origin, signers: [...own, ...witnesses] });
      await refused(forked, /What was there before has been changed/);
      // Two who were shown two views: each is whole by itself, and neither goes on from the other.
      assert.equal((await watch(forked, "two")).code, 0);
      await refused(real, /has been changed/, "two");
      await writeFile(join(forked, "checkpoint"), await readFile(join(real, "checkpoint")));
      await refused(forked, /not that of the entries|do not make the root/);
    } finally {
      close();
    }
  });

  it("that has begun is signed by no other key, unless a person says that the first is lost", async () => {
    const data = join(folder, "data");
    const key = join(data, "keys", "log");
    await mkdir(join(data, "keys"), { recursive: true });
    const place = { store: room.store, data, drill: true };
    const refused = { code: "state-forbids", message: /put the file back/ };
    await assert.rejects(logKeyOf(place), refused, "neither file is there");
    await writeFile(`${key}.pub`, "{}");
    await assert.rejects(logKeyOf(place), refused, "only the public key is there");
    assert.equal(await logKeyOf(place, true), key);
    assert.deepEqual((await readdir(join(data, "keys"))).toSorted(), ["log", "log-lost.pub", "log.pub"]);
    assert.equal(await logKeyOf(place), key);
  });
});

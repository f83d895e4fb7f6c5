/** A room's log from its journal to a stranger's check: every entry committed, what was published stated, cosigned by a witness elsewhere, whole. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
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
import { entriesAfter } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import { sha256AtOnce } from "#test/kit/log/write-log.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const secrets = { passphrase: null, pin: null };
let folder = "";
let room: TestRoom;
let stop: () => void;

async function log(word: string, ...args: readonly string[]) {
  const written = { out: "", err: "" };
  const from = join(room.publicFolder, "log");
  const code = await runLog([word, "--from", from, "--policy", join(folder, "policy"), ...args], {
    env: {},
    write: (text) => void (written.out += text),
    error: (text) => void (written.err += text),
    ask: null,
    surroundings: { now: () => "2026-05-14T00:00:00Z", fetch: globalThis.fetch, write: () => undefined },
  });
  return { code, ...written };
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

/** The keys that a room makes at its first start, by processes that start in the same moment: one of each is made, and all go on with that one. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createFileAtomically, readFileIfExists } from "#agent/home/durable-files.ts";
import { readPublicKeyFile, writeNewKey } from "#cli/key/key-file.ts";
import { makeKeyOnce } from "#cli/key/make-key-once.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { drillKey, drillSigner } from "#main/room/offices/drill-keys.ts";

const noSecrets = { passphrase: null, pin: null };
const processes = 6;
let data = "";

/** What each of several processes gets that do the same at once. */
async function together<T>(step: () => Promise<T>): Promise<readonly T[]> {
  return await Promise.all(Array.from({ length: processes }, step));
}

describe("keys that several processes make at once", () => {
  before(() => void (data = mkdtempSync(join(tmpdir(), "bongsu-first-keys-"))));
  after(() => rmSync(data, { recursive: true, force: true }));

  it("a drill's offices and witnesses have one key each", async () => {
    for (const [name, purpose] of [
      ["drill-witness-1", "log"],
      ["office", "order"],
    ] as const) {
      const ids = new Set(
        (await together(async () => await drillKey(data, name, purpose))).map((one) => one.keyid),
      );
      assert.equal(ids.size, 1, name);
      const [id = ""] = ids;
      assert.equal((await drillKey(data, name, purpose)).keyid, id);
      assert.equal((await drillSigner(data, name)).keyid, id);
    }
  });

  it("the room has one key of each kind, and both halves of each lie there", async () => {
    const rooms = await together(async () => await loadRoomKey(data, true));
    assert.equal(new Set(rooms.map(({ signer }) => signer.keyid)).size, 1);
    assert.equal(new Set(rooms.map(({ hybrid }) => hybrid.keyid)).size, 1);
    const again = await loadRoomKey(data, true);
    assert.equal(again.signer.keyid, rooms[0]?.signer.keyid);
    for (const purpose of ["log", "sealing", "publication"] as const) {
      const path = join(data, "keys", purpose);
      const keys = await together(async () => await makeKeyOnce(path, { purpose, drill: true }, noSecrets));
      for (const file of [path, `${path}.pub`]) {
        const { keyid } = await readPublicKeyFile(file);
        assert.ok(keys.every((one) => one.keyid === keyid));
      }
    }
    assert.deepEqual(
      readdirSync(join(data, "keys")).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("a process that ended between both files is made up for, and a key that is there is never written over", async () => {
    const path = join(data, "half");
    const { keyid } = await writeNewKey(path, { purpose: "log", drill: true }, noSecrets);
    rmSync(`${path}.pub`);
    await assert.rejects(writeNewKey(path, { purpose: "log", drill: true }, noSecrets));
    assert.equal((await makeKeyOnce(path, { purpose: "log", drill: true }, noSecrets)).keyid, keyid);
    assert.ok(existsSync(`${path}.pub`));
  });

  it("of many that create a file one does, and its bytes are whole", async () => {
    const path = join(data, "one");
    const texts = Array.from({ length: processes }, (_, i) => String(i).repeat(50_000));
    const made = await Promise.all(texts.map(async (text) => await createFileAtomically(path, text)));
    assert.equal(made.filter(Boolean).length, 1);
    assert.equal(String(await readFileIfExists(path)), texts[made.indexOf(true)]);
  });
});

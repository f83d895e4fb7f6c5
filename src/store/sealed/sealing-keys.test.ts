/** Keys that things are sealed for, and what waits: an office manages its own, counts are seen by all, and what was done with a key by its office alone. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Actor } from "#core/actor.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import { keyidOf } from "#core/seal/index.ts";
import { type PublicKey, sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import {
  awaitingOpening,
  awaitOpening,
  endWaiting,
  listSealingKeys,
  recordKeyAct,
  registerSealingKey,
  sealedWaiting,
  sealingKeyHistory,
  sealingReaders,
} from "#store/sealed/sealing-keys.ts";
import { storeSealedObject } from "#store/sealed/sealed-objects.ts";
import { openStore, sql, type Store, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

const lead: Actor = { role: "lead", id: "lead-1", office: "msit", domain: "private" };
const other: Actor = { role: "lead", id: "lead-2", office: "nis", domain: "public" };
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

async function newKey(): Promise<PublicKey> {
  const spki = sealingSpki(await hybridKem.publicKeyOf(random(32)));
  return { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid: await keyidOf(spki) };
}

describe("sealing keys", () => {
  let store: Store;
  before(async () => {
    store = await openStore(await freshDatabase());
    await store.write(system, async (tx) => {
      for (const id of ["msit", "nis"])
        await tx.run(
          sql`insert into office (id, kind, name) values (${id}, 'lead', ${JSON.stringify({ ko: id, en: id })})`,
        );
    });
  });
  after(async () => await store.close());

  it("are an office's own to register, the newest counts, and the intake's is the room's", async () => {
    const [old, current, intake] = [await newKey(), await newKey(), await newKey()];
    for (const key of [old, current, current])
      await store.write(lead, async (tx) => await registerSealingKey(tx, "msit", key));
    await store.write(system, async (tx) => await registerSealingKey(tx, null, intake));
    for (const office of ["msit", null])
      await assert.rejects(store.write(other, async (tx) => await registerSealingKey(tx, office, old)));
    const listed = await store.read(other, listSealingKeys);
    assert.deepEqual(
      listed.map(({ office, key }) => [office, key]),
      [
        [null, intake.keyid],
        ["msit", current.keyid],
      ],
    );
    const readers = await store.read(other, async (tx) => await sealingReaders(tx, ["msit", "nis", null]));
    assert.deepEqual(readers.map(({ keyid }) => keyid).toSorted(), [current.keyid, intake.keyid].toSorted());
    await store.write(lead, async (tx) => {
      await recordKeyAct(tx, "unlocked", { office: "msit", key: current.keyid, until: null });
    });
    const history = async (actor: Actor) =>
      (await store.read(actor, async (tx) => await sealingKeyHistory(tx, "msit"))).map(({ act }) => act);
    assert.deepEqual(await history(lead), ["unlocked", "registered", "registered"]);
    assert.deepEqual(await history(other), []);
  });

  it("say how much waits for whom, and what it is to whom it waits for", async () => {
    const readers = await store.read(lead, async (tx) => await sealingReaders(tx, ["msit"]));
    const sealed = await sealBytes(new TextEncoder().encode("of the drill"), { readers }, random);
    const object = await store.write(lead, async (tx) => {
      const stored = await storeSealedObject(tx, { office: "msit" }, sealed);
      assert.ok(stored.ok);
      await awaitOpening(tx, stored.value, "msit");
      return stored.value;
    });
    assert.deepEqual(
      (await store.read(other, sealedWaiting)).map(({ office, waiting }) => [office, waiting]),
      [["msit", 1]],
    );
    const waiting = async (actor: Actor) =>
      await store.read(actor, async (tx) => await awaitingOpening(tx, "msit", 10));
    assert.deepEqual(await waiting(lead), [object]);
    assert.deepEqual(await waiting(other), []);
    await store.write(lead, async (tx) => await endWaiting(tx, object));
    assert.deepEqual(await store.read(lead, sealedWaiting), []);
  });
});

/** When a room begins an epoch, and that no number is given out again in it. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it, describe } from "node:test";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { restoredNote, settleEpoch, settleEvidence } from "#main/room/epoch.ts";
import { publicationSeenHandlers } from "#edge/http/handlers/sealing/publication-seen.ts";
import type { Room } from "#edge/http/room.ts";
import { seenIn } from "#publication/seen-numbers.ts";
import { type Publisher, publishIndex } from "#stages/dissemination/publication.ts";
import { newestIndex } from "#stages/dissemination/queries.ts";
import { registerOperator } from "#stages/registry/operators.ts";
import { roomEpochs } from "#stages/registry/queries.ts";
import { findSessions, makeLink, openByLink } from "#stages/registry/sessions.ts";
import { makeProof } from "#stages/registry/step-up.ts";
import { appendEvents, firstBrokenEntry, lastPosition } from "#store/journal.ts";
import { enqueueMessage } from "#store/outbox.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { makeRoom, type PublishingRoom, withIndex } from "#test/kit/room/test-publication.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

const now = (): Date => new Date();
let store: Store;
let room: PublishingRoom;
let publisher: Publisher;
let data = "";

async function start(more: Partial<Parameters<typeof settleEpoch>[0]> = {}) {
  const here = { store, publisher, keysDocument: room.keys, data, publicFolder: join(data, "pub"), now };
  return await settleEpoch({ ...here, ownDatabase: true, asked: false, ...more });
}

async function sequence(): Promise<number> {
  return (await store.read(system, newestIndex))?.sequence ?? 0;
}

async function write(index: Uint8Array): Promise<void> {
  await mkdir(join(data, "pub"), { recursive: true });
  await writeFile(join(data, "pub", "index.json"), index);
}

async function writeNewest(): Promise<void> {
  await write(canonicalBytes((await store.read(system, newestIndex))?.envelope));
}

async function laterIndex(by: PublishingRoom, number: number): Promise<Uint8Array> {
  const files = new Map([["directives/DRILL-2026-0777/41.json", new Uint8Array([1])]]);
  const made = await withIndex(by, { sequence: number }, files);
  return made.get("index.json") ?? new Uint8Array();
}

describe("when a room begins an epoch, and that no number is given out again in it", () => {
  before(async () => {
    store = await freshStore();
    room = await makeRoom();
    publisher = { room: room.name, drill: true, signer: room.signer };
    data = await mkdtemp(join(tmpdir(), "bongsu-epoch-"));
    await store.write(system, async (tx) => {
      await appendEvents(tx, { kind: "sources.loaded", sources: 0 });
      await publishIndex(tx, publisher, now().toISOString());
    });
  });
  after(async () => {
    await store.close();
    await rm(data, { recursive: true, force: true });
  });

  it("begins none at a first start, nor where the folder is as the database says or behind it", async () => {
    assert.equal(await start(), null);
    await writeNewest();
    assert.equal(await start(), null);
    await store.write(system, async (tx) => await publishIndex(tx, publisher, now().toISOString()));
    assert.equal(await start(), null);
  });

  it("begins one where the publication is ahead, above all that it names; an index of another key counts for nothing", async () => {
    await write(await laterIndex(await makeRoom(), 90_000));
    assert.equal(await start(), null);
    await write(await laterIndex(room, 5000));
    const last = await store.read(system, lastPosition);
    const begun = await start();
    assert.ok(begun !== null && begun.number > 3_000_000);
    assert.equal(begun.because, "publication-ahead");
    assert.ok((await sequence()) > 6000);
    const next = await store.read(
      system,
      async (tx) => await tx.first<{ n: number }>(sql`select last_value as n from directive_number`),
    );
    assert.equal(next?.n, 2000);
    assert.ok((await store.read(system, lastPosition)) > last + 1_000_000);
    assert.equal(await store.read(system, firstBrokenEntry), null);
    assert.ok((await readdir(data)).includes(`pub.before-epoch-${begun.number}`));
    const shown = await seenIn(canonicalBytes((await store.read(system, newestIndex))?.envelope), room.keys);
    assert.deepEqual(
      shown?.epochs.map(({ number }) => number),
      [begun.number],
    );
    await writeNewest();
    assert.equal(await start(), null);
  });

  it("begins one where another index of the same number was published", async () => {
    await write(await laterIndex(room, await sequence()));
    assert.equal((await start())?.because, "publication-ahead");
  });

  it("begins one where a publication that was delivered is gone from beside the room's own database", async () => {
    await rm(join(data, "pub"), { recursive: true, force: true });
    assert.equal(await start(), null);
    await store.write(system, async (tx) => {
      await enqueueMessage(tx, { channel: "files", key: "1", payload: {} });
      await tx.run(sql`update outbox set done_at = now()`);
    });
    assert.equal(await start({ ownDatabase: false }), null);
    assert.equal((await start())?.because, "publication-missing");
  });

  it("begins one when a person or a restore says so, once", async () => {
    await writeNewest();
    assert.equal((await start({ asked: true }))?.because, "by-hand");
    await writeNewest();
    await writeFile(restoredNote(data), "{}");
    assert.equal((await start())?.because, "restored");
    await writeNewest();
    assert.equal(await start(), null);
    const numbers = (await store.read(system, roomEpochs)).map(({ number }) => number);
    assert.ok(numbers.length === 5 && new Set(numbers).size === 5);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
  });

  describe("shown an index that its database has lost, while it runs", () => {
    const show = async (index: Uint8Array): Promise<boolean> => {
      const publicFolder = join(data, "pub");
      await writeFile(join(publicFolder, "keys.json"), JSON.stringify(room.keys));
      const place = { store, now, publicFolder } as Room;
      const input = { index: new TextDecoder().decode(index) };
      return (await publicationSeenHandlers.publicationSeen({ input, room: place, place: "" })).lost;
    };
    const published = async (): Promise<void> =>
      void (await store.write(system, async (tx) => await publishIndex(tx, publisher, now().toISOString())));
    const settle = async () => await settleEvidence({ store, publisher, now });

    it("takes no word but of its own key, and what it knows changes nothing", async () => {
      await assert.rejects(show(await laterIndex(await makeRoom(), 10 ** 7)), { code: "signature-invalid" });
      await assert.rejects(show(new TextEncoder().encode("{}")), { code: "signature-invalid" });
      assert.equal(await show(canonicalBytes((await store.read(system, newestIndex))?.envelope)), false);
      assert.equal(await show(await laterIndex(room, 3)), false, "a number that is not kept says nothing");
      assert.equal(await settle(), null);
    });

    it("gives no number at or below it from then on, and begins one epoch", async () => {
      const known = (await sequence()) + 10_000;
      const index = await laterIndex(room, known);
      assert.deepEqual(await Promise.all([show(index), show(index)]), [true, true]);
      await published();
      assert.ok((await sequence()) > known, "before the epoch");
      const begun = await Promise.all([settle(), settle()]);
      assert.deepEqual(
        begun.flatMap((one) => one?.because ?? []),
        ["agent-report"],
      );
      assert.equal(await show(index), false);
      assert.equal(await settle(), null);
      await writeNewest();
      assert.equal(await start(), null);
    });

    it("knows another index of a number that it gave out for the same", async () => {
      assert.equal(await show(await laterIndex(room, await sequence())), true);
      assert.equal((await start())?.because, "agent-report", "or at the next start");
      assert.equal(await settle(), null);
    });
  });

  it("ends sessions, unused links and pending proofs: a backup holds some that were ended or used since", async () => {
    const at = { now: now(), drill: true };
    const operator = "drill-restored";
    const [opened, link] = await store.write(system, async (tx) => {
      await registerOperator(tx, {
        id: operator,
        role: "chair",
        name: { en: "[DRILL] Chair" },
        language: "en",
      });
      const used = await makeLink(tx, { operator, now: at.now });
      const session = await openByLink(tx, used.secret, at);
      await makeProof(tx, session.session, { act: "drill", now: at.now });
      return [session, await makeLink(tx, { operator, now: at.now })];
    });
    await writeNewest();
    await start({ asked: true });
    const found = await store.read(system, async (tx) => await findSessions(tx, [opened.secret], at));
    assert.equal(found.size, 0);
    await assert.rejects(
      store.write(system, async (tx) => await openByLink(tx, link.secret, at)),
      { code: "not-signed-in" },
    );
    const [proofs, begun] = await store.read(system, async (tx) => [
      await tx.rows(sql`select 1 from step_up`),
      await tx.first<{ fact: unknown }>(
        sql`select fact from journal where fact ->> 'kind' = 'epoch.begun' order by position desc limit 1`,
      ),
    ]);
    assert.equal(proofs.length, 0);
    assert.partialDeepStrictEqual(begun?.fact, { sessions: 1, links: 1 });
  });
});

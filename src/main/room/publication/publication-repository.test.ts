/** What a room publishes after TUF, on a real PostgreSQL: a drill's root is made, roles sign again only where they must, numbers go on after an epoch, and a real room without a root publishes as before. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Synced, syncFrom } from "#agent/sync/sync.ts";
import { writePublication } from "#channels/files.ts";
import { publicationOf } from "#main/room/channels.ts";
import { openRepository } from "#main/room/publication/publication-repository.ts";
import { type Publisher, publishIndex, renewIndex } from "#stages/dissemination/publication.ts";
import { publishedMetadata, publishedRootEnd } from "#stages/dissemination/publication-metadata.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import { makeRoom, type PublishingRoom } from "#test/kit/room/test-publication.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

const day = 24 * 3_600_000;
const start = Date.parse("2026-05-14T00:00:00Z");
let store: Store;
let room: PublishingRoom;
let publisher: Publisher;
let data = "";
const at = (days: number): string => new Date(start + days * day).toISOString();
const write = async <T>(step: (tx: Tx) => Promise<T>): Promise<T> => await store.write(system, step);
const pub = (): string => join(data, "pub");

/** The newest version of each role. */
async function versions(): Promise<Readonly<Record<string, number>>> {
  const documents = await store.read(system, publishedMetadata);
  return Object.fromEntries(documents.map(({ tree, role, version }) => [`${tree} ${role}`, version]));
}

async function synced(dir: string, now: string): Promise<Synced> {
  await writePublication(pub(), publicationOf(store), new AbortController().signal);
  await cp(join(data, "keys.json"), join(pub(), "keys.json"));
  const surroundings = { now: () => now, fetch: globalThis.fetch, write: () => undefined };
  return await syncFrom({ from: data, dir: join(data, dir) }, surroundings);
}

describe("a room's publication after TUF", () => {
  before(async () => {
    store = await freshStore();
    room = await makeRoom();
    data = await mkdtemp(join(tmpdir(), "bongsu-repository-"));
    await writeFile(join(data, "keys.json"), JSON.stringify(room.keys));
    await write(async (tx) => {
      await tx.run(sql`insert into office (id, kind, name) values ('nso', 'chair', '{"en":"DRILL"}')`);
    });
  });
  after(async () => {
    await store.close();
    await rm(data, { recursive: true, force: true });
  });

  it("a real room whose offices have signed no root publishes as before", async () => {
    const real = await openRepository({ room: room.name, drill: false, data: join(data, "real"), store });
    assert.equal(real.current(), undefined);
    assert.ok(existsSync(join(data, "real", "keys", "publication-roles.json")));
    await write(
      async (tx) => await publishIndex(tx, { room: room.name, drill: true, signer: room.signer }, at(0)),
    );
    assert.equal(await store.read(system, publishedRootEnd), null);
  });

  it("in a drill every office signs at once, and what is published is believed", async () => {
    const { current } = await openRepository({ room: room.name, drill: true, data, store });
    publisher = { room: room.name, drill: true, signer: room.signer, repository: current };
    assert.equal(await write(async (tx) => await renewIndex(tx, publisher, at(0))), true);
    const first = await synced("agent", at(0));
    assert.equal(first.root?.version, 1);
    assert.equal((await versions())["ed25519 timestamp"], first.sequence);
  });

  it("signs a role again where its files changed, and the rest with the index", async () => {
    const earlier = await versions();
    await write(async (tx) => await publishIndex(tx, publisher, at(0.1)));
    const later = await versions();
    assert.equal(later["ed25519 targets"], earlier["ed25519 targets"]);
    for (const role of ["publication", "snapshot", "timestamp"])
      assert.equal(later[`ml-dsa-65 ${role}`], (earlier[`ml-dsa-65 ${role}`] ?? 0) + 1);
    assert.equal((await synced("agent", at(0.1))).root, null);
  });

  it("is signed anew each day, long before it ends, and once its offices have signed another root", async () => {
    const known = (await versions())["ed25519 timestamp"] ?? 0;
    assert.equal(await write(async (tx) => await renewIndex(tx, publisher, at(0.5))), false);
    assert.equal(await write(async (tx) => await renewIndex(tx, publisher, at(1.2))), true);
    assert.equal((await versions())["ed25519 timestamp"], known + 1);
    await write(async (tx) => {
      await tx.run(sql`insert into office (id, kind, name) values ('kisa', 'lead', '{"en":"DRILL"}')`);
    });
    const { current } = await openRepository({ room: room.name, drill: true, data, store });
    const next: Publisher = { ...publisher, repository: current };
    assert.equal(await write(async (tx) => await renewIndex(tx, next, at(1.3))), true);
    publisher = next;
    assert.equal((await synced("agent", at(1.3))).sequence, known + 2);
    assert.ok(existsSync(join(pub(), "2.root.json")));
  });

  it("says so in its next root where it is reached under another address", async () => {
    const moved = await openRepository({ room: "moved.drill.example", drill: true, data, store });
    assert.deepEqual(
      moved.current()?.roots.map(({ mark }) => mark.room),
      [room.name, room.name, "moved.drill.example"],
    );
    await rm(join(data, "keys", "root-3.json"));
  });

  it("goes on above every number after an epoch", async () => {
    const known = (await versions())["ed25519 timestamp"] ?? 0;
    await write(async (tx) => {
      await tx.run(sql`
        insert into room_epoch (number, begun_at, restored_to, because, index_floor, facts_floor)
        values (9, ${at(1.4)}, ${at(1.3)}, 'by-hand', ${known + 5000}, 0)`);
      await publishIndex(tx, publisher, at(1.5));
    });
    assert.equal((await versions())["ml-dsa-65 snapshot"], known + 5001);
    assert.equal((await synced("agent", at(1.5))).sequence, known + 5001);
  });
});

/**
 * Sealed objects in the room: the owner's alone, every opening an entry that the owner sees, and nothing of what is in them anywhere on the disk: canaries go
 * through storing, opening, refusing and shredding, and are looked for in the data directory with its write-ahead log, in a dump, and in the environment.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client } from "pg";
import type { Actor } from "#core/actor.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import {
  listSealedObjects,
  openSealedObject,
  sealedObjectHistory,
  shredSealedObject,
  storeSealedObject,
} from "#store/sealed/sealed-objects.ts";
import { type Connection, openStore, sql, type Store, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

const canary = "CANARY-5f1d-of-the-drill";
const lead: Actor = { role: "lead", id: "lead-1", office: "msit", domain: "private" };
const other: Actor = { role: "lead", id: "lead-2", office: "nis", domain: "public" };
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

describe("sealed objects", () => {
  let connection: Connection;
  let store: Store;
  let object = "";
  const seed = random(32);
  const holder = { seed, keyid: "" };
  const stranger = { seed: random(32), keyid: "f".repeat(64) };

  before(async () => {
    connection = await freshDatabase();
    store = await openStore(connection);
    const publicKey = await hybridKem.publicKeyOf(seed);
    holder.keyid = await sha256Hex(publicKey);
    await store.write(system, async (tx) => {
      for (const id of ["msit", "nis"])
        await tx.run(
          sql`insert into office (id, kind, name) values (${id}, 'lead', ${JSON.stringify({ ko: id, en: id })})`,
        );
    });
    const text = new TextEncoder().encode(`${canary} `.repeat(200));
    const sealed = await sealBytes(text, { readers: [{ keyid: holder.keyid, publicKey }] }, random);
    const stored = await store.write(
      lead,
      async (tx) => await storeSealedObject(tx, { office: "msit" }, sealed),
    );
    assert.ok(stored.ok);
    object = stored.value;
  });
  after(async () => await store.close());

  const opened = async (actor: Actor, holders = [holder]) =>
    await store.write(actor, async (tx) => await openSealedObject(tx, object, holders));
  const history = async (actor: Actor) =>
    await store.read(actor, async (tx) => await sealedObjectHistory(tx, object));

  it("are seen and opened by their owner alone, who sees every opening", async () => {
    assert.equal((await store.read(lead, listSealedObjects)).length, 1);
    assert.deepEqual(await store.read(other, listSealedObjects), []);
    assert.equal(await opened(other), undefined);
    const refused = await opened(lead, [stranger]);
    assert.ok(refused !== undefined && !refused.ok);
    const read = await opened(lead);
    assert.ok(read?.ok === true && new TextDecoder().decode(read.value).startsWith(canary));
    assert.deepEqual(
      (await history(lead)).map(({ act, actor, readers }) => [act, actor, readers.length]),
      [
        ["stored", "lead-1", 1],
        ["opened", "lead-1", 1],
      ],
    );
    assert.deepEqual(await history(other), []);
  });

  it("are stored sealed or not at all, and for nobody else", async () => {
    const clear = new TextEncoder().encode(canary);
    const put = await store.write(lead, async (tx) => await storeSealedObject(tx, { office: "msit" }, clear));
    assert.ok(!put.ok);
    const past = store.write(system, async (tx) => {
      await tx.run(
        sql`insert into sealed_object (object, office, content) values (${"0".repeat(32)}, 'msit', ${Buffer.from("no seal")})`,
      );
    });
    await assert.rejects(past, /sealed_bytes_check/);
    const forOther = store.write(lead, async (tx) => {
      await tx.run(
        sql`insert into sealed_object (object, office, content) select ${"1".repeat(32)}, 'nis', content from sealed_object`,
      );
    });
    await assert.rejects(forOther, /row-level security/);
  });

  it("leave nothing in data directory, write-ahead log, dump or environment", async () => {
    const client = new Client(connection);
    await client.connect();
    await client.query("checkpoint");
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    const dump: unknown[] = [];
    const named = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'bongsu'::regnamespace and relkind = 'r'",
    );
    for (const { name } of named.rows)
      dump.push((await client.query(`select t::text as row from bongsu."${name}" t`)).rows);
    await client.end();
    const folder = rows[0]?.folder ?? "";
    const places = filesUnder(folder).map((path) => [path, readFileSync(path)] as const);
    assert.ok(
      places.some(([path]) => path.includes("pg_wal")),
      "the log is among them",
    );
    const holding = places.filter(([, bytes]) => bytes.includes(canary)).map(([path]) => path);
    assert.deepEqual(holding, []);
    assert.ok(
      places.some(([, bytes]) => bytes.includes(object)),
      "what is not secret is found there",
    );
    const dumped = JSON.stringify(dump);
    assert.ok(!dumped.includes(canary) && dumped.includes(object));
    assert.ok(!JSON.stringify(process.env).includes(canary));
  });

  it("are gone when they are shredded, and their history stays", async () => {
    assert.equal(await store.write(other, async (tx) => await shredSealedObject(tx, object)), false);
    assert.equal(await store.write(lead, async (tx) => await shredSealedObject(tx, object)), true);
    const read = await opened(lead);
    assert.equal(read?.ok === false && read.findings[0]?.code, "sealed-shredded");
    assert.equal((await history(lead)).at(-1)?.act, "shredded");
  });
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

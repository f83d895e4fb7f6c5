/**
 * The attacks of The Update Framework's list, each against a folder that follows a publication, over HTTP, from a folder and from a bundle: the reason that
 * stopped it, and that nothing was brought home by it.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { homeOf, readState, type Surroundings } from "#agent/home/agent-folder.ts";
import { isUnsafe } from "#agent/check/check-coverage.ts";
import { type Synced, syncFrom } from "#agent/sync/sync.ts";
import { bundleHeadBytes } from "#core/document/bundle.ts";
import { publicationRootDocument } from "#core/tuf/publication-root.ts";
import type { PublicationRoot } from "#core/tuf/publication-root.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile } from "#publication/transport.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type PublishingRoom,
  serve,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";
import {
  type Files,
  indexRoot,
  type RepositoryKeys,
  repositoryKeys,
  testRoot,
  withRepository,
} from "#test/kit/room/test-repository.ts";

type RepositoryState = Parameters<typeof withRepository>[1];

let folder = "";
let room: PublishingRoom;
let [keys, others]: RepositoryKeys[] = [];
let root: PublicationRoot;
let content: Files;
let followed = "";
let number = 0;

/** A state of the publication: an index of a number, with its metadata. */
async function published(
  sequence: number,
  wish: Partial<RepositoryState> = {},
): Promise<Map<string, Uint8Array>> {
  const roots = wish.roots ?? [root];
  const newest = roots.at(-1) ?? root;
  const files = await withIndex(room, { sequence, expires: "2027-05-20T00:00:00Z" }, content, (index) => ({
    ...index,
    root: indexRoot(newest),
  }));
  return await withRepository(files, { sequence, roots, keys: keys as RepositoryKeys, ...wish });
}

function bundleOf(files: Files, sequence: number): string {
  const path = join(folder, `${number++}.bundle`);
  const listed = [...files].map(([name, bytes]) => ({ path: name, bytes: bytes.length }));
  const head = bundleHeadBytes({ sequence, since: null, files: listed }, "DRILL");
  writeFileSync(path, Buffer.concat([head, ...files.values()]));
  return path;
}

const ways = ["HTTP", "folder", "bundle"] as const;

/** Where files lie, in one of the ways. */
async function placed(files: Files, way: (typeof ways)[number]) {
  if (way === "bundle") return { from: bundleOf(files, 6), close: async () => await Promise.resolve() };
  if (way === "HTTP") {
    const { url, close } = await serve(() => files);
    return { from: url, close };
  }
  const path = join(folder, `p${number++}`);
  await writePublication(path, files);
  return { from: path, close: async () => await Promise.resolve() };
}

type Reached = { readonly dir: string; readonly synced?: Synced; readonly reason: string };

/** What becomes of a copy of a folder that syncs. */
async function reached(
  files: Files,
  way: (typeof ways)[number],
  at: { now?: string; dir?: string | null; root?: unknown } = {},
): Promise<Reached> {
  const dir = join(folder, `d${number++}`);
  if (at.dir !== null) cpSync(at.dir ?? followed, dir, { recursive: true });
  const surroundings: Surroundings = {
    now: () => at.now ?? "2026-05-14T00:00:00Z",
    fetch: globalThis.fetch,
    write: () => undefined,
  };
  const { from, close } = await placed(files, way);
  try {
    const wish = { from, dir, ...(at.root === undefined ? {} : { root: at.root }) };
    return { dir, synced: await syncFrom(wish, surroundings), reason: "taken" };
  } catch (error) {
    assert.ok(error instanceof PublicationRefusal, String(error));
    return { dir, reason: error.reason };
  } finally {
    await close();
  }
}

/** In every way the same reason, and a folder that holds what it held. */
async function stopped(reason: string, files: Files, at: Parameters<typeof reached>[2] = {}): Promise<void> {
  for (const way of ways) {
    const outcome = await reached(files, way, at);
    assert.equal(outcome.reason, reason, way);
    if (at.dir === undefined)
      assert.equal(
        readFileSync(join(outcome.dir, "state.json"), "utf8"),
        readFileSync(join(followed, "state.json"), "utf8"),
      );
  }
}

describe("attacks on a publication that is followed by its metadata", () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-tuf-"));
    room = await makeRoom();
    [keys, others] = await Promise.all([repositoryKeys(1), repositoryKeys(2)]);
    root = await testRoot({ room: room.name, keys });
    content = await publication(room, {
      sequence: 5,
      advisory: advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0"),
    });
    const first = await reached(await published(5), "folder", { dir: null });
    assert.equal(first.reason, "taken");
    assert.equal(first.synced?.root?.version, 1);
    followed = first.dir;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const allKeys = (): RepositoryKeys => keys as RepositoryKeys;
  const otherKeys = (): RepositoryKeys => others as RepositoryKeys;

  it("goes on to a newer state in every way", async () => {
    const files = await published(6);
    for (const way of ways) assert.equal((await reached(files, way)).synced?.sequence, 6);
  });

  it("rollback: an older state, and an older snapshot under a newer timestamp", async () => {
    await stopped("tuf-rolled-back", await published(4));
  });

  it("freeze: each role past its end", async () => {
    for (const role of ["timestamp", "snapshot", "publication", "directives-o-1"])
      await stopped("tuf-expired", await published(6, { expires: { [role]: "2026-05-14T00:00:00Z" } }));
    await stopped("tuf-expired", await published(5), { now: "2026-05-21T00:00:00Z" });
    const ended = await testRoot({
      room: room.name,
      keys: allKeys(),
      version: 2,
      expires: "2026-05-13T00:00:00Z",
    });
    await stopped("tuf-expired", await published(6, { roots: [root, ended] }));
  });

  it("mix and match: documents of two states", async () => {
    const [five, six] = [await published(5), await published(6)];
    for (const name of ["6.snapshot.json", "6.publication.json", "pq/6.snapshot.json"]) {
      const mixed = new Map(six).set(name, five.get(name.replace("6", "5")) ?? new Uint8Array());
      await stopped("tuf-mixed", mixed);
    }
  });

  it("endless data: a document without an end, over HTTP and as a file", async () => {
    const files = new Map(await published(6)).set("timestamp.json", new Uint8Array(70_000));
    await stopped("file-long", files);
    const endless = await serve(
      () => files,
      (request, response) => {
        if (request.url?.endsWith("timestamp.json") !== true) return false;
        response.writeHead(200);
        const write = (): void =>
          void (response.destroyed || (response.write(new Uint8Array(1 << 14)), setImmediate(write)));
        write();
        return true;
      },
    );
    const transport = httpTransport(`${endless.url}/pub`, fetch);
    await assert.rejects(readLimitedFile(transport, "timestamp.json", 64_000), /has more than 64000 bytes/);
    await endless.close();
  });

  it("slow retrieval: a server that gives a byte now and then", async () => {
    const slow = await serve(
      () => new Map(),
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write("x"), 20);
        response.on("close", () => clearInterval(timer));
        return true;
      },
    );
    const pace = { silence: 1000, grace: 150, bytesPerSecond: 1000 };
    const transport = httpTransport(`${slow.url}/pub`, fetch, pace);
    await assert.rejects(readLimitedFile(transport, "timestamp.json", 64_000), /too slowly/);
    await slow.close();
  });

  it("fast-forward: by keys that were stolen, and over once the offices rotate them", async () => {
    const forward = await published(2 ** 40);
    const victim = await reached(forward, "folder");
    assert.equal(victim.reason, "taken");
    // The index is the room's own, whose number the folder remembers: an epoch goes on above it.
    const next = { ...allKeys(), roles: otherKeys().roles };
    const second = await testRoot({ room: room.name, keys: next, version: 2 });
    const recovered = await published(2 ** 40 + 1000, { roots: [root, second], keys: next });
    for (const way of ways)
      assert.equal((await reached(recovered, way, { dir: victim.dir })).reason, "taken");
    const stillStolen = await published(2 ** 41, { roots: [root, second] });
    await stopped("tuf-threshold", stillStolen);
  });

  it("arbitrary and wrong software: other bytes, another index, a directive that no lead vouches for", async () => {
    const six = await published(6);
    const pack = [...content.keys()].find((path) => path.endsWith(".pack")) ?? "";
    const bytes = new Uint8Array(six.get(pack) ?? []).fill(0);
    for (const way of ways) {
      const fresh = await reached(new Map(six).set(pack, bytes), way, { dir: null });
      assert.equal(fresh.reason, "file-digest");
    }
    // Whoever has the room's key alone signs an index that the metadata does not name.
    const own = await withIndex(room, { sequence: 7 }, content);
    const index = own.get("index.json") ?? new Uint8Array();
    const swapped = new Map([...six].map(([name, was]) => [name, name.endsWith("index.json") ? index : was]));
    await stopped("not-a-target", swapped);
    const unnamed = await published(6, {
      targets: (files, role) => (role === "directives-o-1" ? new Map() : files),
    });
    const outcome = await reached(unnamed, "folder", { dir: null });
    assert.deepEqual(
      outcome.synced?.gaps.map(({ reason }) => reason),
      ["not-vouched"],
    );
    assert.deepEqual((await readState(homeOf(outcome.dir)))?.received, []);
    // Another lead's role speaks for none of its paths.
    const foreign = await published(6, {
      targets: (files, role) =>
        role === "directives-o-1" ? new Map() : role === "directives-o-2" ? ledFiles(content) : files,
    });
    assert.deepEqual(
      (await reached(foreign, "folder", { dir: null })).synced?.gaps.map(({ reason }) => reason),
      ["not-vouched"],
    );
  });

  it("key compromise: too few offices, offices of tomorrow alone, and a rotation as it should be", async () => {
    const [one, two] = allKeys().offices;
    assert.ok(one && two);
    const wish = { room: room.name, version: 2, keys: otherKeys() };
    for (const signers of [[one, ...otherKeys().offices.slice(0, 1)], otherKeys().offices, [one, two]]) {
      const wrong = await testRoot({ ...wish, signers });
      await stopped("tuf-threshold", await published(6, { roots: [root, wrong], keys: otherKeys() }));
    }
    const good = await testRoot({ ...wish, signers: [one, two, ...otherKeys().offices.slice(0, 2)] });
    const files = await published(6, { roots: [root, good], keys: otherKeys() });
    for (const way of ways) assert.equal((await reached(files, way)).reason, "taken");
    const skipped = new Map(files);
    skipped.set("3.root.json", files.get("2.root.json") ?? new Uint8Array());
    await stopped("tuf-rolled-back", skipped);
  });

  it("every key of one algorithm: one tree alone is changed, or names other targets", async () => {
    for (const trees of [["ed25519"], ["ml-dsa-65"]] as const) {
      const six = await published(6, { trees });
      const five = await published(5);
      await stopped("trees-differ", new Map([...five, ...six]));
      const apart = await published(6, {
        targets: (files, role, tree) =>
          role === "publication" && tree === trees[0]
            ? new Map([...files, ["packs/evil", { length: 1, sha256: "0".repeat(64) }]])
            : files,
      });
      await stopped("trees-differ", apart);
    }
  });

  it("taken away: the metadata, or one tree of it, is not made up for by anything", async () => {
    const six = await published(6);
    const without = (gone: RegExp) => new Map([...six].filter(([path]) => !gone.test(path)));
    await stopped("tuf-missing", without(/timestamp\.json$/));
    await stopped("tuf-missing", without(/^pq\//));
    await stopped("tuf-missing", without(/^6\.publication\.json$/));
    const old = await withIndex(room, { sequence: 6 }, content);
    await stopped("tuf-missing", old);
    // At a first meeting too: the index names a root that is not there.
    await stopped("tuf-missing", without(/root\.json$/), { dir: null });
  });

  it("a folder of an earlier release comes to the root by one signed index, and a root by hand replaces it", async () => {
    const earlier = await reached(await withIndex(room, { sequence: 4 }, content), "folder", { dir: null });
    assert.equal(earlier.synced?.root, null);
    for (const way of ways) {
      const moved = await reached(await published(6), way, { dir: earlier.dir });
      assert.equal(moved.synced?.root?.version, 1);
      assert.equal(
        (await reached(await withIndex(room, { sequence: 7 }, content), way, { dir: moved.dir })).reason,
        "tuf-missing",
      );
    }
    const mine = await testRoot({ room: room.name, keys: otherKeys() });
    const given = await reached(await published(6, { roots: [mine], keys: otherKeys() }), "folder", {
      root: JSON.parse(JSON.stringify(publicationRootDocument(mine))),
    });
    assert.equal(given.reason, "taken");
    const unsigned = await testRoot({ room: room.name, keys: otherKeys(), signers: [] });
    await stopped("tuf-root", await published(6), { root: publicationRootDocument(unsigned) });
  });

  it("an agent that is not safe any more learns it, and forgets it neither by silence nor by a lower word", async () => {
    const told = await reached(await published(6, { leastAgent: "0.2.0" }), "folder");
    const state = await readState(homeOf(told.dir));
    assert.deepEqual(
      [isUnsafe(state, "0.1.9"), isUnsafe(state, "0.2.0"), isUnsafe(state, "0.10.0")],
      [true, false, false],
    );
    for (const least of [{}, { leastAgent: "0.1.0" }]) {
      const later = await reached(await published(7, least), "folder", { dir: told.dir });
      assert.equal(isUnsafe(await readState(homeOf(later.dir)), "0.1.9"), true);
    }
  });
});

function ledFiles(files: Files): ReadonlyMap<string, { length: number; sha256: string }> {
  const [path = "", bytes = new Uint8Array()] =
    [...files].find(([name]) => name.startsWith("directives/")) ?? [];
  return new Map([[path.replace("/", "/o-1/"), { length: bytes.length, sha256: "0".repeat(64) }]]);
}

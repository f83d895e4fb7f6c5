/** Sync against a folder and a real loopback server: what is refused, what is resumed, what is left alone. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { homeOf, readState, type Surroundings } from "#agent/home/agent-folder.ts";
import { type SyncOptions, syncFrom } from "#agent/sync/sync.ts";
import { Refusal, type RefusalCode } from "#core/problem.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  serve,
  sha256,
  type PublishingRoom,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const surroundings: Surroundings = {
  now: () => "2026-05-14T00:00:00Z",
  fetch: globalThis.fetch,
  write: () => undefined,
};
const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");

let root = "";
let room: PublishingRoom;
let count = 0;

function fresh(name: string): string {
  return join(root, `${name}-${++count}`);
}

async function sync(from: string, dir: string, more: Partial<SyncOptions> = {}) {
  return await syncFrom({ from, dir, ...more }, surroundings);
}

async function refused(code: RefusalCode, words: RegExp, run: Promise<unknown>): Promise<void> {
  await assert.rejects(
    run,
    (error) => error instanceof Refusal && error.code === code && words.test(error.message),
  );
}

describe("sync against a folder and a real loopback server", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-sync-"));
    room = await makeRoom();
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("sync from a folder", () => {
    it("brings everything, pins the key, and changes nothing the second time", async () => {
      const [from, dir] = [fresh("from"), fresh("dir")];
      const files = await publication(room, { sequence: 1, advisory });
      await writePublication(from, files);
      const first = await sync(from, dir);
      assert.deepEqual([first.sequence, first.files, first.fetched, first.drill], [1, 3, 3, true]);
      assert.deepEqual(first.newDirectives, ["D-2026-0001"]);
      assert.equal(first.trusted.how, "first-use");
      for (const [path, bytes] of files)
        if (path.includes("/")) assert.equal(sha256(await readFile(join(dir, path))), sha256(bytes));
      const again = await sync(join(from, "pub"), dir);
      assert.deepEqual([again.fetched, again.newDirectives.length, again.trusted.how], [0, 0, "pinned"]);
    });

    it("refuses to be turned back, and to be shown another index of the same number", async () => {
      const [old, twin, from, dir] = [fresh("old"), fresh("twin"), fresh("from"), fresh("dir")];
      await writePublication(old, await publication(room, { sequence: 4, advisory }));
      await writePublication(from, await publication(room, { sequence: 5, advisory }));
      await writePublication(twin, await publication(room, { sequence: 5, advisory, id: "D-OTHER" }));
      await sync(from, dir);
      await refused("conflict", /turned back/, sync(old, dir));
      await refused("conflict", /another index 5/, sync(twin, dir));
      assert.equal((await readState(homeOf(dir)))?.sequence, 5);
    });

    it("remembers a time that the room lost, though a later index is silent about it", async () => {
      const [from, dir] = [fresh("from"), fresh("dir")];
      const files = await publication(room, { sequence: 1, advisory });
      const epochs = [{ number: 2, begunAt: "2026-05-12T00:00:00Z", restoredTo: "2026-05-11T00:00:00Z" }];
      for (const [sequence, told] of [
        [1, { epochs }],
        [2, {}],
      ] as const) {
        const change = (index: Record<string, unknown>) => ({ ...index, ...told });
        await writePublication(from, await withIndex(room, { sequence }, files, change));
        await sync(from, dir);
        assert.deepEqual((await readState(homeOf(dir)))?.epochs, epochs, `index ${sequence}`);
      }
    });

    it("refuses an index that has ended, unless told to take it", async () => {
      const [from, dir] = [fresh("from"), fresh("dir")];
      await writePublication(
        from,
        await publication(room, { sequence: 1, advisory, expires: "2026-05-14T00:00:00Z" }),
      );
      await refused("expired", /ended on 2026-05-14/, sync(from, dir));
      assert.equal(await readState(homeOf(dir)), null);
      assert.equal((await sync(from, dir, { allowExpired: true })).expired, true);
    });

    it("refuses a changed key with plain words, and takes it when it is trusted by hand", async () => {
      const [from, other, dir] = [fresh("from"), fresh("other"), fresh("dir")];
      const stranger = await makeRoom();
      await writePublication(from, await publication(room, { sequence: 1, advisory }));
      await writePublication(other, await publication(stranger, { sequence: 2, advisory }));
      await sync(from, dir);
      await refused("signature-invalid", /key has changed.*--trust/, sync(other, dir));
      assert.equal((await sync(other, dir, { trust: { document: stranger.keys } })).sequence, 2);
      await refused("signature-invalid", /key has changed/, sync(from, dir));
    });

    it("pins only the key that was named", async () => {
      const [from, dir] = [fresh("from"), fresh("dir")];
      await writePublication(from, await publication(room, { sequence: 1, advisory }));
      await refused(
        "signature-invalid",
        /does not have the key/,
        sync(from, dir, { trust: { keyid: "0".repeat(64) } }),
      );
      const synced = await sync(from, dir, { trust: { keyid: room.signer.keyid } });
      assert.equal(synced.trusted.how, "by-hand");
    });

    it("refuses a drill in a real folder, the reverse, and a drill's key under something real", async () => {
      const real = await makeRoom(false);
      const [drills, reals, mixed, dir] = [fresh("drills"), fresh("reals"), fresh("mixed"), fresh("dir")];
      await writePublication(drills, await publication(room, { sequence: 7, advisory }));
      await writePublication(reals, await publication(real, { sequence: 7, advisory }));
      await writePublication(mixed, await publication(room, { sequence: 8, advisory, drill: false }));
      await sync(drills, dir);
      await refused("not-permitted", /holds a drill/, sync(reals, dir, { trust: { document: real.keys } }));
      await refused("not-permitted", /key for drills signed something real/, sync(mixed, fresh("dir")));
      const realDir = fresh("dir");
      await sync(reals, realDir);
      await refused(
        "not-permitted",
        /holds something real/,
        sync(drills, realDir, { trust: { document: room.keys } }),
      );
    });

    it("refuses paths, kinds and sizes that the index must not name", async () => {
      const files = await publication(room, { sequence: 1, advisory });
      const [path, bytes] = [...files][0] as [string, Uint8Array];
      const good = { path, sha256: sha256(bytes), bytes: bytes.length, kind: "directive" };
      const hostile = [
        { ...good, path: "../evil.json" },
        { ...good, path: "directives/../../evil/1.json" },
        { ...good, path: "/etc/passwd" },
        { ...good, path: "directives/x/1.json/../../../y" },
        { ...good, path: "keys/organization.json" },
        { ...good, path: "directives/a\\..\\b/1.json" },
        { ...good, kind: "pack" },
        { ...good, bytes: -1 },
        { ...good, bytes: 2 ** 40 },
        { ...good, sha256: "00" },
      ];
      for (const entry of hostile) {
        const from = fresh("from");
        await writePublication(
          from,
          await withIndex(room, { sequence: 1 }, files, (index) => ({ ...index, files: [entry] })),
        );
        await refused("input-invalid", /index cannot be read/, sync(from, fresh("dir")));
      }
    });

    it("refuses a file with the wrong bytes, and keeps what was good", async () => {
      const [from, dir] = [fresh("from"), fresh("dir")];
      const files = await publication(room, { sequence: 1, advisory });
      await writePublication(from, files);
      const pack = [...files.keys()].find((path) => path.endsWith(".pack")) as string;
      const bytes = Buffer.from(files.get(pack) as Uint8Array);
      bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
      await writeFile(join(from, "pub", pack), bytes);
      await refused("signature-invalid", /digest is wrong/, sync(from, dir));
      await writeFile(join(from, "pub", pack), bytes.subarray(0, 100));
      await refused("signature-invalid", /shorter/, sync(from, dir));
      await writeFile(join(from, "pub", pack), Buffer.concat([bytes, bytes]));
      await refused("too-large", /longer/, sync(from, dir));
      assert.equal(await readState(homeOf(dir)), null);
      await writePublication(from, files);
      const synced = await sync(from, dir);
      assert.equal(synced.fetched, 2, "the directive was there already");
    });

    it("refuses a directive that another hand sealed, or that its path does not name", async () => {
      const stranger = await makeRoom();
      const theirs = await publication(stranger, { sequence: 1, advisory });
      const from = fresh("from");
      await writePublication(from, await withIndex(room, { sequence: 1 }, theirs));
      await refused("signature-invalid", /directives.*not signed/, sync(from, fresh("dir")));
      const ours = await publication(room, { sequence: 1, advisory });
      const renamed = new Map([...ours].map(([path, bytes]) => [path.replace("/1.json", "/2.json"), bytes]));
      const other = fresh("from");
      await writePublication(other, await withIndex(room, { sequence: 1 }, renamed));
      await refused("input-invalid", /another directive than its name/, sync(other, fresh("dir")));
    });

    it("removes packs that are no longer published", async () => {
      const [from, dir] = [fresh("from"), fresh("dir")];
      await writePublication(from, await publication(room, { sequence: 1, advisory }));
      await sync(from, dir);
      const newer = await publication(room, {
        sequence: 2,
        revision: 2,
        advisory: advisoryOn("DRILL-2026-2", "drill-x", "3.0.0"),
      });
      await writePublication(from, newer);
      await sync(from, dir);
      const kept = [...newer.keys()].filter((path) => path.startsWith("packs/")).map((path) => path.slice(6));
      assert.deepEqual((await readdir(join(dir, "packs"))).sort(), kept.sort());
    });

    it("says that there is nothing there", async () => {
      await refused("not-found", /no pub\/index.json/, sync(fresh("nothing"), fresh("dir")));
      await refused("not-found", /cannot be reached/, sync("http://127.0.0.1:1", fresh("dir")));
    });
  });

  describe("sync from a server", () => {
    it("goes on where a connection broke, and asks for nothing that is there", async () => {
      const files = await publication(room, { sequence: 1, advisory });
      let cuts = 3;
      const server = await serve(
        () => files,
        (request, response) => {
          if (!(request.url ?? "").endsWith(".pack") || cuts-- <= 0) return false;
          const bytes = files.get((request.url ?? "").slice(5)) as Uint8Array;
          const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
          const head =
            from === 0 ? {} : { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
          response.writeHead(from === 0 ? 200 : 206, { ...head, "content-length": bytes.length - from });
          response.write(bytes.subarray(from, from + 40), () => setTimeout(() => response.destroy(), 150));
          return true;
        },
      );
      const dir = fresh("dir");
      const synced = await sync(server.url, dir);
      assert.equal(synced.fetched, 3);
      const packs = server.asked.filter((line) => line.includes(".pack"));
      assert.deepEqual(
        packs.map((line) => / bytes=(\d+)-$/.exec(line)?.[1] ?? "0"),
        ["0", "40", "80", "120"],
      );
      server.asked.length = 0;
      await sync(server.url, dir);
      assert.deepEqual(server.asked, ["GET /pub/index.json"]);
      await server.close();
    });

    it("starts a file again where the server knows no ranges", async () => {
      const files = await publication(room, { sequence: 1, advisory });
      const server = await serve(
        () => files,
        (request, response) => {
          const bytes = files.get((request.url ?? "").slice(5));
          if (bytes === undefined) return false;
          response.writeHead(200).end(bytes);
          return true;
        },
      );
      const dir = fresh("dir");
      const pack = [...files.keys()].find((path) => path.endsWith(".pack")) as string;
      await sync(server.url, dir);
      await rm(join(dir, pack));
      await writeFile(join(dir, `${pack}.part`), "half of something else");
      assert.equal((await sync(server.url, dir)).fetched, 1);
      assert.equal(sha256(await readFile(join(dir, pack))), sha256(files.get(pack) as Uint8Array));
      await server.close();
    });

    it("looks again when the publication moves on under it", async () => {
      const old = await publication(room, { sequence: 1, advisory });
      const newer = await publication(room, {
        sequence: 2,
        revision: 2,
        advisory: advisoryOn("DRILL-2026-2", "drill-x", "3.0.0"),
      });
      let files: ReadonlyMap<string, Uint8Array> = old;
      const server = await serve(
        () => files,
        (request) => {
          if ((request.url ?? "").includes("/directives/")) files = newer;
          return false;
        },
      );
      const synced = await sync(server.url, fresh("dir"));
      assert.equal(synced.sequence, 2);
      await server.close();
    });

    it("lets one run at a time into a folder, and passes over the lock of a dead one", async () => {
      const files = await publication(room, { sequence: 1, advisory });
      const server = await serve(() => files);
      const dir = fresh("dir");
      const both = await Promise.allSettled([sync(server.url, dir), sync(server.url, dir)]);
      const failed = both.filter((one) => one.status === "rejected");
      assert.equal(failed.length, 1);
      assert.ok(failed[0]?.reason instanceof Refusal && failed[0].reason.code === "already-running");
      await writeFile(join(dir, "lock"), "4194305 1");
      assert.equal((await sync(server.url, dir)).fetched, 0);
      assert.ok(!(await readdir(dir)).some((name) => name.startsWith("lock")));
      await server.close();
    });
  });
});

/**
 * A room's database is backed up beside the room, base and log, and restored: to the newest, to an instant, over a room that is there. What is wrong with
 * a backup, or breaks off, changes nothing. Each copy is a PostgreSQL that comes to life; with BONGSU_BACKUP=whole there are more of them.
 */
import assert from "node:assert/strict";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { Refusal } from "#core/problem.ts";
import { openBackup, placeIn } from "#main/backup/backup-folder.ts";
import { type BackupOutcome, retainedBases, makeBackup } from "#main/backup/make-backup.ts";
import type { StoredBase } from "#main/backup/manifest.ts";
import { finishRestore, isDecided } from "#main/room/put-in-place.ts";
import { baseFor, restoreBackup, type RestoreJob, type RestoreOutcome } from "#main/backup/restore-backup.ts";
import { restoredNote } from "#main/room/epoch.ts";
import { type Cluster, startCluster } from "#store/cluster.ts";
import { chooseHome } from "#store/cluster/home.ts";
import { appendEvents, firstBrokenEntry, lastPosition } from "#store/journal.ts";
import { migrate } from "#store/migrate.ts";
import { openStore, type Store, system } from "#store/sql.ts";

const passphrase = "drill passphrase of a test";
const root = mkdtempSync(join(tmpdir(), "bongsu-backup-"));
const [data, out] = [join(root, "data"), join(root, "out")];
let cluster: Cluster;
let store: Store;
let clock = Date.now();
const isWhole = process.env["BONGSU_BACKUP"] === "whole";
const now = (): Date => new Date(clock);

async function happens(times: number): Promise<void> {
  for (let i = 0; i < times; i++)
    await store.write(system, async (tx) => await appendEvents(tx, { kind: "sources.loaded", sources: i }));
}

async function backUp(): Promise<BackupOutcome> {
  const { connection } = cluster;
  return await makeBackup({ data, home: chooseHome(data), connection, out, passphrase, work: 10, now });
}

async function restore(into: string, more: Partial<RestoreJob> = {}): Promise<RestoreOutcome> {
  mkdirSync(into, { recursive: true });
  const job = {
    data: into,
    home: chooseHome(into),
    from: out,
    passphrase,
    to: null,
    replace: false,
    now: () => new Date(),
  };
  return await restoreBackup({ ...job, ...more });
}

/** Starts what was restored, and says how long its journal is. */
async function entriesIn(folder: string): Promise<number> {
  const restored = await startCluster(folder);
  const opened = await openStore(restored.connection);
  try {
    assert.equal(await opened.read(system, firstBrokenEntry), null);
    return await opened.read(system, lastPosition);
  } finally {
    await opened.close();
    await restored.stop();
  }
}

async function refused(words: RegExp, run: Promise<unknown>): Promise<void> {
  await assert.rejects(run, (error) => error instanceof Refusal && words.test(error.message));
}

describe("a room's database is backed up beside the room, base and log, and restored", () => {
  before(async () => {
    chmodSync(root, 0o755);
    mkdirSync(join(data, "keys"), { recursive: true });
    writeFileSync(join(data, "keys", "room-ed25519.pem"), "[DRILL] a key");
    cluster = await startCluster(data);
    await migrate(cluster.connection, "test");
    store = await openStore(cluster.connection);
    await happens(1);
  });
  after(async () => {
    await store.close();
    await cluster.stop();
    rmSync(root, { recursive: true, force: true });
  });

  describe("a backup beside a running room", () => {
    let middle = "";

    it("is a base first, then the log since, and reaches to every instant between", async () => {
      const first = await backUp();
      assert.deepEqual([first.isNewBase, first.base.tried !== null], [true, true]);
      await happens(3);
      const second = await backUp();
      middle = second.base.segments.at(-1)?.until ?? "";
      await happens(4);
      const third = await backUp();
      assert.deepEqual(
        [second.isNewBase, second.segments, third.isNewBase, third.segments],
        [false, 1, false, 1],
      );
      assert.ok(second.bytes < 200_000 && first.bytes > 1_000_000);
    });

    const into = join(root, "restored");

    it("is restored to an instant, with the keys, says so to the room, and does not take the place of one", async () => {
      assert.deepEqual((await restore(into, { to: middle })).aside, []);
      assert.equal(readFileSync(join(into, "keys", "room-ed25519.pem"), "utf8"), "[DRILL] a key");
      assert.ok(existsSync(restoredNote(into)));
      assert.equal(await entriesIn(into), 4);
      await refused(/already/, restore(into));
    });

    it(
      "is restored over a room that is there where that is asked for, and what was there is kept",
      { skip: !isWhole },
      async () => {
        const { aside } = await restore(into, { replace: true });
        assert.ok(aside.length === 2 && aside.every((path) => existsSync(path)));
        assert.equal(await entriesIn(into), 8);
      },
    );
  });

  describe("what is wrong with a backup", () => {
    const damaged = join(root, "damaged");
    const into = join(root, "nothing");

    async function refusedWith(
      words: RegExp,
      change: (folder: string) => void,
      more: Partial<RestoreJob> = {},
    ) {
      rmSync(damaged, { recursive: true, force: true });
      cpSync(out, damaged, { recursive: true });
      change(damaged);
      await refused(words, restore(into, { from: damaged, ...more }));
      assert.deepEqual(
        readdirSync(into).filter((name) => name !== "postgres"),
        [],
      );
      assert.ok(!existsSync(join(chooseHome(into).root, "cluster")));
    }

    function firstOf(folder: string, ending: RegExp): string {
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
      return join(folder, names.toSorted().find((name) => ending.test(name)) ?? "");
    }

    function flipped(path: string): void {
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
      writeFileSync(path, bytes);
    }

    it("is said, and nothing is restored: a wrong passphrase, a changed file, a missing segment, an instant that is not there", async () => {
      await refusedWith(/passphrase does not open/, () => undefined, { passphrase: "another passphrase" });
      await refusedWith(/base\.age is damaged/, (folder) => flipped(firstOf(folder, /base\.age$/)));
      await refusedWith(/keys\.age is damaged/, (folder) => flipped(placeIn.keys(folder)));
      await refusedWith(/manifest\.json is damaged/, (folder) => flipped(placeIn.manifest(folder)));
      await refusedWith(/wal.*is missing/, (folder) => rmSync(firstOf(folder, /wal\/.*\.age$/)));
      await refusedWith(/is not in this backup/, () => undefined, { to: "2020-01-01T00:00:00Z" });
      await refusedWith(/no backup/, (folder) => rmSync(placeIn.manifest(folder)));
    });

    it("leaves a folder alone that holds something else, or another passphrase's backup", async () => {
      const other = join(root, "other");
      mkdirSync(other);
      writeFileSync(join(other, "thesis.txt"), "");
      const job = { data, home: chooseHome(data), connection: cluster.connection, passphrase, work: 10, now };
      await refused(/something else/, makeBackup({ ...job, out: other }));
      await refused(/does not open/, makeBackup({ ...job, out, passphrase: "another passphrase" }));
    });
  });

  describe("a power cut", () => {
    it("in the middle of a backup leaves the last one, and what it left is removed by the next", async () => {
      const { bases } = (await openBackup(out, passphrase, join(root, "scratch"))).manifest ?? { bases: [] };
      const half = join(out, "base", "half", "base.age.new");
      mkdirSync(join(out, "base", "half"));
      writeFileSync(half, "half");
      assert.equal((await backUp()).base.id, bases.at(-1)?.id);
      assert.ok(!existsSync(half));
    });

    it("before a restore is decided leaves nothing that a room starts on; afterwards the rest is done by whoever comes next", async () => {
      const into = join(root, "cut");
      mkdirSync(into);
      writeFileSync(join(into, "restore.begun"), "");
      assert.throws(() => finishRestore(into), /broken off/);
      for (const name of ["ready", "there"]) writeFileSync(join(into, name), name);
      const moves = [
        { from: join(into, "gone"), to: join(into, "moved before") },
        { from: join(into, "ready"), to: join(into, "there") },
      ];
      writeFileSync(join(into, "restore.decided.json"), JSON.stringify({ moves, stamp: "T" }));
      assert.ok(isDecided(into));
      finishRestore(into);
      assert.equal(readFileSync(join(into, "there"), "utf8"), "ready");
      assert.equal(readFileSync(join(into, "there.before-restore-T"), "utf8"), "there");
      finishRestore(into);
    });
  });

  describe("a downgrade", () => {
    it(
      "is refused on a backup of a newer program's database, before anything is changed",
      { skip: !isWhole },
      async () => {
        const client = new pg.Client({ ...cluster.connection, options: "-c search_path=bongsu" });
        await client.connect();
        await client.query(
          "insert into migration (name, sha256, release) values ('9999-later.sql', '', '9.9.9')",
        );
        await backUp();
        const into = join(root, "older program");
        await refused(/9999-later.*use release 9\.9\.9/, restore(into));
        assert.ok(!existsSync(join(chooseHome(into).root, "cluster")));
        await client.query("delete from migration where name = '9999-later.sql'");
        await client.end();
      },
    );
  });

  describe("a day later", () => {
    it("there is a new base, and no instant between the two is lost", { skip: !isWhole }, async () => {
      clock += 25 * 3_600_000;
      await happens(1);
      const { isNewBase } = await backUp();
      const { bases } = (await openBackup(out, passphrase, join(root, "scratch"))).manifest ?? { bases: [] };
      assert.deepEqual([isNewBase, bases.length], [true, 2]);
      const [older, newer] = bases;
      assert.equal(older?.segments.at(-1)?.until, newer?.from);
    });

    it("a base is kept until the one after it is two weeks old", () => {
      const base = (id: string, from: string): StoredBase => ({ id, from }) as StoredBase;
      const bases = [base("a", "2026-05-01"), base("b", "2026-05-02"), base("c", "2026-05-20")];
      const kept = retainedBases(bases, new Date("2026-05-16T12:00:00Z")).map(({ id }) => id);
      assert.deepEqual(kept, ["b", "c"]);
      const within = {
        ...base("a", "2026-05-01T00:00:00Z"),
        segments: [{ until: "2026-05-02T00:00:00Z" }],
      } as unknown as StoredBase;
      assert.equal(baseFor([within], { to: "2026-05-01T12:00:00Z", from: "" }).id, "a");
      assert.throws(() => baseFor([within], { to: "2026-05-02T00:00:01Z", from: "" }), /reaches from/);
    });
  });
});

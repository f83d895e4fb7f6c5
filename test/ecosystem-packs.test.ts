/**
 * From an import to an agent's verdict by packs of whole ecosystems: built when something changed, taken whole once and by deltas after that,
 * and never with a record that may not be published.
 */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkPaths } from "#agent/check.ts";
import { homeOf, readState } from "#agent/home.ts";
import { type SyncWish, syncFrom } from "#agent/sync.ts";
import type { Advisory } from "#core/advisory.ts";
import type { Sharing } from "#core/format/record.ts";
import { packBuilder } from "#core/pack/builder.ts";
import { Refusal } from "#core/problem.ts";
import { coveredBy, ecosystemPacks } from "#core/publication/ecosystem-packs.ts";
import { type IndexFile, readIndex } from "#core/publication/pub-index.ts";
import { threadedBuilder } from "#main/pack-thread.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { type PackWork, rebuildNext } from "#stages/dissemination/ecosystem-packs.ts";
import { sql, system } from "#store/sql.ts";
import { advisoryOn, sha256 } from "./publication.ts";
import { openTestRoom, type TestRoom } from "./room.ts";

let room: TestRoom;
let folder = "";
let batches = 0;

before(async () => {
  room = await openTestRoom({ now: new Date().toISOString() });
  folder = mkdtempSync(join(tmpdir(), "bongsu-ecosystems-"));
});
after(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

type Record = { readonly advisory: Advisory; readonly sharing?: Sharing | null };

/** Imports records as their format would have been read. */
async function bring(...records: readonly Record[]): Promise<void> {
  const batch = `ecosystems-${++batches}`;
  await importRecords(room.store, system, {
    batch,
    records: records.map(({ advisory, sharing = null }) => ({
      kind: "advisory",
      origin: { format: "osv", path: "drill.json", position: "", sha256: "0".repeat(64) },
      record: {
        kind: "advisory",
        key: `osv/${advisory.id}`,
        id: advisory.id,
        advisory,
        sharing,
        unknown: {},
      },
      content: sha256(Buffer.from(JSON.stringify([advisory, sharing]))),
      source: JSON.stringify(advisory),
      remarks: [],
    })),
  });
}

/** An advisory as it stands after so many changes. */
function on(name: string, fixed = "2.0.0", more: Partial<Advisory> = {}): Advisory {
  const base = advisoryOn(`DRILL-${name}`, name, fixed);
  return { ...base, aliases: [], modified: `2026-06-${String(++day).padStart(2, "0")}T00:00:00Z`, ...more };
}
let day = 0;

/** Enough advisories that a delta is worth its while. */
function many(ecosystem: string, count: number): readonly Record[] {
  return Array.from({ length: count }, (_, i) => {
    const advisory = advisoryOn(`DRILL-${ecosystem}-${i}`, `lib-${i}`, `1.${i}.0`);
    const affected = advisory.affected.map((one) => ({ ...one, product: `pkg:${ecosystem}/lib-${i}` }));
    return { advisory: { ...advisory, aliases: [`CVE-2026-${10_000 + i}`], affected } };
  });
}

async function indexed(): Promise<{ readonly sequence: number; readonly files: readonly IndexFile[] }> {
  const envelope = JSON.parse(readFileSync(join(room.publicFolder, "index.json"), "utf8")) as {
    payload: string;
  };
  const index = readIndex(JSON.parse(Buffer.from(envelope.payload, "base64").toString()));
  assert.ok(index.ok);
  return index.value;
}

async function sync(dir: string, more: Partial<SyncWish> = {}) {
  const lines: string[] = [];
  const surroundings = {
    now: () => room.now().toISOString(),
    fetch: room.fetch,
    write: (line: string) => void lines.push(line),
  };
  const synced = await syncFrom({ from: room.origin, dir: join(folder, dir), ...more }, surroundings);
  return { ...synced, lines };
}

async function verdicts(dir: string, packages: { readonly [name: string]: string }) {
  const list = join(folder, "package-lock.json");
  const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
  writeFileSync(list, JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(entries) }));
  const surroundings = { now: () => room.now().toISOString(), fetch, write: () => undefined };
  const { lines } = await checkPaths({ paths: [list], dir: join(folder, dir) }, surroundings);
  return lines.map(({ component, advisory, verdict }) => `${component.name} ${advisory} ${verdict}`);
}

function inFolder(dir: string): readonly string[] {
  const root = join(folder, dir, "ecosystems");
  return readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
}

describe("packs of whole ecosystems", () => {
  it("appear after an import, are taken by an agent, and answer it without any directive", async () => {
    await bring({ advisory: on("alpha") }, ...many("npm", 60), ...many("pypi", 40));
    assert.equal(await room.publishPacks(), 2);
    const { files } = await indexed();
    assert.deepEqual(
      ecosystemPacks(files).map(({ ecosystem, advisories }) => [ecosystem, advisories]),
      [
        ["npm", 61],
        ["pypi", 40],
      ],
    );
    const synced = await sync("agent");
    assert.deepEqual(synced.ecosystems, ["npm", "pypi"]);
    assert.deepEqual([synced.fetched, synced.saved], [4, 0]);
    assert.deepEqual(await verdicts("agent", { alpha: "1.0.0", quiet: "1.0.0" }), [
      "alpha DRILL-alpha affected",
    ]);
  });

  it("are the packs that building from the feed makes, in a thread or not", async () => {
    const [here, there] = [packBuilder("npm"), threadedBuilder("npm")];
    const texts = many("npm", 30).map(({ advisory }) => JSON.stringify(advisory));
    for (const builder of [here, there]) for (const text of texts) await builder.add([text]);
    const [one, other] = [await here.build({}), await there.build({})];
    assert.equal(sha256(one.match), sha256(other.match));
    assert.equal(sha256(one.details), sha256(other.details));
    await there.close();
    await assert.rejects(there.build({}));
  });

  it("change nothing when nothing changed", async () => {
    const was = await indexed();
    await bring({ advisory: on("alpha", "2.0.0", { summary: { en: "[DRILL] said at greater length" } }) });
    assert.equal(await room.publishPacks(), 1, "it is built to see that it is the same");
    assert.equal((await indexed()).sequence, was.sequence, "same content, no new index");
    assert.equal(await room.publishPacks(), 0);
  });

  it("come by a delta when a little changed, and the ecosystem that did not change stays", async () => {
    await bring({ advisory: on("gamma", "3.0.0") });
    assert.equal(await room.publishPacks(), 1);
    const synced = await sync("agent");
    assert.equal(synced.fetched, 2);
    assert.ok(synced.saved > synced.bytes, `${synced.bytes} bytes came, ${synced.saved} saved`);
    assert.ok(synced.lines.some((line) => /^delta npm: \d+ bytes in place of \d+$/.test(line)));
    assert.deepEqual(await verdicts("agent", { alpha: "2.0.0", gamma: "2.9.0" }), [
      "alpha DRILL-alpha not_affected",
      "gamma DRILL-gamma affected",
    ]);
    assert.equal(inFolder("agent").length, 4, "no delta and no old pack stays");
  });

  it("tell deltas from the last three versions, and let older ones go", async () => {
    const slow = await sync("slow");
    for (const version of ["3.0.1", "3.0.2", "3.0.3", "3.0.4"]) {
      await bring({ advisory: on("gamma", version) });
      await room.publishPacks();
    }
    const { files } = await indexed();
    assert.equal(ecosystemPacks(files).find(({ ecosystem }) => ecosystem === "npm")?.deltas.length, 3);
    const onDisk = readdirSync(join(room.publicFolder, "ecosystems", "npm")).toSorted();
    const named = files.flatMap(({ path, ecosystem }) => (ecosystem === "npm" ? [path.slice(15)] : []));
    const squeezed = named.flatMap((name) => (name.endsWith(".delta") ? [] : [`${name}.gz`]));
    assert.deepEqual(onDisk, [...named, ...squeezed].toSorted());
    const kept = await room.store.read(
      system,
      async (tx) => await tx.rows(sql`select from pub_file where about ->> 'ecosystem' = 'npm'`),
    );
    assert.equal(kept.length, 9, "three versions of two files, three deltas");
    assert.equal(slow.saved, 0);
    assert.equal((await sync("slow")).saved, 0, "four versions behind: whole files");
    assert.deepEqual(await verdicts("slow", { gamma: "3.0.3" }), ["gamma DRILL-gamma affected"]);
  });

  it("never hold what may not be published, also when that is said later", async () => {
    await bring(
      { advisory: on("clear-lib"), sharing: "clear" },
      { advisory: on("amber-lib"), sharing: "amber" },
      { advisory: on("red-lib"), sharing: "red" },
      { advisory: on("strict-lib"), sharing: "amber+strict" },
      { advisory: on("green-lib"), sharing: "green" },
      { advisory: on("embargo-lib", "2.0.0", { published: "2999-01-01T00:00:00Z" }) },
      { advisory: on("gone-lib", "2.0.0", { withdrawn: "2026-06-01T00:00:00Z" }) },
      { advisory: on("turned-lib"), sharing: null },
    );
    await room.publishPacks();
    assert.ok(published().includes("DRILL-turned-lib"));
    await bring({ advisory: on("turned-lib", "2.0.1"), sharing: "amber" });
    await room.publishPacks();
    const all = published();
    for (const name of ["amber", "red", "strict", "green", "embargo", "gone", "turned"])
      assert.ok(!all.includes(`${name}-lib`), `${name} is published`);
    assert.ok(all.includes("DRILL-clear-lib"));
    await sync("agent");
    const libraries = ["clear-lib", "amber-lib", "turned-lib", "embargo-lib"];
    const found = await verdicts("agent", Object.fromEntries(libraries.map((name) => [name, "1.0.0"])));
    assert.deepEqual(found, ["clear-lib DRILL-clear-lib affected"]);
  });

  it("are published on their day when they were imported before it", async () => {
    await room.store.write(system, async (tx) => {
      await tx.run(sql`update advisory set published = now() where id = 'DRILL-embargo-lib'`);
      await tx.run(sql`update shelved set published = now() where advisory = 'osv/DRILL-embargo-lib'`);
    });
    assert.equal(await room.publishPacks(), 1);
    assert.ok(published().includes("DRILL-embargo-lib"));
  });

  it("know of a listing as exploited and of scores", async () => {
    await room.store.write(system, async (tx) => {
      await tx.run(
        sql`insert into exploitation_score values ('CVE-2026-10007', '2026-06-01', 'v4', 0.25, 0.5)`,
      );
    });
    const entry = { catalog: "drill", cve: "CVE-2026-10003", dateAdded: "2026-06-02" };
    await importRecords(room.store, system, {
      batch: "kev",
      records: [
        {
          kind: "exploited",
          origin: { format: "kev-json", path: "kev.json", position: "", sha256: "0".repeat(64) },
          record: { kind: "exploited", entry: entry as never, asOf: null, unknown: {} },
        } as never,
      ],
    });
    assert.equal(await room.publishPacks(), 2, "npm and pypi both name the CVE");
    const all = published();
    assert.match(all, /"kev":"2026-06-02"/);
    assert.match(all, /"epss":\{"score":0.25,"percentile":0.5\}/);
  });

  it("are taken for some ecosystems only when so wished, and that is remembered", async () => {
    const first = await sync("some", { ecosystems: ["pypi", "gem"] });
    assert.deepEqual([first.ecosystems, first.left], [["pypi"], ["npm"]]);
    const again = await sync("some");
    assert.deepEqual([again.ecosystems, again.fetched], [["pypi"], 0]);
    const state = await readState(homeOf(join(folder, "some")));
    assert.deepEqual([...coveredBy(state?.files ?? [])], ["pypi"]);
    assert.deepEqual((await sync("some", { ecosystems: "all" })).ecosystems, ["npm", "pypi"]);
  });

  it("are fetched whole when the delta is damaged, missing, or the pack at home is, and a line says so", async () => {
    for (const spoil of ["damaged", "missing", "base"] as const) {
      await bring({ advisory: on("delta-lib", `4.0.${day}`) });
      await room.publishPacks();
      const { files } = await indexed();
      for (const { kind, path } of files) {
        const target = join(room.publicFolder, path);
        if (kind !== "delta" || spoil === "base") continue;
        if (spoil === "missing") rmSync(target);
        else writeFileSync(target, readFileSync(target).fill(7, 200, 220));
      }
      if (spoil === "base")
        for (const name of inFolder("agent"))
          if (name.startsWith("npm") && name.endsWith(".pack"))
            writeFileSync(join(folder, "agent", "ecosystems", name), "not a pack");
      const synced = await sync("agent");
      assert.equal(synced.saved, 0, spoil);
      assert.ok(
        synced.lines.some((line) => line.startsWith("delta npm: not used, the whole files are fetched")),
        synced.lines.join("\n"),
      );
      const held = ecosystemPacks((await readState(homeOf(join(folder, "agent"))))?.files ?? []);
      for (const { match } of held)
        assert.equal(sha256(readFileSync(join(folder, "agent", match.path))), match.sha256);
    }
  });

  it("go over a gap on a stick, with deltas", async () => {
    const stick = room.publicFolder;
    await sync("enclave", { from: stick });
    await bring({ advisory: on("delta-lib", "5.0.0") });
    await room.publishPacks();
    const synced = await sync("enclave", { from: stick });
    assert.ok(synced.saved > 0);
    assert.deepEqual(await verdicts("enclave", { "delta-lib": "4.9.0" }), [
      "delta-lib DRILL-delta-lib affected",
    ]);
  });

  it("do not help an index that is turned back", async () => {
    const old = readFileSync(join(room.publicFolder, "index.json"));
    await bring({ advisory: on("delta-lib", "6.0.0") });
    await room.publishPacks();
    await sync("agent");
    writeFileSync(join(room.publicFolder, "index.json"), old);
    await assert.rejects(
      sync("agent"),
      (error) => error instanceof Refusal && error.code === "conflict" && /turned back/.test(error.message),
    );
    assert.deepEqual(await verdicts("agent", { "delta-lib": "5.9.0" }), [
      "delta-lib DRILL-delta-lib affected",
    ]);
  });

  it("are built again when the work ended in the middle, and one that fails holds up no other", async () => {
    await bring({ advisory: on("late-lib") }, ...many("cargo", 5));
    await room.settle();
    const failing: PackWork = {
      publisher: undefined as never,
      now: () => room.now().toISOString(),
      quiet: 0,
      longest: 0,
      open: (ecosystem) => ({
        ...packBuilder(ecosystem),
        ...(ecosystem === "cargo" ? { build: async () => await Promise.reject(new Error("ended")) } : {}),
      }),
    };
    const first = await rebuildNext(room.store, failing);
    const second = await rebuildNext(room.store, failing);
    const both = [first, second].toSorted((a, b) => ((a?.ecosystem ?? "") < (b?.ecosystem ?? "") ? -1 : 1));
    assert.deepEqual(
      both.map((one) => [one?.ecosystem, one !== null && "error" in one]),
      [
        ["cargo", true],
        ["npm", false],
      ],
    );
    assert.equal(await rebuildNext(room.store, failing), null, "what failed waits");
    await room.store.write(system, async (tx) => {
      await tx.run(sql`update ecosystem_pack set retry_at = now()`);
    });
    assert.equal(await room.publishPacks(), 1);
    assert.ok(coveredBy((await indexed()).files).has("cargo"));
    assert.ok(published().includes("DRILL-late-lib"));
  });

  it("wait until an import has ended, but not for ever", async () => {
    const patient: PackWork = {
      publisher: undefined as never,
      now: () => "",
      open: packBuilder,
      quiet: 60,
      longest: 600,
    };
    await bring({ advisory: on("wait-lib") });
    await room.settle();
    assert.equal(await rebuildNext(room.store, patient), null);
    await room.store.write(system, async (tx) => {
      await tx.run(
        sql`update ecosystem_pack set stale_since = now() - interval '11 minutes' where stale_since is not null`,
      );
    });
    assert.deepEqual(await rebuildNext(room.store, { ...patient, now: () => room.now().toISOString() }), {
      ecosystem: "npm",
    });
  });
});

/** Everything that stands under `/pub/ecosystems`, as one text. */
function published(): string {
  const root = join(room.publicFolder, "ecosystems");
  assert.ok(existsSync(root));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes("."))
    .map((name) => readFileSync(join(root, name), "latin1"))
    .join("\n");
}

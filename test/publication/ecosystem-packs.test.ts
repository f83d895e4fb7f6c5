/**
 * From an import to an agent's verdict by packs of whole ecosystems: built when something changed, taken whole once and by deltas after that,
 * and never with a record that may not be published.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { packBuilder } from "#core/pack/build/builder.ts";
import { Refusal } from "#core/problem.ts";
import { coveredBy, ecosystemPacks } from "#core/document/ecosystem-packs.ts";
import { threadedBuilder } from "#main/packs/pack-thread.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { sql, system } from "#store/sql.ts";
import { many, openPackRoom, type PackRoom } from "#test/kit/room/pack-room.ts";
import { sha256 } from "#test/kit/room/test-publication.ts";

let here: PackRoom;

describe("packs of whole ecosystems", () => {
  before(async () => {
    here = await openPackRoom();
  });
  after(async () => await here.close());

  it("appear after an import, are taken by an agent, and answer it without any directive", async () => {
    await here.bring({ advisory: here.on("alpha") }, ...many("npm", 60), ...many("pypi", 40));
    assert.equal(await here.room.publishPacks(), 2);
    const { files } = here.indexed();
    assert.deepEqual(
      ecosystemPacks(files).map(({ ecosystem, advisories }) => [ecosystem, advisories]),
      [
        ["npm", 61],
        ["pypi", 40],
      ],
    );
    const synced = await here.sync("agent");
    assert.deepEqual(synced.ecosystems, ["npm", "pypi"]);
    assert.deepEqual([synced.fetched, synced.saved], [4, 0]);
    assert.deepEqual(await here.verdicts("agent", { alpha: "1.0.0", quiet: "1.0.0" }), [
      "alpha DRILL-alpha affected",
    ]);
  });

  it("say that they are whole where an import did, from the index on which that is signed, and not before", async () => {
    const complete = (): unknown =>
      ecosystemPacks(here.indexed().files).map((pack) => [pack.ecosystem, pack.complete]);
    assert.deepEqual(complete(), [
      ["npm", null],
      ["pypi", null],
    ]);
    const to = here.room.now().toISOString();
    const uncovered = async (): Promise<readonly string[]> => {
      await here.sync("agent");
      return (await here.checked("agent", { quiet: "1.0.0" })).notCovered.map(
        ({ reason }) => `${reason.ecosystem} ${reason.why}`,
      );
    };
    assert.deepEqual(await uncovered(), ["npm not-stated"]);
    await here.state({ ecosystem: "npm", to, records: 61 }, { ecosystem: "PyPI", to, records: 41 });
    assert.equal(await here.room.publishPacks(), 2, "one record of PyPI is missing, which is no statement");
    assert.deepEqual(complete(), [
      ["npm", { to, records: 61 }],
      ["pypi", null],
    ]);
    assert.deepEqual(await uncovered(), []);
    await here.state({ ecosystem: "npm", to: "2026-01-01T00:00:00Z", records: 61 });
    assert.equal(await here.room.publishPacks(), 0, "an older statement changes nothing");
  });

  it("are the packs that building from the feed makes, in a thread or not", async () => {
    const [beside, there] = [packBuilder("npm"), threadedBuilder("npm")];
    const texts = many("npm", 30).map(({ advisory }) => JSON.stringify(advisory));
    for (const builder of [beside, there]) for (const text of texts) await builder.add([text]);
    const [one, other] = [await beside.build({}), await there.build({})];
    assert.equal(sha256(one.match), sha256(other.match));
    assert.equal(sha256(one.details), sha256(other.details));
    await there.close();
    await assert.rejects(there.build({}));
  });

  it("change nothing when nothing changed", async () => {
    const was = here.indexed();
    await here.bring({
      advisory: here.on("alpha", "2.0.0", { summary: { en: "[DRILL] said at greater length" } }),
    });
    assert.equal(await here.room.publishPacks(), 1, "it is built to see that it is the same");
    assert.equal(here.indexed().sequence, was.sequence, "same content, no new index");
    assert.equal(await here.room.publishPacks(), 0);
  });

  it("come by a delta when a little changed, and the ecosystem that did not change stays", async () => {
    await here.bring({ advisory: here.on("gamma", "3.0.0") });
    assert.equal(await here.room.publishPacks(), 1);
    const synced = await here.sync("agent");
    assert.equal(synced.fetched, 2);
    assert.ok(synced.saved > synced.bytes, `${synced.bytes} bytes came, ${synced.saved} saved`);
    assert.ok(synced.lines.some((line) => /^delta npm: \d+ bytes in place of \d+$/.test(line)));
    assert.deepEqual(await here.verdicts("agent", { alpha: "2.0.0", gamma: "2.9.0" }), [
      "alpha DRILL-alpha not_affected",
      "gamma DRILL-gamma affected",
    ]);
    assert.equal(here.inFolder("agent").length, 4, "no delta and no old pack stays");
  });

  it("tell deltas from the last three versions, and let older ones go", async () => {
    const slow = await here.sync("slow");
    for (const version of ["3.0.1", "3.0.2", "3.0.3", "3.0.4"]) {
      await here.bring({ advisory: here.on("gamma", version) });
      await here.room.publishPacks();
    }
    const { files } = here.indexed();
    assert.equal(ecosystemPacks(files).find(({ ecosystem }) => ecosystem === "npm")?.deltas.length, 3);
    const onDisk = readdirSync(join(here.room.publicFolder, "ecosystems", "npm")).toSorted();
    const named = files.flatMap(({ path, ecosystem }) => (ecosystem === "npm" ? [path.slice(15)] : []));
    const squeezed = named.flatMap((name) => (name.endsWith(".delta") ? [] : [`${name}.gz`]));
    assert.deepEqual(onDisk, [...named, ...squeezed].toSorted());
    const kept = await here.room.store.read(
      system,
      async (tx) => await tx.rows(sql`select from pub_file where about ->> 'ecosystem' = 'npm'`),
    );
    assert.equal(kept.length, 9, "three versions of two files, three deltas");
    assert.equal(slow.saved, 0);
    assert.equal((await here.sync("slow")).saved, 0, "four versions behind: whole files");
    assert.deepEqual(await here.verdicts("slow", { gamma: "3.0.3" }), ["gamma DRILL-gamma affected"]);
  });

  it("never hold what may not be published, also when that is said later", async () => {
    await here.bring(
      { advisory: here.on("clear-lib"), sharing: "clear" },
      { advisory: here.on("amber-lib"), sharing: "amber" },
      { advisory: here.on("red-lib"), sharing: "red" },
      { advisory: here.on("strict-lib"), sharing: "amber+strict" },
      { advisory: here.on("green-lib"), sharing: "green" },
      { advisory: here.on("embargo-lib", "2.0.0", { published: "2999-01-01T00:00:00Z" }) },
      { advisory: here.on("gone-lib", "2.0.0", { withdrawn: "2026-06-01T00:00:00Z" }) },
      { advisory: here.on("turned-lib"), sharing: null },
    );
    await here.room.publishPacks();
    assert.ok(here.published().includes("DRILL-turned-lib"));
    await here.bring({ advisory: here.on("turned-lib", "2.0.1"), sharing: "amber" });
    await here.room.publishPacks();
    const all = here.published();
    for (const name of ["amber", "red", "strict", "green", "embargo", "gone", "turned"])
      assert.ok(!all.includes(`${name}-lib`), `${name} is published`);
    assert.ok(all.includes("DRILL-clear-lib"));
    await here.sync("agent");
    const libraries = ["clear-lib", "amber-lib", "turned-lib", "embargo-lib"];
    const found = await here.verdicts("agent", Object.fromEntries(libraries.map((name) => [name, "1.0.0"])));
    assert.deepEqual(found, ["clear-lib DRILL-clear-lib affected"]);
  });

  it("are published on their day when they were imported before it", async () => {
    const soon = new Date(here.room.now().getTime() + 500).toISOString();
    await here.room.store.write(system, async (tx) => {
      await tx.run(sql`update advisory set published = ${soon} where id = 'DRILL-embargo-lib'`);
      await tx.run(sql`update shelved set published = ${soon} where advisory = 'osv/DRILL-embargo-lib'`);
    });
    assert.equal(await here.room.publishPacks(), 0, "not before it, by the room's own clock");
    here.room.advance(1000);
    assert.equal(await here.room.publishPacks(), 1);
    assert.ok(here.published().includes("DRILL-embargo-lib"));
  });

  it("know of a listing as exploited and of scores", async () => {
    await here.room.store.write(system, async (tx) => {
      await tx.run(
        sql`insert into exploitation_score values ('CVE-2026-10007', '2026-06-01', 'v4', 0.25, 0.5)`,
      );
    });
    const entry = { catalog: "drill", cve: "CVE-2026-10003", dateAdded: "2026-06-02" };
    await importRecords(here.room.store, system, {
      batch: "kev",
      records: [
        {
          kind: "exploited",
          origin: { format: "kev-json", path: "kev.json", position: "", sha256: "0".repeat(64) },
          record: { kind: "exploited", entry: entry as never, asOf: null, unknown: {} },
        } as never,
      ],
    });
    assert.equal(await here.room.publishPacks(), 2, "npm and pypi both name the CVE");
    const all = here.published();
    assert.match(all, /"kev":"2026-06-02"/);
    assert.match(all, /"epss":\{"score":0.25,"percentile":0.5,"date":"2026-06-01"\}/);
  });

  it("are taken for some ecosystems only when so wished, and that is remembered", async () => {
    const first = await here.sync("some", { ecosystems: ["pypi", "gem"] });
    assert.deepEqual([first.ecosystems, first.left], [["pypi"], ["npm"]]);
    const again = await here.sync("some");
    assert.deepEqual([again.ecosystems, again.fetched], [["pypi"], 0]);
    const state = await readState(homeOf(join(here.folder, "some")));
    assert.deepEqual([...coveredBy(state?.files ?? [])], ["pypi"]);
    assert.deepEqual((await here.sync("some", { ecosystems: "all" })).ecosystems, ["npm", "pypi"]);
  });

  it("are fetched whole when the delta is damaged, missing, or the pack at home is, and a line says so", async () => {
    for (const spoil of ["damaged", "missing", "base"] as const) {
      await here.bring({
        advisory: here.on("delta-lib", `4.0.${["damaged", "missing", "base"].indexOf(spoil)}`),
      });
      await here.room.publishPacks();
      const { files } = here.indexed();
      for (const { kind, path } of files) {
        const target = join(here.room.publicFolder, path);
        if (kind !== "delta" || spoil === "base") continue;
        if (spoil === "missing") rmSync(target);
        else writeFileSync(target, readFileSync(target).fill(7, 200, 220));
      }
      if (spoil === "base")
        for (const name of here.inFolder("agent"))
          if (name.startsWith("npm") && name.endsWith(".pack"))
            writeFileSync(join(here.folder, "agent", "ecosystems", name), "not a pack");
      const synced = await here.sync("agent");
      assert.equal(synced.saved, 0, spoil);
      assert.ok(
        synced.lines.some((line) => line.startsWith("delta npm: not used, the whole files are fetched")),
        synced.lines.join("\n"),
      );
      const held = ecosystemPacks((await readState(homeOf(join(here.folder, "agent"))))?.files ?? []);
      for (const { match } of held)
        assert.equal(sha256(readFileSync(join(here.folder, "agent", match.path))), match.sha256);
    }
  });

  it("go over a gap on a stick, with deltas", async () => {
    const stick = here.room.publicFolder;
    await here.sync("enclave", { from: stick });
    await here.bring({ advisory: here.on("delta-lib", "5.0.0") });
    await here.room.publishPacks();
    const synced = await here.sync("enclave", { from: stick });
    assert.ok(synced.saved > 0);
    assert.deepEqual(await here.verdicts("enclave", { "delta-lib": "4.9.0" }), [
      "delta-lib DRILL-delta-lib affected",
    ]);
  });

  it("do not help an index that is turned back", async () => {
    const old = readFileSync(join(here.room.publicFolder, "index.json"));
    await here.bring({ advisory: here.on("delta-lib", "6.0.0") });
    await here.room.publishPacks();
    await here.sync("agent");
    writeFileSync(join(here.room.publicFolder, "index.json"), old);
    await assert.rejects(
      here.sync("agent"),
      (error) => error instanceof Refusal && error.code === "conflict" && /turned back/.test(error.message),
    );
    assert.deepEqual(await here.verdicts("agent", { "delta-lib": "5.9.0" }), [
      "delta-lib DRILL-delta-lib affected",
    ]);
  });
});

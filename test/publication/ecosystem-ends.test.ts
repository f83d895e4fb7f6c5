/** Packs of whole ecosystems when a room or an agent ends in the middle, and how long a room waits. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type PackBuilder, packBuilder } from "#core/pack/build/builder.ts";
import { coveredBy } from "#core/document/ecosystem-packs.ts";
import { type PackWork, rebuildNext } from "#stages/dissemination/ecosystem-packs.ts";
import { sql, system } from "#store/sql.ts";
import { many, openPackRoom, type PackRoom } from "#test/kit/room/pack-room.ts";

let here: PackRoom;

/** The room's work with a builder that may end early. */
function workWith(open: (ecosystem: string) => PackBuilder): PackWork {
  return {
    publisher: undefined as never,
    now: () => here.room.now().toISOString(),
    quiet: 0,
    longest: 0,
    open,
  };
}

describe("packs of whole ecosystems, when something ends", () => {
  before(async () => {
    here = await openPackRoom();
  });
  after(async () => await here.close());

  it("are built again when the work ended in the middle, and one that fails holds up no other", async () => {
    await here.bring({ advisory: here.on("late-lib") }, ...many("npm", 60), ...many("cargo", 5));
    await here.room.settle();
    const failing = workWith((ecosystem) => ({
      ...packBuilder(ecosystem),
      ...(ecosystem === "cargo" ? { build: async () => await Promise.reject(new Error("ended")) } : {}),
    }));
    const first = await rebuildNext(here.room.store, failing);
    const second = await rebuildNext(here.room.store, failing);
    const both = [first, second].toSorted((a, b) => ((a?.ecosystem ?? "") < (b?.ecosystem ?? "") ? -1 : 1));
    assert.deepEqual(
      both.map((one) => [one?.ecosystem, one !== null && "error" in one]),
      [
        ["cargo", true],
        ["npm", false],
      ],
    );
    assert.equal(await rebuildNext(here.room.store, failing), null, "what failed waits");
    await here.room.store.write(system, async (tx) => {
      await tx.run(sql`update ecosystem_pack set retry_at = now()`);
    });
    assert.equal(await here.room.publishPacks(), 1);
    assert.ok(coveredBy(here.indexed().files).has("cargo"));
    assert.ok(here.published().includes("DRILL-late-lib"));
  });

  it("leave nothing half when the room ends between two files", async () => {
    await here.bring({ advisory: here.on("half-lib") });
    await here.room.settle();
    const files = async () =>
      await here.room.store.read(
        system,
        async (tx) => await tx.rows(sql`select path from pub_file order by path`),
      );
    const was = await files();
    const ending = workWith((ecosystem) => ({
      ...packBuilder(ecosystem),
      deltaFrom: async () => await Promise.reject(new Error("ended")),
    }));
    assert.match(String((await rebuildNext(here.room.store, ending))?.error), /ended/);
    assert.deepEqual(await files(), was, "pack and details were put, and are not there");
    await here.room.store.write(system, async (tx) => {
      await tx.run(sql`update ecosystem_pack set retry_at = now()`);
    });
    assert.equal(await here.room.publishPacks(), 1);
    assert.ok(here.published().includes("DRILL-half-lib"));
  });

  it("are made whole when the agent ended between two files", async () => {
    await here.sync("agent");
    const old = here.inFolder("agent").filter((name) => name.startsWith("npm"));
    const kept = old.map(
      (name) => [name, readFileSync(join(here.folder, "agent", "ecosystems", name))] as const,
    );
    const state = readFileSync(join(here.folder, "agent", "state.json"));
    await here.bring({ advisory: here.on("cut-lib") });
    await here.room.publishPacks();
    await here.sync("agent");
    for (const name of here.inFolder("agent"))
      if (name.startsWith("npm") && name.endsWith(".details"))
        rmSync(join(here.folder, "agent/ecosystems", name));
    for (const [name, bytes] of kept) writeFileSync(join(here.folder, "agent/ecosystems", name), bytes);
    writeFileSync(join(here.folder, "agent", "state.json"), state);
    assert.ok((await here.sync("agent")).saved > 0);
    assert.deepEqual(await here.verdicts("agent", { "cut-lib": "1.0.0" }), [
      "cut-lib DRILL-cut-lib affected",
    ]);
    assert.equal(here.inFolder("agent").filter((name) => name.startsWith("npm")).length, 2);
  });

  it("wait until an import has ended, but not for ever", async () => {
    const patient: PackWork = {
      publisher: undefined as never,
      now: () => "",
      open: packBuilder,
      quiet: 60,
      longest: 600,
    };
    await here.bring({ advisory: here.on("wait-lib") });
    await here.room.settle();
    assert.equal(await rebuildNext(here.room.store, patient), null);
    await here.room.store.write(system, async (tx) => {
      await tx.run(
        sql`update ecosystem_pack set stale_since = now() - interval '11 minutes' where stale_since is not null`,
      );
    });
    assert.deepEqual(
      await rebuildNext(here.room.store, { ...patient, now: () => here.room.now().toISOString() }),
      {
        ecosystem: "npm",
      },
    );
  });
});

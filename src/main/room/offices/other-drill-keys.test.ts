/** A drill whose folder holds other keys than its roster: it is said which, and not of a drill whose keys are right. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { drillKey, drillKeyFile } from "#main/room/offices/drill-keys.ts";
import { standUpDrillRoster } from "#main/room/offices/drill-roster.ts";
import { otherDrillKeys } from "#main/room/offices/other-drill-keys.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { openStore, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

test("a drill's keys that are not those of its roster are named", async () => {
  const store = await openStore(await freshDatabase(), undefined, { hears: false });
  const data = mkdtempSync(join(tmpdir(), "bongsu-other-keys-"));
  try {
    await loadWorld(store, "drill");
    const look = async () => await store.read(system, async (tx) => await otherDrillKeys(tx, data));
    assert.deepEqual(await look(), [], "there is no roster yet");
    await standUpDrillRoster({ store, data, origin: "http://localhost:1" }, "2026-06-01T00:00:00Z");
    assert.deepEqual(await look(), []);
    const roster = (await store.read(system, roomRosters))?.rosters.at(-1);
    const office = roster?.offices.find(({ keys }) => keys.length > 0)?.id ?? "";
    for (const [name, purpose] of [
      [office, "order"],
      ["drill-witness-2", "log"],
    ] as const) {
      for (const file of [drillKeyFile(data, name), `${drillKeyFile(data, name)}.pub`]) rmSync(file);
      if (purpose === "order") await drillKey(data, name, purpose);
    }
    const about = `${office}, drill-witness-2`;
    assert.deepEqual(await look(), [{ code: "drill-key-other", state: "failing", about }]);
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
});

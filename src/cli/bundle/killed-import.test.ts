/** An import that is killed, at each of a few places: the state of before stays until everything of the new one is there, and the next import goes on. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";
import { runBundle } from "./bundle.ts";

const bin = fileURLToPath(new URL("../../main/agent.ts", import.meta.url));

/** Ends the process by SIGKILL as it is about to rename its `count`th file into place: each file that is kept comes to its place so. */
function killingAt(count: number): string {
  const code = `import fs from "node:fs/promises"; import { syncBuiltinESMExports } from "node:module";
    let left = ${count}; const { rename } = fs;
    fs.rename = async (...places) => { if (--left === 0) process.kill(process.pid, "SIGKILL"); return await rename(...places); };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

describe("an import that is killed", () => {
  let root = "";
  const at = (name: string) => join(root, name);

  async function run(...args: readonly string[]): Promise<void> {
    let err = "";
    const code = await runBundle(args, {
      env: {},
      write: () => undefined,
      error: (text) => void (err += text),
      ask: null,
      surroundings: { now: () => "2026-05-14T00:00:00Z", fetch: globalThis.fetch, write: () => undefined },
    });
    assert.equal(code, 0, err);
  }

  const filesIn = async (dir: string) => (await readdir(dir, { recursive: true })).toSorted();

  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-killed-"));
    const room = await makeRoom();
    const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
    const one = await publication(room, { sequence: 3, advisory });
    const two = await publication(room, { sequence: 7, advisory, id: "D-2026-0002" });
    await writePublication(at("pub-3"), await withIndex(room, { sequence: 3 }, one));
    await writePublication(at("pub-7"), await withIndex(room, { sequence: 7 }, new Map([...one, ...two])));
    await writeFile(at("keys"), JSON.stringify(room.keys));
    await run("export", "--from", at("pub-3"), "--out", at("3"));
    await run("export", "--from", at("pub-7"), "--out", at("7"));
    await run("import", at("3"), "--dir", at("old"), "--trust", at("keys"));
    await cp(at("old"), at("whole"), { recursive: true });
    await run("import", at("7"), "--dir", at("whole"));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("leaves the state of before, and the next one goes on to what an undisturbed one gives", async () => {
    const state = await readFile(join(at("old"), "state.json"));
    for (const count of [1, 2, 4]) {
      const dir = at(`killed-${count}`);
      await cp(at("old"), dir, { recursive: true });
      const args = ["--import", killingAt(count), bin, "bundle", "import", at("7"), "--dir", dir];
      const { signal, stderr } = spawnSync(process.execPath, [...args, "--allow-expired"], {
        encoding: "utf8",
      });
      assert.equal(signal, "SIGKILL", `${count}: ${stderr}`);
      const kept = await readFile(join(dir, "state.json"));
      assert.ok(kept.equals(state), `the state of before, killed at ${count}`);
      await run("import", at("7"), "--dir", dir);
      assert.equal((await readState(homeOf(dir)))?.sequence, 7);
      assert.deepEqual(await filesIn(dir), await filesIn(at("whole")), `killed at ${count}`);
    }
  });
});

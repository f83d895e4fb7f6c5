/** A directive with words of a newer program, from sync to `bongsu tasks` in its three forms: the task stands with its deadline, in the word that was published. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it, describe } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { runCheck } from "#cli/check/check.ts";
import { runTasks } from "#cli/task/tasks.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type Publishing,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
const actions = [
  { kind: "quarantine-host", clock: { start: "published", duration: { hours: 24 } } },
  {
    kind: "disconnect",
    clock: { start: "law-in-force", duration: { hours: 48 } },
    when: { fact: "weather", is: "no" },
  },
] as unknown as NonNullable<Publishing["actions"]>;

let root = "";

const surroundings = { now: () => "2026-05-14T00:00:00Z", fetch: globalThis.fetch, write: () => undefined };

async function run(
  command: (args: readonly string[], io: Parameters<typeof runCheck>[1]) => Promise<number>,
  args: readonly string[],
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const said = { out: "", err: "" };
  const code = await command(args, {
    env: { BONGSU_DIR: join(root, "agent") },
    write: (text) => void (said.out += text),
    error: (text) => void (said.err += text),
    ask: null,
    surroundings,
    version: "0",
    readFeed: () => (async function* () {})(),
  });
  return { code, ...said };
}

describe("a directive with words of a newer program, from sync to bongsu tasks in its three forms", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-newer-"));
    const files = await publication(await makeRoom(), { sequence: 1, advisory, actions });
    await writePublication(join(root, "from"), files);
    await mkdir(join(root, "srv"));
    const packages = { "": { name: "x" }, "node_modules/drill-parser": { version: "1.0.0" } };
    await writeFile(
      join(root, "srv", "package-lock.json"),
      JSON.stringify({ name: "x", lockfileVersion: 3, packages }),
    );
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("stands in the table, the JSON and the calendar, and each unknown word is remarked upon", async () => {
    await syncFrom({ from: join(root, "from"), dir: join(root, "agent") }, surroundings);
    const checked = await run(runCheck, [join(root, "srv")]);
    assert.equal(checked.code, 1);
    for (const language of ["ko", "en"]) {
      const table = await run(runTasks, ["--lang", language]);
      assert.match(table.out, /quarantine-host/);
      assert.match(table.err, /draft\/actions\/0\/kind[^\n]*"quarantine-host"/);
      assert.match(table.err, /draft\/actions\/1\/when\/fact/);
    }
    const { tasks } = JSON.parse((await run(runTasks, ["--format", "json"])).out) as {
      tasks: { kind: string; text: string; deadline: string | null }[];
    };
    const newer = tasks.find(({ kind }) => kind === "quarantine-host");
    assert.match(newer?.text ?? "", /quarantine-host/);
    assert.match(newer?.deadline ?? "", /^2026-/);
    const disconnect = tasks.find(({ kind }) => kind === "disconnect");
    assert.match(disconnect?.deadline ?? "", /^2026-/);
    assert.match((await run(runTasks, ["--format", "ics"])).out, /SUMMARY:[^\r\n]*quarantine-host/);
  });
});

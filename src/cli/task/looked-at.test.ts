/** What `bongsu tasks` says where the lists that were checked are not the lists that would be needed, and which commands it prints. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { runCheck } from "#cli/check/check.ts";
import { runAttest } from "#cli/response/attest.ts";
import { runTasks } from "#cli/task/tasks.ts";
import { advisoryOn, makeRoom, publication, writePublication } from "#test/kit/room/test-publication.ts";

let root = "";
let from = "";
const surroundings = {
  now: () => "2026-05-14T00:00:00Z",
  fetch: globalThis.fetch,
  write: () => undefined,
};

/** A folder of an agent, synced. */
async function agentFolder(name: string): Promise<string> {
  const dir = join(root, name);
  await syncFrom({ from, dir }, surroundings);
  return dir;
}

async function lock(folder: string, version: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const packages = { "": { name: "x" }, "node_modules/drill-parser": { version } };
  await writeFile(
    join(folder, "package-lock.json"),
    JSON.stringify({ name: "x", lockfileVersion: 3, packages }),
  );
}

type Command = (args: readonly string[], io: Parameters<typeof runCheck>[1]) => Promise<number>;

async function run(command: Command, args: readonly string[], env: Record<string, string> = {}) {
  const shown = { out: "", err: "" };
  const io: Parameters<typeof runCheck>[1] = {
    env,
    write: (text) => void (shown.out += text),
    error: (text) => void (shown.err += text),
    ask: null,
    surroundings,
    version: "0",
    readFeed: () => (async function* () {})(),
  };
  return { code: await command(args, io), ...shown };
}

describe("bongsu tasks over lists that do not answer the directive", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-looked-at-"));
    from = join(root, "from");
    const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
    const published = await publication(await makeRoom(), {
      sequence: 1,
      advisory,
      actions: [{ kind: "patch" }],
    });
    await writePublication(from, published);
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("asks for other lists, not for an answer about nothing", async () => {
    const dir = await agentFolder("nothing");
    const folder = join(root, "python");
    await mkdir(folder);
    await writeFile(join(folder, "requirements.txt"), "drill-other==1.0.0\n");
    await run(runCheck, [folder, "--dir", dir]);
    const en = await run(runTasks, ["--dir", dir, "--lang", "en"]);
    assert.equal(en.code, 1);
    assert.match(en.out, /check your systems[\s\S]*holds nothing of the kind[\s\S]*your organisation’s page/);
    assert.ok(en.out.includes(`$ bongsu check PATH… --dir ${dir}\n`), en.out);
    assert.doesNotMatch(en.out, /bongsu attest/);
    assert.match((await run(runTasks, ["--dir", dir, "--lang", "ko"])).out, /기관 화면에서 회신하십시오/);
    const json = await run(runTasks, ["--dir", dir, "--format", "json"]);
    assert.match(json.out, /"nothingCompared": true/);
  });

  it("names a list that is gone, and how to say that it is gone for good", async () => {
    const dir = await agentFolder("gone");
    const [web, db] = [join(root, "srv", "web"), join(root, "srv", "db")];
    await lock(web, "1.1.0");
    await lock(db, "1.0.0");
    await run(runCheck, [join(root, "srv"), "--dir", dir]);
    await lock(web, "1.2.0");
    await rename(db, join(root, "elsewhere"));
    await run(runCheck, [join(root, "srv"), "--dir", dir]);
    const list = join(db, "package-lock.json");
    const { out } = await run(runTasks, ["--dir", dir, "--lang", "en"]);
    assert.ok(out.includes(`gone from where it was: ${list}.`), out);
    assert.ok(out.includes(`--gone ${list}`), out);
    await run(runCheck, [web, "--dir", dir, "--gone", list]);
    assert.doesNotMatch((await run(runTasks, ["--dir", dir, "--lang", "en"])).out, /gone from where/);
  });

  it("prints commands with the folder that was named, as a shell reads it; without it where BONGSU_DIR names it", async () => {
    const dir = await agentFolder("two words");
    assert.ok((await run(runTasks, ["--dir", dir])).out.includes(`$ bongsu check PATH… --dir '${dir}'\n`));
    const fromEnv = await run(runTasks, [], { BONGSU_DIR: dir });
    assert.match(fromEnv.out, /\$ bongsu check PATH…\n/);
  });

  it("says which options are missing before the usage", async () => {
    const none = await run(runAttest, ["--lang", "en"]);
    assert.deepEqual(
      [none.code, none.err.split("\n")[0]],
      [2, "missing: --directive, --dir (or BONGSU_DIR)"],
    );
    const noFolder = await run(runAttest, ["--directive", "D-2026-0001", "--lang", "ko"]);
    assert.match(noFolder.err, /^빠진 옵션: --dir/);
    assert.match((await run(runTasks, ["--lang", "en"])).err, /^missing: --dir/);
    assert.doesNotMatch((await run(runAttest, ["--help", "--lang", "en"])).out, /missing/);
  });
});

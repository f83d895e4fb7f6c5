/** `bongsu fix --plan`: what changes, what that closes, what stays, and how it ends. */
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { runFix } from "#cli/fix/fix.ts";
import { Refusal } from "#core/problem.ts";
import { type CommandRun, runCommand } from "#test/kit/command/run-command.ts";

let folder: string;
let feed: string;

function record(id: string, name: string, events: readonly Record<string, string>[]) {
  const affected = [{ package: { ecosystem: "npm", name }, ranges: [{ type: "SEMVER", events }] }];
  return { id, modified: "2026-01-01T00:00:00Z", published: "2026-01-01T00:00:00Z", affected };
}

function locked(version: string, dependencies: Record<string, string> = {}) {
  return { version, resolved: "https://registry.npmjs.org/x/-/x.tgz", dependencies };
}

async function run(...args: readonly string[]): Promise<CommandRun> {
  return await runCommand(runFix, [...args, "--feed", feed], { now: "2026-11-01T00:00:00Z" });
}

describe("fix --plan", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-plan-"));
    feed = join(folder, "feed.json");
    const packages = {
      "": {
        name: "drill",
        dependencies: { "drill-parent": "^1.0.0", "drill-early": "^1.0.0", "drill-open": "1.0.0" },
      },
      "node_modules/drill-parent": locked("1.0.0", { "drill-deep": "1.0.0", "drill-float": "^1.0.0" }),
      "node_modules/drill-deep": locked("1.0.0"),
      "node_modules/drill-float": locked("1.0.0"),
      "node_modules/drill-early": locked("1.0.0"),
      "node_modules/drill-open": locked("1.0.0"),
    };
    await writeFile(
      join(folder, "package-lock.json"),
      JSON.stringify({ name: "drill", lockfileVersion: 3, packages }),
    );
    const zero = { introduced: "0" };
    await writeFile(
      feed,
      JSON.stringify([
        record("DRILL-1", "drill-deep", [zero, { fixed: "1.0.5" }]),
        record("DRILL-2", "drill-deep", [{ introduced: "1.0.5" }, { fixed: "1.1.0" }]),
        record("DRILL-3", "drill-float", [zero, { fixed: "1.0.2" }]),
        record("DRILL-4", "drill-early", [zero, { fixed: "1.0.1-beta.1" }]),
        record("DRILL-5", "drill-open", [zero]),
      ]),
    );
  });

  it("plans one change a package, to a version that nothing known affects, and says how and what stays", async () => {
    const { code, out } = await run("--plan", folder, "--lang", "en");
    assert.equal(code, 1);
    assert.match(
      out,
      /drill-deep .* 1\.0\.0 +1\.1\.0 +override: drill-parent@1\.0\.0 \(1\.0\.0\) asks for less +DRILL-1/,
    );
    assert.match(out, /drill-float .* 1\.0\.0 +1\.0\.2 +within what requires it/);
    assert.match(out, /drill-early .* 1\.0\.1-beta\.1 +own requirement/);
    assert.match(out, /1\.0\.1-beta\.1 is a pre-release/);
    assert.match(out, /npm update drill-float\n/);
    assert.match(out, /npm pkg set "overrides\[drill-deep@>1\.0\.0-0 <1\.1\.0\]=1\.1\.0"\n +npm install\n/);
    assert.match(out, /No version is known that nothing affects:\n {2}drill-open 1\.0\.0 .*: DRILL-5/);
    assert.match(out, /3 changes close 3 findings/);
    assert.match(out, /left without a fix: 1; unknown after the changes: 3/);
    assert.match(
      out,
      /not known:\n {2}drill-early drill-float drill-deep: .* nobody states that all records of npm/,
    );
    const whole = await run("--plan", folder, "--lang", "en", "--complete", "npm@2026-11-01");
    assert.match(whole.out, /left without a fix: 1; unknown after the changes: 0/);
  });

  it("says the same as JSON of a named type", async () => {
    const { out } = await run("--plan", folder, "--format", "json");
    const plan = JSON.parse(out) as {
      type: string;
      verdict: string;
      changes: Record<string, unknown>[];
      remaining: unknown[];
    };
    assert.deepEqual(
      [plan.type, plan.verdict, plan.changes.length, plan.remaining.length],
      ["bongsu.fix-plan/1", "affected", 3, 1],
    );
    const [first] = plan.changes;
    assert.deepEqual(Object.keys(first ?? {}).sort(), [
      "closes",
      "commands",
      "from",
      "how",
      "kind",
      "name",
      "notCovered",
      "preRelease",
      "product",
      "refusedBy",
      "source",
      "steps",
      "text",
      "to",
      "unknown",
    ]);
  });

  it("ends as the check ends, in every language, and changes nothing without being asked for a plan", async () => {
    for (const language of ["ko", "ja"])
      assert.equal((await run("--plan", folder, "--lang", language)).code, 1);
    await assert.rejects(run(folder), Refusal);
    await assert.rejects(run("--plan", folder, "--format", "xml"), Refusal);
  });

  it("says what was compared with nothing, and ends as a check ends", async () => {
    const broken = await mkdtemp(join(tmpdir(), "bongsu-plan-"));
    await writeFile(join(broken, "package-lock.json"), "{");
    await writeFile(join(broken, "yarn.lock"), "# yarn lockfile v1\n");
    const { code, out } = await run("--plan", broken);
    assert.equal(code, 3);
    const json = JSON.parse((await run("--plan", broken, "--format", "json", "--lang", "ko")).out) as {
      notCompared: { code: string; text: string }[];
    };
    assert.deepEqual(
      json.notCompared.map((one) => one.code),
      ["list-unreadable"],
    );
    assert.match(json.notCompared[0]?.text ?? "", /[가-힣]/);
    assert.match(out, /Not compared, so unknown:\n {2}\S+package-lock\.json: it could not be read/);
    assert.match(out, /0 components in 1 list: 0 affected, 0 unknown\n1 thing was not compared/);
  });

  it("an accepted risk is not planned for, and is said", async () => {
    const accept = join(await mkdtemp(join(tmpdir(), "bongsu-plan-")), "accept.toml");
    const entry =
      'vulnerability = "DRILL-5"\nproduct = "pkg:npm/drill-open"\nreason = "will_not_fix"\nby = "drill"\nuntil = 2026-12-01\n';
    await writeFile(accept, `[[accept]]\n${entry}`);
    const { out } = await run("--plan", folder, "--accept", accept);
    assert.doesNotMatch(out, /No version is known/);
    assert.match(out, /accepted/i);
  });
});

/** `bongsu check --accept` as a person or a script meets it: set apart, counted, never hidden; ended, broken or merely lying there without effect. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { runCheck } from "#cli/check/check.ts";
import { Refusal } from "#core/problem.ts";
import { findingLine } from "#messages/render/finding.ts";
import { translatorOf } from "#messages/translators.ts";
import { feedOf, runCommand } from "#test/kit/command/run-command.ts";
import { advisoryOn } from "#test/kit/room/test-publication.ts";

let root = "";

const readFeed = feedOf([advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0")]);

async function run(...args: readonly string[]): Promise<{ code: number; out: string }> {
  return await runCommand(runCheck, [root, "--feed", "feed.json", "--lang", "en", ...args], { readFeed });
}

async function accepting(until: string, name = "accept.toml"): Promise<string> {
  const path = join(root, name);
  const lines = [
    "[[accept]]",
    'vulnerability = "cve-2026-99001"',
    'product = "pkg:npm/drill-parser"',
    'reason = "vulnerable_code_not_in_execute_path"',
    'by = "Kim Haneul (invented)"',
    until === "" ? "" : `until = ${until}`,
  ];
  await writeFile(path, lines.join("\n"));
  return path;
}

describe("bongsu check --accept as a person or a script meets it", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-accepted-"));
    const packages = { "node_modules/drill-parser": { version: "1.1.0" } };
    await writeFile(join(root, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  test("an accepted risk stands apart, is counted and does not fail the check, until it ends", async () => {
    const accepted = await run("--accept", await accepting("2026-12-31"));
    assert.equal(accepted.code, 0);
    assert.match(
      accepted.out,
      /Accepted, not counted:\n {2}drill-parser 1\.1\.0 CVE-2026-99001: not affected/,
    );
    assert.match(accepted.out, /Kim Haneul \(invented\)[^\n]*until 2026-12-31/);
    assert.match(accepted.out, /1 affected finding is accepted and not counted/);
    const json = await run("--accept", await accepting("2026-12-31"), "--format", "json");
    assert.match(json.out, /"accepted": \{[^]*"counts"|"counts": false/);
    const ended = await run("--accept", await accepting("2026-05-13"));
    assert.equal(ended.code, 1);
    assert.match(ended.out, /the acceptance has ended, so it counts again/);
  });

  test("a file that lies in the tree is shown and excuses nothing; one with a fault, or none, is refused", async () => {
    const path = await accepting("2026-12-31", ".bongsu.toml");
    const lying = await run();
    assert.equal(lying.code, 1);
    assert.match(lying.out, /Stated, without effect:\n[^\n]*nobody named it by --accept/);
    assert.equal((await run("--accept", path)).code, 0);
    await rm(path);
    for (const bad of [await accepting(""), await accepting("2036-01-01", "far.toml"), join(root, "no.toml")])
      await assert.rejects(run("--accept", bad), (error) => error instanceof Refusal);
  });

  test("what is accepted and is about nothing here is said, with its place", async () => {
    const path = await accepting("2026-12-31");
    const lines = ["[[accept]]", 'vulnerability = "CVE-2026-99001"', 'product = "pkg:npm/drill-parsr"'];
    const rest = ['reason = "will_not_fix"', 'by = "Kim Haneul (invented)"', "until = 2026-12-31"];
    await writeFile(path, `${await readFile(path, "utf8")}\n${[...lines, ...rest].join("\n")}\n`);
    const { code, out } = await run("--accept", path);
    assert.equal(code, 0);
    assert.match(
      out,
      /about nothing that is affected here[^\n]*\n {2}\S+accept\.toml line 7: CVE-2026-99001, pkg:npm\/drill-parsr\n/,
    );
    const korean = await run("--accept", path, "--lang", "ko");
    assert.match(korean.out, /accept\.toml 7번째 줄: CVE-2026-99001, pkg:npm\/drill-parsr/);
    const json = JSON.parse((await run("--accept", path, "--format", "json")).out) as {
      idleAcceptances: object[];
    };
    assert.equal(json.idleAcceptances.length, 1);
    const openvex = await runCommand(
      runCheck,
      [root, "--feed", "f", "--accept", path, "--format", "openvex"],
      {
        readFeed,
      },
    );
    assert.match(openvex.error, /drill-parsr/);
  });

  test("what is wrong with a file is said in the reader's language, each by its line", async () => {
    const path = join(root, "wrong.toml");
    await writeFile(path, '[[accept]]\nvulnerability = "X"\nproduct = "left"\nreason = "why"\nby = "K"\n');
    const refused = await run("--accept", path).catch((error: unknown) => error);
    assert.ok(refused instanceof Refusal);
    const t = translatorOf("ko");
    assert.deepEqual(
      refused.findings.map((finding) => findingLine(finding, t)),
      [
        '4번째 줄: reason "why": 표준의 사유 목록에 없는 사유입니다. (reason-unknown)',
        '3번째 줄: product "left": 패키지 URL이 아닙니다. pkg:npm/left@1.0.0처럼 적습니다. (purl-invalid)',
        "1번째 줄: until: 꼭 있어야 하는 항목이 없습니다. (member-missing)",
      ],
    );
  });
});

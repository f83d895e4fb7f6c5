/** `bongsu check --accept` as a person or a script meets it: set apart, counted, never hidden; ended, broken or merely lying there without effect. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { runCheck } from "#cli/check/check.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { Refusal } from "#core/problem.ts";
import { advisoryOn } from "#test/kit/test-publication.ts";

let root = "";
before(async () => {
  root = await mkdtemp(join(tmpdir(), "bongsu-accepted-"));
  const packages = { "node_modules/drill-parser": { version: "1.1.0" } };
  await writeFile(join(root, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
});
after(async () => await rm(root, { recursive: true, force: true }));

async function* readFeed(): AsyncGenerator<ImportRecord> {
  const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
  const origin = { format: "osv", path: "feed.json", position: "", sha256: "" };
  const record = { kind: "advisory" as const, key: "k", id: "k", advisory, sharing: null, unknown: {} };
  yield { kind: "advisory", origin, record, content: "", source: "", remarks: [] };
}

async function run(...args: readonly string[]): Promise<{ code: number; out: string }> {
  let out = "";
  const code = await runCheck([root, "--feed", "feed.json", "--lang", "en", ...args], {
    env: {},
    write: (text) => void (out += text),
    error: () => undefined,
    ask: null,
    surroundings: { now: () => "2026-05-14T01:00:00Z", fetch: globalThis.fetch, write: () => undefined },
    readFeed,
    version: "0.1.0",
  });
  return { code, out };
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

test("an accepted risk stands apart, is counted and does not fail the check, until it ends", async () => {
  const accepted = await run("--accept", await accepting("2026-12-31"));
  assert.equal(accepted.code, 0);
  assert.match(accepted.out, /Accepted, not counted:\n {2}drill-parser 1\.1\.0 CVE-2026-99001: not affected/);
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

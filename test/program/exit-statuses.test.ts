/** The table of exit statuses in `docs/agent.md`: what commands really end with, by the cases that can be had without a room. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { exitStatuses } from "#core/matching/overall-verdict.ts";
import { agentCommands } from "#main/agent-commands.ts";
import { program } from "#test/kit/command/program.ts";
import { advisoryOn, makeRoom, publication, writePublication } from "#test/kit/room/test-publication.ts";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/agent.md"), "utf8").split("## Exit statuses")[1] ?? "";
const section = page.split("\n## ")[0] ?? "";
let folder = "";

/** Per row of the table the statuses that it gives a meaning. */
const table = new Map(
  [...section.matchAll(/^\| (?:`([a-z ]+)`(?:, `[a-z -]+`)*|(every other)) \| (.*) \|$/gm)].map(
    ([, name, other, cells = ""]) => [
      name ?? other ?? "",
      cells.split(" | ").flatMap((cell, status) => (cell === "–" ? [] : [status])),
    ],
  ),
);

const cases: readonly (readonly [row: string, status: number, args: readonly string[]])[] = [
  ["check", 1, ["check", ".", "--feed", "a.json"]],
  ["check", 3, ["check", ".", "--feed", "b.json"]],
  ["check", 0, ["check", ".", "--feed", "b.json", "--complete", "npm", "--max-age", "36500d"]],
  ["check", 2, ["check", "nowhere", "--feed", "a.json"]],
  ["check", 2, ["check", ".", "--feed", "a.json", "--feed", "nowhere"]],
  ["sync", 0, ["sync", "--from", "quiet", "--dir", "agent-quiet"]],
  ["tasks", 0, ["tasks", "--dir", "agent-quiet"]],
  ["sync", 0, ["sync", "--from", "issued", "--dir", "agent-issued"]],
  ["tasks", 1, ["tasks", "--dir", "agent-issued"]],
  ["sync", 3, ["sync", "--from", "strange", "--dir", "agent-strange"]],
  ["tasks", 3, ["tasks", "--dir", "agent-strange"]],
  ["sync", 0, ["sync", "--from", "overdue", "--dir", "agent-overdue"]],
  ["tasks", 3, ["tasks", "--dir", "agent-overdue"]],
  ["tasks", 2, ["tasks", "--dir", "home"]],
  ["sync", 2, ["sync", "--from", "nowhere", "--dir", "home"]],
  ["rule check", 1, ["rule", "check", "pack.json"]],
  ["rule check", 2, ["rule", "check", "nowhere"]],
  ["version within", 0, ["version", "within", "npm", ">=1 <2", "1.5.0"]],
  ["version within", 1, ["version", "within", "npm", ">=1 <2", "2.5.0"]],
  ["version within", 2, ["version", "within", "nothing", ">=1", "2.5.0"]],
  ["every other", 0, ["key", "new", "--dir", "key", "--organization", "drill-org"]],
  ["every other", 0, ["facts", "set", "default", "exposed=no", "--dir", "key"]],
  ["every other", 0, ["rule", "list"]],
  ["every other", 0, ["pack", "build", "a.json", "--out", "packs"]],
  ["every other", 0, ["completion", "fish"]],
  ["attest", 2, ["attest"]],
  ["receipt list", 0, ["receipt", "list", "--dir", "agent-issued"]],
  ["receipt list", 2, ["receipt", "list", "--dir", "home"]],
  ["attest", 2, ["acknowledge", "--directive", "D", "--dir", "key", "--room", "http://127.0.0.1:9"]],
  ["every other", 2, ["extension", "take", "nowhere", "--dir", "key"]],
  ["every other", 2, ["nothing"]],
];

describe("exit statuses", () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-exits-"));
    const packages = { "": {}, "node_modules/drill-a": { version: "1.0.0" } };
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
    const range = { type: "SEMVER", events: [{ introduced: "0" }, { fixed: "2.0.0" }] };
    const affected = [{ package: { ecosystem: "npm", name: "drill-a" }, ranges: [range] }];
    const record = { id: "DRILL-2026-1", modified: "2026-05-14T01:00:00Z", affected };
    writeFileSync(join(folder, "a.json"), JSON.stringify(record));
    writeFileSync(join(folder, "b.json"), JSON.stringify(record).replaceAll("drill-a", "drill-b"));
    writeFileSync(join(folder, "pack.json"), "{}");
  });
  before(async () => {
    const room = await makeRoom();
    const [yesterday, tomorrow] = [-1, 1].map((days) =>
      new Date(Date.now() + days * 86_400_000).toISOString(),
    );
    const around = { issuedAt: yesterday ?? "", expires: tomorrow ?? "" };
    const advisory = { ...advisoryOn("DRILL-2026-1", "drill-a", "2.0.0"), published: around.issuedAt };
    const quiet = { ...around, sequence: 1, advisory, state: "withdrawn" } as const;
    const issued = { ...around, sequence: 1, advisory };
    const strange = { ...issued, members: { type: "bongsu.directive/9" } };
    const overdue = { ...issued, issuedAt: "2026-01-01T00:00:00Z" };
    for (const [name, wish] of Object.entries({ quiet, issued, strange, overdue }))
      await writePublication(join(folder, name), await publication(room, wish));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("are what the table says", () => {
    for (const [row, status, args] of cases) {
      const run = spawnSync(process.execPath, [program, ...args], {
        cwd: folder,
        encoding: "utf8",
        env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/bongsu") },
      });
      assert.equal(run.status, status, `${args.join(" ")}: ${run.stderr}`);
      assert.ok(table.get(row)?.includes(status), `${row} ${status}`);
    }
  });

  it("have a row for every command that means more than 0 and 2, and help for each", () => {
    assert.deepEqual(
      table.get("check"),
      [...new Set(Object.values(exitStatuses)), 2].sort((a, b) => a - b),
    );
    for (const name of table.keys())
      assert.ok(name === "every other" || Object.hasOwn(agentCommands, name.split(" ")[0] ?? ""), name);
  });
});

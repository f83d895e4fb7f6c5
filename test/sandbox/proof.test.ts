/** Sameness by proof: what is grouped of what was seen, and the whole way with small invented programs whose builds have other fixes. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { runReport } from "#cli/submission/report.ts";
import { proofOf, runsForSilence } from "#core/reproducer/proof.ts";
import type { Reproduction } from "#core/reproducer/verdict.ts";
import { openBubblewrap } from "#sandbox/bubblewrap/driver.ts";
import { runCommand } from "#test/kit/command/run-command.ts";
import { writeReproducer } from "#test/kit/reproducer.ts";

type MatrixRow = readonly [reproducer: string, ...verdicts: readonly Reproduction["verdict"][]];

describe("proof, from cells", () => {
  const builds = ["control", "fix-1", "fix-2"];
  const of = (rows: readonly MatrixRow[], works: readonly (readonly [string, boolean])[] = []) =>
    proofOf({
      reproducers: rows.map(([name]) => name),
      controls: ["control"],
      fixes: ["fix-1", "fix-2"],
      works: new Map(works),
      cells: rows.flatMap(([reproducer, ...verdicts]) =>
        verdicts.map((verdict, index) => ({
          reproducer,
          build: builds[index] ?? "",
          reproduction: { verdict, seen: 0, runs: 1, reasons: [] },
        })),
      ),
    });

  it("the same fix silences two and a control does not: one group", () => {
    const { groups, unproved, open } = of([
      ["a", "reproduced", "not-reproduced", "reproduced"],
      ["b", "reproduced", "not-reproduced", "reproduced"],
      ["c", "reproduced", "reproduced", "not-reproduced"],
    ]);
    assert.deepEqual(groups, [
      { fix: "fix-1", worked: null, reproducers: ["a", "b"], others: 1 },
      { fix: "fix-2", worked: null, reproducers: ["c"], others: 2 },
    ]);
    assert.deepEqual([unproved, open], [[], []]);
  });

  it("what shows nothing on a control is proved by no fix; what is open groups nothing", () => {
    const { groups, unproved, open } = of([
      ["a", "reproduced", "inconclusive", "unsafe"],
      ["b", "not-reproduced", "not-reproduced", "not-reproduced"],
    ]);
    assert.deepEqual([groups, unproved, open.length], [[], ["b"], 2]);
  });

  it("a fix after which nothing works silences nothing", () => {
    const rows: readonly MatrixRow[] = [["a", "reproduced", "not-reproduced", "reproduced"]];
    const { groups } = of(rows, [
      ["fix-1", false],
      ["fix-2", true],
    ]);
    assert.deepEqual(groups, [{ fix: "fix-1", worked: false, reproducers: [], others: 1 }]);
  });

  it("one silent run is enough only where every run of the controls showed it", () => {
    assert.equal(runsForSilence(5, [{ seen: 5, runs: 5 }]), 1);
    assert.equal(
      runsForSilence(5, [
        { seen: 5, runs: 5 },
        { seen: 4, runs: 5 },
      ]),
      5,
    );
  });
});

describe("report proof", () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-proof-"));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** A program with three flaws, each behind a letter; a build has some of them mended, and one does nothing at all. */
  const program = (mended: string): string =>
    `#!/bin/sh\nread letter\ncase "${mended}" in *all*) exit 0;; *$letter*) echo fine; exit 0;; esac\ncase $letter in x|y|z) kill -SEGV $$;; esac\necho fine\n`;

  function writeBuild(name: string, mended: string): string {
    const place = join(folder, "builds", name);
    mkdirSync(place, { recursive: true });
    const bytes = program(mended);
    writeFileSync(join(place, "drill"), bytes);
    const subject = { kind: "binary", path: "drill", sha256: hash("sha256", bytes) };
    writeFileSync(join(place, "fix.json"), JSON.stringify({ type: "bongsu.fix/1", name, subject }));
    return join(place, "fix.json");
  }

  function writeCase(name: string, letter: string, expect: object): string {
    const place = join(folder, name);
    mkdirSync(place, { recursive: true });
    const subject = { kind: "binary", path: "drill", bytes: Buffer.from(program("")) } as const;
    const files = { "poc.txt": `${letter}\n` };
    return writeReproducer(place, {
      subject,
      files,
      members: { standardInput: "poc.txt", expect: [expect], runs: 2 },
    });
  }

  it("groups by what silences, and a build that does nothing proves nothing", async (context) => {
    const driver = openBubblewrap();
    const { ready, missing } = await driver.examine();
    driver.close();
    if (!ready) return context.skip(`no sandbox here: ${missing.join(", ")}`);
    for (const [name, letter] of [
      ["cases/1", "x"],
      ["cases/2", "x"],
      ["cases/3", "y"],
      ["cases/4", "none"],
    ] as const)
      writeCase(name, letter, { kind: "signal", signal: "SIGSEGV" });
    const works = writeCase("works", "ok", { kind: "line", text: "fine" });
    for (const [name, mended] of [
      ["mends-x", "x"],
      ["mends-y", "y"],
      ["mends-z", "z"],
      ["does-nothing", "all"],
    ] as const)
      writeBuild(name, mended);
    const control = writeBuild("../control", "");
    chmodSync(folder, 0o755);
    const [cases, builds] = [join(folder, "cases"), join(folder, "builds")];
    const args = ["--reproducers", cases, "--fixes", builds, "--control", control, "--works", works];
    const { code, out } = await runCommand(
      async (given, io) => await runReport(given, { ...io, stdin: emptyInput() }),
      ["proof", ...args],
    );
    const { groups, unproved } = JSON.parse(out) as { groups: unknown; unproved: unknown };
    const named = (...names: readonly string[]): readonly string[] =>
      names.map((name) => `${name}/reproducer.json`);
    assert.deepEqual(groups, [
      { fix: "does-nothing", worked: false, reproducers: [], others: 3 },
      { fix: "mends-x", worked: true, reproducers: named("1", "2"), others: 1 },
      { fix: "mends-y", worked: true, reproducers: named("3"), others: 2 },
    ]);
    assert.deepEqual(unproved, named("4"));
    assert.equal(code, 3);
  });
});

async function* emptyInput(): AsyncGenerator<Uint8Array> {}

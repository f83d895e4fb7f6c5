/** `bongsu report same`: files, folders and states, what it prints and with what it ends. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { isPrintable } from "#core/input/printable.ts";
import { runReport } from "#cli/submission/report.ts";

let folder = "";
const at = (name: string) => join(folder, name);

async function same(...args: readonly string[]) {
  const written = { out: "", err: "" };
  const code = await runReport(["same", ...args], {
    env: { LANG: "C" },
    stdin: (async function* () {})(),
    write: (text) => void (written.out += text),
    error: (text) => void (written.err += text),
    ask: null,
    version: "0",
    surroundings: { now: () => "2026-01-05T00:00:00.000Z" },
  }).catch((error: unknown) => {
    written.err += String(error);
    return 2;
  });
  return { code, ...written, line: written.out === "" ? null : JSON.parse(written.out) };
}

const trace = (frames: readonly string[], line: number) =>
  [
    "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x1 bp 0x2 sp 0x3",
    "READ of size 4 at 0x602000000014 thread T0",
    ...frames.map((name, n) => `    #${n} 0x51c2b${n} in ${name} /src/drill/${name}.c:${line + n}:7`),
  ].join("\n");

describe("bongsu report same", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-same-"));
    await mkdir(at("folder"));
    const frames = ["drill_row", "drill_decode", "drill_load", "drill_run"];
    await writeFile(at("one.txt"), trace(frames, 10));
    await writeFile(at("folder/two.txt"), trace(["__asan_memcpy", "drill_inlined", ...frames], 400));
    await writeFile(at("folder/three.txt"), trace(["drill_other", "drill_page"], 4));
    await writeFile(at("four.txt"), trace(["drill_palette", "drill_gif", "drill_frame"], 4));
    await writeFile(at("state"), "drill_decode\ndrill_load\ndrill_run\n");
    await writeFile(at("evil"), "a\u001b[31m\u202e\nb\nc\n");
    await writeFile(
      at("line.jsonl"),
      JSON.stringify({ crash: { type: "x", state: ["drill_row", "drill_decode"] } }),
    );
    await writeFile(at("empty"), "");
    const header = "ERROR: AddressSanitizer: heap-buffer-overflow on address";
    await writeFile(at("frameless.txt"), `==1==${header} 0x1\n`);
    await writeFile(at("frameless-other.txt"), `==2==${header} 0x2222\nREAD of size 4\n`);
    await writeFile(at("null"), "NULL");
    await writeFile(at("unsymbolised"), "#0 0x1 in ?? ()\n#1 0x2 in ?? ()\nSegmentation fault\n");
    await writeFile(at("prose"), "Hello.\n".repeat(40));
    await writeFile(at("sentence"), "The function foo() crashes when I open it.\n");
    await writeFile(at("mail"), "Hi\nthe decoder is broken.\nPlease fix it\nBob\n");
    await writeFile(at("korean"), "파일을 열면 멈춥니다\n");
  });
  after(async () => await rm(folder, { recursive: true }));

  it("takes two traces without a readable frame for others, and two bare states as ClusterFuzz does", async () => {
    const { code, line } = await same(at("frameless.txt"), at("frameless-other.txt"));
    assert.equal(code, 1);
    assert.equal(line.signals[0].why, "The crash states name no place in code.");
    assert.equal((await same(at("null"), at("null"))).code, 0);
  });

  it("says that two traces of one flaw are the same, in a folder too, with a sentence for each signal", async () => {
    const { code, line } = await same(at("one.txt"), at("folder"));
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(line), ["same", "score", "signals"]);
    assert.equal(line.same, true);
    for (const one of line.signals) assert.deepEqual(Object.keys(one), ["name", "score", "why"]);
    assert.match(
      line.signals[0].why,
      /^The crash states are similar: drill_row < drill_decode is in both\.$/,
    );
  });

  it("says that other flaws are not", async () => {
    const { code, line } = await same(at("one.txt"), at("four.txt"));
    assert.equal(code, 1);
    assert.equal(line.same, false);
  });

  it("compares states alone, and lines of report parse", async () => {
    assert.equal((await same(at("one.txt"), at("state"))).code, 0);
    assert.equal((await same(at("line.jsonl"), at("one.txt"))).code, 0);
    assert.equal((await same(at("line.jsonl"), at("four.txt"))).code, 1);
  });

  it("is the same whichever file is named first", async () => {
    const [there, back] = [await same(at("one.txt"), at("state")), await same(at("state"), at("one.txt"))];
    assert.equal(there.line.score, back.line.score);
  });

  it("speaks the reader's language, and prints nothing of a file that a terminal would obey", async () => {
    const { line } = await same("--lang", "ko", at("evil"), at("evil"));
    assert.match(line.signals[0].why, /^크래시 상태가 같습니다/);
    assert.ok(isPrintable(line.signals[0].why));
  });

  it("refuses what it cannot read, and what it is not told", async () => {
    for (const name of ["empty", "prose", "missing", "unsymbolised", "sentence", "mail", "korean"])
      assert.equal((await same(at("one.txt"), at(name))).code, 2);
    assert.equal((await same(at("one.txt"))).code, 2);
  });
});

/** Arguments: what may be meant by an option that is not there, former names, and values that say nothing. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readArguments } from "#cli/arguments.ts";

const options = { feed: { type: "string" }, dir: { type: "string" }, all: { type: "boolean" } } as const;

describe("arguments", () => {
  it("are read by what is declared, and by what every command has", () => {
    const { values, positionals } = readArguments({
      args: ["a", "--feed", "b", "--all", "--lang", "ko", "--color=never"],
      options,
      allowPositionals: true,
    });
    assert.deepEqual({ ...values }, { help: false, feed: "b", all: true, lang: "ko", color: "never" });
    assert.deepEqual(positionals, ["a"]);
  });

  it("may have the names that options had", () => {
    const { values } = readArguments({ args: ["--language=ko"], options });
    assert.deepEqual({ ...values }, { help: false, lang: "ko" });
  });

  it("are refused with what may be meant", () => {
    for (const [args, message] of [
      [["--fede", "x"], /--fede; did you mean --feed/],
      [["--zzzzzzzzz"], /no option --zzzzzzzzz$/],
      [["--feed"], /--feed lacks a value/],
      [["--dir", ""], /--dir is set to nothing/],
      [["--dir="], /--dir is set to nothing/],
      [["word"], /word is not expected/],
    ] as const)
      assert.throws(() => readArguments({ args, options }), { code: "input-invalid", message });
  });

  it("name no pipe that nobody writes into, wherever a path stands", () => {
    const folder = mkdtempSync(join(tmpdir(), "bongsu-pipe-"));
    try {
      const pipe = join(folder, "pipe");
      execFileSync("mkfifo", [pipe]);
      const refusal = { code: "input-invalid", message: /pipe is a named pipe/ };
      for (const args of [[pipe], ["--dir", pipe], [`--feed=${pipe}`]])
        assert.throws(() => readArguments({ args, options, allowPositionals: true }), refusal);
      assert.deepEqual(
        readArguments({ args: [pipe], options, allowPositionals: true, ownPaths: true }).positionals,
        [pipe],
        "but to a command that says itself what it does with one",
      );
      const program = `import { isNamedPipe } from "#cli/named-pipe.ts"; process.stdout.write(String(isNamedPipe(process.argv[1])));`;
      const command = `"$0" --input-type=module -e "$1" -- <(echo written)`;
      const given = execFileSync("bash", ["-c", command, process.execPath, program], { cwd: process.cwd() });
      assert.equal(given.toString(), "false", "what a shell opened has its writer");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

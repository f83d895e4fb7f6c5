/** Arguments: what may be meant by an option that is not there, former names, and values that say nothing. */
import assert from "node:assert/strict";
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
});

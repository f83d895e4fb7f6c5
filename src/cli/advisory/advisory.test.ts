/** A file that holds no advisory is refused in one sentence, with its place where there is one. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { runAdvisory } from "#cli/advisory/advisory.ts";
import { runToEnd } from "#test/kit/command/run-command.ts";

const held: Readonly<Record<string, RegExp>> = {
  "": /\(bongsu\.advisory\/1\): [A-Z]/,
  "{": /\(bongsu\.advisory\/1\): .+/,
  '{"type":"bongsu.advisory/1"}': /\(bongsu\.advisory\/1\): \/?\w+.*: .+/,
};

for (const [text, said] of Object.entries(held))
  it(`says what is wrong with ${JSON.stringify(text)}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "bongsu-advisory-"));
    try {
      const file = join(folder, "advisory.json");
      await writeFile(file, text);
      const { code, error } = await runToEnd(
        async (args, io) => await runAdvisory(args, io, "0.0.0"),
        ["lint", file, "--lang", "en"],
      );
      assert.equal(code, 2);
      assert.match(error, said);
      assert.doesNotMatch(error, /: :/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

/**
 * `bongsu version`, called as the program calls it.
 */
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { describe, test } from "node:test";
import { runVersion } from "#cli/pack/version.ts";

async function run(args: readonly string[], input = ""): Promise<{ code: number; output: string }> {
  let output = "";
  const code = await runVersion(args, {
    stdin: Readable.from([input]),
    env: {},
    write: (text) => void (output += text),
  });
  return { code, output };
}

describe("bongsu version", () => {
  test("compares two versions", async () => {
    assert.deepEqual(await run(["compare", "npm", "1.9.0", "1.10.0"]), { code: 0, output: "<\n" });
    assert.deepEqual(await run(["compare", "PyPI", "1.0", "1"]), { code: 0, output: "=\n" });
    assert.deepEqual(await run(["compare", "Debian:12", "1:0", "9"]), { code: 0, output: ">\n" });
    assert.deepEqual(await run(["compare", "npm", "1.0.0", "latest"]), { code: 0, output: "?\n" });
  });

  test("answers every line of standard input with one sign", async () => {
    const lines = "1.0\t1.1\n2.0\t2\r\nno tab\n3\t2";
    assert.deepEqual(await run(["compare", "pypi", "-"], lines), { code: 0, output: "<\n=\n?\n>\n" });
    const many = await run(["compare", "pypi", "-"], "1\t2\n".repeat(100_000));
    assert.equal(many.output.length, 200_000);
  });

  test("shows a key", async () => {
    const { code, output } = await run(["key", "npm", "1.2.3"]);
    assert.equal(code, 0);
    assert.match(output, /^([0-9a-f]{2})+\n$/);
    assert.deepEqual(await run(["key", "npm", "latest"]), { code: 2, output: "?\n" });
  });

  test("lists the schemes with their other names", async () => {
    const { output } = await run(["schemes"]);
    assert.match(output, /^semver, npm, cargo/);
    assert.match(output, /^alpine, apk/m);
  });

  test("names what is near to an unknown scheme", async () => {
    const { code, output } = await run(["compare", "rubygem", "1", "2"]);
    assert.equal(code, 2);
    assert.match(output, /No version scheme is called "rubygem"\. Near: rubygems/);
  });

  test("shows how it is used when it cannot tell what is meant", async () => {
    for (const args of [[], ["compare", "npm"], ["compare", "npm", "1"], ["sort", "npm", "1"]]) {
      const { code, output } = await run(args);
      assert.equal(code, 2);
      assert.match(output, /^bongsu version compare SCHEME A B/);
    }
  });
});

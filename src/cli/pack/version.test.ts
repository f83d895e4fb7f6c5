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

  test("gives its help wherever it is asked for", async () => {
    for (const args of [["--help"], ["within", "--help"], ["compare", "npm", "-h"]]) {
      const { code, output } = await run(args);
      assert.equal(code, 0);
      assert.match(output, /bongsu version within/);
    }
  });

  test("answers every line of standard input with one sign", async () => {
    const lines = "1.0\t1.1\n2.0\t2\r\nno tab\n3\t2";
    assert.deepEqual(await run(["compare", "pypi", "-"], lines), { code: 0, output: "<\n=\n?\n>\n" });
    const many = await run(["compare", "pypi", "-"], "1\t2\n".repeat(100_000));
    assert.equal(many.output.length, 200_000);
  });

  test("tells which versions lie in a range, in the ecosystem's own syntax or as vers", async () => {
    assert.deepEqual(await run(["within", "npm", "^1.2.0 || 3.x", "1.9.0", "3.0.1"]), {
      code: 0,
      output: "1.9.0: within\n3.0.1: within\n",
    });
    assert.deepEqual(await run(["within", "npm", "vers:npm/>=1.2.0|!=1.3.0|<2", "1.2.0", "1.3.0"]), {
      code: 1,
      output: "1.2.0: within\n1.3.0: not within\n",
    });
    assert.deepEqual(await run(["within", "Maven", "[1.0,2.0)", "2.0", "1.9"]), {
      code: 1,
      output: "2.0: not within\n1.9: within\n",
    });
    assert.deepEqual(await run(["within", "semver", "vers:all/*", "1.0.0"]), {
      code: 0,
      output: "1.0.0: within\n",
    });
  });

  test("takes an ecosystem by any of its names", async () => {
    for (const name of ["cargo", "crates.io", "Crates.io:any"])
      assert.equal((await run(["within", name, "1.2.0", "1.9.0"])).code, 0, name);
    assert.equal((await run(["within", "npm", "1.2.0", "1.9.0"])).code, 1);
    for (const name of ["gem", "RubyGems"])
      assert.equal((await run(["within", name, "~> 1.2", "2.0.rc1"])).code, 1, name);
  });

  test("says what cannot be read, in the reader's language", async () => {
    assert.deepEqual(await run(["within", "npm", ">=1", "latest", "0.1.0"]), {
      code: 2,
      output: "latest: cannot be compared\n0.1.0: not within\n",
    });
    const unreadable = await run(["within", "npm", ">=", "1.0.0", "--lang=ko"]);
    assert.deepEqual(unreadable, {
      code: 2,
      output: ">=은(는) semver 체계로 읽을 수 있는 범위가 아닙니다(range-malformed).\n",
    });
    const other = await run(["within", "npm", "vers:pypi/>=1", "1.0.0"]);
    assert.deepEqual([other.code, /vers-other-scheme/.test(other.output)], [2, true]);
    assert.equal((await run(["within", "npm", "vers:npm/", "1.0.0"])).code, 2);
    assert.match((await run(["within", "npm", "*", "1.0.0", "--lang", "ko"])).output, /^1\.0\.0: 범위 안$/m);
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
    for (const args of [
      [],
      ["compare", "npm"],
      ["compare", "npm", "1"],
      ["within", "npm", "*"],
      ["sort", "npm", "1"],
    ]) {
      const { code, output } = await run(args);
      assert.equal(code, 2);
      assert.match(output, /^bongsu version compare SCHEME A B/);
    }
  });
});

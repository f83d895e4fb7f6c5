/** What reaches a terminal, and how the program ends: hostile text, a reader that leaves, a full disk, a list from a pipe, trouble with files. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { program } from "#test/kit/command/program.ts";
import { filesUnder, isTest } from "#test/kit/source/source-graph.ts";

let folder = "";

/** Modules are compiled once, not by each run. */
const compiled = resolve(import.meta.dirname, "../../node_modules/.cache/bongsu");

const hostile = "\u001b]0;title\u0007\u001b[2Jx\u009b31m\u202ey\u0000\u0085\u2066z\u007f";
const obeyed = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

function run(args: readonly string[], { input = "", env = {} }: { input?: string; env?: object } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env: { HOME: folder, NODE_COMPILE_CACHE: compiled, ...env },
    encoding: "utf8",
    input,
  });
  return { status, stdout, stderr };
}

function shell(command: string) {
  return spawnSync("bash", ["-o", "pipefail", "-c", command], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, BONGSU: `${process.execPath} ${program}` },
  });
}

const check = ["check", ".", "--feed", "feed.json", "--all", "--lang", "en"];

describe("what reaches a terminal, and how the program ends", () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-terminal-"));
    const packages = Object.fromEntries(
      ["drill-left", hostile, ...Array.from({ length: 400 }, (_, at) => `drill-${at}`)].map((name) => [
        `node_modules/${name}`,
        { version: name === hostile ? `1.0.0${hostile}` : "1.0.0" },
      ]),
    );
    const lock = { name: hostile, lockfileVersion: 3, packages: { "": {}, ...packages } };
    mkdirSync(join(folder, `a${hostile.replaceAll(/[\0/]/g, "")}`));
    writeFileSync(
      join(folder, `a${hostile.replaceAll(/[\0/]/g, "")}`, "package-lock.json"),
      JSON.stringify(lock),
    );
    const often = Array.from({ length: 400 }, (_, at) => `drill-${at}`);
    const affected = ["drill-left", hostile, ...often].map((name) => ({
      package: { ecosystem: "npm", name },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "2.0.0" }] }],
    }));
    const record = { id: "DRILL-2026-1", modified: "2026-05-14T01:00:00Z", summary: hostile, affected };
    writeFileSync(join(folder, "feed.json"), JSON.stringify(record));
    writeFileSync(join(folder, "bad.json"), `{"${hostile}`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe("what the program writes", () => {
    it("goes through one writer", () => {
      const writing =
        /\bprocess\s*\.\s*(?:stdout|stderr)\b|\bconsole\s*\.|\bfrom "node:console"|\b(?:stdout|stderr)\b[^"]*from "node:process"/;
      const found = filesUnder("src")
        .filter(({ path, text }) => !isTest(path) && writing.test(text))
        .map(({ path }) => path);
      assert.deepEqual(found, ["src/main/terminal.ts"]);
    });

    it("holds nothing that a terminal obeys, whatever lists, feeds, names and arguments say", () => {
      for (const args of [
        check,
        [...check, "--format", "json"],
        [...check, "--format", "sarif"],
        [...check, "--format", "cyclonedx-vex"],
        ["check", `nowhere${hostile.replaceAll("\0", "")}`, "--feed", "feed.json"],
        ["check", ".", "--feed", "bad.json"],
        ["check", ".", "--feed", "feed.json", `--${hostile.replaceAll("\0", "")}`],
        ["check", ".", "--feed", "feed.json", "--format", hostile.replaceAll("\0", "")],
        [hostile.replaceAll("\0", "")],
        ["rule", "check", "bad.json"],
        ["rule", "show", hostile.replaceAll("\0", "")],
        ["version", "compare", hostile.replaceAll("\0", ""), "1", "2"],
        ["pack", "build", "feed.json", "--out", `packs${hostile.replaceAll(/[\0/]/g, "")}`],
      ]) {
        const { stdout, stderr } = run(args);
        assert.ok((stdout + stderr).length > 0, args.join(" "));
        assert.equal(obeyed.exec(stdout + stderr), null, args.join(" "));
      }
    });

    it("keeps the values of JSON, as escapes", () => {
      const { stdout } = run([...check, "--format", "json"]);
      assert.ok(stdout.includes("\\u009b31m\\u202ey"));
      assert.ok(JSON.stringify(JSON.parse(stdout)).includes("\u009b31m\u202ey"));
    });
  });

  describe("colours and width", () => {
    it("are a terminal's, or as NO_COLOR, FORCE_COLOR and --color say", () => {
      const red = "\u001b[31maffected\u001b[0m";
      const shown = (args: readonly string[], env: object = {}) => run([...check, ...args], { env }).stdout;
      assert.ok(!shown([]).includes("\u001b"));
      assert.ok(shown([], { FORCE_COLOR: "1" }).includes(red));
      assert.ok(shown(["--color", "always"], { NO_COLOR: "1" }).includes(red));
      assert.equal(run([...check, "--color", "sometimes"]).status, 2);
      const plain = ["31", "32", "33", "0"].reduce(
        (text, code) => text.replaceAll(`\u001b[${code}m`, ""),
        shown(["--color", "always"]),
      );
      assert.equal(obeyed.exec(plain), null);
    });
  });

  describe("how the program ends", () => {
    it("quietly with 141 when nobody reads any more, on standard output and error", () => {
      const out = shell(`$BONGSU ${check.join(" ")} --format json | head -c 10`);
      assert.deepEqual([out.status, out.stderr], [141, ""]);
      const err = shell(`{ $BONGSU check nowhere --feed feed.json 2>&1 >&3 3>&- | true; } 3>/dev/null`);
      assert.equal(err.stderr, "");
      assert.ok([2, 141].includes(err.status ?? -1), String(err.status));
    });

    it("with a sentence and 2 when the disk is full", { skip: !existsSync("/dev/full") }, () => {
      const { status, stderr } = shell(`$BONGSU ${check.join(" ")} > /dev/full`);
      assert.deepEqual([status, stderr], [2, "bongsu: the output could not be written: the disk is full\n"]);
    });

    it("with a sentence and 2 when a file is not what is needed", () => {
      symlinkSync("nowhere", join(folder, "broken"));
      symlinkSync("round", join(folder, "round"));
      shell("mkfifo pipe");
      const feed = ["--feed", "feed.json", "--lang", "en"];
      for (const path of ["nowhere", "broken", "round", "pipe", "x".repeat(300), "feed.json/below"]) {
        const { status, stderr } = run(["check", path, ...feed]);
        assert.equal(status, 2, path);
        assert.match(stderr, /There is no file or folder here that can be read/);
      }
      for (const args of [
        ["rule", "check", "."],
        ["rule", "check", "nowhere"],
        ["check", ".", ...feed, "--facts", "nowhere"],
        ["pack", "build", "feed.json", "--out", "feed.json/below"],
        ["check", ".", "--packs", "nowhere"],
      ]) {
        const { status, stderr } = run(args);
        assert.equal(status, 2, args.join(" "));
        assert.doesNotMatch(stderr, /fault|\n {4}at /, args.join(" "));
      }
    });

    it("never with a new folder where a read names one that is not there", () => {
      for (const args of [
        [...check, "--dir", "agnet"],
        ["check", ".", "--dir", "agnet"],
        ["tasks", "--dir", "agnet"],
        ["facts", "list", "--dir", "agnet"],
        ["facts", "set", "default", "exposed=no", "--dir", "agnet"],
        ["attest", "--directive", "D-1", "--dir", "agnet", "--room", "http://127.0.0.1:9"],
        ["fix", "--plan", ".", "--feed", "feed.json", "--dir", "agnet"],
      ]) {
        const { status, stderr } = run([...args, "--lang", "en"]);
        assert.equal(status, 2, args.join(" "));
        assert.match(stderr, /There is no folder agnet\. .*bongsu sync .*bongsu key new/, args.join(" "));
      }
      assert.equal(existsSync(join(folder, "agnet")), false);
    });

    it("with an answer all the same where only the environment names a folder that is not there", () => {
      const { status, stdout, stderr } = run(check, { env: { BONGSU_DIR: "feed.json/below" } });
      assert.equal(status, 1);
      assert.match(stdout, /drill-left/);
      assert.match(stderr, /^There is no folder feed\.json\/below/);
      assert.equal(run(["check", ".", "--dir", "feed.json/below"]).status, 2);
    });

    it("as ever with BONGSU_DIR set to nothing", () => {
      assert.equal(run(check, { env: { BONGSU_DIR: "" } }).status, run(check).status);
    });
  });

  describe("check -", () => {
    const list = () =>
      readFileSync(join(folder, `a${hostile.replaceAll(/[\0/]/g, "")}`, "package-lock.json"), "utf8");

    it("reads a list from standard input, recognised by its content or its name", () => {
      const { status, stdout } = run(["check", "-", "--feed", "feed.json", "--lang", "en"], {
        input: list(),
      });
      assert.equal(status, 1);
      assert.match(stdout, /drill-left \(-\)/);
      const named = [
        "check",
        "-",
        "--stdin-name",
        "requirements.txt",
        "--feed",
        "feed.json",
        "--format",
        "json",
      ];
      assert.match(run(named, { input: "drill-left==1.0\n" }).stdout, /"requirements\.txt"|pypi/);
    });

    it("says what it cannot read", () => {
      for (const [input, args] of [
        ["", ["check", "-", "--feed", "feed.json"]],
        ["{}", ["check", "-", "--feed", "-"]],
        ["{}", ["check", "-", "--feed", "feed.json"]],
        ["PK\u0003\u0004", ["check", "-", "--feed", "feed.json"]],
      ] as const) {
        const { status, stderr } = run(args, { input });
        assert.ok(status === 2 || status === 3);
        assert.doesNotMatch(stderr, /fault/);
      }
    });
  });
});

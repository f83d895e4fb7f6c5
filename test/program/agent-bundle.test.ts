/** The agent as one file: small, of built-in modules only, and in an empty folder its answers are those of the whole program. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { agentCommands } from "#main/agent-commands.ts";
import { tarOfFiles, zipOf } from "#test/kit/archives.ts";
import { program } from "#test/kit/command/program.ts";
import { judges } from "#test/kit/report/report-validators.ts";
import { buildAgent } from "../../tools/build-agent.ts";

const counter = resolve(import.meta.dirname, "compiled-bytes.ts");
/** Where the program runs from sources they are compiled once, not by each run. */
const compiled = { NODE_COMPILE_CACHE: resolve(import.meta.dirname, "../../node_modules/.cache/bongsu") };
let folder = "";
let agent = "";

const lock = {
  name: "drill",
  lockfileVersion: 3,
  packages: {
    "": { name: "drill" },
    "node_modules/drill-parser": { version: "1.1.0" },
    "node_modules/other": { version: "1.0.0" },
  },
};
const advisory = {
  id: "DRILL-2026-1",
  modified: "2026-05-14T01:00:00Z",
  summary: "An invented advisory",
  affected: [
    {
      package: { ecosystem: "npm", name: "drill-parser" },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.2.0" }] }],
    },
  ],
};

/** A Node, and what it is given before the program. */
type Node = readonly [node: string, ...options: string[]];
const thisNode: Node = [process.execPath];
/** Without what Node 20 lacks; and real older Nodes where BONGSU_OLDER_NODES names some (paths, parted by colons). */
const olderNodes: readonly Node[] = [
  [process.execPath, "--import", resolve(import.meta.dirname, "../kit/command/older-node.ts")],
  ...(process.env["BONGSU_OLDER_NODES"] ?? "")
    .split(":")
    .flatMap((node) => (node === "" ? [] : [[node] as const])),
];

function runUnder([node, ...options]: Node, args: readonly string[], input = "", env = {}) {
  const { status, stdout, stderr } = spawnSync(node, [...options, ...args], {
    cwd: join(folder, "empty"),
    env,
    encoding: "utf8",
    input,
  });
  return { status, stdout: stdout.replaceAll(/"(at|now)": "\d{4}-[^"]+"/g, '"$1": "(now)"'), stderr };
}

/** What of the bill of materials is looked at. */
type Sbom = {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: {
    readonly component: {
      readonly version: string;
      readonly hashes: readonly { readonly content: string }[];
    };
  };
  readonly components: readonly { readonly purl: string }[];
};

function run(file: string, args: readonly string[], input = "", env = {}) {
  return runUnder(thisNode, [file, ...args], input, env);
}

describe("the bundled agent", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-agent-"));
    await mkdir(join(folder, "bundle"));
    await mkdir(join(folder, "empty"));
    agent = join(folder, "bundle/bongsu-agent.mjs");
    await buildAgent(agent);
    await writeFile(join(folder, "package-lock.json"), JSON.stringify(lock));
    await writeFile(join(folder, "feed.json"), JSON.stringify(advisory));
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  it("is one file without native parts, and names built-in modules only", async () => {
    const { size, mode } = await stat(agent);
    assert.ok(size < 2_700_000, `${size} bytes`);
    assert.equal(mode & 0o111, 0o111);
    const text = await readFile(agent, "latin1");
    const opened = [...text.matchAll(/\b\w+\("((?:node:)?[a-z_]+(?:\/[a-z]+)?)"\)/g)].map(
      ([, name = ""]) => name,
    );
    assert.ok(opened.includes("node:fs"));
    assert.deepEqual(
      opened.filter((name) => name.startsWith("node:") && !isBuiltin(name)),
      [],
    );
    assert.equal(/[\x80-\xff]|\.node["'`]|^\s*import[\s{"']/m.exec(text), null);
    assert.match(await readFile(join(folder, "bundle/LICENSES.txt"), "utf8"), /smol-toml/);
  });

  it("is the same, bit for bit, wherever it is built, with what is inside stated beside it", async () => {
    const again = join(folder, "elsewhere/bongsu-agent.mjs");
    const { packages, version } = await buildAgent(again);
    const [first, second] = [await readFile(agent), await readFile(again)];
    assert.ok(first.equals(second));
    assert.equal(first.includes(resolve(import.meta.dirname, "../..")), false, "no path of the builder's");
    const sbom = JSON.parse(await readFile(again.replace(".mjs", ".cdx.json"), "utf8")) as Sbom;
    assert.deepEqual([sbom.bomFormat, sbom.specVersion], ["CycloneDX", "1.6"]);
    assert.equal(sbom.metadata.component.version, version);
    assert.equal(sbom.metadata.component.hashes[0]?.content, hash("sha256", second));
    assert.equal(sbom.components.length, packages.length);
    assert.ok(sbom.components.some(({ purl }) => purl.startsWith("pkg:npm/packageurl-js@")));
    const { judge } = { judge: undefined, ...(await judges["cyclonedx-vex"]?.()) };
    if (judge !== undefined) assert.deepEqual(await judge(sbom), []);
  });

  it("evaluates little for a plain check: what is seldom needed waits until it is", async () => {
    const counted = join(folder, "compiled");
    assert.equal(run(agent, ["pack", "build", "../feed.json", "--out", "../packs"]).status, 0);
    const check = [agent, "check", "../package-lock.json", "--packs", "../packs"];
    const { status } = spawnSync(process.execPath, ["--import", counter, ...check], {
      cwd: join(folder, "empty"),
      env: { COMPILED_BYTES: counted },
    });
    assert.equal(status, 1);
    const bytes = Number(await readFile(counted, "utf8"));
    assert.ok(bytes > 50_000 && bytes < 340_000, `${bytes} bytes: see tools/agent/deferred.ts`);
  });

  it("keeps compiled code in the user's cache from the second run on, and answers the same without it", async () => {
    const home = join(folder, "user");
    const check = ["check", "../package-lock.json", "--packs", "../packs", "--format", "json"];
    const once = () => run(agent, check, "", { HOME: home });
    await mkdir(home);
    assert.equal(run(agent, ["pack", "build", "../feed.json", "--out", "../packs"]).status, 0);
    const first = once();
    const cache = join(home, ".cache/bongsu-agent");
    assert.deepEqual(await readdir(cache), []);
    assert.deepEqual(once(), first);
    const [name = ""] = await readdir(cache);
    const { size, mode } = await stat(join(cache, name));
    assert.equal(mode & 0o777, 0o600);
    assert.ok(size > 50_000);
    const kept = (await stat(join(cache, name))).ino;
    assert.deepEqual(once(), first);
    assert.equal((await stat(join(cache, name))).ino, kept, "what is kept is used, and not made again");
    for (const spoilt of [new Uint8Array(), new Uint8Array(size), Buffer.from("junk".repeat(size / 4))]) {
      await writeFile(join(cache, name), spoilt);
      assert.deepEqual(once(), first);
      assert.ok((await stat(join(cache, name))).size > size / 2);
    }
    await chmod(join(cache, name), 0o622);
    assert.deepEqual(once(), first);
    assert.equal((await stat(join(cache, name))).mode & 0o777, 0o600, "what others may write is not run");
  });

  it("has the agent's commands and no other", () => {
    const { status, stdout } = run(agent, ["help"]);
    assert.equal(status, 0);
    const names = stdout.split("\n").flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? []);
    assert.deepEqual(names.sort(), Object.keys(agentCommands).sort());
    const promised = ["sync", "check", "acknowledge", "attest", "key", "pack", "version"];
    assert.deepEqual(
      promised.filter((name) => !names.includes(name)),
      [],
    );
    assert.equal(run(agent, ["serve"]).status, 2);
    assert.match(run(agent, ["check", "--help"]).stdout, /--format/);
  });

  it("answers as the whole program does, in an empty folder", () => {
    const check = ["check", "../package-lock.json", "--feed", "../feed.json", "--lang", "ko"];
    const built = run(agent, ["pack", "build", "../feed.json", "--out", "../packs"]);
    assert.equal(built.status, 0, built.stderr);
    for (const args of [
      [...check, "--format", "json"],
      [...check, "--format", "table", "--all"],
      ["check", "../package-lock.json", "--packs", "../packs", "--format", "json"],
      ["check", "../nothing", "--packs", "../packs"],
      ["version", "compare", "maven", "1.0-rc1", "1.0"],
      ["version", "schemes"],
      ["--version"],
    ]) {
      const [bundled, plain] = [run(agent, args), run(program, args, "", compiled)];
      assert.deepEqual(bundled, plain, args.join(" "));
    }
    assert.match(run(agent, [...check, "--format", "json"]).stdout, /"verdict": "affected"/);
  });

  it("answers the same under an older Node, and says so where it is too old", async () => {
    const home = join(folder, "home");
    await cp(resolve(import.meta.dirname, "../vectors/release/v0.1.0/agent-folder/home"), home, {
      recursive: true,
    });
    for (const args of [
      ["check", "../package-lock.json", "--feed", "../feed.json", "--format", "json"],
      ["rule", "eval", "us.cisa.bod-26-04", "exposure=exposed", "--at", "2026-05-14T01:00:00Z"],
      ["tasks", "--dir", home, "--format", "json"],
    ]) {
      const expected = run(agent, args);
      assert.doesNotMatch(expected.stderr, /fault/);
      for (const node of olderNodes)
        assert.deepEqual(runUnder(node, [agent, ...args]), expected, `${node[0]}: ${args.join(" ")}`);
    }
    const oldest = ["--import", "data:text/javascript,delete process.getBuiltinModule", agent];
    const { status, stderr } = runUnder(thisNode, oldest);
    assert.equal(status, 2);
    assert.match(stderr, /Node 20\.16 or newer is needed/);
  });

  it("reads archives and standard input, and writes every document", async () => {
    const bytes = Buffer.from(JSON.stringify(advisory));
    const members = [["DRILL-2026-1.json", bytes]] as const;
    await writeFile(join(folder, "feed.zip"), zipOf(members));
    await writeFile(join(folder, "feed.tar"), tarOfFiles(members));
    for (const feed of ["../feed.zip", "../feed.tar", "-"]) {
      const read = run(agent, ["check", "../package-lock.json", "--feed", feed], bytes.toString());
      assert.equal(read.status, 1, read.stderr);
    }
    for (const format of ["sarif", "openvex", "cyclonedx-vex", "csaf-vex"]) {
      const said = run(agent, ["check", "../package-lock.json", "--packs", "../packs", "--format", format]);
      assert.equal(said.status, 1, said.stderr);
      assert.match(JSON.stringify(JSON.parse(said.stdout)), /DRILL-2026-1/, format);
    }
  });

  it("makes a key, and refuses to sync from where there is nothing", () => {
    const dir = join(folder, "home");
    const made = run(agent, ["key", "new", "--dir", dir, "--organization", "drill-org"]);
    assert.equal(made.status, 0, made.stderr);
    const synced = run(agent, ["sync", "--from", join(folder, "empty"), "--dir", dir]);
    assert.equal(synced.status, 2);
    assert.doesNotMatch(synced.stderr, /fault/);
  });
});

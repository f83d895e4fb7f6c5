/** The project's own chores (`npm test`, `npm run check` …): set-up, then the steps, each named, the first failure ends. Runs on any Node ≥ 20. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import {
  buildAll,
  buildDocs,
  buildPages,
  buildProgram,
  chromium,
  fail,
  installPackages,
  memoryFolder,
  programNode,
  root,
  print,
} from "./setup.mjs";
import { sidesOf } from "./test-sides.mjs";

installPackages();
const node = programNode();
const tool = (name) => join(root, "node_modules", ...name.split("/"));

/** Runs the files that it is given in its own process; Node's options for tests go before it. */
const inOneProcess = "test/kit/run-files.ts";

/**
 * Core's tests and those of the architecture, in two processes. What passed before with all that it depends on unchanged is left out but where a
 * landing is judged; the architecture is looked at each time.
 */
function quickTests() {
  const options = ["--test-reporter=dot", "--import", "./test/kit/quick-properties.ts", inOneProcess];
  const all = quick(tests("src/core"));
  const { left, remember } = process.env.CI ? { left: all } : notPassedBefore(all);
  if (left.length < all.length)
    print(`core tests: ${all.length - left.length} of ${all.length} passed before, unchanged`);
  const [first, second] = [0, 1].map((half) => left.filter((_, position) => position % 2 === half));
  const architecture = tests("test").filter((file) => file.includes("architecture"));
  const one = (name, files) => [name, [...options, ...files]];
  const list = [
    ...(first.length === 0 ? [] : [one("core tests", first)]),
    one("architecture and core tests", [...architecture, ...second]),
  ];
  return { list, remember };
}

/** The test files that must run, and what notes that they passed. */
function notPassedBefore(files) {
  const store = tool(".cache/passed.json");
  const before = existsSync(store) ? JSON.parse(readFileSync(store, "utf8")) : {};
  const printed = execFileSync(node, ["tools/test-digests.ts", ...files], {
    cwd: root,
    env: environment({}),
  });
  const now = JSON.parse(printed);
  return {
    left: files.filter((file) => before[file] !== now[file]),
    remember: () => writeFileSync(store, JSON.stringify(now)),
  };
}

const steps = {
  format: [["format", [tool("oxfmt/bin/oxfmt"), "--check", "."]]],
  write: [["format", [tool("oxfmt/bin/oxfmt"), "."]]],
  lint: [["lint", [tool("oxlint/bin/oxlint"), "--deny-warnings"]]],
  types: [
    [
      "types",
      [
        tool("typescript/bin/tsc"),
        "-p",
        ".",
        "--incremental",
        "--tsBuildInfoFile",
        tool(".cache/types.json"),
      ],
    ],
  ],
};

const testing = ["--test-force-exit", "--test-timeout=480000", inOneProcess];

/** What measures how fast a room recovers while processes and connections are killed: before the others, and with the machine to itself. */
const killing = /(store.silence|program.serve|program.many-processes)\.test\.ts$/;

function tests(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .sort();
}

/** The files of a side in several processes: what waits in one (for a browser, a room, a clock) leaves the machine to the other. */
function shared(name, files, count) {
  return sidesOf(files, count).map((side, at) => [`${name}, ${at + 1} of ${count}`, [...testing, ...side]]);
}

/** Rules that need types: of everything where a landing is judged, else of what was changed since the last commit. */
function typedLint() {
  const command = [tool("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings"];
  const whole = [["lint with types", command]];
  if (process.env.CI) return whole;
  const git = (...args) => spawnSync("git", args, { cwd: root, encoding: "utf8" });
  const [changed, added] = [
    git("diff", "--name-only", "HEAD"),
    git("ls-files", "--others", "--exclude-standard"),
  ];
  if (changed.status !== 0 || added.status !== 0) return whole;
  const files = [...changed.stdout.split("\n"), ...added.stdout.split("\n")].filter(
    (file) => /\.tsx?$/.test(file) && existsSync(join(root, file)),
  );
  return files.length === 0 ? [] : [["lint with types of what changed", [...command, ...files]]];
}

/** Without the long ones: damaged input and whole published suites are `npm test`'s. */
function quick(files) {
  return files.filter(
    (file) =>
      !/(hostile|damage|conformance|corpus|native|exact|delta|cpe-name|train-rules|table-rows)\.test\.ts$/.test(
        file,
      ),
  );
}

function run(list, extra = {}) {
  for (const [name, args] of list) {
    const started = Date.now();
    const done = spawnSync(node, args, { cwd: root, stdio: "inherit", env: environment(extra) });
    if (done.status !== 0) fail(`${name} failed (status ${done.status ?? done.signal})`);
    print(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
}

/** All at once; `shown` as they go, else each one's output in one piece if it fails. Gives the names of those that failed. They leave the processors to others while `behind` is not over. */
async function together(list, { shown = false, behind, extra = {} } = {}) {
  const failed = [];
  const one = async ([name, args]) => {
    const started = Date.now();
    const stdio = shown ? "inherit" : ["ignore", "pipe", "pipe"];
    const child = spawn(node, args, { cwd: root, env: environment(extra), stdio });
    process.once("exit", () => child.kill());
    if (behind !== undefined) standBehind(child, behind);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    const status = await new Promise((done) => child.once("close", done));
    if (status !== 0) failed.push(name);
    if (status !== 0 && !shown) print(output);
    print(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s${status === 0 ? "" : ", FAILED"}`);
  };
  await Promise.all(list.map(one));
  return failed;
}

/** Gives a process its turns after others' until the promise is kept. Whoever may not raise it again does not lower it. */
function standBehind(child, behind) {
  if (process.getuid?.() !== 0 || child.pid === undefined) return;
  const { PRIORITY_LOW, PRIORITY_NORMAL } = constants.priority;
  setPriority(child.pid, PRIORITY_LOW);
  void behind.then(() => child.exitCode === null && setPriority(child.pid, PRIORITY_NORMAL));
}

/** Every failure is named at the end. */
function none(failed) {
  if (failed.length > 0) fail(`${failed.join(", ")} failed; the lines above say where`);
}

/** Modules are compiled once, and not by each process that is started. */
function environment(extra) {
  const compiled = process.env.NODE_COMPILE_CACHE ?? tool(".cache/bongsu");
  return {
    ...process.env,
    NODE_COMPILE_CACHE: compiled,
    ...extra,
    PATH: `${tool(".bin")}:${process.env.PATH}`,
  };
}

/**
 * Every test. Those of the parts need nothing that is built, so they go from the first moment on, behind the builds and what measures recovery: these two
 * leave more than one processor idle. The others wait for both, and go side by side.
 */
async function testAll() {
  const builtPages = buildPages();
  const builtProgram = buildProgram();
  if (!existsSync(join(root, "../shared/data")))
    print("No ../shared/data here: the tests on real data will be reported as skipped.");
  const memory = memoryFolder();
  const base = memory ? { TMPDIR: memory } : {};
  const alone = (file) => killing.test(file);
  const ofPrograms = (file) => file.startsWith(join("src", "main"));
  const [early, late] = [false, true].map((programs) =>
    tests("src").filter((file) => !alone(file) && ofPrograms(file) === programs),
  );
  let recover;
  const recovered = new Promise((resolve) => (recover = resolve));
  const parts = together([["tests of the parts", [...testing, ...early]]], {
    shown: true,
    behind: recovered,
    extra: base,
  });
  const browser = chromium();
  if (browser === undefined)
    print("No chromium here and it may not be installed: the page tests will be reported as skipped.");
  await builtProgram;
  const extra = { ...base, BONGSU_PROGRAM: join(root, "dist/program/main.js") };
  const faults = [...tests("src"), ...tests("test")].filter(alone);
  const failed = await together([["tests of faults", [...testing, ...faults]]], { shown: true, extra });
  recover();
  await builtPages;
  const inBrowser = (file) => file.startsWith(join("test", "web"));
  const whole = tests("test").filter((file) => !inBrowser(file) && !alone(file));
  const sides = [
    ...shared("page tests", tests("test").filter(inBrowser), 2),
    ...shared("tests of the whole", [...late, ...whole], 3),
  ];
  const forPages = {
    ...extra,
    BONGSU_PAGES: join(root, "dist/web"),
    ...(browser ? { BONGSU_CHROMIUM: browser } : {}),
  };
  return [...failed, ...(await together(sides, { shown: true, extra: forPages })), ...(await parts)];
}

const chore = process.argv[2];
if (chore === "check") {
  const core = quickTests();
  none(await together([...core.list, ...steps.lint, ...typedLint(), ...steps.types, ...steps.format]));
  core.remember?.();
} else if (chore === "format") run(steps.write);
else if (chore === "bench") run([["bench", ["tools/bench.ts", ...process.argv.slice(3)]]]);
else if (chore === "flood") run([["flood", ["tools/flood.ts", ...process.argv.slice(3)]]]);
else if (chore === "evidence") run([["evidence", ["tools/evidence.ts", ...process.argv.slice(3)]]]);
else if (chore === "build:agent") run([["the agent", ["tools/build-agent.ts"]]]);
else if (chore === "docs") await buildDocs();
else if (chore === "build:package") {
  await buildAll();
  run([["the package", ["tools/release/build-package.ts"]]]);
} else if (chore === "build:executables") run([["the executables", ["tools/release/build-executables.ts"]]]);
else if (chore === "fuzz")
  run([
    ["versions", ["tools/fuzz/fuzz-versions.ts", ...process.argv.slice(3)]],
    ["packs", ["tools/fuzz/fuzz-packs.ts"]],
  ]);
else if (chore === "test") {
  if (process.argv[3] === "whole") process.env.BONGSU_TESTS = "whole";
  none(await testAll());
} else
  fail(
    `unknown chore ${chore}; there are: check, test, format, bench, flood, evidence, build:agent, build:package, docs, build:executables, fuzz`,
  );

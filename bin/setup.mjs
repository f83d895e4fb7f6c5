/**
 * Set-up of a checkout, in plain JavaScript for any Node ≥ 20: the packages of the lockfile, the Node that runs the program, the built
 * pages. Does only what is missing; says what it does. It touches nothing of a room or its data.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const at = (...parts) => join(root, ...parts);

/** An installed package has everything built, and its packages beside it. */
const isCheckout = existsSync(at("vite.config.ts"));

/** What is run: the sources of a checkout, or what was made of them in a package. */
export const program = at(isCheckout ? "src/main.ts" : "lib/main.js");

/** Installs what the lockfile names and is not there. Exits with a sentence when it cannot. */
export function installPackages() {
  if (!isCheckout || packagesMatch()) return;
  print("Installing packages … 패키지를 설치합니다 …");
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses where a registry lacks the packages of other platforms. This pins by the lockfile's hashes too, and leaves it alone.
  const args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, ...head] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const run = spawnSync(command, [...head, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
  if (run.status !== 0)
    fail(
      `npm could not install the packages (status ${run.status ?? run.error?.message}). A package registry must be reachable; then run the command again.`,
    );
}

/** Whether node_modules holds what package-lock.json names, by version and integrity. */
function packagesMatch() {
  const installed = at("node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const want = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  return Object.entries(want).every(([path, entry]) => {
    if (path === "") return true;
    const there = have[path];
    if (there === undefined) return entry.optional === true || entry.peer === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/** The Node that runs the program: this one when it is new enough, else the one from the registry package. */
export function programNode() {
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const packaged = [at("node_modules", name), at("..", name)]
    .map((folder) => join(folder, "bin", "node"))
    .find(existsSync);
  if (packaged !== undefined) return packaged;
  return fail(
    `Node ${process.versions.node} cannot run this program and no packaged Node 26 exists for ${process.platform}-${process.arch}. Install Node 26 or newer and run the command again.`,
  );
}

/** Builds the pages, the agent's one file and the documents, each when a source is newer than its last build. They go side by side. */
export async function buildAll() {
  if (!isCheckout) return;
  await Promise.all([buildPages(), buildAgent(), buildDocs()]);
}

/** Builds the pages. */
export async function buildPages() {
  const sources = ["src/web", "src/core", "src/contract", "src/messages", "src/archive", "src/publication"];
  const vite = [at("node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"];
  const others = [
    "tools/messages-module.ts",
    "tools/verifier-page.ts",
    "vite.config.ts",
    "package-lock.json",
  ];
  await build("dist/web/.built", [...sources, ...others], vite, {
    saying: "Building the pages … 화면을 만듭니다 …",
    failing: "The pages could not be built; the lines above say why.",
  });
}

/** Builds the agent, which the room offers. */
async function buildAgent() {
  const sources = ["src/agent", "src/cli", "src/core", "src/messages", "src/archive", "src/publication"];
  const others = ["src/contract", "src/edge/feed", "src/main", "package.json", "package-lock.json"];
  const tools = ["tools/agent", "tools/build-agent.ts", "tools/messages-module.ts"];
  await build("dist/agent/.built", [...sources, ...others, ...tools], [at("tools/build-agent.ts")], {
    saying: "Building the agent … 에이전트를 만듭니다 …",
    failing: "The agent could not be built; the lines above say why.",
  });
}

/** Builds the program in few files, for tests that start it many times. */
export async function buildProgram() {
  const others = ["tools/build-program.ts", "package.json", "package-lock.json"];
  await build("dist/program/.built", ["src", ...others], [at("tools/build-program.ts")], {
    saying: "Building the program …",
    failing: "The program could not be built; the lines above say why.",
  });
}

/** Builds the documents, which the room serves. */
export async function buildDocs() {
  await build("dist/docs/.built", ["docs", "README.md", "tools/docs"], [at("tools/docs/build-docs.ts")], {
    saying: "Building the documents … 문서를 만듭니다 …",
    failing: "The documents could not be built; the lines above say why.",
  });
}

/** Runs a build where what it is made of has changed since the stamp. */
async function build(stampPath, sources, command, { saying, failing }) {
  const stamp = at(stampPath);
  const changed = Math.max(...sources.map((path) => newest(at(path))));
  if (existsSync(stamp) && Number(readFileSync(stamp, "utf8")) === changed) return;
  print(saying);
  const child = spawn(programNode(), command, { cwd: root, stdio: ["ignore", 2, 2] });
  const status = await new Promise((done) => child.once("close", done));
  if (status !== 0) fail(failing);
  writeFileSync(stamp, String(changed));
}

/** When a file, or the newest one of a folder, was changed. */
function newest(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return mtime(path);
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .reduce((latest, entry) => Math.max(latest, mtime(join(entry.parentPath ?? entry.path, entry.name))), 0);
}

function mtime(path) {
  return existsSync(path) ? Math.floor(statSync(path).mtimeMs) : 0;
}

const withoutWindow = "/usr/bin/chromium-headless-shell";
const unpacked = at("node_modules/.cache/chromium-headless-shell");
const shell = "usr/lib/chromium/chromium-headless-shell";

/**
 * The browser of the page tests: Debian's chromium without a window, which takes half the processor time of the whole one. Beside a whole one it is
 * unpacked into the checkout and nothing of the machine is changed; where there is none it is installed; `undefined` where neither can be had.
 */
export function chromium() {
  const shells = [withoutWindow, join(unpacked, shell)];
  const known = [process.env.BONGSU_CHROMIUM ?? "", ...shells].find(existsSync);
  if (known !== undefined) return known;
  const whole = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
  if (whole.some(existsSync)) unpackShell();
  else installChromium();
  return [...shells, ...whole].find(existsSync);
}

const patience = ["-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=0"];

/** Where no mirror answers, or it does not start, the whole browser serves as well. It stands in its place only once it has started: a set-up may be cut off. */
function unpackShell() {
  const fresh = `${unpacked}.${process.pid}`;
  const quiet = { cwd: fresh, stdio: ["ignore", "pipe", "ignore"], timeout: 60_000, encoding: "utf8" };
  try {
    mkdirSync(fresh, { recursive: true });
    const packages = ["chromium-headless-shell", "chromium-common"];
    execFileSync("apt-get", [...patience, "download", "-qq", ...packages], quiet);
    const archives = readdirSync(fresh).filter((name) => name.endsWith(".deb"));
    for (const archive of archives) {
      execFileSync("dpkg-deb", ["--extract", archive, "."], quiet);
      rmSync(join(fresh, archive));
    }
    const page = ["--no-sandbox", "--dump-dom", "data:text/html,started"];
    const shown = execFileSync(join(fresh, shell), page, quiet);
    if (!shown.includes("started")) throw new Error("it showed nothing");
    rmSync(unpacked, { recursive: true, force: true });
    renameSync(fresh, unpacked);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Asks Debian for it, and gives up soon where no mirror answers. */
function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  print("Installing Debian's chromium-headless-shell for the page tests …");
  try {
    const quiet = {
      stdio: ["ignore", "ignore", 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    execFileSync("apt-get", [...patience, "update", "-qq"], quiet);
    execFileSync(
      "apt-get",
      [
        ...patience,
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "chromium-headless-shell",
        "fonts-noto-cjk",
      ],
      quiet,
    );
  } catch {
    print("It could not be installed.");
  }
}

const leastMemory = 8 * 2 ** 30;

/**
 * A folder in memory for what the tests write (their databases above all, whose many files a disk deletes slowly), removed when this program
 * ends; `undefined` where memory is scarce or may not hold programs.
 */
export function memoryFolder() {
  const [memory, mounts] = ["/dev/shm", "/proc/mounts"];
  if (!existsSync(memory) || !existsSync(mounts)) return undefined;
  const mount = readFileSync(mounts, "utf8")
    .split("\n")
    .find((line) => line.split(" ")[1] === memory);
  const { bavail, bsize } = statfsSync(memory);
  if (mount === undefined || /\bnoexec\b/.test(mount) || bavail * bsize < leastMemory) return undefined;
  const folder = mkdtempSync(join(memory, "bongsu-"));
  chmodSync(folder, 0o755);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One line to the person, on stderr. */
export function print(line) {
  process.stderr.write(`${line}\n`);
}

/** Says what is wrong and exits with 2. */
export function fail(line) {
  print(`bongsu: ${line}`);
  process.exit(2);
}

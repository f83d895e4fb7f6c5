/**
 * The time of one cold `check`: the bundled agent, the program from source, and bare Node beside each other, in turn, on real lockfiles against
 * packs of real advisories. Prints the median and the least of each in milliseconds.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildAgent } from "./build-agent.ts";

const root = resolve(import.meta.dirname, "..");
const data = resolve(root, "../shared/data");
const runs = Number(process.argv[2] ?? 10);
const wanted = [
  "oxidecomputer/console@48da3e1cfb16:package-lock.json",
  "guacsec/guac@a9129548f714:go.mod",
  "google/osv.dev@a5bcfd56b9b0:gcp/website/poetry.lock",
];

function run(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  if (status === 2 || status === null) throw new Error(stderr.toString());
  return performance.now() - started;
}

function lists(folder: string): readonly string[] {
  const text = gunzipSync(readFileSync(join(data, "sbom/lockfiles-real.jsonl.gz"))).toString();
  const paths: string[] = [];
  for (const line of text.split("\n")) {
    if (!wanted.some((id) => line.includes(`"id":"${id}"`))) continue;
    const { path, content } = JSON.parse(line) as { readonly path: string; readonly content: string };
    mkdirSync(join(folder, String(paths.length)));
    paths.push(join(folder, String(paths.length), basename(path)));
    writeFileSync(paths.at(-1) as string, content);
  }
  return paths;
}

async function bench(folder: string): Promise<void> {
  const agent = join(folder, "agent.mjs");
  const packs = join(folder, "packs");
  process.stdout.write(`bundle: ${(await buildAgent(agent)).bytes} bytes\n`);
  run([join(root, "src/main.ts"), "pack", "build", join(data, "osv"), "--out", packs]);
  const found = lists(folder);
  const rows = new Map<string, readonly string[]>([
    ["node -e 0", ["-e", "0"]],
    ["agent help", [agent, "help"]],
  ]);
  for (const path of found)
    rows.set(`agent check ${basename(path)}`, [agent, "check", path, "--packs", packs]);
  const source = found[0] ?? "";
  rows.set(`source check ${basename(source)}`, [
    join(root, "src/main.ts"),
    "check",
    source,
    "--packs",
    packs,
  ]);
  const times = new Map([...rows.keys()].map((name) => [name, [] as number[]]));
  for (let turn = 0; turn <= runs; turn++)
    for (const [name, args] of rows) {
      const took = run(args);
      if (turn > 0) times.get(name)?.push(took);
    }
  for (const [name, all] of times) {
    const sorted = all.toSorted((a, b) => a - b);
    const [median = 0, least = 0] = [sorted[sorted.length >> 1], sorted[0]];
    process.stdout.write(
      `${name.padEnd(32)} ${median.toFixed(1).padStart(8)} ${least.toFixed(1).padStart(8)}\n`,
    );
  }
}

if (!existsSync(data)) process.stdout.write("No ../shared/data here: nothing to measure with.\n");
else {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-bench-"));
  try {
    await bench(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

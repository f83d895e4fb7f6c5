/** One cold `check`, from the start of the process to its end: the bundled agent beside bare Node, on real lockfiles with every ecosystem's pack on disk. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { buildAgent } from "../build-agent.ts";
import { realLists } from "./real-lists.ts";
import { installRival } from "./rival.ts";
import { type Bench, faster, type BenchLine, quantile, type Section, timed } from "./bench-line.ts";

const root = resolve(import.meta.dirname, "../..");

/** (e) */
export const coldSection: Section = { run };

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  if (!existsSync(bench.data)) return [];
  const folder = mkdtempSync(join(tmpdir(), "bongsu-bench-"));
  try {
    return await measure(bench, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure({ data, quick }: Bench, folder: string): Promise<readonly BenchLine[]> {
  const agent = join(folder, "agent.mjs");
  const packs = join(folder, "packs");
  await buildAgent(agent);
  node([join(root, "src/main.ts"), "pack", "build", join(data, "osv"), "--out", packs]);
  const rival = installRival(data, folder);
  const bare: number[] = [];
  const other: number[] = [];
  const times = new Map(lockfiles(data, folder).map((path) => [path, [] as number[]]));
  const modules = [...times.keys()].find((path) => path.endsWith("go.mod")) ?? "";
  for (let turn = 0; turn < (quick ? 5 : 20); turn++) {
    bare.push((await timed(() => node(["-e", "0"]))).took);
    for (const [path, all] of times)
      all.push((await timed(() => node([agent, "check", path, "--packs", packs]))).took);
    if (rival !== null) other.push((await timed(() => node([rival.script, modules], rival.env))).took);
  }
  const lines = [...times].map(([path, all]) =>
    coldLine(path, all, { rival: "node -e 0", theirs: quantile(bare, 0.5) }),
  );
  const own = times.get(modules);
  if (rival === null || own === undefined) return lines;
  const named = { rival: "@renovatebot/osv-offline, names only, 1 ecosystem", theirs: quantile(other, 0.5) };
  return [...lines, coldLine(modules, own, named)];
}

function coldLine(
  path: string,
  all: readonly number[],
  beside: { readonly rival: string; readonly theirs: number },
): BenchLine {
  const ours = quantile(all, 0.5);
  return faster(
    `cold check of ${basename(path)}, every ecosystem's pack, median`,
    { ours, ...beside },
    { text: "≤ 150 ms", kept: ours <= 150 },
  );
}

/** Runs Node; a check may also end with 1 (affected) or 3 (unknown). */
function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...env },
  });
  if (status === 2 || status === null) throw new Error(stderr.toString());
}

function lockfiles(data: string, folder: string): readonly string[] {
  return realLists(data).map(({ name, content }) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  });
}

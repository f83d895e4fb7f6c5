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
  const cold = [...times].map(([path, all]) =>
    coldLine(path, all, { rival: "node -e 0", theirs: quantile(bare, 0.5) }),
  );
  const lines = [...cold, ...(await startLines(agent, quick ? 5 : 20))];
  const own = times.get(modules);
  if (rival === null || own === undefined) return lines;
  const named = { rival: "@renovatebot/osv-offline, names only, 1 ecosystem", theirs: quantile(other, 0.5) };
  return [...lines, coldLine(modules, own, named)];
}

/** A start and nothing else: of the bundle beside bare Node, and of the checkout's `bin` (which looks after packages first) beside the program that it runs. */
async function startLines(agent: string, turns: number): Promise<readonly BenchLine[]> {
  const commands = {
    bare: ["-e", "0"],
    agent: [agent, "help"],
    bin: [join(root, "bin/bongsu.mjs"), "--version"],
    program: [join(root, "src/main.ts"), "--version"],
  };
  const times = { bare: [] as number[], agent: [] as number[], bin: [] as number[], program: [] as number[] };
  for (let turn = 0; turn <= turns; turn++)
    for (const name of ["bare", "agent", "bin", "program"] as const) {
      const { took } = await timed(() => node(commands[name]));
      if (turn > 0) times[name].push(took);
    }
  const [bare, help, bin, program] = [times.bare, times.agent, times.bin, times.program].map((all) =>
    quantile(all, 0.5),
  ) as [number, number, number, number];
  const twice = (ours: number, theirs: number) => ({ text: "≤ 2 times", kept: ours <= 2 * theirs });
  return [
    faster(
      "start of the agent (help), median",
      { ours: help, rival: "node -e 0", theirs: bare },
      twice(help, bare),
    ),
    faster(
      "start of bin/bongsu.mjs (--version), median",
      { ours: bin, rival: "src/main.ts --version", theirs: program },
      twice(bin, program),
    ),
  ];
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

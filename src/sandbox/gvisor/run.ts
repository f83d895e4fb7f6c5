/** One run under gVisor. What is tried within is read from the kernel's own trace of calls; caps are set around the whole of it. */
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import {
  type Attempt,
  endOf,
  type Observation,
  type ReachedLimit,
  type RunEnd,
} from "#core/reproducer/observation.ts";
import { boundOutput } from "#sandbox/bounded-output.ts";
import type { OpenMachineView } from "#sandbox/bubblewrap/machine-view.ts";
import type { RunCgroup } from "#sandbox/cap/cgroup.ts";
import { useOf } from "#sandbox/cap/process-watch.ts";
import { neverStarted, type SandboxOrder } from "#sandbox/driver.ts";
import { bundleConfig } from "#sandbox/gvisor/bundle.ts";
import { attemptsIn, tracedCalls } from "#sandbox/gvisor/call-trace.ts";

/** What lasts over runs. */
export type GvisorLane = {
  readonly view: OpenMachineView;
  readonly root: string;
  readonly cgroup: RunCgroup;
};

const mebibyte = 1024 * 1024;
/** What gVisor itself needs: memory of its kernel, and threads of the machine for its own and for each within. */
const overhead = { memoryMiB: 192, threads: 192, threadsEach: 3 };
const lookEvery = 25;
const largestTrace = 64 * mebibyte;
const [cpuTime, fileTooLarge] = [24, 25];
/** `runsc` ends so where it could not start anything. */
const couldNotStart = 128;

/** Runs an order in a lane, in which nothing else runs. */
export async function runInGvisor(order: SandboxOrder, lane: GvisorLane): Promise<Observation> {
  // The temporary place lies within gVisor's kernel: from outside nobody sees what was left there.
  if (order.leaves.length > 0) return neverStarted("runsc: files that a run leaves cannot be looked at");
  const folder = mkdtempSync(join(tmpdir(), "bongsu-runsc-"));
  try {
    mkdirSync(join(folder, "trace"));
    writeFileSync(join(folder, "config.json"), JSON.stringify(bundleConfig(order, lane.view, lane.root)));
    return await runBundle(order, lane, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A shell waits until it stands in its group, and then becomes `runsc`. */
const waiting = 'read _ <&3; exec "$@" 3<&-';

function startBundle(folder: string, standardInput: string | null): ChildProcess {
  const flags = [
    [`--root=${folder}/state`, "--network=none", "--ignore-cgroups"],
    process.geteuid?.() === 0 ? [] : ["--rootless"],
    ["--debug", `--debug-log=${folder}/trace/`, `--panic-log=${folder}/panic`],
    ["--strace", "--strace-log-size=64", `--strace-syscalls=${tracedCalls.join(",")}`],
  ].flat();
  const id = `bongsu-${process.pid}-${performance.now().toFixed(0)}`;
  const input = openSync(standardInput ?? "/dev/null", "r");
  const command = ["-c", waiting, "sh", "runsc", ...flags, "run", `--bundle=${folder}`, id];
  const child = spawn("sh", command, {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin" },
    stdio: [input, "pipe", "pipe", "pipe"],
  });
  closeSync(input);
  return child;
}

async function runBundle(
  order: SandboxOrder,
  { view, cgroup }: GvisorLane,
  folder: string,
): Promise<Observation> {
  const since = performance.now();
  const child = startBundle(folder, order.standardInput);
  let limit: ReachedLimit | null = null;
  const stop = (reached: ReachedLimit): void => {
    limit ??= reached;
    child.kill("SIGKILL");
  };
  const output = boundOutput(order.limits.outputKiB * 1024, () => stop("output"));
  const streams = [child.stdout, child.stderr].map(async (stream) => await output.take(stream as Readable));
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
  const most = {
    memoryBytes: (order.limits.memoryMiB + overhead.memoryMiB) * mebibyte,
    processes: threadsOf(order),
  };
  cgroup.begin(most);
  if (child.pid !== undefined) cgroup.add(child.pid);
  const timers = [
    setTimeout(() => stop("time"), order.limits.seconds * 1000),
    setInterval(
      () => lookAt(child, folder, { ...most, grouped: cgroup.memory && cgroup.processes }, stop),
      lookEvery,
    ),
  ];
  (child.stdio[3] as Writable).end("\n");
  const status = await ended;
  await Promise.all(streams);
  for (const timer of timers) clearTimeout(timer);
  const text = output.text();
  const end: RunEnd = status === null || limit !== null ? { kind: "stopped" } : endOf(status);
  const trace = traceIn(join(folder, "trace"));
  return {
    end,
    notStarted: notStartedOf(status, text, join(folder, "panic")),
    limit: cgroup.reached()[0] ?? limit ?? limitBySignal(end),
    attempts: attemptsOf(trace, text.includes(view.secret)),
    unwatched: trace === null ? ["network", "escape"] : [],
    output: text,
    outputBytes: output.bytes(),
    files: [],
    milliseconds: Math.round(performance.now() - since),
  };
}

/** Where gVisor could not start, or ended by a fault of its own: its status is then none of the command's. */
function notStartedOf(status: number | null, text: string, panic: string): string | null {
  if (existsSync(panic) && statSync(panic).size > 0)
    return `runsc: ${readFileSync(panic, "utf8").slice(0, 300)}`;
  return status === couldNotStart ? `runsc: ${text.trim().slice(0, 300)}` : null;
}

function threadsOf({ limits }: SandboxOrder): number {
  return overhead.threads + limits.processes * overhead.threadsEach;
}

type WatchedCaps = { readonly memoryBytes: number; readonly processes: number; readonly grouped: boolean };

function lookAt(
  child: ChildProcess,
  folder: string,
  caps: WatchedCaps,
  stop: (limit: ReachedLimit) => void,
): void {
  if (traceFiles(join(folder, "trace")).some((file) => statSync(file).size > largestTrace)) stop("output");
  if (caps.grouped || child.pid === undefined) return;
  const { threads, residentBytes } = useOf(child.pid, caps.processes);
  if (residentBytes > caps.memoryBytes) stop("memory");
  if (threads > caps.processes) stop("processes");
}

function limitBySignal(end: RunEnd): ReachedLimit | null {
  const signal = end.kind === "signal" ? end.signal : 0;
  if (signal === cpuTime) return "time";
  return signal === fileTooLarge ? "disk" : null;
}

function attemptsOf(trace: string | null, sawCanary: boolean): readonly Attempt[] {
  return [...attemptsIn((trace ?? "").split("\n")), ...(sawCanary ? (["canary"] as const) : [])];
}

function traceFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.includes(".boot."))
    .map((name) => join(folder, name));
}

/** The trace; `null` where there is none, or it was ended before all of it was written. */
function traceIn(folder: string): string | null {
  const files = traceFiles(folder);
  return files.length === 0 ? null : files.map((file) => readFileSync(file, "utf8")).join("\n");
}

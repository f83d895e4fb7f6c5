/** One run under bubblewrap, from its order to what was seen. */
import { closeSync } from "node:fs";
import type { Readable } from "node:stream";
import {
  type Attempt,
  endOf,
  type Observation,
  type ReachedLimit,
  type RunEnd,
} from "#core/reproducer/observation.ts";
import { boundOutput, type BoundedOutput } from "#sandbox/bounded-output.ts";
import { bubblewrapCommand, cappedCommand } from "#sandbox/bubblewrap/arguments.ts";
import { buildContained, type ContainedProcess } from "#sandbox/bubblewrap/contained-process.ts";
import type { BubblewrapLane } from "#sandbox/bubblewrap/lane.ts";
import { type NetworkWatch, watchNetwork } from "#sandbox/cap/network-watch.ts";
import { processesOf, useOf } from "#sandbox/cap/process-watch.ts";
import { neverStarted, type SandboxOrder } from "#sandbox/driver.ts";
import { isFull, leftFiles } from "#sandbox/left-files.ts";

const mebibyte = 1024 * 1024;
const lookEvery = 10;
/** What a command wrote is there within so many milliseconds of its end. */
const longestOutput = 5000;
/** With a group of processes this cap is only a second one; it counts what else the account runs, too. */
const mostWithGroup = 8192;
const [fileTooLarge, cpuTime, badCall] = [25, 24, 31];

/** The end of a run, as its parts are collected. */
type RunTrace = { limit: ReachedLimit | null; readonly since: number };

/** Runs an order in a lane, in which nothing else runs. */
export async function runContained(order: SandboxOrder, lane: BubblewrapLane): Promise<Observation> {
  const contained = await buildContained({
    command: cappedCommand(order, capsOf(order, lane), bubblewrapCommand(order, lane.view)),
    filterFile: lane.filterFile,
    standardInput: order.standardInput,
    account: lane.account,
  });
  const trace: RunTrace = { limit: null, since: performance.now() };
  const output = boundOutput(order.limits.outputKiB * 1024, () => {
    stop(contained, trace, "output");
  });
  const streams = [contained.child.stdout, contained.child.stderr].map(async (stream) => {
    await output.take(stream as Readable);
  });
  const ended = async (): Promise<number | null> => {
    const status = await contained.ended;
    // Nothing of it may go on, and nobody waits for what holds its output open.
    contained.kill();
    const late = setTimeout(() => {
      for (const stream of [contained.child.stdout, contained.child.stderr]) stream?.destroy();
    }, longestOutput);
    await Promise.all(streams);
    clearTimeout(late);
    return status;
  };
  const { inside, place } = contained;
  if (inside === null || place === null) {
    contained.kill();
    await ended();
    return neverStarted(output.text().slice(0, 500));
  }
  const network = watchNetwork(inside);
  try {
    return await watched({ order, lane, contained, trace, output, network, ended, inside, place });
  } finally {
    network?.close();
    closeSync(place);
  }
}

type WatchedRun = {
  readonly order: SandboxOrder;
  readonly lane: BubblewrapLane;
  readonly contained: ContainedProcess;
  readonly trace: RunTrace;
  readonly output: BoundedOutput;
  readonly network: NetworkWatch | null;
  readonly ended: () => Promise<number | null>;
  readonly inside: number;
  readonly place: number;
};

async function watched(run: WatchedRun): Promise<Observation> {
  const { order, lane, contained, trace, output, inside } = run;
  lane.cgroup.begin({
    memoryBytes: order.limits.memoryMiB * mebibyte,
    processes: order.limits.processes + own,
  });
  lane.cgroup.add(inside);
  const timers = [
    setTimeout(() => {
      stop(contained, trace, "time");
    }, order.limits.seconds * 1000),
    ...(isGrouped(lane) ? [] : [setInterval(() => lookAt(run), lookEvery)]),
  ];
  contained.begin();
  const status = await run.ended();
  for (const timer of timers) clearTimeout(timer);
  const text = output.text();
  const end: RunEnd = status === null ? { kind: "stopped" } : endOf(status);
  return {
    end,
    notStarted: notStartedOf(text, end, trace),
    limit: limitOf(run, end),
    attempts: attemptsOf(run, end, text),
    unwatched: run.network === null ? ["network"] : [],
    output: text,
    outputBytes: output.bytes(),
    files: leftFiles(`/proc/self/fd/${run.place}`, order.leaves),
    milliseconds: Math.round(performance.now() - trace.since),
  };
}

/** Bubblewrap's two processes count too. */
const own = 2;
/** The cap of an account's processes lies this much higher than that of the run: what multiplies does not fail and end before looking finds more than the run may have. */
const margin = 1024;

function isGrouped({ cgroup }: BubblewrapLane): boolean {
  return cgroup.memory && cgroup.processes;
}

function capsOf({ limits }: SandboxOrder, { cgroup, account }: BubblewrapLane) {
  const running = cgroup.processes ? mostWithGroup : processesOf(account ?? process.geteuid?.() ?? 0);
  return { processes: running + limits.processes + own + margin, addressSpaceBytes: null };
}

function lookAt({ order, contained, trace, inside }: WatchedRun): void {
  const most = order.limits.processes + own;
  const { threads, residentBytes } = useOf(inside, most);
  if (threads > most) stop(contained, trace, "processes");
  if (residentBytes > order.limits.memoryMiB * mebibyte) stop(contained, trace, "memory");
}

function stop(contained: ContainedProcess, trace: RunTrace, limit: ReachedLimit): void {
  trace.limit ??= limit;
  contained.kill();
}

function limitOf({ trace, lane, place }: WatchedRun, end: RunEnd): ReachedLimit | null {
  const [reached] = lane.cgroup.reached();
  // What is full may go on until its time is up: the time is then not what it is about.
  if (trace.limit !== null) return trace.limit === "time" ? (reached ?? "time") : trace.limit;
  if (reached !== undefined) return reached;
  const signal = end.kind === "signal" ? end.signal : 0;
  if (signal === cpuTime) return "time";
  return signal === fileTooLarge || isFull(`/proc/self/fd/${place}`) ? "disk" : null;
}

function attemptsOf({ network, lane }: WatchedRun, end: RunEnd, text: string): readonly Attempt[] {
  const isBadCall = end.kind === "signal" && end.signal === badCall;
  return [
    ...(network?.tried() === true ? (["network"] as const) : []),
    ...(isBadCall ? (["escape"] as const) : []),
    ...(text.includes(lane.view.secret) ? (["canary"] as const) : []),
  ];
}

/** A command that bubblewrap could not start has no status; why stands on the standard error. */
function notStartedOf(text: string, end: RunEnd, { limit }: RunTrace): string | null {
  if (end.kind !== "stopped" || limit !== null) return null;
  const line = text.split("\n").find((one) => one.startsWith("bwrap: "));
  return (line ?? "It ended without a status.").slice(0, 300);
}

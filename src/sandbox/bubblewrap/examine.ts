/** What this machine lacks of what bubblewrap needs: tried with the programs themselves, not told from versions. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ownMachine, type BubblewrapLane } from "#sandbox/bubblewrap/lane.ts";
import { runContained } from "#sandbox/bubblewrap/run.ts";
import type { SandboxOrder, SandboxPart, SandboxState } from "#sandbox/driver.ts";
import { usualLimits } from "#core/reproducer/run-limits.ts";

const exec = promisify(execFile);
const longest = 10_000;

/** Trials in the order in which a missing part hides those after it. */
const trials: readonly (readonly [SandboxPart, string, readonly string[]])[] = [
  ["bubblewrap", "bwrap", ["--version"]],
  ["prlimit", "prlimit", ["--version"]],
  ["user-namespaces", "bwrap", ["--unshare-user", "--ro-bind", "/", "/", "true"]],
  ["namespaces", "bwrap", ["--unshare-all", "--ro-bind", "/", "/", "true"]],
  ["proc", "bwrap", ["--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "true"]],
];

/** Examines the machine; a whole run of nothing has the last word. */
export async function examineBubblewrap(open: () => BubblewrapLane): Promise<SandboxState> {
  const driver = "bubblewrap";
  if (ownMachine() === null) {
    const part = process.platform === "linux" ? "machine" : "linux";
    const detail = `${process.platform} ${process.arch}`;
    return { driver, ready: false, missing: [part], substituted: [], detail };
  }
  const lane = open();
  const substituted: readonly SandboxPart[] = [
    ...(lane.cgroup.memory ? [] : (["cgroup-memory"] as const)),
    ...(lane.cgroup.processes ? [] : (["cgroup-processes"] as const)),
  ];
  const whole = await runContained(trialOrder(lane.view.settings), lane);
  if (whole.notStarted === null && whole.end.kind === "exit" && whole.end.status === 0)
    return { driver, ready: true, missing: [], substituted, detail: "" };
  const { part, detail } = await firstMissing(lane, whole.notStarted ?? "");
  return { driver, ready: false, missing: [part], substituted, detail };
}

/** A run of nothing, with all that protects. */
function trialOrder(inputs: string): SandboxOrder {
  const order = { root: null, inputs, instead: null, environment: {}, standardInput: null, leaves: [] };
  return { ...order, command: ["/bin/true"], limits: usualLimits };
}

async function firstMissing(
  { account }: BubblewrapLane,
  said: string,
): Promise<{ readonly part: SandboxPart; readonly detail: string }> {
  const options = { timeout: longest, ...(account === null ? {} : { uid: account, gid: account }) };
  for (const [part, program, args] of trials) {
    const failure = await exec(program, args, options).then(
      () => null,
      (error: unknown) => (error as { readonly stderr?: string }).stderr ?? String(error),
    );
    if (failure !== null) return { part, detail: failure.slice(0, 300) };
  }
  return { part: "seccomp", detail: said };
}

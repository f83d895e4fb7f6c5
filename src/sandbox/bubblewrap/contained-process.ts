/**
 * One start of bubblewrap: it builds the namespaces and waits; what counts and caps is attached to them from outside; then the command begins. The wait is what
 * makes sure that no moment of a run is unwatched.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, readlinkSync, statSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { descriptor } from "#sandbox/bubblewrap/arguments.ts";
import { inheritedDescriptors } from "#sandbox/cap/inherited.ts";

/** What is started. */
type ContainedStart = {
  readonly command: readonly string[];
  readonly filterFile: string;
  readonly standardInput: string | null;
  /** The account that runs it, where this process may choose one. */
  readonly account: number | null;
};

/** A sandbox that is built and waits, or one that could not be built. */
export type ContainedProcess = {
  readonly child: ChildProcess;
  /** The first process within, as this machine numbers it; `null` where nothing was built. */
  readonly inside: number | null;
  /** A descriptor of the temporary place within; `null` where it cannot be reached. */
  readonly place: number | null;
  readonly begin: () => void;
  /** Ends everything within, also what waits to begin: bubblewrap's own death does not reach that (its processes change their account meanwhile). */
  readonly kill: () => void;
  /** The exit status of the command; `null` where there was no command, or it was ended from outside. */
  readonly ended: Promise<number | null>;
};

const longestBuild = 5000;
const pauseMilliseconds = 1;

/** Builds a sandbox. It waits until `begin` is called. */
export async function buildContained(start: ContainedStart): Promise<ContainedProcess> {
  const input = openSync(start.standardInput ?? "/dev/null", "r");
  const filter = openSync(start.filterFile, "r");
  const [program = "", ...args] = start.command;
  const child = spawn(program, args, {
    cwd: "/",
    env: { PATH: "/usr/local/bin:/usr/bin:/bin" },
    stdio: [input, "pipe", "pipe", "pipe", "pipe", filter, ...covered(input)],
    ...(start.account === null ? {} : { uid: start.account, gid: start.account }),
  });
  closeSync(input);
  closeSync(filter);
  const status = readStatus(child);
  const slow = setTimeout(() => killTree(child, null), longestBuild);
  const inside = await status.inside;
  clearTimeout(slow);
  const place = inside === null ? null : await temporaryPlace(inside, child);
  const first = inside === null ? null : { pid: inside, namespace: namespaceOf(inside) };
  return {
    child,
    inside,
    place,
    begin: () => (child.stdio[descriptor.block] as Writable).end("."),
    kill: () => killTree(child, first),
    ended: status.ended,
  };
}

/** The first process within, and its namespace of processes: a number alone may have been given to another. */
type FirstWithin = { readonly pid: number; readonly namespace: string | null };

function killTree(child: ChildProcess, first: FirstWithin | null): void {
  const isFirst = first !== null && first.namespace !== null && namespaceOf(first.pid) === first.namespace;
  for (const pid of new Set([...childrenOf(child), ...(isFirst ? [first.pid] : [])])) endProcess(pid);
  child.kill("SIGKILL");
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return;
  }
}

/** What bubblewrap has started, while it is there itself. */
function childrenOf({ pid, exitCode, signalCode }: ChildProcess): readonly number[] {
  if (pid === undefined || exitCode !== null || signalCode !== null) return [];
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1");
    return (text.match(/\d+/g) ?? []).map(Number);
  } catch {
    return [];
  }
}

function namespaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null;
  }
}

/** Puts the empty input over each descriptor that the command would inherit, and that may lead anywhere. */
function covered(input: number): readonly (number | "ignore")[] {
  const inherited = new Set(inheritedDescriptors());
  const first = descriptor.filter + 1;
  const count = Math.max(0, ...[...inherited].map((number) => number + 1 - first));
  return Array.from({ length: count }, (_, index) => (inherited.has(first + index) ? input : "ignore"));
}

type StatusStream = { readonly inside: Promise<number | null>; readonly ended: Promise<number | null> };

/** Bubblewrap writes two JSON documents: at the beginning who runs within, at the end how the command ended. */
function readStatus(child: ChildProcess): StatusStream {
  const stream = child.stdio[descriptor.status] as Readable;
  const block = child.stdio[descriptor.block] as Writable;
  block.on("error", () => undefined);
  (child.stdio[descriptor.block] as Readable).resume();
  let text = "";
  const inside = new Promise<number | null>((resolve) => {
    stream.on("data", (piece: Buffer) => {
      text += piece.toString("latin1");
      const pid = /"child-pid": (\d+)/.exec(text)?.[1];
      if (pid !== undefined) resolve(Number(pid));
    });
    stream.once("close", () => {
      resolve(null);
    });
    child.once("error", () => {
      resolve(null);
    });
  });
  const ended = new Promise<number | null>((resolve) => {
    const finish = (): void => {
      const status = /"exit-code": (\d+)/.exec(text)?.[1];
      resolve(status === undefined ? null : Number(status));
    };
    stream.once("close", finish);
    child.once("error", finish);
  });
  return { inside, ended };
}

/** Until the root within is the sandbox's own, `/tmp` there is this machine's, or none. */
async function temporaryPlace(inside: number, child: ChildProcess): Promise<number | null> {
  const path = `/proc/${inside}/root/tmp`;
  const own = statSync("/tmp").dev;
  for (let spent = 0; spent < longestBuild && child.exitCode === null; spent += pauseMilliseconds) {
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found !== undefined && found.dev !== own)
        return openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
    } catch {
      return null;
    }
    await wait(pauseMilliseconds);
  }
  return null;
}

/** What runs a command shut in: one interface for every kind of sandbox. A driver that lacks a part of its protection does not run. */
import type { Attempt, Observation } from "#core/reproducer/observation.ts";
import type { RunLimits } from "#core/reproducer/run-limits.ts";

/** What a sandbox needs of a machine; by these names it is said what is missing. */
const sandboxParts = [
  "bubblewrap",
  "runsc",
  "prlimit",
  "linux",
  "machine",
  "user-namespaces",
  "namespaces",
  "seccomp",
  "proc",
  "cgroup-memory",
  "cgroup-processes",
] as const;
export type SandboxPart = (typeof sandboxParts)[number];

/** What was found of a driver on this machine. */
export type SandboxState = {
  readonly driver: string;
  /** Whether it runs: all that it cannot do without is there. */
  readonly ready: boolean;
  readonly missing: readonly SandboxPart[];
  /** What is capped without control groups, by what stands in for them. */
  readonly substituted: readonly SandboxPart[];
  /** What the system itself said of what is missing. */
  readonly detail: string;
};

/** One run that is asked for. Paths are of this machine, staged by whoever asks; nothing else of the machine is seen within. */
export type SandboxOrder = {
  /** The folder that becomes the root; `null` for the machine's own programs and libraries, read-only. */
  readonly root: string | null;
  /** The folder that stands at `/input`. */
  readonly inputs: string;
  /** A file that stands in the place of one of `/input`, where another build of a program is tried. */
  readonly instead: { readonly file: string; readonly path: string } | null;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly standardInput: string | null;
  readonly limits: RunLimits;
  /** Files below `/tmp` to look at when it has ended. */
  readonly leaves: readonly string[];
};

/** A kind of sandbox. */
export type SandboxDriver = {
  readonly name: string;
  /** Looks at the machine, once: what is there stays as long as the program runs. */
  readonly examine: () => Promise<SandboxState>;
  readonly run: (order: SandboxOrder) => Promise<Observation>;
};

/** All that can be tried, where nothing watched. */
const allAttempts: readonly Attempt[] = ["network", "escape", "canary"];

/** A driver that is closed when nothing runs in it any more. */
export type OpenDriver = SandboxDriver & { readonly close: () => void };

/** The observation of a run that never began. */
export function neverStarted(why: string): Observation {
  return {
    end: { kind: "stopped" },
    notStarted: why,
    limit: null,
    attempts: [],
    unwatched: allAttempts,
    output: "",
    outputBytes: 0,
    files: [],
    milliseconds: 0,
  };
}

/** What one run of a reproducer showed, as the sandbox saw it from outside. */

/** How a command ended. A shell and a sandbox pass a death by a signal on as 128 and its number, so the two cannot be told apart; `stopped` is by the sandbox. */
export type RunEnd =
  | { readonly kind: "exit"; readonly status: number }
  | { readonly kind: "signal"; readonly status: number; readonly signal: number }
  | { readonly kind: "stopped" };

/** A limit that a run reached. */
export type ReachedLimit = "time" | "memory" | "processes" | "disk" | "output";

/** Something that only what wants out of the sandbox does. */
export type Attempt = "network" | "escape" | "canary";

/** A file that a reproducer left behind. */
export type LeftFile = { readonly path: string; readonly size: number; readonly sha256: string };

/** One run. */
export type Observation = {
  readonly end: RunEnd;
  /** Why the command never began, in the sandbox's own words; `null` where it did. */
  readonly notStarted: string | null;
  readonly limit: ReachedLimit | null;
  readonly attempts: readonly Attempt[];
  /** What nothing watched for in this run: its absence from `attempts` says nothing. */
  readonly unwatched: readonly Attempt[];
  /** Standard output and error, one after the other, cut at the limit. */
  readonly output: string;
  readonly outputBytes: number;
  readonly files: readonly LeftFile[];
  readonly milliseconds: number;
};

const signalBase = 128;
const lastSignal = 64;

/** The end that an exit status tells of. */
export function endOf(status: number): RunEnd {
  return status > signalBase && status <= signalBase + lastSignal
    ? { kind: "signal", status, signal: status - signalBase }
    : { kind: "exit", status };
}

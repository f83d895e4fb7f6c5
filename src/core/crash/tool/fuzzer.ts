/** What fuzzers themselves print: libFuzzer and Centipede, of time, memory, signals, exits, changed input. */
import { afterLast, holds } from "#core/crash/scan.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

const outOfMemory: readonly (readonly string[])[] = [
  ["# Allocation failed", "out of memory"],
  ["::OnNoMemory"],
  ["ERROR", "Sanitizer failed to allocate"],
  ["FatalProcessOutOfMemory"],
  ["Fatal process out of memory:"],
  ["Fatal JavaScript out of memory:"],
  ["Fatal JavaScript invalid size error"],
  ["FX_OutOfMemoryTerminate"],
  ["Out of memory. Dying"],
  ["Out of memory. size="],
  ["Sanitizer: allocation-size-too-big"],
  ["Sanitizer: calloc-overflow"],
  ["Sanitizer: calloc parameters overflow"],
  ["Sanitizer: requested allocation size", "exceeds maximum supported size"],
  ["Sanitizer: out of memory"],
  ["TerminateBecauseOutOfMemory"],
  ["allocator is out of memory trying to allocate"],
  ["blinkGCOutOfMemory"],
  ["couldnt allocate", "Out of memory"],
  ["libFuzzer: out-of-memory ("],
  ["rss limit exhausted"],
  ["in rust_oom"],
  ["Failure description: out-of-memory"],
  ["========= RSS limit exceeded:"],
  ["A device memory allocation has failed."],
  ["__rust_alloc_error_handler"],
];
const anyMemory = new RegExp(outOfMemory.map(([first = ""]) => RegExp.escape(first)).join("|"));

/** Whether a line says that memory ran out. */
export function isOutOfMemory(line: string): boolean {
  return (
    anyMemory.test(line) &&
    outOfMemory.some(
      (words) => holds(line, ...words) && (words[0] !== "Out of memory. Dying" || !line.endsWith("Dying")),
    )
  );
}

/** Whether a line says that time ran out. */
export function isTimeout(line: string): boolean {
  return (
    (line.includes("libFuzzer:") && afterLast(line, "ERROR:", /\s*libFuzzer:\s*timeout/y) !== null) ||
    /^========= (?:Timeout of \d+ seconds exceeded; exiting|Per-input timeout exceeded:)/.test(line)
  );
}

/** Time or memory that ran out, where that counts. */
export const hang: LineRule = (line, state) => {
  if (state.options.hangs !== true) return false;
  for (const [holdsNow, type] of [
    [isTimeout, "Timeout"],
    [isOutOfMemory, "Out-of-memory"],
  ] as const)
    if (holdsNow(line)) {
      state.reset();
      state.setType(type, "libfuzzer");
    }
  return false;
};

/** A stack that grew over Centipede's limit. */
export const stackLimit: LineRule = (line, state) => {
  if (/^========= Stack limit exceeded: \d+ > \d+ \(byte\); aborting$/.test(line))
    state.setType("Stack-overflow", "centipede");
  return false;
};

const endings: readonly (readonly [RegExp, string])[] = [
  [/\s*libFuzzer:\s*deadly signal/y, "Fatal-signal"],
  [/\s*libFuzzer:\s*fuzz target exited/y, "Unexpected-exit"],
  [/\s*libFuzzer:\s*fuzz target overwrites its const input/y, "Overwrites-const-input"],
];

/** The first way in which a target ended that is of no other kind. */
export const targetEnded: LineRule = (line, state) => {
  if (!line.includes("libFuzzer:")) return false;
  for (const [ending, type] of endings)
    if (afterLast(line, "ERROR:", ending) !== null) {
      state.reset();
      state.setType(type, "libfuzzer");
    }
  return false;
};

/** What Centipede puts before each line of the target's output. */
const crashLog = "CRASH LOG: ";

/** A line without Centipede's mark. */
export function withoutCrashLog(line: string): string {
  return line.startsWith(crashLog) ? line.slice(crashLog.length) : line;
}

/**
 * Reading a crash trace after ClusterFuzz's rules: every line goes through the tools' rules in one fixed order, since a later rule may take back what an
 * earlier one of the same line took for the kind; then it is read as a frame. No rule goes back over a line more often than its parts allow.
 */
import { isNearNull, shortAddress } from "#core/crash/address.ts";
import type { Crash } from "#core/crash/crash.ts";
import { cycleOf, framesOfState, normalisedState } from "#core/crash/crash-state.ts";
import { isSecurity } from "#core/crash/security.ts";
import { readFrame } from "#core/crash/stack/frames.ts";
import {
  abortMessage,
  androidSignal,
  fatalException,
  trustyCrash,
  withoutLogcat,
} from "#core/crash/tool/android.ts";
import { asanKind, memcpyOverlap, wrongFree } from "#core/crash/tool/asan.ts";
import { failedAssertion, unreachable } from "#core/crash/tool/assertion.ts";
import { badCast } from "#core/crash/tool/bad-cast.ts";
import { cdbAccess, cdbKind, cdbStackStart } from "#core/crash/tool/cdb.ts";
import { failedCheck, graphicsProcess, ownSignalHandler, securityCheck } from "#core/crash/tool/chromium.ts";
import { detected } from "#core/crash/tool/detectors.ts";
import {
  hang,
  isOutOfMemory,
  isTimeout,
  stackLimit,
  targetEnded,
  withoutCrashLog,
} from "#core/crash/tool/fuzzer.ts";
import { gdbSignal } from "#core/crash/tool/gdb.ts";
import { goFatal, goPanic } from "#core/crash/tool/go.ts";
import { overwrittenTail } from "#core/crash/tool/hwasan.ts";
import { javaException } from "#core/crash/tool/java.ts";
import {
  isLinuxKernelLibrary,
  kasanAccess,
  kernelPanic,
  kernelReport,
  withoutKernelTime,
} from "#core/crash/tool/kernel.ts";
import { leak } from "#core/crash/tool/lsan.ts";
import { missingLibrary } from "#core/crash/tool/missing-library.ts";
import { msanKind } from "#core/crash/tool/msan.ts";
import { keepsType } from "#core/crash/tool/precedence.ts";
import {
  accessOfSize,
  floatingPoint,
  kindOfSignal,
  kindWithAddress,
  ownCheckFailure,
  sanitizerSays,
  sanitizerSignal,
} from "#core/crash/tool/sanitizer.ts";
import { isPythonTitle, jazzerJs, pythonTitle } from "#core/crash/tool/script.ts";
import { tsanKind } from "#core/crash/tool/tsan.ts";
import { undefinedBehaviour } from "#core/crash/tool/ubsan.ts";
import { fatalError, fatalErrorDetails, otherFailure, sandboxViolation } from "#core/crash/tool/v8.ts";
import type { TraceTool } from "#core/crash/tools.ts";
import { type LineRule, type TraceOptions, TraceState } from "#core/crash/trace-state.ts";

/** The rules that any line may meet, in their order. */
const rules: readonly LineRule[] = [
  failedAssertion,
  unreachable,
  gdbSignal,
  cdbAccess,
  msanKind,
  tsanKind,
  leak,
  badCast,
  goPanic,
  undefinedBehaviour,
  memcpyOverlap,
  pythonTitle,
  jazzerJs,
  trustyCrash,
  sanitizerSignal,
  wrongFree,
  floatingPoint,
  kindWithAddress,
  kindOfSignal,
  accessOfSize,
  androidSignal,
  abortMessage,
  kernelPanic,
  kernelReport,
  detected,
  kasanAccess,
  ownCheckFailure,
  securityCheck,
  hang,
  stackLimit,
  sandboxViolation,
];

/** The rules for a line that comes before any kind is known: the first kind stays, but for another rule of the same line. */
const firstKinds: readonly LineRule[] = [
  cdbKind,
  asanKind,
  overwrittenTail,
  graphicsProcess,
  javaException,
  fatalException,
  failedCheck,
  fatalError,
  goFatal,
  otherFailure,
  ownSignalHandler,
  targetEnded,
  missingLibrary,
];

/** What came of a trace: the crash, which tool printed its kind, and whether time or memory that ran out was left aside. */
type TraceReading = {
  readonly crash: Crash | null;
  readonly tool: TraceTool | "";
  readonly hang: boolean;
  /** Whether the trace has so many lines that only the first and the last were read. */
  readonly cut: boolean;
};

/** What ends a line besides the usual: the separators that Python, whose rules these are, ends lines at too. */
const separators = String.fromCharCode(0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029);
const lineEnds = new RegExp(`\\r\\n|[\\n\\r\\v\\f${separators}]`);

/** Reads a trace; the crash is null where no rule knows a kind in it. */
export function readTrace(text: string, options: TraceOptions = {}): TraceReading {
  const { lines, cut } = linesOf(text);
  const state = new TraceState(traitsOf(text), options);
  let hangs = false;
  for (const line of state.traits.python ? reversedPython(lines) : lines) {
    if (isIgnoredLine(line, state)) continue;
    if (isOutOfMemory(line) && options.hangs !== true) return { crash: null, tool: "", hang: true, cut };
    hangs ||= isTimeout(line);
    readLine(line, state);
  }
  const crash = state.type === "" ? null : crashOf(state, text);
  return { crash, tool: state.tool, hang: crash === null && hangs, cut };
}

/** How many lines are read: a crash stands at the beginning of what a target prints, or at its end. */
const most = { first: 100_000, last: 300_000 };

/** The lines that say something. */
function linesOf(text: string): { readonly lines: readonly string[]; readonly cut: boolean } {
  const all = text.split(lineEnds).filter((line) => line !== "");
  const cut = all.length > most.first + most.last;
  const read = cut ? [...all.slice(0, most.first), ...all.slice(-most.last)] : all;
  const lines = read.map((line) => withoutLogcat(withoutCrashLog(line)));
  const plain = isLinuxKernelLibrary(text) ? lines.map(withoutKernelTime) : lines;
  return { lines: plain.flatMap((line) => (line.includes(deadly) ? aroundDeadly(line) : [line])), cut };
}

const deadly = "Sanitizer:DEADLYSIGNAL";

/** A line that a sanitizer's word about a signal was appended to, without its own line end, in two. */
function aroundDeadly(line: string): readonly string[] {
  const match = [
    ...line.matchAll(/(?:Address|Leak|Memory|UndefinedBehavior|Thread)Sanitizer:DEADLYSIGNAL/g),
  ].at(-1);
  const ends = match !== undefined && match.index + match[0].length === line.length;
  return ends && line.slice(0, match.index).trim() !== "" ? [line.slice(0, match.index), match[0]] : [line];
}

function traitsOf(text: string): TraceState["traits"] {
  return {
    kasan: text.includes("KASAN"),
    linuxKernelLibrary: isLinuxKernelLibrary(text),
    go: text.includes(".go:"),
    python: text.includes('.py", line'),
    jazzerJs: text.includes("Uncaught Exception: Jazzer.js"),
    trusty: text.includes("Trusted App crash stacktrace"),
    scaredBySignal: /SCARINESS: \d{1,9} \(signal\)/.test(text),
  };
}

/** Python's stack with the innermost frame first, under its title; what a sanitizer says afterwards is left out. */
function reversedPython(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex(isPythonTitle);
  if (start < 0) return [];
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => line.includes("=========") || line.includes("== ERROR: "));
  return [lines[start] ?? "", ...after.slice(0, end < 0 ? undefined : end).toReversed()];
}

const ignored = [
  ":INFO:CONSOLE",
  "SUMMARY:",
  "WARNING: AddressSanitizer",
  "failed to mprotect 0x00010000",
  "text run at (",
  "Please include Java exception stack in crash report",
];

const longestLine = 65_536;

function isIgnoredLine(line: string, state: TraceState): boolean {
  return (
    state.processDied ||
    line.length > longestLine ||
    ignored.some((text) => line.includes(text)) ||
    /^(?:Address|Leak|Memory|UndefinedBehavior|Thread)Sanitizer:DEADLYSIGNAL/.test(line)
  );
}

/** What a line stands before that is no part of the stack that crashed. */
const stops = [
  "Direct leak of",
  "Uninitialized value was stored to memory at",
  "allocated by thread",
  "created by main thread at",
  "located in stack of thread",
  "previously allocated by",
];

function readLine(line: string, state: TraceState): void {
  if (keepsType(state.type) && isMereSignal(line)) return;
  for (const rule of rules) if (rule(line, state)) return;
  if (state.type === "") for (const rule of firstKinds) rule(line, state);
  if (fatalErrorDetails(line, state)) return;
  cdbStackStart(line, state);
  if (state.state !== "" && stops.some((text) => line.includes(text))) {
    state.frameCount = framesOfState;
    state.stackEnded = state.frames.length > 0;
  } else if (
    state.type !== "" &&
    !(state.state.includes("JNI DETECTED ERROR") && line.includes("/art/runtime/"))
  )
    readFrame(line, state);
}

function isMereSignal(line: string): boolean {
  return ["ABRT ", "breakpoint ", "ILL ", "TRAP "].some((signal) => sanitizerSays(line, signal));
}

function crashOf(state: TraceState, text: string): Crash {
  const lines =
    state.type === "Stack-overflow" ? (cycleOf(state.names)?.join("\n") ?? state.state) : state.state;
  const address = shortAddress(state.address);
  const type = typeOf(state.type, address);
  return {
    type,
    address,
    state: statesOf(lines, state)
      .split("\n")
      .filter((line, index, all) => line !== "" || index < all.length - 1),
    security: isSecurity({ type, address }, text, state.options),
    frames: state.frames,
  };
}

/** Kinds whose stack is another each time: the target alone says which flaw it is. */
const byTarget: ReadonlySet<string> = new Set(["Out-of-memory", "Timeout", "Overwrites-const-input"]);

function statesOf(lines: string, state: TraceState): string {
  const target = state.options.fuzzTarget ?? "";
  if (target !== "" && byTarget.has(state.type)) return target;
  const normalised = normalisedState(lines, state.type === "V8 correctness failure");
  return normalised.trim() === "" ? state.processName || target || "NULL" : normalised;
}

/** The kind with its size cut off where it is large, and null where that is what was dereferenced. */
function typeOf(type: string, address: string): string {
  const size = /^([^0-9]+)([0-9]+)/.exec(type);
  const head = size?.[1] ?? "";
  const digits = size?.[2] ?? "";
  const capped =
    size === null
      ? type
      : `${head}${Number(digits) > 16 ? "{*}" : Number(digits)}${type.slice(size[0].length)}`;
  return capped.startsWith("UNKNOWN") && address !== "" && isNearNull(address)
    ? capped.replaceAll("UNKNOWN", "Null-dereference")
    : capped;
}

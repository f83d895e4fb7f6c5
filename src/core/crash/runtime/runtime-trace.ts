/** What readers of run times' traces share: lines, the frames that a trace has innermost first, and a crash made of them. */
import type { Crash, StackFrame } from "#core/crash/crash.ts";
import { shortAddress } from "#core/crash/address.ts";
import { framesOfState, normalisedState } from "#core/crash/crash-state.ts";

/** A reader of the traces of one run time, after whose own words ClusterFuzz has no rule; null for what is none of them. */
export type RuntimeReader = {
  readonly name: string;
  readonly read: (lines: readonly string[]) => Crash | null;
};

const most = { frames: 256, lines: 4096 };

/** Reads lines from one on as frames, until one is none; `ends` lets lines pass that stand between frames. */
export function framesFrom(
  lines: readonly string[],
  start: number,
  frameOf: (line: string) => StackFrame | "between" | null,
): readonly StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of lines.slice(start, start + most.lines)) {
    const read = frameOf(line);
    if (read === null) break;
    if (read !== "between") frames.push(read);
    if (frames.length >= most.frames) break;
  }
  return frames;
}

/** Frames of run times and their libraries that say nothing of a flaw. */
const ignored =
  /^(?:java\.|javax\.|jdk\.|sun\.|node:|internal\/|System\.|Microsoft\.|std::|core::|alloc::|rust_|__rust|_start$|main$|__libc|backtrace::|<anonymous>$|<main>$|<top |Kernel#|process\.|Module\.|Object\.<anonymous>$)/;

/** A crash of a kind, with a message as the first line of its state where one is given. */
export function runtimeCrash(
  type: string,
  frames: readonly StackFrame[],
  {
    message = null,
    security = false,
    address = "",
  }: { readonly message?: string | null; readonly security?: boolean; readonly address?: string } = {},
): Crash {
  const names = frames.flatMap(({ function: name }) => (name === null || ignored.test(name) ? [] : [name]));
  const all = frames.flatMap(({ function: name }) => name ?? []);
  const state = [...(message === null ? [] : [message]), ...(names.length > 0 ? names : all)].slice(
    0,
    framesOfState,
  );
  const lines = normalisedState(state.map((line) => `${line}\n`).join(""), false)
    .split("\n")
    .slice(0, state.length);
  return {
    type,
    address: shortAddress(address),
    state: lines.length > 0 ? lines : ["NULL"],
    security,
    frames,
  };
}

/** A frame of these parts. */
export function frame(name: string | null, file: string | null = null, line?: string): StackFrame {
  const number = Number(line ?? 0);
  return { function: name === "" ? null : name, file, line: number > 0 ? number : null, module: null };
}

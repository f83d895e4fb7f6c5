/**
 * How like two stacks are: the position dependent model, as CASR takes it. Frames that both have in the same order count, the more the nearer they are to
 * the crash and the less they moved. Which frames are the same the caller says: by place for one build, by function for many.
 */
import type { StackFrame } from "#core/crash/crash.ts";
import { fileName, frameName } from "#core/duplicate/frame.ts";
import { isFuzzEntry, isMachinery } from "#core/duplicate/machinery.ts";
import { type Signal, signal } from "#core/duplicate/signal.ts";

/** How fast a frame loses weight by its distance from the crash, and by how far it moved. */
const weight = { depth: 0.04, moved: 0.13 } as const;

/** Deeper frames say little, and the work is bounded by the square of this. */
const deepest = 32;
const longestPeriod = 8;

/** The names of the frames that say something, innermost first: without machinery, without what lies outside of a fuzzing engine's entry, recursion told once. */
export function tellingFrames(frames: readonly StackFrame[]): readonly string[] {
  const names = frames.slice(0, 4 * deepest).map(frameName);
  const entry = names.findIndex(isFuzzEntry);
  const own = names
    .slice(0, entry < 0 ? undefined : entry)
    .filter((name) => name !== "" && !isMachinery(name));
  return withoutRepeats(own).slice(0, deepest);
}

const framesWithFile = 3;

/** The files of the innermost frames that say something. */
export function tellingFiles(frames: readonly StackFrame[]): readonly string[] {
  const own = frames.slice(0, 4 * deepest).filter((frame) => !isMachinery(frameName(frame)));
  return [...new Set(own.slice(0, framesWithFile).map(({ file }) => fileName(file)))].filter(
    (file) => file !== "",
  );
}

/** The list with intervals that follow on themselves told once, as recursion makes them. */
function withoutRepeats(names: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const name of names) {
    out.push(name);
    for (let period = 1; period <= longestPeriod && 2 * period <= out.length; period++)
      if (repeatsItself(out, period)) {
        out.length -= period;
        break;
      }
  }
  return out;
}

function repeatsItself(list: readonly string[], period: number): boolean {
  for (let at = list.length - period; at < list.length; at++)
    if (list[at] !== list[at - period]) return false;
  return true;
}

/** 1 for equal stacks, 0 for stacks without a frame in common. Symmetric. */
export function stackLikeness<F>(
  first: readonly F[],
  second: readonly F[],
  sameFrame: (one: F, other: F) => boolean = Object.is,
): number {
  const shorter = Math.min(first.length, second.length);
  if (shorter === 0) return 0;
  let above = new Float64Array(second.length + 1);
  for (const [i, one] of first.entries()) {
    const row = new Float64Array(second.length + 1);
    for (const [j, other] of second.entries()) {
      const gain = sameFrame(one, other)
        ? Math.exp(-(weight.depth * (Math.min(i, j) + 1) + weight.moved * Math.abs(i - j)))
        : 0;
      row[j + 1] = Math.max(row[j] ?? 0, above[j + 1] ?? 0, (above[j] ?? 0) + gain);
    }
    above = row;
  }
  let most = 0;
  for (let at = 1; at <= shorter; at++) most += Math.exp(-weight.depth * at);
  return (above[second.length] ?? 0) / most;
}

/** What the stacks say; null where one has no telling frame. One frame in common of one is little, whatever its likeness. */
export function stackSignal(first: readonly string[], second: readonly string[]): Signal | null {
  const shorter = Math.min(first.length, second.length);
  if (shorter === 0) return null;
  const common = new Set(first).intersection(new Set(second)).size;
  const score = stackLikeness(first, second) * Math.min(1, shorter / 3);
  const innermost = first.find((name) => second.includes(name)) ?? "";
  return signal("stack", score, "stack-likeness", { common, of: shorter, innermost });
}

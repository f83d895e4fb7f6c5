/** Python: the last traceback, whose innermost frame stands last; the exception's name follows it. And what its fault handler prints, whose innermost frame stands first. */
import type { Crash } from "#core/crash/crash.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const place = /^ {2}File "([^"]{1,1000})", line (\d{1,9}), in (.{1,500})$/;

/** A traceback that nothing caught. */
export const python: RuntimeReader = {
  name: "python",
  read: (printed) => {
    // Of a group of exceptions each stands behind bars.
    const lines = printed.map((line) => line.replace(/^\s{0,40}(?:[|+]) (?! {0,1}-)/, ""));
    const start = lines.findLastIndex((line) => line.trim() === "Traceback (most recent call last):");
    if (start < 0) return fault(lines);
    const frames = framesFrom(lines, start + 1, (line) => {
      const match = place.exec(line);
      if (match !== null) return frame((match[3] ?? "").trim(), match[1] ?? null, match[2]);
      return line.startsWith("    ") || line.trim() === "" ? "between" : null;
    });
    return frames.length === 0 ? null : runtimeCrash("Uncaught exception", frames.toReversed());
  },
};

const faultTitle = /^Fatal Python error: (.{1,200})$/;
const faultPlace = /^ {2}File "([^"]{1,1000})", line (\d{1,9}) in (.{1,500})$/;

/** `Fatal Python error`: the interpreter itself ended by a signal or a check of its own. */
function fault(lines: readonly string[]): Crash | null {
  const title = lines.findIndex((line) => faultTitle.test(line));
  if (title < 0) return null;
  const after = lines.slice(title, title + 200);
  const thread = after.findIndex((line) => line.endsWith("(most recent call first):"));
  const frames =
    thread < 0
      ? []
      : framesFrom(after, thread + 1, (line) => {
          const match = faultPlace.exec(line);
          return match === null ? null : frame((match[3] ?? "").trim(), match[1] ?? null, match[2]);
        });
  const kind = faultTitle.exec(lines[title] ?? "")?.[1] ?? "";
  const isSignal = /^(?:Segmentation fault|Bus error|Illegal instruction)/.test(kind);
  return frames.length === 0
    ? null
    : runtimeCrash(isSignal ? kind : "Fatal error", frames, { security: isSignal });
}

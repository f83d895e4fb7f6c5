/** Python: the last traceback, whose innermost frame stands last; the exception's name follows it. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const place = /^ {2}File "([^"]{1,1000})", line (\d{1,9}), in (.{1,500})$/;

/** A traceback that nothing caught. */
export const python: RuntimeReader = {
  name: "python",
  read: (lines) => {
    const start = lines.findLastIndex((line) => line.trim() === "Traceback (most recent call last):");
    if (start < 0) return null;
    const frames = framesFrom(lines, start + 1, (line) => {
      const match = place.exec(line);
      if (match !== null) return frame((match[3] ?? "").trim(), match[1] ?? null, match[2]);
      return line.startsWith("    ") || line.trim() === "" ? "between" : null;
    });
    return frames.length === 0 ? null : runtimeCrash("Uncaught exception", frames.toReversed());
  },
};

/** Node and browsers: an error with its stack, `at f (file:1:2)` or `at file:1:2`. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title =
  /^(?:error: )?(?:Uncaught )?(?:\(in promise\) )?(?:[A-Za-z]{0,60}Error|Error)(?: \[[A-Z0-9_]{1,80}\])?(?::|$)/;
/** Frames without a place: of the engine itself, or of a promise. */
const placeless = /^\s{1,8}at (?:async )?(\S.{0,300}?)(?: \((?:<anonymous>|native|index \d{1,9})\))?$/;
const named = /^\s{1,8}at (?:async )?(\S.{0,300}?) \((\S.{0,1000}?):(\d{1,9}):\d{1,9}\)$/;
const unnamed = /^\s{1,8}at (?:async )?(\S.{0,1000}?):(\d{1,9}):\d{1,9}$/;

/** An error that nothing caught. */
export const node: RuntimeReader = {
  name: "node",
  read: (lines) => {
    const start = lines.findIndex((line, index) => title.test(line) && stackAfter(lines, index) > 0);
    if (start < 0) return null;
    const frames = framesFrom(lines, stackAfter(lines, start), (line) => {
      const match = named.exec(line);
      if (match !== null) return frame((match[1] ?? "").replace(/^new /, ""), match[2] ?? null, match[3]);
      const place = unnamed.exec(line);
      if (place !== null) return frame(null, place[1] ?? null, place[2]);
      return placeless.test(line) ? "between" : null;
    });
    return frames.length === 0 ? null : runtimeCrash("Uncaught exception", frames);
  },
};

/** A message may have several lines. */
const mostOfMessage = 12;

/** Where the stack of an error begins; 0 where none follows. */
function stackAfter(lines: readonly string[], head: number): number {
  const message = lines.slice(head + 1, head + 1 + mostOfMessage);
  const first = message.findIndex((line) => /^\s{1,8}at \S/.test(line));
  return first < 0 ? 0 : head + 1 + first;
}

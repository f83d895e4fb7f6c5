/** PHP: an exception that nothing caught, as the command line and its logs print it; where it was thrown stands in the first frame. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title = /^(?:\[[^\]]{1,60}\] )?(?:PHP )?Fatal error: {1,2}Uncaught [A-Za-z_\\][\w\\]{0,300}/;
const place = /^#\d{1,5} (?:(.{1,1000}?)\((\d{1,9})\)|\[internal function\]): ([\w\\:>{}/.$@-]{1,400})\(/;
/** A message of several lines stands between the title and its stack. */
const mostOfMessage = 50;

/** An exception. */
export const php: RuntimeReader = {
  name: "php",
  read: (lines) => {
    const start = lines.findIndex((line) => title.test(line));
    if (start < 0) return null;
    const after = lines.slice(start, start + mostOfMessage);
    const stack = after.findIndex((line) => line.endsWith("Stack trace:"));
    if (stack < 0) return null;
    const frames = framesFrom(lines, start + stack + 1, (line) => {
      const match = place.exec(line);
      return match === null ? null : frame(match[3] ?? null, match[1] ?? null, match[2]);
    });
    return runtimeCrash("Uncaught exception", frames);
  },
};

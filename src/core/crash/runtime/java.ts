/** Java and Kotlin: the first exception that is followed by its stack. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title =
  /^(?:Exception in thread "[^"]{0,200}" |Caused by: |SEVERE: )?[A-Za-z_][\w$]{0,100}(?:\.[\w$]{1,100}){1,20}(?:Exception|Error|Throwable)\b/;
const place = /^\s{1,8}at (?:[\w.-]{1,100}\/{1,2})?([\w$.<>]{1,300})\(([^():]{0,200})(?::(\d{1,9}))?\)/;

/** An exception that nothing caught. */
export const java: RuntimeReader = {
  name: "java",
  read: (lines) => {
    const start = lines.findIndex((line, index) => title.test(line) && place.test(lines[index + 1] ?? ""));
    if (start < 0) return null;
    const frames = framesFrom(lines, start + 1, (line) => {
      const match = place.exec(line);
      return match === null
        ? null
        : frame(match[1] ?? null, match[2] === "" ? null : (match[2] ?? null), match[3]);
    });
    return runtimeCrash("Uncaught exception", frames);
  },
};

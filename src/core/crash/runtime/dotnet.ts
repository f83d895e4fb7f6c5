/** .NET: `Unhandled exception. System.X: …` and its stack, and the ends of the run time itself: `Fatal error.`, `Stack overflow.` */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title =
  /^\s{0,4}(?:Unhandled [Ee]xception[.:]|Fatal error\. |Stack overflow\.$|Process terminated\. |(?:System|Microsoft)\.[\w.]{1,200}Exception:)/;
const place = /^\s{1,6}at ([\w.<>`+|[\],]{1,400})\([^)]{0,500}\)(?: in (.{1,1000}):line (\d{1,9}))?/;

/** An exception that nothing caught. */
export const dotnet: RuntimeReader = {
  name: "dotnet",
  read: (lines) => {
    const start = lines.findIndex((line) => title.test(line));
    const first = start < 0 ? -1 : lines.slice(start, start + 200).findIndex((line) => place.test(line));
    if (first < 0) return null;
    const frames = framesFrom(lines, start + first, (line) => {
      const match = place.exec(line);
      if (match !== null) return frame(match[1] ?? null, match[2] ?? null, match[3]);
      return /^\s{0,6}---/.test(line) ? "between" : null;
    });
    const head = lines[start] ?? "";
    if (head.startsWith("Stack overflow.")) return runtimeCrash("Stack-overflow", frames);
    if (/AccessViolationException/.test(head))
      return runtimeCrash("Access-violation", frames, { security: true });
    return runtimeCrash(/^(?:Fatal|Process)/.test(head) ? "Fatal error" : "Uncaught exception", frames);
  },
};

/** ThreadSanitizer: data races and orders of locks. */
import { namedReport } from "#core/crash/tool/sanitizer.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

/** The kind that it names. */
export const tsanKind: LineRule = (line, state) => {
  const kind = line.includes("ThreadSanitizer") ? namedReport(line, "ThreadSanitizer") : null;
  if (kind === null) return false;
  state.reset();
  state.setType(kind, "tsan");
  return false;
};

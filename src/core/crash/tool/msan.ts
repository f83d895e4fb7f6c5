/** MemorySanitizer: uses of uninitialised values. */
import { namedReport } from "#core/crash/tool/sanitizer.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

/** The kind that it names. */
export const msanKind: LineRule = (line, state) => {
  const kind = line.includes("MemorySanitizer") ? namedReport(line, "MemorySanitizer") : null;
  if (kind === null) return false;
  state.reset();
  state.setType(kind, "msan");
  return false;
};

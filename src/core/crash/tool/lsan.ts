/** LeakSanitizer: the first direct leak counts; an indirect one only where there is no other. */
import type { LineRule } from "#core/crash/trace-state.ts";

/** A leak. */
export const leak: LineRule = (line, state) => {
  if (line.startsWith("Direct leak of ") && (state.type === "" || state.type === "Indirect-leak")) {
    state.reset();
    state.setType("Direct-leak", "lsan");
  }
  if (line.startsWith("Indirect leak of ") && state.type === "") {
    state.reset();
    state.setType("Indirect-leak", "lsan");
  }
  return false;
};

/** Go: run-time panics by kind, and fatal errors. */
import type { LineRule } from "#core/crash/trace-state.ts";

const panics: Readonly<Record<string, string>> = {
  "integer divide by zero": "Integer divide by zero",
  "index out of range": "Index out of range",
  "invalid memory address": "Invalid memory address",
  "makeslice: len out of range": "Makeslice: len out of range",
  "slice bounds out of range": "Slice bounds out of range",
};

/** A panic of the run time, or a stack that overflowed. */
export const goPanic: LineRule = (line, state) => {
  if (!state.traits.go) return false;
  const kind = line.startsWith("fatal error: stack overflow")
    ? "Stack overflow"
    : panicOf(line.toLowerCase());
  if (kind === null) return false;
  state.setType(kind, "go");
  state.goCrash = true;
  state.restart();
  return false;
};

function panicOf(lower: string): string | null {
  if (!lower.includes("panic")) return null;
  for (const [text, kind] of Object.entries(panics)) {
    const at = lower.lastIndexOf(`: runtime error: ${text}`);
    if (at >= 0 && panicEnds(lower.slice(0, at))) return kind;
  }
  return null;
}

/** `panic` as a word of its own, perhaps with where it came from: `panic in f`. */
function panicEnds(before: string): boolean {
  return /(?:^| )panic$/.test(before) || before.startsWith("panic in ") || before.includes(" panic in ");
}

/** The first fatal error that is of no other kind. */
export const goFatal: LineRule = (line, state) => {
  if (!state.traits.go || !line.startsWith("fatal error: ")) return false;
  state.reset();
  state.setType("Fatal error", "go");
  state.state = `${line.slice("fatal error: ".length)}\n`;
  return false;
};

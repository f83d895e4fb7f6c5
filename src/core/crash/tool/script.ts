/** Python under Atheris, and JavaScript under Jazzer.js: exceptions that nothing caught. */
import type { TraceTool } from "#core/crash/tools.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

/** Whether a line is the title of a Python crash, which its stack, innermost last, comes after. */
export function isPythonTitle(line: string): boolean {
  return titleOf(line) !== null;
}

function titleOf(line: string): string | null {
  if (line.trim() === "=== Uncaught Python exception: ===") return "Uncaught exception";
  return line.startsWith("===BUG DETECTED: PySecSan:") ? "PySecSan" : null;
}

/** The title of a Python crash. */
export const pythonTitle: LineRule = (line, state) => {
  const title = state.traits.python ? titleOf(line) : null;
  if (title !== null) begin(title, "python", state);
  return false;
};

function begin(type: string, tool: TraceTool, state: TraceState): void {
  state.setType(type, tool);
  state.scriptCrash = true;
  state.restart();
}

/** An exception of JavaScript. */
export const jazzerJs: LineRule = (line, state) => {
  if (!state.traits.jazzerJs || !/^\s*==\d+== Uncaught Exception: Jazzer.js: /.test(line)) return false;
  begin("Uncaught exception", "node", state);
  return true;
};

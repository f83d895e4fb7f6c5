/** Bad casts, as UndefinedBehaviorSanitizer's vptr check and control flow integrity report them: the types on both sides are the state. */
import { afterLast, holds, matchAt, stripped, textAfter } from "#core/crash/scan.ts";
import type { TraceTool } from "#core/crash/tools.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

const runtimeError = ": runtime error: ";

/** The first line: to which type. */
export const badCast: LineRule = (line, state) => {
  if (state.type === "" && line.includes(runtimeError)) readVptr(line, state);
  if (state.type === "Bad-cast" && !state.badCastEnded) readOrigin(line, state);
  if (state.type === "" && line.includes(runtimeError)) readFlow(line, state);
  if (state.type === "" && line.startsWith("CFI: Most likely a control flow integrity violation;")) {
    state.setType("Bad-cast", "cfi");
    state.frameCount = 0;
  }
  return false;
};

const vptr = /(?:member access within|member call on|downcast of) address ([xX0-9a-fA-F]+) /y;

function readVptr(line: string, state: TraceState): void {
  const match = afterLast(line, runtimeError, vptr);
  const type = match === null ? null : textAfter(line.slice(match.index + match[0].length - 1), " of type ");
  if (match === null || type === null) return;
  begin("ubsan", type, state);
  state.address = match[1] ?? "";
}

function begin(tool: TraceTool, type: string, state: TraceState): void {
  state.setType("Bad-cast", tool);
  state.frameCount = 0;
  state.state = `Bad-cast to ${stripped(type, "'")}`;
  state.badCastEnded = false;
}

const flow = "control flow integrity check for type ";

function readFlow(line: string, state: TraceState): void {
  const at = line.lastIndexOf(`${runtimeError}${flow}`);
  const during = line.lastIndexOf(" failed during ");
  const start = at + runtimeError.length + flow.length;
  if (at < 0 || during < start) return;
  begin("cfi", line.slice(start, during), state);
  const address = afterLast(line.slice(during), "vtable address ", /[xX0-9a-fA-F]+/y)?.[0];
  if (address !== undefined) state.address = address;
}

/** A later line: from which type, or what else the pointer was. */
function readOrigin(line: string, state: TraceState): void {
  const type = textAfter(line, "note: object is of type ") ?? textAfter(line, "note: vtable is of type ");
  if (type !== null) end(` from ${stripped(type, "'")}`, state);
  if (line.includes("note: object has invalid vptr") || line.endsWith("note: invalid vtable"))
    end(" from invalid vptr", state);
  if (holds(line, "note: ", " defined here") && line.endsWith(" defined here")) state.badCastEnded = true;
  const offset = subobjectOffset(line);
  if (offset !== null) end(` from base class subobject at offset ${offset}`, state);
  if (!state.badCastEnded) return;
  state.state += "\n";
  state.frameCount += 1;
}

function end(origin: string, state: TraceState): void {
  state.state += origin;
  state.badCastEnded = true;
}

function subobjectOffset(line: string): string | null {
  const at = line.lastIndexOf("at offset ");
  return at < 0 ? null : (matchAt(line, at + 10, /(\d+) within object of type /y)?.[1] ?? null);
}

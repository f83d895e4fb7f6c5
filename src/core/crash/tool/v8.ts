/** V8: fatal errors and checks, whose text stands in lines that begin with `#`; API errors, aborts, correctness, its sandbox. */
import { checkMessage, fileName, framesOfState, frameName } from "#core/crash/crash-state.ts";
import { textAfter } from "#core/crash/scan.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

function begin(type: string, state: TraceState): void {
  state.reset();
  state.setType(type, "v8");
}

/** A write outside of the sandbox, whatever else the trace says. */
export const sandboxViolation: LineRule = (line, state) => {
  if (line === "## V8 sandbox violation detected!") state.setType("V8 sandbox violation", "v8");
  return false;
};

/** The first fatal error: `# Fatal error in file.cc, line 12`. */
export const fatalError: LineRule = (line, state) => {
  const match = /^#\s*Fatal error(?: in (.*))?$/.exec(line);
  if (match === null) return false;
  begin("Fatal error", state);
  state.fatalError = true;
  if (match[1] !== undefined) state.state = frameName(match[1]);
  return false;
};

/** The first run-time error, abort, API error or correctness failure. */
export const otherFailure: LineRule = (line, state) => {
  const runtime =
    state.options.runtimeErrors === true ? /^#\s*Runtime error in (.*)/.exec(line)?.[1] : undefined;
  if (runtime !== undefined) {
    begin("RUNTIME_ASSERT", state);
    state.state = frameName(runtime);
    state.fatalError = true;
  }
  const abort = /^abort: (CSA_(?:ASSERT|DCHECK) failed: .*)/.exec(line)?.[1];
  if (abort !== undefined) readAbort(abort, state);
  const api = apiError(line);
  if (api !== null) {
    begin("V8 API error", state);
    state.state = `${api}\n`;
  }
  if (/^#\s*V8 correctness failure/.test(line)) begin("V8 correctness failure", state);
  return false;
};

/** `abort: CSA_DCHECK failed: x [file.cc:12]`. */
function readAbort(text: string, state: TraceState): void {
  begin("ASSERT", state);
  const open = text.indexOf(" [");
  const place = open < 0 ? null : /:\d+\]$/.exec(text);
  state.state =
    place !== null && place.index >= open + 2
      ? `${text.slice(0, open)}\n${fileName(text.slice(open + 2, place.index))}`
      : text;
  state.frameCount = framesOfState;
}

/** `[…] V8 error: text.`. */
function apiError(line: string): string | null {
  const open = line.trimStart();
  const close = open.startsWith("[") ? open.indexOf("]") : -1;
  const text =
    close < 0 || !open.startsWith("] V8 error: ", close) ? null : textAfter(open.slice(0), "] V8 error: ");
  return text !== null && text.length > 1 && text.endsWith(".") ? text.slice(0, -1) : null;
}

/** What follows a fatal error: its file, and the check that failed. */
export const fatalErrorDetails: LineRule = (line, state) => {
  if (!state.fatalError || !line.startsWith("#")) return false;
  if (readFile(line, state)) return true;
  readCheck(line, state);
  if (!/^# un(?:reachable|implemented) code/.test(line)) return false;
  begin("Unreachable code", state);
  if (state.checkFile !== "") state.state = `${state.checkFile}\n`;
  return false;
};

function readFile(line: string, state: TraceState): boolean {
  const fatal = filePart(line, /^#\s*Fatal error in /);
  const runtime =
    fatal === null && state.options.runtimeErrors === true ? filePart(line, /^#\s*Runtime error in /) : null;
  if (fatal !== null) state.setType("Fatal error", "v8");
  if (runtime !== null) state.setType("RUNTIME_ASSERT", "v8");
  const file = fatal ?? runtime;
  if (file === null) return false;
  state.checkFile = fileName(file);
  state.state = `${state.checkFile}\n`;
  return true;
}

function filePart(line: string, head: RegExp): string | null {
  const start = head.exec(line)?.[0].length;
  const place = start === undefined ? undefined : [...line.matchAll(/, line [0-9]/g)].at(-1);
  return start === undefined || place === undefined || place.index < start
    ? null
    : line.slice(start, place.index);
}

const checks: readonly (readonly [RegExp, string | null])[] = [
  [/^#\s+Debug check failed: /, "DCHECK failure"],
  [/^#\s+(?:Check failed: |RepresentationChangerError: node #\d+:)/, "CHECK failure"],
  [/^#\s+/, null],
];

function readCheck(line: string, state: TraceState): void {
  for (const [head, type] of checks) {
    const match = head.exec(line);
    if (match === null) continue;
    state.reset();
    if (type !== null) state.setType(type, "v8");
    const message = line.slice(match[0].length);
    if (message.trim() !== "")
      state.setMessage(checkMessage(message) + (state.checkFile === "" ? "" : ` in ${state.checkFile}`));
    return;
  }
}

/** gdb and lldb where they name the thread, and stacks whose frames have no addresses. */
import type { StackFrame } from "#core/crash/crash.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title =
  /^(?:Thread \S{1,20} "[^"]{0,100}" received|Program received|Program terminated with) signal (SIG[A-Z]{1,8})|^\* thread #\d{1,4}.{0,200}stop reason = (?:signal )?(SIG[A-Z]{1,8}|EXC_[A-Z_]{1,30})/;
const place =
  /^\s{0,4}(?:\* )?(?:frame )?#\d{1,5}:?\s{1,4}(?:0x[0-9a-f]{1,16} (?:in )?)?(?:[\w.+-]{1,100}`)?([\w:~<>,$.@ *&-]{1,300}?) ?\(.{0,2000}?\)(?: at (\S{1,500}?):(\d{1,9}))?/;

/** lldb, where a function's arguments may be missing. */
const lldbPlace =
  /^\s{0,4}(?:\* )?frame #\d{1,5}: 0x[0-9a-f]{1,16} [^`]{1,200}`([\w:~<>,$.@ *&-]{1,300}?)(?:\(.{0,2000}?\))?(?: \+ \d{1,9})?(?: at (\S{1,500}?):(\d{1,9})(?::\d{1,9})?)?(?: \[opt\])?$/;

/** A signal, with the stack that follows. */
export const gdb: RuntimeReader = {
  name: "gdb",
  read: (lines) => {
    const start = lines.findIndex((line) => title.test(line));
    if (start < 0) return null;
    const match = title.exec(lines[start] ?? "");
    const frames = stackAfter(lines, start);
    const signal = match?.[1] ?? match?.[2] ?? "";
    const aborts = /^(?:__GI_)?(?:raise|abort|gsignal|__pthread_kill\w*|pthread_kill|__assert\w*)$/;
    return runtimeCrash(
      signal,
      frames.filter(({ function: name }) => !aborts.test(name ?? "")),
    );
  },
};

/** Where a thread stopped is printed once as it stops, and again with all its callers where they were asked for. */
function stackAfter(lines: readonly string[], start: number): readonly StackFrame[] {
  const first = lines.findIndex((line, index) => index > start && placeIn(line) !== null);
  if (first < 0) return [];
  const stopped = framesFrom(lines, first, frameOf);
  const name = stopped[0]?.function;
  const heads = lines.flatMap((line, index) => (index > first && innermost.test(line) ? [index] : []));
  const stacks = heads.slice(0, mostStacks).map((head) => framesFrom(lines, head, frameOf));
  return stacks.find((each) => each.length > stopped.length && each[0]?.function === name) ?? stopped;
}

const innermost = /^\s{0,4}(?:\* )?(?:frame )?#0\b/;
const mostStacks = 32;
/** What `bt full` prints of variables. */
const variables = /^(?:\s{8}\S|No locals\.|No symbol table info)/;

function frameOf(line: string): StackFrame | "between" | null {
  const at = placeIn(line);
  if (at !== null) return frame((at[1] ?? "").trim(), at[2] ?? null, at[3]);
  return variables.test(line) ? "between" : null;
}

function placeIn(line: string): RegExpExecArray | null {
  return lldbPlace.exec(line) ?? place.exec(line);
}

/** gdb and lldb where they name the thread, and stacks whose frames have no addresses. */
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
    const first = lines.findIndex((line, index) => index > start && placeIn(line) !== null);
    const frames =
      first < 0
        ? []
        : framesFrom(lines, first, (line) => {
            const at = placeIn(line);
            return at === null ? null : frame((at[1] ?? "").trim(), at[2] ?? null, at[3]);
          });
    const signal = match?.[1] ?? match?.[2] ?? "";
    const aborts = /^(?:__GI_)?(?:raise|abort|gsignal|__pthread_kill\w*|pthread_kill|__assert\w*)$/;
    return runtimeCrash(
      signal,
      frames.filter(({ function: name }) => !aborts.test(name ?? "")),
    );
  },
};

function placeIn(line: string): RegExpExecArray | null {
  return lldbPlace.exec(line) ?? place.exec(line);
}

/** Ruby: an exception that nothing caught, in the orders of 3.4, of older releases and of terminals, and what the interpreter prints when a signal ends it. */
import type { Crash } from "#core/crash/crash.ts";
import { isNearNull } from "#core/crash/address.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title = /^(\S.{0,500}?):(\d{1,9}):in ['`](.{1,300}?)': /;
/** The exception's class, which ends the title. */
const named = /^ \([A-Z][\w:]{0,200}\)$/;
const caller = /^\s{1,8}(?:\d{1,5}: )?from (\S.{0,500}?):(\d{1,9}):in ['`](.{1,300})'$/;
/** What stands between the title and its callers: the line of code, marked. */
const between = /^$|^ {4}/;
const reversed = "Traceback (most recent call last):";

/** An exception. */
export const ruby: RuntimeReader = {
  name: "ruby",
  read: (lines) => {
    const at = lines.findIndex(isTitle);
    if (at < 0) return endOfInterpreter(lines);
    const [, file = "", line, name = ""] = title.exec(lines[at] ?? "") ?? [];
    const head = lines.lastIndexOf(reversed, at);
    const callers =
      head >= 0 && at > head + 1
        ? framesFrom(lines.slice(0, at), head + 1, callerOf).toReversed()
        : framesFrom(lines, at + 1, (each) => (between.test(each) ? "between" : callerOf(each)));
    return runtimeCrash("Uncaught exception", [frame(name, file, line), ...callers]);
  },
};

function isTitle(line: string): boolean {
  return line.endsWith(")") && named.test(line.slice(line.lastIndexOf(" ("))) && title.test(line);
}

function callerOf(line: string) {
  const match = caller.exec(line);
  return match === null ? null : frame(match[3] ?? null, match[1] ?? null, match[2]);
}

const bug =
  /^.{1,500}?: \[BUG\] (Segmentation fault|Bus Error|Illegal instruction)(?: at (0x[0-9a-f]{1,16}))?/;
const native =
  /^\S{1,500}?\(([\w.]{1,200})\+0x[0-9a-f]{1,16}\) \[0x[0-9a-f]{1,16}\](?: (\S{1,500}?):(\d{1,9}))?/;
const unnamed = /^\S{1,500}?\((?:0x[0-9a-f]{1,16}|\+0x[0-9a-f]{1,16})?\) \[0x[0-9a-f]{1,16}\]/;
const reporting = /^(?:rb_(?:vm_)?bug\w*|rb_print_backtrace|sig(?:segv|bus|ill)|die)$/;

/** `[BUG] Segmentation fault`: the stack of native code. */
function endOfInterpreter(lines: readonly string[]): Crash | null {
  const at = lines.findIndex((line) => bug.test(line));
  if (at < 0) return null;
  const [, kind = "", address = ""] = bug.exec(lines[at] ?? "") ?? [];
  const stack = lines.findIndex((line, index) => index > at && line.startsWith("-- C level backtrace"));
  const frames =
    stack < 0
      ? []
      : framesFrom(lines, stack + 1, (line) => {
          const match = native.exec(line);
          if (match !== null) return frame(match[1] ?? null, match[2] ?? null, match[3]);
          return unnamed.test(line) ? "between" : null;
        });
  const own = frames.filter(({ function: name }) => !reporting.test(name ?? ""));
  const security = address !== "" && !isNearNull(address);
  return runtimeCrash(kind, own, { address, security });
}

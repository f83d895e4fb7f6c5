/** Android's backtraces of native code, which name functions where libraries have them: `#00 pc 0000 /system/lib64/libx.so (f+76)`. ClusterFuzz reads such stacks once they are symbolised. */
import type { StackFrame } from "#core/crash/crash.ts";
import { isNearNull } from "#core/crash/address.ts";
import { frameName } from "#core/crash/crash-state.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";
import { withoutLogcat } from "#core/crash/tool/android.ts";

const signal = /\bsignal \d{1,3} \((SIG[A-Z]{2,8})\), code .{1,60}?, fault addr (0x[0-9a-f]{1,16}|-{8,16})/;
const place = /^\s{1,8}#\d\d pc [0-9a-f]{8,16} {1,3}(?=\S)/;
const noise = /^(?:abort|raise|tgkill|__\w+|art_\w+|art::|je_\w+|scudo\w*|debuggerd\w*)/;

/** Signals that are no wild access, in the words that the rules have for them. */
const kinds: Readonly<Record<string, string>> = { SIGABRT: "Abort", SIGTRAP: "Trap" };

/** A signal. */
export const android: RuntimeReader = {
  name: "android",
  read: (printed) => {
    const lines = printed.map(withoutLogcat);
    const first = lines.findIndex((line) => place.test(line));
    if (first < 0) return null;
    const head = lines.slice(Math.max(0, first - 200), first);
    const match = head.map((line) => signal.exec(line)).findLast((each) => each !== null);
    if (match === undefined) return null;
    const frames = framesFrom(lines, first, frameOf).filter(({ function: name }) => !noise.test(name ?? ""));
    const address = match[2]?.startsWith("0x") === true ? match[2] : "";
    const isAccess = match[1] === "SIGSEGV" || match[1] === "SIGBUS";
    return runtimeCrash(kinds[match[1] ?? ""] ?? "UNKNOWN", frames, {
      address,
      security: isAccess && !isNearNull(address),
    });
  },
};

/** The library, and the function in brackets; an offset within an archive and the build's hash are left out. */
function frameOf(line: string): StackFrame | null {
  const head = place.exec(line)?.[0].length;
  if (head === undefined) return null;
  const rest = line.slice(head).replace(/ \(BuildId: [0-9a-f]{1,64}\)$/, "");
  const open = rest.replace(/ \(offset 0x[0-9a-f]{1,16}\)/, (text) => "_".repeat(text.length)).indexOf(" (");
  const named = open >= 0 && /\+\d{1,12}\)$/.test(rest);
  const module = rest.split(" (", 1)[0] ?? null;
  return { ...frame(named ? frameName(rest.slice(open + 2, rest.lastIndexOf("+"))) : null), module };
}

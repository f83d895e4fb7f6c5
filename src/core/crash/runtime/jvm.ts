/** The log that a Java virtual machine writes when it ends by a signal (`hs_err_pid….log`): native, compiled and interpreted frames, innermost first. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title = /^# A fatal error has been detected by the Java Runtime Environment/;
const signal = /^#\s{1,4}(SIG[A-Z]{2,8}|EXCEPTION_[A-Z_]{2,40}) \(0x[0-9a-f]{1,8}\)/;
const address = /^siginfo: .{0,200}?(?:si_addr: |, (?:reading|writing) address )(0x[0-9a-f]{1,16})/;
const native =
  /^[CVv] {1,3}\[([^\]+]{1,300})\+0x[0-9a-f]{1,16}\](?:\s{1,4}(\S.{0,500}?))?(?:\+0x[0-9a-f]{1,16})?$/;
const java = /^[jJA] {1,3}(?:\d{1,9}%?\s(?:!|s|b|n){0,3}\s{0,2}(?:c[12]\s)?)?([\w$.]{1,300})\(/;

/** A crash of the machine itself, mostly in native code that it called. */
export const jvm: RuntimeReader = {
  name: "jvm",
  read: (lines) => {
    const start = lines.findIndex((line) => title.test(line));
    if (start < 0) return null;
    const after = lines.slice(start, start + 2000);
    const kind = after.map((line) => signal.exec(line)?.[1]).find(Boolean);
    if (kind === undefined) return null;
    const stack = after.findIndex((line) => /^(?:Native|Java) frames:/.test(line));
    const problem = after.findIndex((line) => line.startsWith("# Problematic frame:"));
    const read = (from: number, of: readonly string[]) => (from < 0 ? [] : framesFrom(of, from + 1, frameOf));
    const bare = after.map((line) => line.replace(/^# /, ""));
    const frames = stack < 0 ? read(problem, bare) : read(stack, after);
    const at = after.map((line) => address.exec(line)?.[1]).find(Boolean) ?? "";
    return frames.length === 0 ? null : runtimeCrash(kind, frames, { security: true, address: at });
  },
};

function frameOf(line: string) {
  const code = native.exec(line);
  if (code !== null) return code[2] === undefined ? "between" : frame(code[2], code[1] ?? null);
  const name = java.exec(line)?.[1];
  if (name !== undefined) return frame(name);
  return /^[vV~] {1,3}~/.test(line) ? "between" : null;
}

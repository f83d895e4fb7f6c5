/** gdb and Apple's crash reports: the signal, and where the program stood. */
import { afterLast } from "#core/crash/scan.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

/** The signal and the address that gdb prints. */
export const gdbSignal: LineRule = (line, state) => {
  const signal = /^Program received signal ([a-zA-Z]+),/.exec(line)?.[1];
  if (signal !== undefined) state.setType(signal.toUpperCase(), "gdb");
  const address = /^rip +([xX0-9a-fA-F]+)/.exec(line)?.[1] ?? /^(0[xX][0-9a-fA-F]+)\s+in\s/.exec(line)?.[1];
  if (address !== undefined) state.address = address;
  if (line.startsWith("Reason:")) {
    const reason = afterLast(line, "at address", /[^0-9]*([0-9a-zA-Z]+)/y)?.[1];
    if (reason !== undefined) state.address = reason;
  }
  return false;
};

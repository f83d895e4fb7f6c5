/** Android: signals and abort messages of tombstones, fatal exceptions of its virtual machine. */
import { capitalized, holds, matchAt } from "#core/crash/scan.ts";
import { checkMessage, fileName } from "#core/crash/crash-state.ts";
import { keepsType } from "#core/crash/tool/precedence.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

type Fault = { readonly address: string; readonly rest: string };

/** `signal 11 (SIGSEGV), code 1, fault addr 0x0 in tid 1 (process)`. */
export const androidSignal: LineRule = (line, state) => {
  if (!line.includes("fault addr ")) return false;
  if (!state.type.startsWith("UNKNOWN") || !line.includes("Fatal signal")) readFault(line, state);
  if (keepsType(state.type)) return false;
  const trap = faultOf(line, "(SIGTRAP");
  if (trap !== null) setSignal("Trap", trap.address, state);
  if (holds(line, "signal", "(SIGABRT", "fault addr --------")) setSignal("Abort", "", state);
  return false;
};

function setSignal(type: string, address: string, state: TraceState): void {
  state.setType(type, "android");
  state.address = address;
}

function readFault(line: string, state: TraceState): void {
  const fault = faultOf(line, "(SIG");
  if (fault === null) return;
  state.reset();
  state.setType("UNKNOWN", "android");
  state.javaException = false;
  if (line.includes("SEGV_MTESERR")) state.type = `Tag-mismatch${fault.rest}`;
  if (line.includes("SIGSEGV"))
    state.address = fault.address.startsWith("0x") ? fault.address : `0x${fault.address}`;
  const open = fault.rest.lastIndexOf("(");
  if (open >= 0 && fault.rest.endsWith(")")) state.processName = capitalized(fault.rest.slice(open + 1, -1));
}

function faultOf(line: string, signal: string): Fault | null {
  const at = line.lastIndexOf("fault addr ");
  if (at < 0 || !holds(line.slice(0, at), "signal", signal)) return null;
  const match = matchAt(line, at + "fault addr ".length, /([^ ]*)(.*)/y);
  return { address: match?.[1] ?? "", rest: match?.[2] ?? "" };
}

/** What the program said as it aborted: `FATAL:file.cc(12) message`. */
export const abortMessage: LineRule = (line, state) => {
  if (!line.startsWith("Abort message: ")) return false;
  const message = line.slice("Abort message: ".length);
  const cut = message.indexOf(" ");
  state.setType("CHECK failure", "android");
  state.address = "";
  state.javaException = true;
  state.setMessage(
    cut < 0
      ? checkMessage(message)
      : `${checkMessage(message.slice(cut + 1))} in ${fileName(message.slice(0, cut).replaceAll("FATAL:", ""))}`,
  );
  return false;
};

/** The first exception that ended an application. */
export const fatalException: LineRule = (line, state) => {
  if (!holds(line, "FATAL EXCEPTION", ":")) return false;
  state.reset();
  state.setType("Fatal Exception", "android");
  state.javaException = true;
  return false;
};

/** Trusty prints that an application crashed, and its stack. */
export const trustyCrash: LineRule = (_line, state) => {
  if (state.traits.trusty) {
    state.type = "Trusted app crash";
    state.tool = "android";
  }
  return false;
};

/** A line of a device's log without its time, process and tag: what the program or the debugger printed. */
export function withoutLogcat(line: string): string {
  return line.replace(
    /^(?:\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,4}\d{1,7} {1,6}\d{1,7} [VDIWEF] (?:AndroidRuntime|DEBUG|libc) {0,8}: ?|[VDIWEF]\/(?:AndroidRuntime|DEBUG|libc) {0,4}\( {0,5}\d{1,7}\): ?)/,
    "",
  );
}

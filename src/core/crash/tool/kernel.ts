/** The Linux kernel: oopses, panics, BUG(), and the reports of its address sanitizer. */
import { afterLast, capitalized, holds, matchAt } from "#core/crash/scan.ts";
import type { TraceTool } from "#core/crash/tools.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

/** What the last bits of a fault's status register say. */
const faults: Readonly<Record<number, string>> = {
  0b0001: "Alignment Fault",
  0b0100: "Instruction Cache Maintenance Fault",
  0b1100: "L1 Translation",
  0b1110: "L2 Translation",
  0b0101: "Translation Fault, Section",
  0b0111: "Translation Fault, Page",
  0b0011: "Access Flag Fault, Section",
  0b0110: "Access Flag Fault, Page",
  0b1001: "Domain Fault, Section",
  0b1011: "Domain Fault, Page",
  0b1101: "Permission Fault, Section",
  0b1111: "Permissions Fault, Page",
};

/** An oops or a panic, where no sanitizer of the kernel says more. */
export const kernelPanic: LineRule = (line, state) => {
  if (state.traits.kasan) return false;
  const status = afterLast(line, "Internal error: ", /(?:Oops)?(?: -|:) (BUG|[0-9a-fA-F]+)/y)?.[1];
  if (status !== undefined) {
    state.reset();
    state.setType(faultOf(status), "kernel");
  }
  const panic = /^Kernel panic - not syncing: (.*)/.exec(line)?.[1];
  if (panic !== undefined) {
    state.reset();
    state.setType(`Kernel failure\n${panic.replaceAll(" ", "-")}`.trim(), "kernel");
  }
  return false;
};

function faultOf(status: string): string {
  if (status === "BUG") return "BUG";
  const code = BigInt(`0x${status}`);
  const access = (code & 0x800n) === 0n ? "READ" : "WRITE";
  return `Kernel failure\n${access} ${faults[Number(code & 0b1111n)] ?? "Unknown"} (${code})`;
}

/** BUG() of the kernel, and its sanitizer's reports in each of their forms. */
export const kernelReport: LineRule = (line, state) => {
  const bug = line.startsWith("kernel BUG at ") ? line.slice("kernel BUG at ".length) : undefined;
  if (bug !== undefined) setKind(bug, "kernel", state);
  if (line.includes("KASAN")) readKasan(line, state);
  return false;
};

function setKind(kind: string, tool: TraceTool, state: TraceState): void {
  state.setType(`Kernel failure\n${capitalized(kind.replaceAll(" ", "-"))}`, tool);
}

function readKasan(line: string, state: TraceState): void {
  const head = "BUG: KASAN: ";
  if (line.startsWith(head)) {
    const at = afterLast(line, "addr", /(?:ess)? ([a-f0-9]+)/y);
    const atAddress = at === null ? null : kindBefore(line, head.length, at.index - "addr".length);
    if (atAddress !== null) {
      setKind(atAddress, "kasan", state);
      state.address = `0x${at?.[1] ?? ""}`;
    }
  }
  readRange(line, state);
  const place = line.startsWith(head) ? lastOffset(line) : -1;
  const inFunction = place < 0 ? null : kindBefore(line, head.length, place);
  if (inFunction !== null) setKind(inFunction, "kasan", state);
  if (line.startsWith("general protection fault:"))
    state.setType("Kernel failure\nGeneral-protection-fault", "kasan");
}

/** What stands before the last ` in` or ` on` that ends by a place. */
function kindBefore(line: string, start: number, end: number): string | null {
  const at = Math.max(line.lastIndexOf(" in", end - 3), line.lastIndexOf(" on", end - 3));
  return at < start ? null : line.slice(start, at);
}

/** Where the last ` f+0x1/0x2` begins. */
function lastOffset(line: string): number {
  return [...line.matchAll(/ \w+\+\w+\/\w/g)].at(-1)?.index ?? -1;
}

function readRange(line: string, state: TraceState): void {
  if (!line.startsWith("KASAN: ")) return;
  const match = / (?:in|on) range \[([a-z0-9]+)-[a-z0-9]+\]/.exec(line.slice("KASAN: ".length));
  if (match === null) return;
  setKind(line.slice("KASAN: ".length, "KASAN: ".length + match.index), "kasan", state);
  state.address = match[1] ?? "";
}

const accessWithAddress = /^(Read|Write) of size ([0-9]+)(?: at addr(?:ess)? ([a-f0-9]+))?/;

/** `Write of size 8 at addr ffff…`: the access, and the address where the report did not have it. */
export const kasanAccess: LineRule = (line, state) => {
  if (!state.type.startsWith("Kernel failure")) return false;
  const match = accessWithAddress.exec(line);
  if (match === null) return false;
  if (match[3] !== undefined && state.address === "") state.address = `0x${match[3]}`;
  state.type += `\n${(match[1] ?? "").toUpperCase()} ${match[2] ?? ""}`;
  return false;
};

/** Whether a text is of a kernel's library build, whose lines begin with the time since the start. */
export function isLinuxKernelLibrary(text: string): boolean {
  return holds(text, "Linux Kernel Library Stack Trace:");
}

/** A kernel's line without the time since the start. */
export function withoutKernelTime(line: string): string {
  return line.startsWith("[") ? line.slice(matchAt(line, 0, /\[\s*\d+\.\d+\]\s/y)?.[0].length ?? 0) : line;
}

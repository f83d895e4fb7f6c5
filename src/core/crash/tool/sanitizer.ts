/** What all of LLVM's sanitizers print alike: signals, kinds with an address, accesses, failures of their own. */
import { afterLast, capitalized, matchAt } from "#core/crash/scan.ts";
import { isAssertAddress } from "#core/crash/address.ts";
import { framesOfState } from "#core/crash/crash-state.ts";
import type { TraceTool } from "#core/crash/tools.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

/** A sanitizer's kind in the spelling that all have: `Heap-use-after-free`. */
export function kindOfReport(text: string): string {
  return capitalized(text.replaceAll("_", "-")).replaceAll("Int-divide-by-zero", "Divide-by-zero").trim();
}

const sanitizers: Readonly<Record<string, TraceTool>> = {
  HWAddress: "hwasan",
  Memory: "msan",
  Thread: "tsan",
  Leak: "lsan",
  UndefinedBehavior: "ubsan",
};

/** The short name of the sanitizer that a line names. */
function sanitizerOf(line: string): TraceTool {
  const name = /(HWAddress|Address|Memory|Thread|Leak|UndefinedBehavior)Sanitizer/.exec(line)?.[1];
  return sanitizers[name ?? ""] ?? "asan";
}

/** Whether a line holds a sanitizer's name, a letter before `Sanitizer`, and this after it. */
export function sanitizerSays(line: string, what: string): boolean {
  const text = `Sanitizer: ${what}`;
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1))
    if (at > 0 && /[a-zA-Z]/.test(line.charAt(at - 1))) return true;
  return false;
}

/** A report that is named before a bracket or a colon, as MemorySanitizer and ThreadSanitizer print it. */
export function namedReport(line: string, sanitizer: string): string | null {
  if (line.includes(" suppressions") || line.includes(" warnings")) return null;
  const name = afterLast(line, `${sanitizer}:`, /\s+(?!ABRT)(?!ILL)([^(:]+)/y)?.[1];
  return name === undefined ? null : capitalized(name).trim();
}

const segv = /(?:SEGV|access-violation) on unknown address ([xX0-9a-fA-F]+)/y;

/** A signal at an unknown address: the kind follows from the access, unless an assertion caused it. */
export const sanitizerSignal: LineRule = (line, state) => {
  const address = signalAddress(line);
  if (address === null) return false;
  if (state.type.includes("ASSERT") && (isAssertAddress(address) || state.traits.scaredBySignal)) return true;
  state.setType("UNKNOWN", sanitizerOf(line));
  state.address = address;
  state.restart();
  return true;
};

function signalAddress(line: string): string | null {
  if (!line.includes(" on unknown address ")) return null;
  const named = /[a-zA-Z]Sanitizer/.exec(line);
  if (named === null) return null;
  const after = named.index + named[0].length;
  for (
    let at = line.lastIndexOf(" on unknown address ");
    at >= after;
    at = line.lastIndexOf(" on unknown address ", at - 1)
  )
    for (const word of ["SEGV", "access-violation"]) {
      const match =
        line.endsWith(word, at) && at - word.length >= after ? matchAt(line, at - word.length, segv) : null;
      if (match !== null) return match[1]?.trim() ?? "";
    }
  return null;
}

/** A floating-point exception. */
export const floatingPoint: LineRule = (line, state) => {
  if (!sanitizerSays(line, "FPE ")) return false;
  state.reset();
  state.setType("Floating-point-exception", sanitizerOf(line));
  return true;
};

const target = /(?:unknown address |address |)([xX0-9a-fA-F]+)/y;

/** `ERROR: AddressSanitizer: KIND on address 0x…`; kernels, Go and scripts keep the kind that they named themselves. */
export const kindWithAddress: LineRule = (line, state) => {
  if (state.type.startsWith("Kernel failure") || state.goCrash || state.scriptCrash) return false;
  if (!line.includes("Sanitizer") || !line.includes("ERROR: ")) return false;
  const on = lastTarget(line);
  const head = on === null ? null : afterLast(line, "ERROR: ", /[a-zA-Z]+Sanitizer[: ]*/y, on.index);
  if (on === null || head === null) return false;
  const start = head.index + head[0].length;
  if (start > on.index) return false;
  state.reset();
  state.setType(kindOfReport(line.slice(start, on.index)), sanitizerOf(line));
  state.address = on.address;
  return false;
};

function lastTarget(line: string): { readonly index: number; readonly address: string } | null {
  const match = afterLast(line, " on ", target);
  return match === null ? null : { index: match.index - " on ".length, address: match[1] ?? "" };
}

/** What an earlier line left open: Windows' word for a signal, a crash of no known kind, the direction of an access. */
export const kindOfSignal: LineRule = (line, state) => {
  if (sanitizerSays(line, "illegal-instruction")) state.setType("Ill", sanitizerOf(line));
  if (state.type === "Unknown-crash") state.type = "UNKNOWN";
  const access = afterLast(line, "The signal is caused by a ", /([A-Z]+) memory access./y)?.[1];
  if (access !== undefined && state.type === "UNKNOWN" && access !== "UNKNOWN") state.type += ` ${access}`;
  return false;
};

const access = /^ *([^ ]*|Atomic [^ ]*) of size ([^ ]*) at ([^ ]*)/;

/** `READ of size 4 at 0x…`. */
export const accessOfSize: LineRule = (line, state) => {
  if (state.traits.kasan || !line.includes(" of size ")) return false;
  const match = access.exec(line);
  if (match === null) return false;
  state.address = match[3] ?? "";
  if (!state.type.startsWith("UNKNOWN")) addAccess(match, state);
  return false;
};

function addAccess(match: RegExpExecArray, state: TraceState): void {
  state.type += `\n${(match[1] ?? "").toUpperCase()} ${match[2] ?? ""}`;
}

/** A failed check of the sanitizer itself: nothing after it says more. */
export const ownCheckFailure: LineRule = (line, state) => {
  const message = afterLast(line, "Sanitizer CHECK failed:", /\s*[^ ]*\s*(.*)/y)?.[1];
  if (message === undefined) return false;
  state.setType("Sanitizer CHECK failure", sanitizerOf(line));
  state.address = "";
  state.frameCount = framesOfState;
  state.state = `${message}\n`;
  state.processDied = true;
  return true;
};

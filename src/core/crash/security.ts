/** Whether a crash can be a security flaw, by its kind, its address and words of its trace; the rules are ClusterFuzz's. */
import { isAssertAddress, isNearNull } from "#core/crash/address.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";

const never: ReadonlySet<string> = new Set([
  "Stack-overflow",
  "Fatal-signal",
  "Missing-library",
  "Overwrites-const-input",
  "ASSERT_NOT_REACHED",
  "Ill",
  "Illegal-instruction",
  "Floating-point-exception",
  "RUNTIME_ASSERT",
  "V8 correctness failure",
  "Timeout",
  "Out-of-memory",
  "Unexpected-exit",
  "Security CHECK failure",
]);

/** Kinds that are decided by themselves, after those that are never one and the words of the trace. */
const byKind: Readonly<Record<string, boolean>> = {
  "Security DCHECK failure": true,
  "DCHECK failure": true,
  "Fatal error": false,
  "Unreachable code": false,
  "Bad-cast": true,
  "Index-out-of-bounds": true,
  "Incorrect-function-pointer-type": true,
  "Non-positive-vla-bound-value": true,
  "Object-size": true,
  "Divide-by-zero": false,
  "Float-cast-overflow": false,
  "Implicit-conversion": false,
  "Integer-overflow": false,
  "Invalid-bool-value": false,
  "Invalid-builtin-use": false,
  "Invalid-enum-value": false,
  "Invalid-null-argument": false,
  "Invalid-null-return": false,
  "Misaligned-address": false,
  "No-return-value": false,
  "Pointer-overflow": false,
  "Potential-null-reference": false,
  "Undefined-shift": false,
  "Unsigned-integer-overflow": false,
  "Assumption-violation": false,
  "Upcast-of-null-pointer": false,
  "Index out of range": false,
  "Integer divide by zero": false,
  "Makeslice: len out of range": false,
  "Slice bounds out of range": false,
  "Stack overflow": false,
};

const detectors: ReadonlySet<string> = new Set([
  "Arbitrary DNS resolution",
  "Arbitrary file open",
  "Command injection",
  "PySecSan",
  "Wycheproof error",
]);

/** Kinds that say nothing: the address decides. */
const generic: ReadonlySet<string> = new Set([
  "Null-dereference",
  "Null-dereference READ",
  "Null-dereference WRITE",
  "READ",
  "UNKNOWN",
  "UNKNOWN READ",
  "UNKNOWN WRITE",
  "WRITE",
  "Uncaught exception",
]);

const harmlessSignals = ["ABRT", "BUS", "FPE", "ILL", "breakpoint"].map((signal) => `Sanitizer: ${signal}`);

/** Judges one crash; `trace` is the whole text. */
export function isSecurity(
  { type, address }: { readonly type: string; readonly address: string },
  trace: string,
  options: TraceOptions,
): boolean {
  if (isProtectedPointer(trace)) return false;
  if (/FuzzerSecurityIssue(?:Critical|High|Medium|Low)/.test(trace)) return true;
  if (["pc (nil) ", "pc 0x00000000 ", "pc 0x000000000000 "].some((pc) => trace.includes(pc))) return true;
  if (never.has(type)) return false;
  if (isWrongUseOfJni(trace)) return true;
  if (type === "CHECK failure") return options.checksAreSecurity ?? false;
  const decided = Object.hasOwn(byKind, type) ? byKind[type] : bySpelling(type);
  if (decided !== undefined) return decided;
  if (type === "ASSERT" || trace.includes("ASSERTION FAILED")) return options.assertsAreSecurity ?? true;
  if (type.startsWith("Kernel failure") || detectors.has(type)) return true;
  if (type === "" || isHarmlessSignal(trace)) return false;
  return generic.has(type) ? !isAssertAddress(address) && !isNearNull(address) : true;
}

/** Kinds that are no flaw of memory by how they are spelt. */
function bySpelling(type: string): boolean | undefined {
  const harmless =
    type.endsWith("Exception") ||
    type.endsWith("CHECK failure") ||
    ["-leak", "Data race", "Lock-order-inversion"].some((part) => type.includes(part));
  return harmless ? false : undefined;
}

/** Whether Chromium's MiraclePtr keeps the memory from being used. */
function isProtectedPointer(trace: string): boolean {
  const at = trace.indexOf("MiraclePtr Status:");
  if (at < 0) return false;
  const line = trace.slice(at, trace.indexOf("\n", at) < 0 ? undefined : trace.indexOf("\n", at));
  return line.slice(line.lastIndexOf(":") + 1).trim() === "PROTECTED";
}

/** Whether the virtual machine found that native code used what it must not. */
function isWrongUseOfJni(trace: string): boolean {
  const marker = "JNI DETECTED ERROR";
  for (let at = trace.indexOf(marker); at >= 0; at = trace.indexOf(marker, at + 1)) {
    const end = trace.indexOf("\n", at);
    if (
      /.(?:deleted|invalid|unexpected|unknown|wrong)/.test(
        trace.slice(at + marker.length, end < 0 ? undefined : end),
      )
    )
      return true;
  }
  return false;
}

function isHarmlessSignal(trace: string): boolean {
  return (
    harmlessSignals.some((signal) => trace.includes(signal)) ||
    /^[ \t]{1,64}#0[ \t]{1,64}0x[0-9a-f]{1,64}[ \t]{1,64}in gsignal /m.test(trace)
  );
}

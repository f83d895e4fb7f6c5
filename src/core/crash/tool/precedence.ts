/** Kinds that say more than the signal that follows from them. */

const kept: ReadonlySet<string> = new Set([
  "Arbitrary file open",
  "ASSERT",
  "CHECK failure",
  "Command injection",
  "DCHECK failure",
  "Fatal error",
  "Security CHECK failure",
  "Security DCHECK failure",
  "Stack-overflow",
  "Out-of-memory",
  "Timeout",
  "Unreachable code",
  "V8 API error",
  "V8 sandbox violation",
]);

/** Whether a later abort, breakpoint, trap or illegal instruction leaves the kind as it is. */
export function keepsType(type: string): boolean {
  return kept.has(type);
}

/** A crash trace within what a person wrote: read where the text has the marks of one, so that prose alone is never taken for a crash. */
import { readRuntimeTrace } from "#core/crash/runtime/index.ts";
import { readTrace } from "#core/crash/read-trace.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { ReportClaim } from "#core/submission/report-format.ts";

const marks =
  /(?:Address|Memory|Thread|Leak|UndefinedBehavior)Sanitizer: |: runtime error: |^panic: |BUG: KASAN: |ERROR: libFuzzer: |^[ \t]{0,16}#\d{1,3}[ \t]{1,8}0x[0-9a-f]|^Traceback \(most recent call last\)|^thread '[^']{0,100}' panicked at |^Exception in thread /m;

/** The claim with the crash that its text shows, where it states none itself. */
export function withTrace(claim: ReportClaim, options: TraceOptions): ReportClaim {
  if (claim.crash !== null || !marks.test(claim.text)) return claim;
  const crash = readTrace(claim.text, options).crash ?? readRuntimeTrace(claim.text)?.crash ?? null;
  return crash === null ? claim : { ...claim, crash };
}

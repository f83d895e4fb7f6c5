/** A crash trace within what a person wrote, quoted and indented as mail and Markdown have it: the rules read where the text has the marks of a trace, so that prose alone is never taken for a crash. */
import { readBeside } from "#core/crash/runtime/index.ts";
import type { Crash } from "#core/crash/crash.ts";
import { readTrace } from "#core/crash/read-trace.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { ReportClaim } from "#core/submission/report-format.ts";

const marks =
  /(?:Address|Memory|Thread|Leak|UndefinedBehavior)Sanitizer: |: runtime error: |^panic: |BUG: KASAN: |ERROR: libFuzzer: |^[ \t]{0,16}#\d{1,3}[ \t]{1,8}0x[0-9a-f]|^Traceback \(most recent call last\)|^thread '[^']{0,100}' panicked at |^Exception in thread |^Unhandled exception\. |^(?:PHP )?Fatal error: |^Program (?:received|terminated)|Program crashed: |BUG: |kernel BUG at |WARNING: DATA RACE|, fault addr /m;

/** The claim with the crash that its text shows, where it states none itself. */
export function withTrace(claim: ReportClaim, options: TraceOptions): ReportClaim {
  if (claim.crash !== null) return claim;
  const asItStands = crashIn(claim.text, options);
  if (asItStands !== null && !isWithoutFrames(asItStands)) return { ...claim, crash: asItStands };
  const crash = crashIn(unquoted(claim.text), options) ?? asItStands;
  return crash === null ? claim : { ...claim, crash };
}

function crashIn(text: string, options: TraceOptions): Crash | null {
  const ruled = marks.test(text) ? readTrace(text, options) : { crash: null, hang: false };
  return readBeside(text, ruled).crash;
}

function isWithoutFrames({ state }: Crash): boolean {
  return state.length === 0 || state.join() === "NULL";
}

/** The text without the marks of a quotation, and without what all lines of code in a list or a quotation are set in by. */
function unquoted(text: string): string {
  return text.replace(/^[ \t]{0,3}(?:> ?){1,8}/gm, "").replace(/^(?: {4}|\t)(?=\S| {2,8}\S)/gm, "");
}

/** What stands before the first mark of a trace, where people say what the trace is of. */
export function writtenBefore(text: string): string {
  const head = text.slice(0, mostBefore);
  const mark = marks.exec(head);
  return mark === null ? "" : head.slice(0, mark.index);
}

const mostBefore = 8192;

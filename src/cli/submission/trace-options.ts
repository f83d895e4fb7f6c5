/** How traces are judged: by options, else by the variables that ClusterFuzz gives its jobs, so that a pipeline's own judgement and ours are one. */
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { ReportOptions } from "#cli/submission/report-word.ts";

/** The largest red zone with which memory that ran out still says something of the program. */
const largestRedzone = 64;

/** The options for the reader of traces. */
export function traceOptionsOf(
  options: Pick<ReportOptions, "hangs" | "fuzz-target">,
  env: Readonly<Record<string, string | undefined>>,
): TraceOptions {
  const hangs = env["REPORT_OOMS_AND_HANGS"];
  const redzone = Number(env["REDZONE"] ?? 0);
  return {
    fuzzTarget: options["fuzz-target"] ?? env["FUZZ_TARGET"] ?? null,
    hangs: options.hangs || hangs === "FORCE" || (isOn(hangs) && redzone <= largestRedzone),
    runtimeErrors: isOn(env["DETECT_V8_RUNTIME_ERRORS"]) || env["TASK_NAME"] === "analyze",
    checksAreSecurity: isOn(env["CHECKS_HAVE_SECURITY_IMPLICATION"]),
    assertsAreSecurity: !isOff(env["ASSERTS_HAVE_SECURITY_IMPLICATION"]),
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && ["true", "1", "yes"].includes(value.toLowerCase());
}

function isOff(value: string | undefined): boolean {
  return value !== undefined && ["false", "0", "no"].includes(value.toLowerCase());
}

/** CASR's crash reports: the sanitizer's or the language's own report where it holds one, else its stack, with CASR's judgement beside. */
import type { Crash } from "#core/crash/crash.ts";
import { readBeside } from "#core/crash/runtime/index.ts";
import { readTrace } from "#core/crash/read-trace.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { claim, type ReportFormat, reading } from "#core/submission/report-format.ts";

/** One report. */
export const casr: ReportFormat = {
  name: "casr",
  read: ({ json }, options) => {
    const report = json.ok ? json.value : undefined;
    const severity = member(report, "CrashSeverity");
    if (severity === undefined || !Array.isArray(member(report, "Stacktrace"))) return null;
    const kind = textMember(severity, "ShortDescription") ?? "";
    const own = ownReport(report);
    const trace = own ?? stackTrace(report, kind);
    const crash = crashOf({ trace, isOwn: own !== null }, kind, severity, options);
    const place = placeOf(textMember(report, "CrashLine") ?? "");
    const program = textMember(report, "ExecutablePath");
    return reading([
      claim({
        title: [kind, textMember(severity, "Description")].filter(Boolean).join(": "),
        text: [
          textMember(severity, "Explanation"),
          `$ ${textMember(report, "ProcCmdline") ?? ""}`,
          trace,
        ].join("\n\n"),
        product:
          program === null ? null : { name: program.slice(program.lastIndexOf("/") + 1), identifier: null },
        version: textMember(report, "PackageVersion") || null,
        places: place === null ? [] : [place],
        crash,
      }),
    ]);
  },
};

const reports = [
  "AsanReport",
  "MsanReport",
  "UbsanReport",
  "TsanReport",
  "LsanReport",
  "PythonReport",
  "GoReport",
  "JavaReport",
  "RustReport",
  "JsReport",
  "CSharpReport",
  "LuaReport",
];

/** The report of the tool that found the crash. */
function ownReport(report: unknown): string | null {
  const lines = reports.map((name) => listMember(report, name)).find((each) => each.length > 0);
  return lines === undefined ? null : textsOf(lines).join("\n");
}

function textsOf(lines: readonly unknown[]): readonly string[] {
  return lines.filter((line) => typeof line === "string");
}

/** CASR's kinds in the words of the debugger that saw them. */
const signals: Readonly<Record<string, string>> = {
  AbortSignal: "SIGABRT",
  FPE: "SIGFPE",
  TrapSignal: "SIGTRAP",
  BadInstruction: "SIGILL",
  StackOverflow: "SIGSEGV",
};

/** A debugger's stack, its frames with an address each, as a trace. */
function stackTrace(report: unknown, kind: string): string {
  const frames = textsOf(listMember(report, "Stacktrace")).map((line) =>
    line.replace(/^(#\d+)\s+(?=0x)/, "    $1 ").replace(/^(#\d+)\s+(?!0x)/, "    $1 0x0 in "),
  );
  return [`Program received signal ${signals[kind] ?? "SIGSEGV"},`, ...frames].join("\n");
}

const severe = ["EXPLOITABLE", "PROBABLY_EXPLOITABLE", "CRITICAL", "POSSIBLE_CRITICAL"];

/** By the tool's report; a debugger's stack has no kind of its own, and CASR's judgement counts. */
function crashOf(
  { trace, isOwn }: { readonly trace: string; readonly isOwn: boolean },
  kind: string,
  severity: unknown,
  options: TraceOptions,
): Crash {
  const { crash } = readBeside(trace, readTrace(trace, options));
  if (crash !== null && isOwn) return crash;
  const security = severe.includes(textMember(severity, "Type") ?? "");
  return crash === null
    ? { type: kind, address: "", state: [], security, frames: [] }
    : { ...crash, address: "", security };
}

function placeOf(
  text: string,
): { readonly file: string; readonly line: number | null; readonly function: null } | null {
  const match = /^([^:+]+):(\d{1,9})/.exec(text);
  return match === null ? null : { file: match[1] ?? "", line: Number(match[2]), function: null };
}

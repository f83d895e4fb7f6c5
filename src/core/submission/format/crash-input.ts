/** Inputs that crash a target, as fuzzers leave them in their folders: what the file's name says of them, since the content is the input itself. What else lies in such a folder is no report. */
import type { Crash } from "#core/crash/crash.ts";
import { isNearNull } from "#core/crash/address.ts";
import type { Finding } from "#core/problem.ts";
import type { ReportDocument } from "#core/submission/report-document.ts";
import { claim, type ReportFormat, type ReportReading, reading } from "#core/submission/report-format.ts";

const signalNames: Readonly<Record<string, string>> = {
  "04": "SIGILL",
  "05": "SIGTRAP",
  "06": "SIGABRT",
  "07": "SIGBUS",
  "08": "SIGFPE",
  "11": "SIGSEGV",
};

/** Signals in the words that sanitizers have for them. */
const kinds: Readonly<Record<string, string>> = {
  SIGSEGV: "UNKNOWN",
  SIGBUS: "UNKNOWN",
  SIGABRT: "Abrt",
  SIGFPE: "Floating-point-exception",
  SIGILL: "Ill",
  SIGTRAP: "Trap",
};

/** The inputs of AFL++, honggfuzz, libFuzzer and LibAFL. */
export const crashInput: ReportFormat = {
  name: "crash-input",
  read: (document) =>
    aflInput(document) ?? honggfuzzInput(document) ?? namedInput(document) ?? beside(document),
};

/** `id:000001,sig:11,src:…`. */
function aflInput({ name }: ReportDocument): ReportReading | null {
  const match = /^id[:_](\d{6}),sig[:_](\d{2})/.exec(name);
  if (match === null) return null;
  const signal = signalNames[match[2] ?? ""];
  return input("afl", name, crashOf(signal, null));
}

/** `SIGSEGV.PC.….STACK.….CODE.….ADDR.….INSTR.….fuzz`. */
function honggfuzzInput({ name }: ReportDocument): ReportReading | null {
  const signal = /^(SIG[A-Z]{2,6})\.PC\.[0-9a-fx]{1,20}\.STACK\./.exec(name)?.[1];
  if (signal === undefined) return null;
  const address = /\.ADDR\.((?:0x)?[0-9a-f]{1,20}|\(nil\))\./.exec(name)?.[1] ?? null;
  return input("honggfuzz", name, crashOf(signal, address));
}

const outcomes: Readonly<Record<string, string>> = {
  crash: "",
  leak: "Direct-leak",
  timeout: "Timeout",
  oom: "Out-of-memory",
  "slow-unit": "Timeout",
};

const ofLibfuzzer = /^(crash|leak|timeout|oom|slow-unit)-(?:[0-9a-f]{40}|[\w-]{1,100})$/;
const bareHash = /^(?:[0-9a-f]{16}|[0-9a-f]{40})(?:-\d{1,6})?$/;

/** Whether a file's name says that it is an input that crashes a target: what it holds may look like anything, and is not looked into. */
export function isCrashInput(source: string): boolean {
  const name = source.slice(source.lastIndexOf("/") + 1);
  return (
    /^id[:_]\d{6},sig[:_]/.test(name) ||
    /^SIG[A-Z]{2,6}\.PC\./.test(name) ||
    ofLibfuzzer.test(name) ||
    isBareHash(source, name)
  );
}

/** A bare hash in a folder of crashes. */
function isBareHash(source: string, name: string): boolean {
  return bareHash.test(name) && /crash[^/]*\/$/.test(source.slice(0, -name.length));
}

/** `crash-SHA1` and its like of libFuzzer; a bare hash in a folder of crashes, of LibAFL and others. */
function namedInput({ name, source }: ReportDocument): ReportReading | null {
  const outcome = ofLibfuzzer.exec(name)?.[1];
  if (outcome !== undefined) {
    const type = outcomes[outcome] ?? "";
    return input(
      "libfuzzer",
      name,
      type === "" ? null : { type, address: "", state: [], security: false, frames: [] },
    );
  }
  return isBareHash(source, name) ? input("libafl", name, null) : null;
}

function crashOf(signal: string | undefined, address: string | null): Crash | null {
  if (signal === undefined) return null;
  const kind = kinds[signal] ?? signal;
  const given =
    address === null || address === "(nil)" ? "" : address.startsWith("0x") ? address : `0x${address}`;
  const known = address !== null && kind === "UNKNOWN";
  const isNull = known && isNearNull(given);
  return {
    type: isNull ? "Null-dereference" : kind,
    address: given,
    state: [],
    security: known && !isNull,
    frames: [],
  };
}

const stateMissing: Finding = {
  at: "",
  code: "trace-missing",
  message: "This is an input alone: without the trace of the crash nothing says where it is reached.",
};

function input(tool: string, name: string, crash: Crash | null): ReportReading {
  return {
    ...reading([
      claim({
        title: `An input that crashes a target (${tool})`,
        text: name,
        crash,
        findings: [stateMissing],
      }),
    ]),
    tool,
  };
}

const fuzzerFiles =
  /^(?:fuzz_bitmap|fuzzer_setup|fuzzer_stats|fastresume\.bin|plot_data|cmdline|target_hash|queue_data|id[:_]\d{6},(?!sig).*|HONGGFUZZ\.REPORT\.TXT\.bak)$/;

const noReport: Finding = {
  at: "",
  code: "fuzzer-file",
  message: "This file belongs to a fuzzer's folder and reports nothing by itself.",
};

/** What lies beside crashes in a fuzzer's folder. */
function beside({ name, text }: ReportDocument): ReportReading | null {
  const note = name === "README.txt" && text?.includes("Command line used to find this crash") === true;
  return note || fuzzerFiles.test(name) ? { ...reading([], [noReport]), tool: "afl" } : null;
}

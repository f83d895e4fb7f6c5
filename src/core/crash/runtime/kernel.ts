/** Linux on x86 and arm64 without a sanitizer: what the kernel says of a fault, where it stood, and the functions that called. */
import { capitalized } from "#core/crash/scan.ts";
import type { Crash, StackFrame } from "#core/crash/crash.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const titles: readonly (readonly [RegExp, string])[] = [
  [/BUG: kernel NULL pointer dereference, address: ([0-9a-f]{1,16})/, "NULL-pointer-dereference"],
  [
    /BUG: unable to handle (?:kernel )?(?:page fault|paging request|NULL pointer dereference)(?: for address:| at)? ?(?:virtual address )?([0-9a-f]{1,16})?/,
    "Page-fault",
  ],
  [
    /Unable to handle kernel (?:NULL pointer dereference|paging request|access to user memory).{0,40} at virtual address ([0-9a-f]{1,16})/,
    "Page-fault",
  ],
  [/general protection fault/, "General-protection-fault"],
  [/WARNING: CPU: \d{1,5} PID: \d{1,10} at /, "Warning"],
  [/UBSAN: ([\w-]{1,60}) in /, "Undefined-behaviour"],
  [/kernel BUG at (\S{1,300}?!)/, "Bug"],
];
const pointer = /^\s{0,4}(?:RIP: \w{4}:|pc : )(\w{1,200})\+0x/;
const caller = /^\s{0,4}(?:\? )?(\w{1,200})\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8}(?: (\S{1,300}?):(\d{1,7}))?/;
const noise = /^\s{0,4}(?:<\/?(?:TASK|IRQ|NMI|#DF)>|\? )/;

const sanitizer = /BUG: (?:KASAN|KMSAN|KFENCE|KCSAN): ([a-z][\w -]{1,80}?)(?: (?:in|on|at) |$)/i;
/** KCSAN's word for an access. */
const raced = /^\s{0,4}(read|write)(?: \(\S{1,40}\))? to 0x([0-9a-f]{1,16}) of (\d{1,9}) bytes by /;
const accessed =
  /(Read|Write|read|write) of size (\d{1,9})(?: (?:at addr(?:ess)? |.{0,40}?)([0-9a-f]{8,16})\b)?/;
/** Functions of the sanitizer and of its report, which stand above the flaw's own. */
const reporting =
  /^(?:dump_stack(?:_lvl)?|show_stack|print_report|print_address_description|(?:__)?kasan_\w+|(?:__)?(?:asan|msan|kfence|kmsan|tsan|kcsan|ubsan)_\w+|check_(?:memory_region|region_inline)|end_report|die|exc_\w+|asm_exc_\w+)$/;

/** A fault of the kernel. */
export const kernel: RuntimeReader = {
  name: "kernel",
  read: (printed) => {
    const lines = printed.map(withoutTime);
    const start = lines.findIndex((line) => titles.some(([title]) => title.test(line)));
    const reported = sanitizerReport(lines);
    if (reported !== null) return reported;
    if (start < 0) return null;
    const [title, kind] = titles.find(([each]) => each.test(lines[start] ?? "")) ?? [/^/, ""];
    const word = title.exec(lines[start] ?? "")?.[1];
    const given = kind === "Undefined-behaviour" || kind === "Bug" ? undefined : word;
    const named = kind === "Bug" ? capitalized(word ?? kind) : kind;
    const after = lines.slice(start, start + 200);
    const stood = after.map((line) => pointer.exec(line)?.[1]).find(Boolean) ?? null;
    const callers = callersIn(after);
    const frames = stood === null || callers[0]?.function === stood ? callers : [frame(stood), ...callers];
    return frames.length === 0
      ? null
      : runtimeCrash(`Kernel failure\n${named}`, frames, {
          security: true,
          address: given === undefined ? "" : `0x${given}`,
        });
  },
};

/** A line of a log without the time, the task or processor, and the machine that stand before what the kernel says. */
function withoutTime(line: string): string {
  return line.replace(
    /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,100} kernel: )?(?:<\d{1,3}>)?\[\s{0,8}\d{1,10}\.\d{1,9}\](?:\[\s{0,8}[TC]\d{1,10}\])?\s?/,
    "",
  );
}

/** The functions under `Call Trace:`, else under the access or the report's first line, innermost first. */
function callersIn(lines: readonly string[]): readonly StackFrame[] {
  const trace = lines.findIndex((line) => /Call [Tt]race:/.test(line));
  const plain = lines.slice(0, 12).findIndex((line) => caller.test(line));
  const first = trace < 0 ? plain : trace + 1;
  if (first < 0) return [];
  return framesFrom(lines, first, (line) => {
    if (noise.test(line)) return "between";
    const match = caller.exec(line);
    return match === null ? null : frame(match[1] ?? null, match[2] ?? null, match[3]);
  }).filter(({ function: name }) => name === null || !reporting.test(name));
}

/** What a sanitizer of the kernel says, in the log of a machine, where each line begins with its time. */
function sanitizerReport(lines: readonly string[]): Crash | null {
  const start = lines.findIndex((line) => sanitizer.test(line));
  if (start < 0) return null;
  const after = lines.slice(start, start + 200);
  const kind = (sanitizer.exec(after[0] ?? "")?.[1] ?? "").trim().replaceAll(" ", "-");
  const access = after.map((line) => accessed.exec(line)).find((match) => match !== null);
  const frames = callersIn(after);
  if (frames.length === 0) return null;
  const race = after.map((line) => raced.exec(line)).find((match) => match !== null);
  const [way, size, at] = race === undefined ? (access?.slice(1) ?? []) : [race[1], race[3], race[2]];
  const what = way === undefined ? [] : [`${way.toUpperCase()} ${size ?? ""}`];
  const type = ["Kernel failure", capitalized(kind), ...what].join("\n");
  return runtimeCrash(type, frames, {
    security: kind !== "data-race",
    address: at === undefined ? "" : `0x${at}`,
  });
}

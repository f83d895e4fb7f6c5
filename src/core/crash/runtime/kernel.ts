/** Linux on x86 and arm64 without a sanitizer: what the kernel says of a fault, where it stood, and the functions that called. */
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
];
const pointer = /^(?:\[[^\]]{1,40}\]\s?)?\s{0,4}(?:RIP: \w{4}:|pc : )(\w{1,200})\+0x/;
const caller =
  /^(?:\[[^\]]{1,40}\]\s?)?\s{0,4}(?:\? )?(\w{1,200})\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8}(?: (\S{1,300}?):(\d{1,7}))?/;
const noise = /^(?:\[[^\]]{1,40}\]\s?)?\s{0,4}(?:<\/?(?:TASK|IRQ|NMI|#DF)>|\? )/;

const sanitizer = /BUG: (?:KASAN|KMSAN|KFENCE): ([a-z][\w -]{1,80}?)(?: (?:in|on|at) |$)/i;
const accessed =
  /(Read|Write|read|write) of size (\d{1,9})(?: (?:at addr(?:ess)? |.{0,40}?)([0-9a-f]{8,16})\b)?/;
/** Functions of the sanitizer and of its report, which stand above the flaw's own. */
const reporting =
  /^(?:dump_stack(?:_lvl)?|show_stack|print_report|print_address_description|(?:__)?kasan_\w+|(?:__)?(?:asan|msan|kfence|kmsan)_\w+|check_(?:memory_region|region_inline)|end_report)$/;

/** A fault of the kernel. */
export const kernel: RuntimeReader = {
  name: "kernel",
  read: (lines) => {
    const start = lines.findIndex((line) => titles.some(([title]) => title.test(line)));
    const reported = sanitizerReport(lines);
    if (reported !== null) return reported;
    if (start < 0) return null;
    const [title, kind] = titles.find(([each]) => each.test(lines[start] ?? "")) ?? [/^/, ""];
    const given = kind === "Undefined-behaviour" ? undefined : title.exec(lines[start] ?? "")?.[1];
    const after = lines.slice(start, start + 200);
    const stood = after.map((line) => pointer.exec(line)?.[1]).find(Boolean) ?? null;
    const callers = callersIn(after);
    const frames = stood === null || callers[0]?.function === stood ? callers : [frame(stood), ...callers];
    return frames.length === 0
      ? null
      : runtimeCrash(`Kernel failure\n${kind}`, frames, {
          security: true,
          address: given === undefined ? "" : `0x${given}`,
        });
  },
};

/** The functions under `Call Trace:`, innermost first. */
function callersIn(lines: readonly string[]): readonly StackFrame[] {
  const trace = lines.findIndex((line) => /Call [Tt]race:/.test(line));
  if (trace < 0) return [];
  return framesFrom(lines, trace + 1, (line) => {
    if (noise.test(line)) return "between";
    const match = caller.exec(line);
    return match === null ? null : frame(match[1] ?? null, match[2] ?? null, match[3]);
  });
}

/** What a sanitizer of the kernel says, in the log of a machine, where each line begins with its time. */
function sanitizerReport(lines: readonly string[]): Crash | null {
  const start = lines.findIndex((line) => sanitizer.test(line));
  if (start < 0) return null;
  const after = lines.slice(start, start + 200);
  const kind = (sanitizer.exec(after[0] ?? "")?.[1] ?? "").trim().replaceAll(" ", "-");
  const access = after.map((line) => accessed.exec(line)).find((match) => match !== null);
  const frames = callersIn(after).filter(({ function: name }) => name === null || !reporting.test(name));
  if (frames.length === 0) return null;
  const what = access === undefined ? [] : [`${(access[1] ?? "").toUpperCase()} ${access[2] ?? ""}`];
  const type = ["Kernel failure", `${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}`, ...what].join("\n");
  const address = access?.[3] === undefined ? "" : `0x${access[3]}`;
  return runtimeCrash(type, frames, { security: true, address });
}

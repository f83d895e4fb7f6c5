/** Linux on x86 and arm64 without a sanitizer: what the kernel says of a fault, where it stood, and the functions that called. */
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

/** A fault of the kernel. */
export const kernel: RuntimeReader = {
  name: "kernel",
  read: (lines) => {
    const start = lines.findIndex((line) => titles.some(([title]) => title.test(line)));
    if (start < 0) return null;
    const [title, kind] = titles.find(([each]) => each.test(lines[start] ?? "")) ?? [/^/, ""];
    const given = kind === "Undefined-behaviour" ? undefined : title.exec(lines[start] ?? "")?.[1];
    const after = lines.slice(start, start + 200);
    const stood = after.map((line) => pointer.exec(line)?.[1]).find(Boolean) ?? null;
    const trace = after.findIndex((line) => /Call [Tt]race:/.test(line));
    const callers =
      trace < 0
        ? []
        : framesFrom(after, trace + 1, (line) => {
            if (noise.test(line)) return "between";
            const match = caller.exec(line);
            return match === null ? null : frame(match[1] ?? null, match[2] ?? null, match[3]);
          });
    const frames = stood === null || callers[0]?.function === stood ? callers : [frame(stood), ...callers];
    return frames.length === 0
      ? null
      : runtimeCrash(`Kernel failure\n${kind}`, frames, {
          security: true,
          address: given === undefined ? "" : `0x${given}`,
        });
  },
};

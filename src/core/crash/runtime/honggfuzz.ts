/** honggfuzz's report of a crash: signal, address, and a stack of its own form. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";
import { isNearNull } from "#core/crash/address.ts";

const place =
  /^ ?<0x[0-9a-f]{1,16}>\s{1,4}\[(?:func:)?([^\]()]{0,300})(?:\(\))?(?:[^\]]{0,40}\bfile:([^\]]{1,300}?) ?line:(\d{1,9}))?[^\]]{0,400}\]/;

/** The first crash of a report. */
export const honggfuzz: RuntimeReader = {
  name: "honggfuzz",
  read: (lines) => {
    const stack = lines.findIndex((line) => line.startsWith("STACK:"));
    const signal = lines.map((line) => /^SIGNAL: (SIG[A-Z]{1,8})/.exec(line)?.[1]).find(Boolean);
    if (stack < 0 || signal === undefined) return null;
    const address =
      lines.map((line) => /^FAULT ADDRESS: (0x[0-9a-f]{1,16})/.exec(line)?.[1]).find(Boolean) ?? "";
    const frames = framesFrom(lines, stack + 1, (line) => {
      const match = place.exec(line);
      return match === null ? null : frame((match[1] ?? "").trim(), match[2] ?? null, match[3]);
    });
    const faults = signal === "SIGSEGV" || signal === "SIGBUS";
    const near = address === "" || isNearNull(address);
    return runtimeCrash(faults ? (near ? "Null-dereference" : "UNKNOWN") : signal, frames, {
      address,
      security: faults && !near,
    });
  },
};

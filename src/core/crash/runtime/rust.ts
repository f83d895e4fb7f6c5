/** Rust since 1.73: the place of a panic stands on its line, the message on the next; then the stack, a place under each name. */
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title = /^thread '[^']{0,200}'(?: \(\d{1,10}\))? panicked at (\S{1,500}?):(\d{1,9}):\d{1,9}:$/;
/** Before 1.73 the message stands on the panic's own line. */
const oldTitle = /^thread '[^']{0,200}' panicked at '(.{0,2000}?)', (\S{1,500}?):(\d{1,9}):\d{1,9}$/;
const fullStack = /^thread '[^']{0,200}'(?: \(\d{1,10}\))? has overflowed its stack$/;
const named = /^\s{1,4}\d{1,4}:\s+(?:0x[0-9a-f]{1,16} - )?(\S.{0,500})$/;

/** A panic, a failed assertion as in older releases. */
export const rust: RuntimeReader = {
  name: "rust",
  read: (lines) => {
    const start = lines.findIndex((line) => title.test(line) || oldTitle.test(line));
    // A stack that is full leaves no frames to print.
    if (start < 0)
      return lines.some((line) => fullStack.test(line)) ? runtimeCrash("Stack-overflow", []) : null;
    const old = oldTitle.exec(lines[start] ?? "");
    const [, file = "", number] = old?.slice(1) ?? title.exec(lines[start] ?? "") ?? [];
    const message = old?.[1] ?? (lines[start + 1] ?? "").trim();
    const stack = lines.findIndex((line, index) => index > start && line.startsWith("stack backtrace:"));
    const frames =
      stack < 0
        ? []
        : framesFrom(lines, stack + 1, (line) => {
            const match = named.exec(line);
            if (match !== null) return frame((match[1] ?? "").replace(/::h[0-9a-f]{16}$/, ""));
            return /^\s+at /.test(line) ? "between" : null;
          });
    const at = frames.length > 0 ? frames : [frame(null, file, number)];
    return runtimeCrash("ASSERT", at, { message: message || null, security: true });
  },
};

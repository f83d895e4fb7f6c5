/** Swift: what its run time prints when a program ends by a fatal error or a signal, in the forms before and since 5.9. */
import { isNearNull } from "#core/crash/address.ts";
import { frameName } from "#core/crash/crash-state.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const fatal = /^(?:\S{1,300}:\d{1,9}: )?(?:Swift runtime failure|Fatal error)(?:$|: )/;
const crashed = /^(?:\S{1,4} )?Program crashed: ([A-Z][\w ]{1,60}?)(?: at (0x[0-9a-f]{1,16}))?$/;
const stackHead = /^(?:Current stack trace:|Thread \d{1,5}(?: "[^"]{0,200}")? crashed:)$/;
const since59 =
  /^\s{0,6}\d{1,5} (?:\[[a-z]{1,20}\] ){0,4}\s{0,12}(?:0x[0-9a-f]{1,16} )?(\S.{0,500}?)(?: \+ \d{1,12})? in (\S.{0,300}?)(?: at (\S.{0,1000}?):(\d{1,9})(?::\d{1,9})?)?$/;
const before59 = /^\d{1,5}\s{1,8}(\S.{0,200}?)\s{1,60}0x[0-9a-f]{1,16} (\S.{0,500}?) \+ \d{1,12}$/;
/** The code around each frame, which a line of blanks and a mark surround. */
const shown = /^\s*$|^\s{0,12}(?:\d{1,9}\s{0,4}\*?)?[│|]/;
const runtime =
  /^(?:_?assertionFailure|_?swift_|__swift|\$|<unavailable>|specialized _|specialized Array\._|Swift\.)/;

/** A fatal error, or a signal. */
export const swift: RuntimeReader = {
  name: "swift",
  read: (lines) => {
    const head = lines.findIndex((line) => stackHead.test(line));
    if (head < 0) return null;
    const before = lines.slice(Math.max(0, head - 60), head);
    const signal = before.map((line) => crashed.exec(line)).find((match) => match !== null);
    const isFatal = before.some((line) => fatal.test(line));
    if (signal === undefined && !isFatal) return null;
    const frames = framesFrom(lines, head + 1, frameOf).filter(
      ({ function: name }) => !runtime.test(name ?? ""),
    );
    const address = signal?.[2] ?? "";
    const isAccess = /pointer|access/i.test(signal?.[1] ?? "");
    return isFatal || signal === undefined
      ? runtimeCrash("Fatal error", frames)
      : runtimeCrash(signal[1] ?? "", frames, {
          address: isAccess ? address : "",
          security: isAccess && !isNearNull(address),
        });
  },
};

function frameOf(line: string) {
  const old = before59.exec(line);
  if (old !== null) return { ...frame(frameName(old[2] ?? "")), module: old[1] ?? null };
  if (shown.test(line)) return "between";
  const match = since59.exec(line);
  return match === null
    ? null
    : { ...frame(frameName(match[1] ?? ""), match[3] ?? null, match[4]), module: match[2] ?? null };
}

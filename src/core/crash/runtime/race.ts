/** Data races as Go and ThreadSanitizer print them where frames have no address: what was accessed how, and by which functions. */
import type { StackFrame } from "#core/crash/crash.ts";
import { frameName } from "#core/crash/crash-state.ts";
import { frame, framesFrom, runtimeCrash, type RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

const title = /^WARNING: (?:DATA RACE$|ThreadSanitizer: ([a-z][a-z -]{1,60}?) \()/;
const access = /^\s{0,4}(?:Atomic )?(write|read)(?: of size (\d{1,6}))? at (0x[0-9a-f]{1,16}) by /i;
const goFunction = /^ {2}(\S.{0,500}?)\(\)$/;
const goPlace = /^ {6}(\S.{0,1000}?):(\d{1,9}) \+0x[0-9a-f]{1,16}$/;
const tsanFrame = /^\s{1,8}#\d{1,3} (\S.{0,1000}?)(?: \([^()]{1,500}\+0x[0-9a-f]{1,16}\))?$/;

/** A race. */
export const race: RuntimeReader = {
  name: "race",
  read: (lines) => {
    const start = lines.findIndex((line) => title.test(line));
    if (start < 0) return null;
    const after = lines.slice(start, start + 100);
    const kind = title.exec(after[0] ?? "")?.[1] ?? "data race";
    const at = after.findIndex((line) => access.test(line));
    const [, way = "", size, address = ""] = access.exec(after[at] ?? "") ?? [];
    const first = at < 0 ? after.findIndex((line) => tsanFrame.test(line)) - 1 : at;
    const frames = first < -1 ? [] : withPlaces(after, framesFrom(after, first + 1, frameOf));
    if (frames.length === 0) return null;
    const what = way === "" ? [] : [[way.toUpperCase(), ...(size === undefined ? [] : [size])].join(" ")];
    const type = [`${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}`, ...what].join("\n");
    return runtimeCrash(type, frames, { address });
  },
};

function frameOf(line: string): StackFrame | "between" | null {
  if (goPlace.test(line)) return "between";
  const go = goFunction.exec(line)?.[1];
  // The path of a module says no more than its last part.
  if (go !== undefined) return frame(go.slice(go.lastIndexOf("/") + 1));
  const text = tsanFrame.exec(line)?.[1];
  if (text === undefined) return null;
  const cut = text.lastIndexOf(" ");
  const [file = "", at] = text.slice(cut + 1).split(":");
  const hasPlace = cut > 0 && (at !== undefined || file === "<null>");
  return hasPlace
    ? frame(frameName(text.slice(0, cut)), file === "<null>" ? null : file, at)
    : frame(frameName(text));
}

/** Go prints where a function stands on the line below it. */
function withPlaces(lines: readonly string[], frames: readonly StackFrame[]): readonly StackFrame[] {
  const places = lines.flatMap((line) => {
    const match = goPlace.exec(line);
    return match === null ? [] : [match];
  });
  return frames.map((one, index) => {
    const place = places[index];
    return one.file !== null || place === undefined ? one : frame(one.function, place[1] ?? null, place[2]);
  });
}

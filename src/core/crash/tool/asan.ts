/** AddressSanitizer: what it says in other words than the sanitizers' common ones. */
import { afterLast, holds } from "#core/crash/scan.ts";
import { kindOfReport } from "#core/crash/tool/sanitizer.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

/** Overlapping arguments of memcpy: the ranges stand for the address. */
export const memcpyOverlap: LineRule = (line, state) => {
  const named = line.indexOf("AddressSanitizer");
  const at = named < 0 ? -1 : line.lastIndexOf("memcpy-param-overlap");
  const open = line.indexOf("[", at);
  const close = line.lastIndexOf(")");
  if (at <= named || open < 0 || close < open) return false;
  start("Memcpy-param-overlap", line.slice(open, close + 1).trim(), state);
  return false;
};

/** Freeing what was not allocated, or twice. */
export const wrongFree: LineRule = (line, state) => {
  if (!line.includes("AddressSanitizer")) return false;
  const never = "AddressSanitizer: attempting free on address which was not malloc()-ed: ";
  const wild = afterLast(line, never, /[xX0-9a-fA-F]+/y)?.[0];
  if (wild !== undefined) return start("Invalid-free", wild, state);
  const twice = holds(line, "AddressSanitizer", "double-free on ")
    ? afterLast(line, "double-free on ", /(?:unknown address |address |)([xX0-9a-fA-F]+)/y)?.[1]
    : undefined;
  return twice === undefined ? false : start("Heap-double-free", twice, state);
};

function start(kind: string, address: string, state: TraceState): boolean {
  state.reset();
  state.setType(kind, "asan");
  state.address = address;
  return true;
}

/** The first report that has a kind and no address. */
export const asanKind: LineRule = (line, state) => {
  const match = ["HWAddressSanitizer", "AddressSanitizer"]
    .map((name) => ({ name, match: afterLast(line, `ERROR: ${name}`, /[: ]*([^(:;]+)/y) }))
    .find((each) => each.match !== null);
  if (match === undefined) return false;
  state.reset();
  state.setType(kindOfReport(match.match?.[1] ?? ""), match.name.startsWith("HW") ? "hwasan" : "asan");
  return false;
};

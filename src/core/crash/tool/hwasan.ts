/** HWAddressSanitizer: an object whose end was overwritten has its address on the line of the kind. */
import { afterLast } from "#core/crash/scan.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

const head = "ERROR: HWAddressSanitizer: allocation-tail-overwritten; heap object [";

/** The address of the object. */
export const overwrittenTail: LineRule = (line, state) => {
  const address = afterLast(line, head, /([xX0-9a-fA-F]+),.*of size/y)?.[1];
  if (address !== undefined) state.address = address;
  return false;
};

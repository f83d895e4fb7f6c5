/** Descriptors that this process itself inherited and that a program it starts would inherit too: all of Node's own are closed at a start, these are not. */
import { readdirSync, readFileSync } from "node:fs";

const closedAtStart = 0o2000000;
const standard = 2;

/** Their numbers, without the three standard ones. */
export function inheritedDescriptors(): readonly number[] {
  return readdirSync("/proc/self/fd")
    .map(Number)
    .filter((number) => number > standard && !isClosedAtStart(number));
}

/** What closes between the listing and the look is nobody's any more. */
function isClosedAtStart(number: number): boolean {
  try {
    const flags = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${number}`, "latin1"))?.[1] ?? "0";
    return (Number.parseInt(flags, 8) & closedAtStart) !== 0;
  } catch {
    return true;
  }
}

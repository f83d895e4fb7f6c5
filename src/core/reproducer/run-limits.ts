/** What one run may use: what a manifest asks for, within what a room allows. */
import { addProblem, type Cursor, memberAt, numberAt, onlyMembers } from "#core/input/json-cursor.ts";

/** The limits of a run. */
export type RunLimits = {
  readonly seconds: number;
  readonly memoryMiB: number;
  readonly processes: number;
  /** Of the one place that can be written to. */
  readonly diskMiB: number;
  readonly outputKiB: number;
};

/** What a run gets that asks for nothing. */
export const usualLimits: RunLimits = {
  seconds: 10,
  memoryMiB: 512,
  processes: 32,
  diskMiB: 64,
  outputKiB: 1024,
};

/** The most that a run gets where a room says nothing else. */
export const highestLimits: RunLimits = {
  seconds: 60,
  memoryMiB: 2048,
  processes: 256,
  diskMiB: 512,
  outputKiB: 4096,
};

const names = ["seconds", "memoryMiB", "processes", "diskMiB", "outputKiB"] as const;

/** The limits that a manifest asks for; a finding for each that is no whole number above 0, or above what is allowed. */
export function readRunLimits(place: Cursor, highest: RunLimits): RunLimits {
  onlyMembers(place, names);
  const limits: Record<(typeof names)[number], number> = { ...usualLimits };
  for (const name of names) {
    const at = memberAt(place, name);
    const asked = numberAt(at) ?? Math.min(usualLimits[name], highest[name]);
    if (!Number.isInteger(asked) || asked < 1)
      addProblem(at, "value-unknown", "expected a whole number above 0");
    else if (asked > highest[name])
      addProblem(at, "limit-too-high", `expected at most ${highest[name]}, which is allowed here`);
    limits[name] = asked;
  }
  return limits;
}

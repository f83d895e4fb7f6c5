/** Detectors that fuzzers run beside a target: shells, files, names that an input reached. */
import type { LineRule } from "#core/crash/trace-state.ts";

const kinds: readonly (readonly [line: string, kind: string])[] = [
  ["===BUG DETECTED: Shell corruption===", "Command injection"],
  ["===BUG DETECTED: Shell injection===", "Command injection"],
  ["===BUG DETECTED: Arbitrary file open===", "Arbitrary file open"],
  ["===BUG DETECTED: Arbitrary domain name resolution===", "Arbitrary DNS resolution"],
  ["===BUG DETECTED: PySecSan:", "PySecSan"],
];

/** What a detector found. */
export const detected: LineRule = (line, state) => {
  if (!line.startsWith("===BUG DETECTED: ")) return false;
  const kind = kinds.find(([text]) => line.startsWith(text))?.[1];
  if (kind !== undefined) state.setType(kind, "detector");
  return false;
};

/**
 * Ranges in brackets: Maven ("Dependency Version Requirement Specification" of the POM reference) and NuGet ("Version ranges").
 * `[1.0,2.0)`, `(,1.5]`, `[1.1]`, several parted by commas. A version without brackets is a wish in Maven and a minimum in NuGet.
 */

import { type Parsed, failed, parsed } from "#core/problem.ts";
import { intervalFromVersion } from "#core/version/intervals.ts";
import { type Interval, everyVersion, unreadableVersion } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";

const mostSets = 500;

/** The intervals of a range in brackets, in the order of the text. Findings are `byte N`. */
export function readBrackets(scheme: Scheme, text: string): Parsed<Interval[]> {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "*") return parsed([everyVersion]);
  if (!/^[[(]/.test(trimmed)) return readBare(scheme, trimmed);
  const intervals: Interval[] = [];
  for (let at = 0; at < text.length;) {
    if (/[\s,]/.test(text[at] as string)) {
      at++;
      continue;
    }
    const end = endOfSet(text, at);
    if (end < 0 || intervals.length === mostSets) {
      return failed(
        `byte ${at}`,
        "range-malformed",
        `A range in brackets was expected here, at most ${mostSets} of them.`,
      );
    }
    const interval = readSet(scheme, text.slice(at, end + 1), `byte ${at}`);
    if (!interval.ok) return interval;
    intervals.push(interval.value);
    at = end + 1;
  }
  return parsed(intervals);
}

/** The place of the closing bracket of the set that opens at a place; -1 when there is none. */
function endOfSet(text: string, at: number): number {
  if (text[at] !== "[" && text[at] !== "(") return -1;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "]" || text[end] === ")") return end;
    if (text[end] === "[" || text[end] === "(") return -1;
  }
  return -1;
}

function readSet(scheme: Scheme, set: string, at: string): Parsed<Interval> {
  const parts = set
    .slice(1, -1)
    .split(",")
    .map((part) => part.trim());
  const [low = "", high = low] = parts;
  const single = parts.length === 1;
  if (parts.length > 2 || (single && (low === "" || set[0] !== "[" || !set.endsWith("]")))) {
    return failed(at, "range-malformed", "A range has two ends, or one version in square brackets.");
  }
  for (const end of [low, high]) {
    if (end !== "" && scheme.key(end) === null)
      return { ok: false, findings: [unreadableVersion(scheme, end, at)] };
  }
  return parsed({
    from: low === "" ? null : low,
    fromIncluded: low === "" || set[0] === "[",
    to: high === "" ? null : high,
    toIncluded: high === "" || set.endsWith("]"),
  });
}

/** A version without brackets: NuGet's minimum. Maven's wish restricts nothing, so it says nothing about what is affected. */
function readBare(scheme: Scheme, version: string): Parsed<Interval[]> {
  if (scheme.key(version) === null)
    return { ok: false, findings: [unreadableVersion(scheme, version, "byte 0")] };
  if (scheme.name === "nuget") return parsed([intervalFromVersion(version, true)]);
  return failed("byte 0", "range-soft", "A Maven version without brackets is a wish, not a range.");
}
